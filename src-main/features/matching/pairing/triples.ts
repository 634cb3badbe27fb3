import { maximumWeightMatching } from './blossom.ts';
import { matrix } from './neighbourhoods.ts';
import type { Priorities } from './priorities.ts';
import type { PairTable } from './table.ts';

/** People of a round, by number: who is together, and who is left over. */
export interface Grouping {
  groups: number[][];
  left: number[];
}

/** What groups are worth. Fewer repeats are better, then a higher score. */
interface Worth {
  repeats: number;
  score: number;
}

/** Sums of the same scores in another order differ by less. */
const SAME_SCORE = 1e-9;
/** Steps of all searches for another third, about: a search takes the cube of how many people there are. */
const MOST_WORK = 50_000_000;
/** Two groups looked at for people that no pair can take: where rules leave many of them, most tries are in vain. */
const MOST_TRIES = 50_000;

/** The pairs of a matching, and who has none. */
export function groupingOf(mate: Int32Array): Grouping {
  const grouping: Grouping = { groups: [], left: [] };
  mate.forEach((other, person) => {
    if (other === -1) grouping.left.push(person);
    else if (person < other) grouping.groups.push([person, other]);
  });
  return grouping;
}

/**
 * As `withThirds`, but one who is left over alone need not be the third: where people are few enough others are tried, too, all
 * the rest being paired as well as can be. Among many it would hardly show.
 */
export function withBestThirds(
  table: PairTable,
  rank: Priorities,
  weightOf: (a: number, b: number) => number,
  pairs: Grouping,
): Grouping {
  const { size } = table;
  let best = withThirds(table, rank, pairs);
  const tries = pairs.left.length === 1 ? Math.min(size, Math.floor(MOST_WORK / size ** 3)) : 0;
  for (let third = 0; third < tries; third++) {
    const weights = matrix(size, (a, b) => (a === third || b === third ? 0 : weightOf(a, b)));
    const others = groupingOf(maximumWeightMatching(size, weights));
    if (others.left.length > 1) continue;
    const found = withThirds(table, rank, others);
    const isAsGood =
      found.left.length === best.left.length && isBetter(total(table, rank, found), total(table, rank, best));
    if (isAsGood || found.left.length < best.left.length) best = found;
  }
  return best;
}

function total(table: PairTable, rank: Priorities, { groups }: Grouping): Worth {
  const none: Worth = { repeats: 0, score: 0 };
  return groups.reduce((all, group) => sum(all, worthOf(table, rank, group)) ?? all, none);
}

/**
 * Lets those who are left over join pairs, each the one that gains most by it. No two can want the same pair, all of whom may be
 * together, or there had been two pairs to make of the four: the pairs have to be as many as can be. Then groups of three and
 * others exchange people as long as that makes them better, and who is left over even so is tried with two groups. Not exact: the
 * best groups of three are NP-hard to find.
 */
function withThirds(table: PairTable, rank: Priorities, { groups: pairs, left }: Grouping): Grouping {
  const groups = pairs.map((pair) => [...pair]);
  const alone = left.filter((person) => !join(table, rank, groups, person));
  exchange(table, rank, groups);
  const tries = { left: MOST_TRIES };
  const out = alone.filter((person) => !squeezeIn(table, rank, groups, person, tries));
  if (out.length < alone.length) exchange(table, rank, groups);
  return { groups, left: out };
}

/** Lets one person join a pair. @returns whether there is one that the rules allow */
function join(table: PairTable, rank: Priorities, groups: readonly number[][], person: number): boolean {
  let best: { pair: number[]; gain: Worth } | null = null;
  for (const pair of groups) {
    const worth = pair.length === 2 ? worthOf(table, rank, [...pair, person]) : null;
    const before = worthOf(table, rank, pair);
    if (worth === null || before === null) continue;
    const gain = { repeats: worth.repeats - before.repeats, score: worth.score - before.score };
    if (isBetter(gain, best?.gain ?? null)) best = { pair, gain };
  }
  best?.pair.push(person);
  return best !== null;
}

/** Divides each group of three and each other group anew where that is better, until it nowhere is. */
function exchange(table: PairTable, rank: Priorities, groups: number[][]): void {
  for (let changed = true; changed; ) {
    changed = false;
    for (let i = 0; i < groups.length; i++) {
      for (let j = 0; j < groups.length; j++) {
        const [one, other] = [groups[i] ?? [], groups[j] ?? []];
        if (i === j || one.length !== 3) continue;
        const best = bestDivision(table, rank, [...one, ...other]);
        if (best === null || !isBetter(best.worth, sum(worthOf(table, rank, one), worthOf(table, rank, other))))
          continue;
        [groups[i], groups[j]] = best.groups;
        changed = true;
      }
    }
  }
}

/** Divides two groups, one a pair at least, and one more person anew: the first two that allow it. @returns whether any do */
function squeezeIn(
  table: PairTable,
  rank: Priorities,
  groups: number[][],
  person: number,
  tries: { left: number },
): boolean {
  for (let i = 0; i < groups.length; i++) {
    for (let j = 0; j < i; j++) {
      const [one, other] = [groups[i] ?? [], groups[j] ?? []];
      if (one.length + other.length > 5) continue;
      if (tries.left === 0) return false;
      tries.left -= 1;
      const found = bestDivision(table, rank, [...one, ...other, person]);
      if (found === null) continue;
      [groups[i], groups[j]] = found.groups;
      return true;
    }
  }
  return false;
}

interface Division {
  groups: [number[], number[]];
  worth: Worth;
}

/** The best of the ten ways to divide five people into three and two, or six into three and three; null where none is allowed. */
function bestDivision(table: PairTable, rank: Priorities, people: readonly number[]): Division | null {
  const count = people.length;
  let best: Division | null = null;
  // Of six the first person is among the first three, so that no division comes twice.
  const firsts = count === 6 ? 1 : count - 2;
  for (let a = 0; a < firsts; a++) {
    for (let b = a + 1; b < count - 1; b++) {
      for (let c = b + 1; c < count; c++) {
        const three = people.filter((_, at) => at === a || at === b || at === c);
        const others = people.filter((_, at) => at !== a && at !== b && at !== c);
        const worth = sum(worthOf(table, rank, three), worthOf(table, rank, others));
        if (worth !== null && isBetter(worth, best?.worth ?? null)) best = { groups: [three, others], worth };
      }
    }
  }
  return best;
}

/** What a group is worth; null for one that the rules forbid. */
function worthOf({ size, allowed, scores }: PairTable, rank: Priorities, group: readonly number[]): Worth | null {
  const worth = { repeats: 0, score: 0 };
  for (let i = 1; i < group.length; i++) {
    for (let j = 0; j < i; j++) {
      const [a, b] = [group[i] ?? 0, group[j] ?? 0];
      if (allowed[a * size + b] === 0) return null;
      worth.repeats += rank.repeatsOf(a, b);
      worth.score += scores[a * size + b] ?? 0;
    }
  }
  return worth;
}

function sum(a: Worth | null, b: Worth | null): Worth | null {
  return a && b && { repeats: a.repeats + b.repeats, score: a.score + b.score };
}

function isBetter(a: Worth, b: Worth | null): boolean {
  if (b === null || a.repeats !== b.repeats) return b === null || a.repeats < b.repeats;
  return a.score > b.score + SAME_SCORE;
}
