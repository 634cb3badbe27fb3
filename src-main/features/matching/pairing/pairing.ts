import { maximumWeightMatching } from './blossom.ts';
import { approximateMatching, matrix, NEIGHBOURHOOD } from './neighbourhoods.ts';
import { type Priorities, priorities } from './priorities.ts';
import { type PairingInput, type PairTable, pairTable } from './table.ts';
import { groupingOf, withBestThirds } from './triples.ts';

/** Why somebody sits out: an odd number of people, or nobody left whom the rules allow. */
export type SitOutReason = 'odd' | 'rules';

/** Who talks to whom in a round. */
export interface Pairing {
  /** Pairs and groups of three; ids in ascending order in a group, groups by their first. */
  groups: string[][];
  /** By id. */
  sittingOut: { person: string; reason: SitOutReason }[];
  /** Sum of the scores of all two that are in a group together. */
  score: number;
  /** How many two are together again. */
  repeats: number;
  /**
   * Whether it is proven that no other pairing is better by the priorities, scores being told apart as `priorities.ts` says. False
   * for groups of three and for more than EXACT_UP_TO people.
   */
  exact: boolean;
  /** No pairing that comes first by the other priorities has a higher score; null with groups of three. */
  scoreAtMost: number | null;
}

/** For more people the exact answer could take a second and more where scores are awkward. */
export const EXACT_UP_TO = 600;

/**
 * Puts the people of an event into pairs for a round: most of them, with fewest repeats of earlier rounds, those who sat out
 * before coming first, and then with the highest total score. The same answer for the same people in any order.
 * @throws RangeError for an id that comes twice, a score that is not from 0 to 1, and counts that are none
 */
export function pair(input: PairingInput): Pairing {
  const table = pairTable(input);
  const { size } = table;
  const exact = size <= EXACT_UP_TO;
  const rank = priorities(table, (exact ? size : NEIGHBOURHOOD) >> 1);
  const weightOf = weightsOf(table, rank);
  const mate = exact ? maximumWeightMatching(size, matrix(size, weightOf)) : approximateMatching(size, weightOf);
  const pairs = groupingOf(mate);
  const { groups, left } = input.groupsOfThree ? withBestThirds(table, rank, weightOf, pairs) : pairs;
  const totals = totalsOf(table, groups);
  const onlyPairs = groups.every((group) => group.length === 2);
  return {
    groups: groups
      .map((group) => group.sort((a, b) => a - b))
      .sort(([a = 0], [b = 0]) => a - b)
      .map((group) => group.map((person) => table.ids[person] ?? '')),
    sittingOut: left.map((person) => ({
      person: table.ids[person] ?? '',
      reason: reasonOf(table, left, person, input.groupsOfThree),
    })),
    ...totals,
    exact: exact && onlyPairs,
    scoreAtMost: !onlyPairs ? null : exact ? totals.score : halfOfBest(table),
  };
}

/** The weight of each pair; 0 for one that the rules forbid. */
function weightsOf({ size, allowed, scores }: PairTable, rank: Priorities): (a: number, b: number) => number {
  return (a, b) => {
    if (allowed[a * size + b] === 0) return 0;
    return rank.weigh({
      repeats: rank.repeatsOf(a, b),
      satOut: rank.satOutOf(a) + rank.satOutOf(b),
      score: scores[a * size + b] ?? 0,
    });
  };
}

function totalsOf({ size, scores, times }: PairTable, groups: readonly number[][]): { score: number; repeats: number } {
  const totals = { score: 0, repeats: 0 };
  for (const group of groups) {
    for (const a of group) {
      for (const b of group) {
        if (a >= b) continue;
        totals.score += scores[a * size + b] ?? 0;
        if ((times[a * size + b] ?? 0) > 0) totals.repeats += 1;
      }
    }
  }
  return totals;
}

function reasonOf(table: PairTable, left: readonly number[], person: number, groupsOfThree: boolean): SitOutReason {
  const { size, allowed } = table;
  if (size === 1) return 'odd';
  // The one who is too many could have joined a pair, had the rules allowed it.
  if (left.length > 1 || size % 2 === 0 || groupsOfThree) return 'rules';
  return allowed.subarray(person * size, (person + 1) * size).includes(1) ? 'odd' : 'rules';
}

/** Each pair's score is at most the mean of what its two could have at best: a feasible set of duals, if not the best one. */
function halfOfBest({ size, scores, allowed }: PairTable): number {
  let total = 0;
  for (let person = 0; person < size; person++) {
    let best = 0;
    for (let cell = person * size; cell < (person + 1) * size; cell++) {
      if (allowed[cell] === 1) best = Math.max(best, scores[cell] ?? 0);
    }
    total += best / 2;
  }
  return total;
}
