import type { Context } from '#main/core/context.ts';
import { readCursor, writeCursor } from '#main/core/cursor.ts';
import type { CallParsed } from '#shared/contract/define.ts';
import type { Face, MatchingOverview, matchingContract, Suggestion } from '#shared/contract/matching.ts';
import { AppError } from '#shared/domain/errors.ts';
import { gini } from '#shared/domain/gini.ts';
import {
  countTakingPart,
  facesOf,
  findMembers,
  findPairs,
  listWithoutMatch,
  type PairRow,
  pairsOf,
  rulesOf,
  sidesOf,
  totalsOf,
} from './repository.ts';

type Calls = typeof matchingContract.calls;

/** People whose faces are shown of many. */
const SHOWN = 50;

/** Who should meet whom, and how well everybody is served. */
export class SuggestionService {
  readonly #context: Context;

  constructor(context: Context) {
    this.#context = context;
  }

  /** @param known their pairs, where they were read already. @throws AppError `notFound` */
  async recommend(
    { registrationId, limit, presentFirst }: CallParsed<Calls['recommend']>,
    known?: readonly PairRow[],
  ): Promise<{ takesPart: boolean; people: Suggestion[] }> {
    const { read } = this.#context.store;
    const [member] = await findMembers(read, [registrationId]);
    if (member === undefined) throw new AppError('notFound', 'This person is not in the list any more.');
    const { eventId } = member;
    const exclude = (known ?? (await pairsOf(read, registrationId))).flatMap((pair) => {
      const { otherId, own } = sidesOf(pair, registrationId);
      return own !== null || pair.matchedAt !== null ? [otherId] : [];
    });
    const found = await this.#context.matching.ask(eventId, 'recommend', {
      id: registrationId,
      limit,
      exclude,
      presentFirst,
    });
    if (found === null) return { takesPart: false, people: [] };
    const faces = await this.#faces(found.map(({ id }) => id));
    const labels = await this.#context.keywords.labels(eventId);
    const people = found.flatMap(({ id, score, reasons }) => {
      const face = faces.get(id);
      if (face === undefined) return [];
      const shown = reasons.map(({ kind, keywords }) => ({
        kind,
        // Words of a profile are shown as they stand there.
        keywords: kind === 'profile' ? keywords : keywords.map((key) => labels.get(key) ?? key),
      }));
      return [{ face, score, reasons: shown }];
    });
    return { takesPart: true, people };
  }

  async overview({ eventId, lists: wanted }: CallParsed<Calls['overview']>): Promise<MatchingOverview> {
    const { read } = this.#context.store;
    const rules = await rulesOf(read, eventId);
    const exposure = wanted ? await this.#context.matching.ask(eventId, 'exposure', {}) : null;
    const lists = exposure?.map((each) => each.lists) ?? null;
    const without = await this.#context.matching.ask(eventId, 'without', {});
    return {
      ...(await totalsOf(read, eventId, rules.needsConsent)),
      withoutCandidates: without.length,
      exposure: lists === null ? null : countsOf(lists),
      gini: lists === null ? null : gini(lists),
    };
  }

  async withoutMatch({ eventId, cursor, limit }: CallParsed<Calls['withoutMatch']>) {
    const { read } = this.#context.store;
    const { needsConsent } = await rulesOf(read, eventId);
    const [from] = cursor === undefined ? [0] : readCursor(cursor);
    const ids = await listWithoutMatch(read, eventId, needsConsent, from, limit);
    const faces = await this.#faces(ids);
    const { withoutMatch: total } = await countTakingPart(read, eventId, needsConsent);
    const last = ids.at(-1);
    return {
      people: ids.map((id) => faces.get(id)).filter((face) => face !== undefined),
      cursor: last !== undefined && from + ids.length < total ? writeCursor(from + ids.length, last) : null,
      total,
    };
  }

  async whatIf({ eventId, rules }: CallParsed<Calls['whatIf']>) {
    const { withinCompany, groups } = await rulesOf(this.#context.store.read, eventId);
    const wanted = {
      withinCompany: rules.withinCompany ?? withinCompany,
      groups: rules.groups === undefined ? groups : rules.groups,
    };
    const now = new Set(await this.#context.matching.ask(eventId, 'without', {}));
    const would = await this.#context.matching.ask(eventId, 'without', { rules: wanted });
    const losing = would.filter((id) => !now.has(id)).slice(0, SHOWN);
    const faces = await this.#faces(losing);
    return { now: now.size, would: would.length, losing: [...faces.values()] };
  }

  async strengths(matchIds: readonly string[]): Promise<(number | null)[]> {
    const pairs = await findPairs(this.#context.store.read, matchIds);
    const strengths = new Map<string, number | null>();
    for (const eventId of new Set(pairs.map((pair) => pair.eventId))) {
      const own = pairs.filter((pair) => pair.eventId === eventId);
      const scores = await this.#context.matching.ask(eventId, 'scores', {
        pairs: own.map((pair) => [pair.firstId, pair.secondId] as const),
      });
      for (const [index, pair] of own.entries()) strengths.set(pair.id, scores[index] ?? null);
    }
    return matchIds.map((id) => strengths.get(id) ?? null);
  }

  #faces(ids: readonly string[]): Promise<Map<string, Face>> {
    return facesOf(this.#context.store.read, ids);
  }
}

/** How many there are of each number, from 0 to the greatest. */
function countsOf(numbers: readonly number[]): number[] {
  const counts: number[] = [];
  for (const number of numbers) {
    while (counts.length <= number) counts.push(0);
    counts[number] = (counts[number] ?? 0) + 1;
  }
  return counts;
}
