import type { Actor, Context } from '#main/core/context.ts';
import { editOf } from '#main/features/registrations/edit.ts';
import { registrationsOf } from '#main/features/registrations/repository.ts';
import { keywordSet } from '#main/storage/operations/kinds/index.ts';
import type { Reader, WriteTx } from '#main/storage/unit-of-work.ts';
import type { CallParsed } from '#shared/contract/define.ts';
import type { Interests, interestsContract, KeywordRow } from '#shared/contract/interests.ts';
import { AppError } from '#shared/domain/errors.ts';
import { keywordKey, MOST_KEYWORDS, uniqueKeywords } from '#shared/domain/keywords.ts';
import {
  FIELD_OF,
  findInterests,
  type InterestsRow,
  KEYWORD_LISTS,
  type KeywordList,
  type KeywordUse,
  meaningsOf,
} from './repository.ts';

type Calls = typeof interestsContract.calls;
type Lists = { [K in KeywordList]?: readonly string[] | undefined };

/** People who share a keyword before it is offered to everybody. */
const FEWEST_PEOPLE = 3;

/** What people offer and look for. */
export class InterestService {
  readonly #context: Context;

  constructor(context: Context) {
    this.#context = context;
  }

  /** @throws AppError `notFound` */
  async get(registrationId: string, read: Reader = this.#context.store.read): Promise<Interests> {
    const { offering, lookingFor, topics, consent } = await this.#require(read, registrationId);
    return { offering, lookingFor, topics, consent };
  }

