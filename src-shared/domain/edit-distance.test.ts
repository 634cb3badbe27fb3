import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance, prefixEditDistance } from './edit-distance.ts';

/** The textbook table, all of it, as the reference. */
function naiveDistance(a: string, b: string): number {
  const table = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_, j) => (i === 0 ? j : j === 0 ? i : 0)),
  );
  const at = (i: number, j: number): number => table[i]?.[j] ?? Number.NaN;
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const row = table[i];
      if (row === undefined) continue;
      row[j] = Math.min(
        at(i - 1, j) + 1,
        at(i, j - 1) + 1,
        at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1),
        swapped ? at(i - 2, j - 2) + 1 : Number.POSITIVE_INFINITY,
      );
    }
  }
  return at(a.length, b.length);
}

function naivePrefixDistance(query: string, word: string): number {
  const prefixes = Array.from({ length: word.length + 1 }, (_, end) => word.slice(0, end));
  return Math.min(...prefixes.map((prefix) => naiveDistance(query, prefix)));
}

/** Few letters, so that many are equal; sometimes longer than the scratch rows are at first. */
const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 12 });
const longWord = fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 60, maxLength: 90 });
const limit = fc.nat({ max: 5 });

describe('editDistance', () => {
  it.each([
    ['meyer', 'meyer', 0],
    ['meyer', 'meier', 1],
    ['meyer', 'myeer', 1],
    ['meyer', 'meyers', 1],
    ['meyer', 'meer', 1],
    ['kitten', 'sitting', 3],
    // The unrestricted distance would be 2: transpose, then insert between.
    ['ca', 'abc', 3],
    ['', 'ab', 2],
  ])('%s, %s: %i', (a, b, distance) => {
    expect(editDistance(a, b, 9)).toBe(distance);
    expect(editDistance(b, a, 9)).toBe(distance);
  });

  it('answers max + 1 beyond the limit', () => {
    expect(editDistance('kitten', 'sitting', 2)).toBe(3);
    expect(editDistance('anna', 'maximilian', 1)).toBe(2);
    expect(editDistance('anna', 'hanna', 0)).toBe(1);
  });

  it('agrees with the whole table', () => {
    fc.assert(
      fc.property(word, word, limit, (a, b, max) => {
        expect(editDistance(a, b, max)).toBe(Math.min(naiveDistance(a, b), max + 1));
      }),
      { numRuns: 3000 },
    );
  });

  it('agrees with the whole table for words longer than its first rows', () => {
    fc.assert(
      fc.property(longWord, longWord, fc.nat({ max: 90 }), (a, b, max) => {
        expect(editDistance(a, b, max)).toBe(Math.min(naiveDistance(a, b), max + 1));
      }),
      { numRuns: 50 },
    );
  });
});

describe('prefixEditDistance', () => {
  it.each([
    ['jos', 'josephine', 0],
    ['jsoe', 'josephine', 1],
    ['josephinne', 'josephine', 1],
    ['muel', 'muller', 1],
    ['', 'anna', 0],
    ['ann', '', 3],
  ])('%s in %s: %i', (query, text, distance) => {
    expect(prefixEditDistance(query, text, 5)).toBe(distance);
  });

  it('agrees with the least distance to any prefix', () => {
    fc.assert(
      fc.property(word, word, limit, (query, text, max) => {
        expect(prefixEditDistance(query, text, max)).toBe(Math.min(naivePrefixDistance(query, text), max + 1));
      }),
      { numRuns: 3000 },
    );
  });
});
