import { describe, expect, it } from 'vitest';
import type { KeywordRow } from '#shared/contract/interests.ts';
import { found, meaningOfTyped, rowOf, withRange } from './keywords.ts';

const row = (key: string, label: string, merged: string[] = []): KeywordRow => ({
  ...{ key, label, offering: 0, lookingFor: 0, topics: 0, people: 0 },
  merged: merged.map((one) => ({ key: one, label: one })),
});

const ROWS = [row('ml', 'Machine learning', ['ki']), row('offshore wind', 'Offshore-Wind'), row('c++', 'C++')];

describe('a keyword is found', () => {
  it.each([
    ['', ['ml', 'offshore wind', 'c++']],
    ['ML', ['ml']],
    ['machine', ['ml']],
    ['KI', ['ml']],
    ['off-shore', []],
    ['shore_wind', ['offshore wind']],
    ['c++', ['c++']],
  ])('by %j', (text, keys) => {
    expect(found(ROWS, text).map(({ key }) => key)).toEqual(keys);
  });
});

describe('what is typed means', () => {
  it('the keyword that is shown so, though its key is another', () => {
    expect(meaningOfTyped(ROWS, 'machine  Learning')).toBe('ml');
  });

  it('itself where that is its key, in the spelling that was typed', () => {
    expect(meaningOfTyped(ROWS, ' Offshore Wind ')).toBe('Offshore Wind');
    expect(rowOf(ROWS, 'OFFSHORE WIND')).toBe(ROWS[1]);
  });

  it('a new one where nobody has it', () => {
    expect(meaningOfTyped(ROWS, 'Hydro')).toBe('Hydro');
    expect(rowOf(ROWS, 'Hydro')).toBeUndefined();
  });
});

it('a range is selected from either end, beside what is', () => {
  expect([...withRange(new Set(['x']), ROWS, 2, 1)]).toEqual(['x', 'offshore wind', 'c++']);
});
