import { describe, expect, it } from 'vitest';
import { barsOf, evennessOf, exposureOf } from './exposure.ts';

describe('bars', () => {
  it('are one for each number of lists while they are few', () => {
    expect(barsOf([1, 0, 2], 24)).toEqual([
      { from: 0, until: 0, people: 1 },
      { from: 1, until: 1, people: 0 },
      { from: 2, until: 2, people: 2 },
    ]);
    expect(barsOf([], 24)).toEqual([]);
  });

  it('take several numbers together where they would be too many, and lose nobody', () => {
    const bars = barsOf(
      Array.from({ length: 50 }, () => 2),
      24,
    );
    expect(bars).toHaveLength(17);
    expect(bars[0]).toEqual({ from: 0, until: 2, people: 6 });
    expect(bars.at(-1)).toEqual({ from: 48, until: 49, people: 4 });
    expect(bars.reduce((people, bar) => people + bar.people, 0)).toBe(100);
  });
});

describe('what is said of it', () => {
  it('is nothing while nobody stands in a list', () => {
    expect(exposureOf([])).toBeNull();
    expect(exposureOf([3])).toBeNull();
  });

  it('is the mean, the ends, and what the most shown tenth has', () => {
    // Ten people: one in no list, eight in two, one in four.
    expect(exposureOf([1, 0, 8, 0, 1])).toEqual({ people: 10, mean: 2, most: 4, none: 1, topShare: 0.2 });
    // A tenth of three people is a part of one of them.
    expect(exposureOf([0, 0, 3])).toMatchObject({ none: 0, topShare: expect.closeTo(0.1, 10) });
    expect(exposureOf([1, 2, 0])).toMatchObject({ most: 1 });
  });
});

it.each([
  [0, 'veryEven'],
  [0.12, 'veryEven'],
  [0.25, 'even'],
  [0.26, 'uneven'],
  [0.9, 'veryUneven'],
])('a Gini of %d is %s', (gini, words) => {
  expect(evennessOf(gini)).toBe(words);
});
