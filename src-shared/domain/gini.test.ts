import { expect, test } from 'vitest';
import { gini } from './gini.ts';

test.each([
  ['nobody', [], 0],
  ['nothing to share', [0, 0, 0], 0],
  ['equal shares', [3, 3, 3, 3], 0],
  ['one has all of it', [0, 0, 0, 8], 0.75],
  ['1, 2, 3 in any order', [3, 1, 2], 2 / 9],
])('%s', (_, values, expected) => {
  expect(gini(values)).toBeCloseTo(expected, 12);
});
