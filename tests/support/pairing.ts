import fc from 'fast-check';
import type { Pairing } from '#main/features/matching/pairing/pairing.ts';
import type { PairingInput } from '#main/features/matching/pairing/table.ts';
import { createRandom } from '#shared/domain/random.ts';

export type Rules = Partial<Omit<PairingInput, 'people' | 'scoreOf'>>;

/** Two people, whoever is named first. */
export const key = (a: string, b: string) => (a < b ? `${a} ${b}` : `${b} ${a}`);

/** So many ids, in ascending order. */
export const named = (count: number) =>
  Array.from({ length: count }, (_, number) => `p${String(number).padStart(4, '0')}`);

/** Scores by ids: what a pair is worth must not hang on where its people stand in the list. */
export function inputOf(
  people: readonly string[],
  scores: ReadonlyMap<string, number>,
  rules: Rules = {},
): PairingInput {
  return {
    people,
    scoreOf: (a, b) => scores.get(key(people[a] ?? '', people[b] ?? '')) ?? 0,
    forbidden: [],
    earlier: [],
    satOut: new Map(),
    groupsOfThree: false,
    ...rules,
  };
}

/** Scores of all pairs in hundredths, `share` of them above 0. */
export function randomScores(people: readonly string[], seed: number, share = 0.3): Map<string, number> {
  const random = createRandom(seed);
  const scores = new Map<string, number>();
  people.forEach((a, i) => {
    for (const b of people.slice(0, i)) scores.set(key(a, b), random.chance(share) ? random.below(101) / 100 : 0);
  });
  return scores;
}

/** All two that are in a group together. */
export function together({ groups }: Pairing): string[] {
  return groups.flatMap((group) => group.flatMap((a, i) => group.slice(0, i).map((b) => key(a, b))));
}

/** Of each two: what their being together again costs, or null where they must not be. */
export function costsOf(input: PairingInput): (two: string) => number | null {
  const met = new Map<string, number>();
  for (const { people, times } of input.earlier) met.set(key(...people), (met.get(key(...people)) ?? 0) + times);
  const forbidden = new Set(input.forbidden.map(([a, b]) => key(a, b)));
  const all = input.people.flatMap((a, i) => input.people.slice(0, i).map((b) => key(a, b)));
  const fewest = Math.min(...all.filter((two) => !forbidden.has(two)).map((two) => met.get(two) ?? 0));
  return (two) => (forbidden.has(two) ? null : ((met.get(two) ?? 0) - fewest) ** 2);
}

/** Sums of lists of figures, the first of which count more than all after them. */
export const plus = (a: readonly number[], b: readonly number[]) => a.map((value, i) => value + (b[i] ?? 0));

/** Whether the first figure that differs is less. */
export function isLess(a: readonly number[], b: readonly number[]): boolean {
  const at = a.findIndex((value, i) => value !== b[i]);
  return at >= 0 && (a[at] ?? 0) < (b[at] ?? 0);
}

/** Events with rules, a past and scores, small enough to try everything. */
export const events = fc
  .record({
    count: fc.integer({ min: 0, max: 9 }),
    seed: fc.integer(),
    ruled: fc.constantFrom(0, 0.1, 0.4, 0.8),
    met: fc.constantFrom(0, 0.2, 0.7, 1),
    groupsOfThree: fc.boolean(),
  })
  .map(({ count, seed, ruled, met, groupsOfThree }) => {
    const people = named(count);
    const random = createRandom(seed);
    const pairs = people.flatMap((a, i) => people.slice(0, i).map((b): [string, string] => [a, b]));
    return inputOf(people, randomScores(people, seed), {
      forbidden: pairs.filter(() => random.chance(ruled)),
      earlier: pairs.filter(() => random.chance(met)).map((two) => ({ people: two, times: 1 + random.below(3) })),
      satOut: new Map(people.map((person) => [person, random.below(3)])),
      groupsOfThree,
    });
  });
