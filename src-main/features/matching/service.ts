import type { Actor, Context } from '#main/core/context.ts';
import { readCursor, writeCursor } from '#main/core/cursor.ts';
import { findAnyEvent } from '#main/features/events/repository.ts';
import type { NotificationService } from '#main/features/notifications/service.ts';
import { eventSet, idOf, matchSet, pairRuleSet } from '#main/storage/operations/kinds/index.ts';
import type { Reader, WriteTx } from '#main/storage/unit-of-work.ts';
import type { CallParsed } from '#shared/contract/define.ts';
import type { Face, MatchRow, matchingContract } from '#shared/contract/matching.ts';
import { AppError } from '#shared/domain/errors.ts';
import type { MatchingRules, PairRule } from '#shared/domain/matching-rules.ts';
import {
  countMatches,
  facesOf,
  findMembers,
  findPair,
  listMatches,
  listPairRules,
  type MemberRow,
  openLikes,
  type PairRow,
  pairsOf,
  rulesOf,
  sidesOf,
  withFaces,
} from './repository.ts';

type Calls = typeof matchingContract.calls;
type PairRules = { rules: { first: Face; second: Face; rule: PairRule }[] };

/** Matches of an event, and the rules by which people are matched. */
export class MatchingService {
  readonly #context: Context;
  readonly #notifications: NotificationService;

  constructor(context: Context, notifications: NotificationService) {
    this.#context = context;
    this.#notifications = notifications;
  }

