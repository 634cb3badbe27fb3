import { describe, expect, it } from 'vitest';
import { gridRowAfter, PAGE_SIZE, pagesOf, placeOf, rowAfter } from './pages.ts';

describe('pagesOf', () => {
  it('covers the rows in sight', () => {
    expect(pagesOf(0, 10)).toEqual([0]);
    expect(pagesOf(PAGE_SIZE - 1, PAGE_SIZE)).toEqual([0, 1]);
    expect(pagesOf(5 * PAGE_SIZE, 7 * PAGE_SIZE)).toEqual([5, 6, 7]);
    expect(pagesOf(0, -1)).toEqual([]);
  });

  it('agrees with the place of a row', () => {
    for (const row of [0, 99, 100, 54_321]) expect(pagesOf(row, row)).toEqual([placeOf(row).page]);
    expect(placeOf(54_321)).toEqual({ page: 543, index: 21 });
  });
});

describe('rowAfter', () => {
  it('moves and stops at the ends', () => {
    expect(rowAfter('ArrowDown', 0, 3, 10)).toBe(1);
    expect(rowAfter('ArrowDown', 2, 3, 10)).toBe(2);
    expect(rowAfter('ArrowUp', 0, 3, 10)).toBe(0);
    expect(rowAfter('ArrowDown', -1, 3, 10)).toBe(0);
    expect(rowAfter('PageDown', 0, 100_000, 9)).toBe(8);
    expect(rowAfter('PageUp', 4, 100_000, 9)).toBe(0);
  });

  it('leaves other keys and empty lists alone', () => {
    expect(rowAfter('a', 0, 3, 10)).toBeNull();
    expect(rowAfter('ArrowDown', 0, 0, 10)).toBeNull();
  });
});

describe('gridRowAfter', () => {
  it('knows both ends as well', () => {
    expect(gridRowAfter('End', 5, 100_000, 9)).toBe(99_999);
    expect(gridRowAfter('Home', 5, 100_000, 9)).toBe(0);
    expect(gridRowAfter('ArrowDown', 5, 100_000, 9)).toBe(6);
    expect(gridRowAfter('End', -1, 0, 9)).toBeNull();
  });
});
