import { expect, it } from 'vitest';
import { share, topOf } from './figures.ts';

const types = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ name: `T${index}`, enrolled: 100 - index, visited: 1 }));

it('has no share of nothing', () => {
  expect(share(0, 0)).toBeNull();
  expect(share(1, 4)).toBe(0.25);
});

it('takes the rest together, and leaves a single one as it is', () => {
  expect(topOf(types(1), 8)).toEqual({ top: types(1), others: null });
  expect(topOf(types(9), 8)).toEqual({ top: types(9), others: null });
  const { top, others } = topOf(types(40), 8);
  expect(top).toEqual(types(8));
  expect(others).toEqual({
    count: 32,
    visited: 32,
    enrolled: types(40)
      .slice(8)
      .reduce((sum, t) => sum + t.enrolled, 0),
  });
});