  rules(eventId: string): Promise<MatchingRules> {
    return rulesOf(this.#context.store.read, eventId);
  }

  async setRules(actor: Actor, { eventId, rules }: CallParsed<Calls['setRules']>): Promise<MatchingRules> {
    const { store, operations, organizationId } = this.#context;
    return store.write(async (tx) => {
      const event = await findAnyEvent(tx, organizationId, eventId);
      if (event === null) throw new AppError('notFound', 'This event is not on this desk.');
      const given = Object.fromEntries(Object.entries(rules).filter(([, value]) => value !== undefined));
      const matching = { ...(await rulesOf(tx, eventId)), ...given } as MatchingRules;
      await operations.append(tx, actor, eventSet, { organizationId, code: event.code, fields: { matching } });
      this.#announce(tx, eventId);
      return matching;
    });
  }

  async pairRules(eventId: string, read: Reader = this.#context.store.read): Promise<PairRules> {
    const rows = await listPairRules(read, eventId);
    const faces = await facesOf(
      read,
      rows.flatMap(({ firstId, secondId }) => [firstId, secondId]),
    );
    const rules = rows.flatMap(({ firstId, secondId, rule }) => {
      const [first, second] = [faces.get(firstId), faces.get(secondId)];
      return first === undefined || second === undefined ? [] : [{ first, second, rule }];
    });
    return { rules };
  }

  async setPairRule(actor: Actor, { firstId, secondId, rule }: CallParsed<Calls['setPairRule']>): Promise<PairRules> {
    const { store, operations } = this.#context;
    return store.write(async (tx) => {
      const key = await this.requireTwo(tx, firstId, secondId);
      await operations.append(tx, actor, pairRuleSet, { ...key, fields: { rule } });
      this.#announce(tx, key.eventId);
      return this.pairRules(key.eventId, tx);
    });
  }

  /** @param known their pairs, where they were read already */
  async of(registrationId: string, known?: readonly PairRow[]): Promise<{ matches: MatchRow[]; likes: Face[] }> {
    const { read } = this.#context.store;
    const pairs = known ?? (await pairsOf(read, registrationId));
    const liked = openLikes(pairs, registrationId).outgoing;
    const faces = await facesOf(read, liked);
    return {
      matches: await withFaces(
        read,
        pairs.filter(({ active }) => active === 1).sort((a, b) => (b.matchedAt ?? 0) - (a.matchedAt ?? 0)),
      ),
      likes: liked.map((id) => faces.get(id)).filter((face) => face !== undefined),
    };
  }

  async list({ eventId, active, cursor, limit }: CallParsed<Calls['list']>) {
    const { read } = this.#context.store;
    const before = cursor === undefined ? null : readCursor(cursor);
    const found = await listMatches(read, { eventId, active, before, limit: limit + 1 });
    const page = found.slice(0, limit);
    const last = page.at(-1);
    return {
      matches: await withFaces(read, page),
      cursor: found.length > limit && last !== undefined ? writeCursor(last.matchedAt ?? 0, last.id) : null,
      total: await countMatches(read, eventId, active),
    };
  }

  /** @throws AppError `invalidInput` where the two are not two people of one event */
  create(actor: Actor, a: string, b: string): Promise<MatchRow> {
    return this.#context.store.write(async (tx) => this.get(await this.join(tx, actor, a, b), tx));
  }

  /** Makes two people a match, in the transaction of what they are one for. @returns its id @throws AppError as {@link create} */
  async join(tx: WriteTx, actor: Actor, a: string, b: string): Promise<string> {
    const { operations, clock } = this.#context;
    const key = await this.requireTwo(tx, a, b);
    const id = idOf.match(key.eventId, a, b);
    const pair = await findPair(tx, id);
    if (pair?.active !== 1) {
      const fields = { matchedAt: clock.now(), active: true, origin: 'manual' };
      await this.telling(tx, actor, id, () => operations.append(tx, actor, matchSet, { ...key, fields }));
    }
    return id;
  }

  /** @throws AppError `notFound` where the two were never a match */
  async end(actor: Actor, id: string): Promise<MatchRow> {
    const { store, operations } = this.#context;
    return store.write(async (tx) => {
      const pair = await findPair(tx, id);
      if (pair === undefined || pair.matchedAt === null)
        throw new AppError('notFound', 'This match is not known any more.');
      if (pair.active === 1) {
        const { eventId, firstId, secondId, matchedAt } = pair;
        const payload = { eventId, firstId, secondId, fields: { matchedAt, active: false } };
        await this.telling(tx, actor, id, () => operations.append(tx, actor, matchSet, payload));
      }
      return this.get(id, tx);
    });
  }

  /** Does something that may make two people a match or end that, and tells them what has come of it. */
  async telling(tx: WriteTx, actor: Actor, id: string, work: () => Promise<unknown>): Promise<void> {
    const before = await findPair(tx, id);
    await work();
    const isActive = (await findPair(tx, id))?.active === 1;
    if (isActive && before?.active !== 1) await this.#tellMatch(tx, actor, id);
    if (!isActive && before?.active === 1) this.#announceMatch(tx, before, false);
  }

  /** Tells both that they are a match, in the transaction that makes it so. */
  async #tellMatch(tx: WriteTx, actor: Actor, id: string): Promise<void> {
    const pair = await findPair(tx, id);
    if (pair === undefined || pair.active === 0) return;
    const members = await findMembers(tx, [pair.firstId, pair.secondId]);
    for (const { id: registrationId, personId } of members) {
      await this.#notifications.notify(tx, actor, {
        kind: 'match',
        eventId: pair.eventId,
        recipients: [personId],
        data: { registrationId: sidesOf(pair, registrationId).otherId },
        key: `${id} ${pair.matchedAt}`,
      });
    }
    this.#announceMatch(tx, pair, true);
  }

  #announceMatch(tx: WriteTx, { eventId, firstId, secondId }: PairRow, active: boolean): void {
    tx.afterCommit(() => {
      this.#context.publish('matching', 'matchChanged', { eventId, firstId, secondId, active });
      // Whoever of the two stands at a kiosk sees it there, however it came about.
      this.#context.publish('kiosk', 'changed', { eventId, registrationIds: [firstId, secondId] });
    });
  }

  /** Two people of one event, as their pair is named. @throws AppError `invalidInput` or `notFound` */
  async requireTwo(
    read: Reader,
    a: string,
    b: string,
  ): Promise<{ eventId: string; firstId: string; secondId: string }> {
    if (a === b) throw new AppError('invalidInput', 'Nobody meets themselves. Choose two people.');
    const members = await findMembers(read, [a, b]);
    const [one, other] = [a, b].map((id) => members.find((member) => member.id === id)) as (MemberRow | undefined)[];
    if (one === undefined || other === undefined)
      throw new AppError('notFound', 'This person is not in the list any more.');
    if (one.eventId !== other.eventId)
      throw new AppError('invalidInput', 'The two are at different events. Choose two people of one.');
    const [firstId, secondId] = [a, b].sort() as [string, string];
    return { eventId: one.eventId, firstId, secondId };
  }

  /** @throws AppError `notFound` */
  async get(id: string, read: Reader = this.#context.store.read): Promise<MatchRow> {
    const pair = await findPair(read, id);
    const [match] = pair === undefined ? [] : await withFaces(read, [pair]);
    if (match === undefined) throw new AppError('notFound', 'This match is not known any more.');
    return match;
  }

  #announce(tx: WriteTx, eventId: string): void {
    tx.afterCommit(() => this.#context.publish('matching', 'changed', { eventId }));
  }
}
