import { describe, expect, it } from 'vitest';
import { createRandom } from '#shared/domain/random.ts';
import { inputOf, key, named, randomScores } from '../../../../tests/support/pairing.ts';
import { maximumWeightMatching, provenMatching } from './blossom.ts';
import { approximateMatching, matrix, NEIGHBOURHOOD } from './neighbourhoods.ts';
import { EXACT_UP_TO, pair } from './pairing.ts';

describe('approximateMatching', () => {
  it('makes as many pairs as can be, be it by changing all of them, and then good ones', () => {
    // A path whose second, fourth, ... edges weigh more: these leave its two ends alone, further apart than any neighbourhood.
    const path = 2 * NEIGHBOURHOOD + 200;
    const others = 20;
    const random = createRandom(5);
    const among = matrix(others, () => 1_000_000 + random.below(1000));
    const weightOf = (a: number, b: number) => {
      if (a >= path && b >= path) return among[(a - path) * others + b - path] ?? 0;
      return a < path && b < path && Math.abs(a - b) === 1 ? 1_000_000 + (Math.min(a, b) % 2) : 0;
    };
    const mate = [...approximateMatching(path + others, weightOf)];
    expect(mate.slice(0, path)).toEqual(Array.from({ length: path }, (_, vertex) => vertex ^ 1));
    expect(mate.slice(path).map((other) => other - path)).toEqual([...maximumWeightMatching(others, among)]);
  });
});

describe('pair, with many people', () => {
  /** The highest total of scores in hundredths, from the search alone. */
  function highest(people: readonly string[], scores: ReadonlyMap<string, number>): number {
    const size = people.length;
    const weights = new Float64Array(size * size);
    people.forEach((a, i) => {
      for (const [j, b] of people.entries())
        weights[i * size + j] = i === j ? 0 : Math.round(100 * (scores.get(key(a, b)) ?? 0)) + 1e6;
    });
    const { vertexDuals, blossoms } = provenMatching(size, weights);
    const duals = vertexDuals.reduce((sum, dual) => sum + dual, 0);
    return (
      (blossoms.reduce((sum, { vertices, dual }) => sum + (dual * (vertices.length - 1)) / 2, duals) / 2 -
        1e6 * Math.floor(size / 2)) /
      100
    );
  }

  it.each([200, 400])('is exact with %i', (count) => {
    const people = named(count);
    const scores = randomScores(people, count, 0.05);
    const found = pair(inputOf(people, scores));
    expect(found.exact).toBe(true);
    expect(found.score).toBeCloseTo(highest(people, scores), 6);
    expect(found.groups).toHaveLength(count / 2);
  });

  it('comes within a hundredth of it with more than it is exact for, and says so', () => {
    const people = named(EXACT_UP_TO + 101);
    const scores = randomScores(people, 3, 0.02);
    const satOut = new Map(people.slice(1).map((person) => [person, 1]));
    const found = pair(inputOf(people, scores, { satOut }));
    expect(found.exact).toBe(false);
    expect(found.sittingOut).toEqual([{ person: 'p0000', reason: 'odd' }]);
    const best = highest(people.slice(1), scores);
    expect(found.score).toBeGreaterThan(0.99 * best);
    expect(found.score).toBeLessThanOrEqual(best + 1e-6);
    expect(found.scoreAtMost).toBeGreaterThanOrEqual(best - 1e-6);
    const other = pair(inputOf([...people].reverse(), scores, { satOut }));
    expect(other).toEqual(found);
  });

  it('places as many as can be where rules part them, and all like each other as much', () => {
    // Mentors and mentees, who meet only each other.
    const people = named(EXACT_UP_TO + 100);
    const isMentor = (place: number) => place < 300;
    const found = pair({
      ...inputOf(people, new Map()),
      forbidden: people.flatMap((a, i) =>
        people.slice(0, i).flatMap((b, j): [string, string][] => (isMentor(i) === isMentor(j) ? [[a, b]] : [])),
      ),
    });
    expect(found.groups).toHaveLength(300);
    expect(new Set(found.sittingOut.map(({ reason }) => reason))).toEqual(new Set(['rules']));
  });
});
