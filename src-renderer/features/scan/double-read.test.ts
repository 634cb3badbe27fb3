import { expect, it } from 'vitest';
import { createDoubleReadFilter } from './double-read.ts';

it('swallows the same code within a second and a half', () => {
  const fresh = createDoubleReadFilter();
  expect(fresh('A', 0)).toBe(true);
  expect(fresh('A', 900)).toBe(false);
  expect(fresh('A', 1499)).toBe(false);
  expect(fresh('A', 1500)).toBe(true);
});

it('lets another code through at once', () => {
  const fresh = createDoubleReadFilter();
  expect([fresh('A', 0), fresh('B', 10), fresh('A', 20)]).toEqual([true, true, true]);
});

it('sliding, takes a code that stays in sight for one reading', () => {
  const fresh = createDoubleReadFilter({ sliding: true });
  const seen = Array.from({ length: 50 }, (_, index) => fresh('A', index * 200));
  expect(seen.filter(Boolean)).toHaveLength(1);
  expect(fresh('A', 49 * 200 + 1500)).toBe(true);
});
