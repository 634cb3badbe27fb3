import { expect, it } from 'vitest';
import { columnWidth, SIZES } from './sizes.ts';

it('shares what room there is among few rounds, and keeps a readable width for many', () => {
  expect(columnWidth('far', 6, 1200)).toBe(200);
  expect(columnWidth('far', 40, 1200)).toBe(SIZES.far.column);
  expect(columnWidth('middle', 1, 1200)).toBeLessThan(600);
  expect(columnWidth('near', 0, 0)).toBe(SIZES.near.column);
});
