import { describe, expect, it } from 'vitest';
import { createRandom } from './random.ts';

describe('createRandom', () => {
  it('gives the same numbers for a seed on every machine', () => {
    const random = createRandom(2024);
    expect([
      random.next(),
      random.below(1000),
      random.pick(['a', 'b', 'c', 'd']),
      random.shuffled([1, 2, 3, 4, 5]),
    ]).toMatchInlineSnapshot(`
      [
        0.8544969288632274,
        621,
        "a",
        [
          5,
          1,
          4,
          3,
          2,
        ],
      ]
    `);
  });

  it('gives other numbers for another seed', () => {
    const first = (seed: number) => createRandom(seed).next();
    expect(new Set(Array.from({ length: 1000 }, (_, seed) => first(seed))).size).toBe(1000);
  });

  it('is even enough for demo data', () => {
    const random = createRandom(1);
    const counts = Array.from({ length: 10 }, () => 0);
    for (let i = 0; i < 100_000; i++) {
      const bucket = random.below(10);
      counts[bucket] = (counts[bucket] ?? 0) + 1;
    }
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(500);
  });

  it('respects weights and probabilities', () => {
    const random = createRandom(1);
    const items = [
      { name: 'never', weight: 0 },
      { name: 'seldom', weight: 1 },
      { name: 'often', weight: 9 },
    ];
    const names = Array.from({ length: 10_000 }, () => random.pickWeighted(items).name);
    expect(names).not.toContain('never');
    expect(names.filter((name) => name === 'seldom').length / 10_000).toBeCloseTo(0.1, 1);
    expect(random.chance(0)).toBe(false);
    expect(random.chance(1)).toBe(true);
  });

  it('shuffles without losing anything, and leaves the list as it is', () => {
    const items = [1, 2, 3, 4, 5, 6, 7, 8];
    const shuffled = createRandom(5).shuffled(items);
    expect(shuffled).not.toEqual(items);
    expect(shuffled.sort((a, b) => a - b)).toEqual(items);
  });

  it('refuses to pick from nothing', () => {
    expect(() => createRandom(1).pick([])).toThrow(RangeError);
    expect(() => createRandom(1).pickWeighted([])).toThrow(RangeError);
  });
});