  async set(actor: Actor, { registrationId, ...lists }: CallParsed<Calls['set']>): Promise<Interests> {
    return this.#context.store.write(async (tx) => {
      const row = await this.#require(tx, registrationId);
      await this.#write(tx, actor, [{ row, lists }]);
      return this.get(registrationId, tx);
    });
  }

  async suggest(request: CallParsed<Calls['suggest']>) {
    const { keywords } = await this.#suggest(request, () => true);
    return { keywords: keywords.map(({ key, label, people }) => ({ key, label, people })) };
  }

  /**
   * Suggestions for whoever passes by: a word that hardly anybody has would tell of them, unless an organizer has put it into
   * words; and how many have one is nobody's business.
   */
  async suggestOpenly(request: CallParsed<Calls['suggest']>) {
    const isOpen = ({ people, curated }: KeywordUse) => people >= FEWEST_PEOPLE || curated;
    const { keywords } = await this.#suggest(request, isOpen);
    return { keywords: keywords.map(({ key, label }) => ({ key, label, people: 0 })) };
  }

  async #suggest({ eventId, text, limit }: CallParsed<Calls['suggest']>, isOffered: (use: KeywordUse) => boolean) {
    const wanted = keywordKey(text);
    const uses = (await this.#context.keywords.uses(eventId)).filter(isOffered);
    const begins = (key: string) => key.startsWith(wanted) || key.includes(` ${wanted}`);
    const keywords = uses
      .filter(
        ({ key, label, merged }) => begins(key) || begins(keywordKey(label)) || merged.some((one) => begins(one.key)),
      )
      .slice(0, limit);
    return { keywords };
  }

  async keywords(eventId: string): Promise<{ keywords: KeywordRow[] }> {
    const uses = await this.#context.keywords.uses(eventId);
    return { keywords: uses.map(({ curated: _, ...row }) => row) };
  }

  /** @throws AppError `invalidInput` where nothing is left of the keyword that they are to mean */
  merge(actor: Actor, { eventId, keys, into }: CallParsed<Calls['merge']>) {
    const target = keywordKey(into);
    if (target === '') throw new AppError('invalidInput', 'Give the keyword that these mean.');
    return this.#edit(eventId, async (tx) => {
      const { labels, keyOf } = await meaningsOf(tx, eventId);
      // What was merged into one of these before comes along; the one they mean now means itself again.
      const stale = keyOf(target) !== target ? [{ key: target, fields: { target: null } }] : [];
      const label =
        labels.has(target) || into.trim() === target ? [] : [{ key: target, fields: { label: into.trim() } }];
      const merged = [...new Set(keys.map(keywordKey))].filter((key) => key !== target && key !== '');
      await this.#say(tx, actor, eventId, [...stale, ...label, ...merged.map((key) => ({ key, fields: { target } }))]);
    });
  }

  split(actor: Actor, { eventId, keys }: CallParsed<Calls['split']>) {
    return this.#edit(eventId, (tx) =>
      this.#say(
        tx,
        actor,
        eventId,
        keys.map((key) => ({ key: keywordKey(key), fields: { target: null } })),
      ),
    );
  }

  rename(actor: Actor, { eventId, key, label }: CallParsed<Calls['rename']>) {
    return this.#edit(eventId, (tx) => this.#say(tx, actor, eventId, [{ key: keywordKey(key), fields: { label } }]));
  }

  async addMany(actor: Actor, { eventId, rows, replace }: CallParsed<Calls['addMany']>) {
    return this.#context.store.write(async (tx) => {
      const told = new Map<string, { row: InterestsRow; lists: Lists }>();
      const unknown: string[] = [];
      for (const { who, ...said } of rows) {
        const ids = await registrationsOf(tx, this.#context.organizationId, eventId, who);
        const [row] = ids.length === 1 ? await findInterests(tx, ids) : [];
        if (row === undefined) {
          unknown.push(who);
          continue;
        }
        // Several rows about one person, by an address and by a code, say one thing together.
        const before = told.get(row.id)?.lists ?? {};
        told.set(row.id, { row, lists: { ...before, ...added(before, said) } });
      }
      const edits = [...told.values()].map(({ row, lists }) => ({ row, lists: replace ? lists : added(row, lists) }));
      const changed = await this.#write(tx, actor, edits);
      return { changed, unchanged: edits.length - changed, unknown };
    });
  }

  /** @returns how many are other than they were */
  async #write(tx: WriteTx, actor: Actor, edits: readonly { row: InterestsRow; lists: Lists }[]): Promise<number> {
    const drafts = edits.flatMap(({ row, lists }) => {
      const fields: Record<string, string[]> = {};
      for (const list of KEYWORD_LISTS) {
        const words = lists[list] === undefined ? row[list] : uniqueKeywords(lists[list]).slice(0, MOST_KEYWORDS);
        if (JSON.stringify(words) !== JSON.stringify(row[list])) fields[FIELD_OF[list]] = words;
      }
      return Object.keys(fields).length === 0 ? [] : [editOf(this.#context, row, fields)];
    });
    if (drafts.length === 0) return 0;
    await this.#context.operations.appendMany(tx, actor, drafts);
    for (const eventId of new Set(edits.map(({ row }) => row.eventId))) this.#announce(tx, eventId);
    return drafts.length;
  }

  async #edit(eventId: string, work: (tx: WriteTx) => Promise<unknown>): Promise<{ keywords: KeywordRow[] }> {
    await this.#context.store.write(async (tx) => {
      await work(tx);
      this.#announce(tx, eventId);
    });
    return this.keywords(eventId);
  }

  async #say(
    tx: WriteTx,
    actor: Actor,
    eventId: string,
    said: readonly { key: string; fields: Record<string, string | null> }[],
  ): Promise<void> {
    const drafts = said.map(({ key, fields }) => ({ kind: keywordSet, payload: { eventId, key, fields } }));
    await this.#context.operations.appendMany(tx, actor, drafts);
  }

  async #require(read: Reader, id: string): Promise<InterestsRow> {
    const [row] = await findInterests(read, [id]);
    if (row === undefined) throw new AppError('notFound', 'This person is not in the list any more.');
    return row;
  }

  #announce(tx: WriteTx, eventId: string): void {
    tx.afterCommit(() => this.#context.publish('interests', 'changed', { eventId }));
  }
}

/** The lists that are said, each behind what was in it before. */
function added(before: Lists, said: Lists): Lists {
  return Object.fromEntries(
    KEYWORD_LISTS.flatMap((list) =>
      said[list] === undefined ? [] : [[list, [...(before[list] ?? []), ...said[list]]]],
    ),
  );
}
