import { describe, expect, it } from 'vitest';
import { inRows, inside, keptInside, ontoGrid, snapped, tableSize, within } from './plan-geometry.ts';

const HALL = { width: 20, height: 10 };

it('snaps without the noise of fractions', () => {
  expect([0.24, 0.25, 3.3, 0.1 + 0.2].map((value) => snapped(value, 0.5))).toEqual([0, 0.5, 3.5, 0.5]);
  expect(snapped(0.7, 0.1)).toBe(0.7);
  expect(Object.is(snapped(-0.1, 0.5), 0)).toBe(true);
});

it('draws larger tables for more pairs, up to a point', () => {
  expect(tableSize(1).width).toBeLessThan(tableSize(4).width);
  expect(tableSize(1000).width).toBe(5);
});

it('takes what is beyond the wall to the wall', () => {
  expect(inside({ x: -1, y: 12 }, HALL)).toEqual({ x: 0, y: 10 });
});

describe('keptInside', () => {
  const places = [
    { x: 1, y: 1 },
    { x: 18, y: 9 },
  ];

  it('stops all at the wall that the first of them meets', () => {
    expect(keptInside(places, { x: 5, y: 0.5 }, HALL)).toEqual({ x: 2, y: 0.5 });
    expect(keptInside(places, { x: -5, y: -5 }, HALL)).toEqual({ x: -1, y: -1 });
  });

  it('lets in what stands outside, and no further out', () => {
    const outside = [{ x: 25, y: 5 }];
    expect(keptInside(outside, { x: 1, y: 0 }, HALL)).toEqual({ x: 0, y: 0 });
    expect(keptInside(outside, { x: -6, y: 0 }, HALL)).toEqual({ x: -6, y: 0 });
  });

  it('moves nothing where there is nothing', () => {
    expect(keptInside([], { x: 1, y: 1 }, HALL)).toEqual({ x: 0, y: 0 });
  });
});

it('brings what is grabbed onto the grid', () => {
  expect(ontoGrid({ x: 1.2, y: 2 }, { x: 1.1, y: 0.3 })).toEqual({ x: 1.3, y: 0.5 });
});

describe('inRows', () => {
  it('fills a hall in rows, all apart', () => {
    const places = inRows(20, HALL, []);
    expect(places).toHaveLength(20);
    expect(new Set(places.map(({ y }) => y)).size).toBeGreaterThan(1);
    expect(new Set(places.map(({ x, y }) => `${x} ${y}`)).size).toBe(20);
    for (const { x, y } of places) {
      expect(x % 0.5).toBe(0);
      expect(x > 0 && x < 20 && y > 0 && y < 10).toBe(true);
    }
  });

  it('keeps clear of those that stand there', () => {
    const first = inRows(12, HALL, []);
    const second = inRows(12, HALL, first);
    const nearest = Math.min(...second.flatMap((a) => first.map((b) => Math.hypot(a.x - b.x, a.y - b.y))));
    expect(second).toHaveLength(12);
    expect(nearest).toBeGreaterThanOrEqual(0.75);
  });

  it('gives as many as there is room for', () => {
    expect(inRows(500, { width: 2, height: 1 }, []).length).toBeLessThan(500);
    expect(inRows(1, { width: 1, height: 1 }, [])).toEqual([{ x: 0.5, y: 0.5 }]);
  });
});

it('selects what lies in a rectangle, drawn from any corner', () => {
  const items = [
    { x: 1, y: 1 },
    { x: 3, y: 3 },
  ];
  expect(within(items, { x: 4, y: 4 }, { x: 2, y: 2 })).toEqual([{ x: 3, y: 3 }]);
});
