import type { Participant } from '#main/features/matching/recommender/types.ts';

/**
 * What recommendations are compared with: everybody's best by the Jaccard index of all keywords of the two, whatever side they
 * are on, within a company nobody. Equals come by id.
 */
export function jaccardLists(participants: readonly Participant[], size: number): Map<string, string[]> {
  const people = participants.map((one) => ({
    ...one,
    keywords: new Set([...one.offering, ...one.lookingFor, ...one.topics]),
  }));
  return new Map(
    people.map((one) => [
      one.id,
      people
        .filter((other) => other !== one && (one.company === null || one.company !== other.company))
        .map((other) => ({ id: other.id, likeness: jaccard(one.keywords, other.keywords) }))
        .sort((a, b) => b.likeness - a.likeness || (a.id < b.id ? -1 : 1))
        .slice(0, size)
        .map(({ id }) => id),
    ]),
  );
}

/** The share of what both have in all that either has; 0 of nothing. */
function jaccard(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let both = 0;
  for (const key of one) if (other.has(key)) both += 1;
  return both === 0 ? 0 : both / (one.size + other.size - both);
}
