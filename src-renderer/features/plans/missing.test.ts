import { expect, it } from 'vitest';
import { missingFor } from './missing.ts';

it('names what is to be done first, and nothing where all is there', () => {
  expect(missingFor({ rounds: 0, points: 0, matches: 0 })).toBe('rounds');
  expect(missingFor({ rounds: 1, points: 0, matches: 3 })).toBe('tables');
  expect(missingFor({ rounds: 1, points: 2, matches: 0 })).toBe('matches');
  expect(missingFor({ rounds: 1, points: 2, matches: 3 })).toBeNull();
});

it('takes no count for no lack', () => {
  expect(missingFor({ rounds: 1, points: 2, matches: null })).toBeNull();
});
