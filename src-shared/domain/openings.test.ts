import { expect, test } from 'vitest';
import { isOpenFor, isUsableFor, openingsOf, openingsOfRooms } from './openings.ts';

const span = (startAt: number, endAt: number) => ({ startAt, endAt });

test('opening times are kept in order, and those that touch are one', () => {
  expect(openingsOf([span(30, 40), span(10, 20), span(15, 30), span(50, 60)])).toEqual([span(10, 40), span(50, 60)]);
  expect(openingsOf([span(10, 40), span(20, 30)])).toEqual([span(10, 40)]);
  expect(openingsOf([])).toBeNull();
  expect(openingsOf(null)).toBeNull();
});

test('a room is open for a round when it is from the beginning to the end of it', () => {
  const openings = [span(10, 20), span(30, 40)];
  expect([span(10, 20), span(12, 18), span(30, 30)].every((round) => isOpenFor(openings, round))).toBe(true);
  expect([span(9, 12), span(18, 21), span(15, 35), span(22, 25)].some((round) => isOpenFor(openings, round))).toBe(
    false,
  );
  expect(isOpenFor(null, span(0, 99))).toBe(true);
});

test('a table is of use until it breaks, and in whichever of its rooms is open', () => {
  const rooms = new Map([
    ['hall', [span(10, 20)]],
    ['foyer', [span(20, 30)]],
    ['park', null],
  ]);
  const at = (closedAt: number | null, ...locationIds: string[]) => ({ closedAt, locationIds });
  expect(isUsableFor(at(null, 'hall'), rooms, span(10, 20))).toBe(true);
  expect(isUsableFor(at(null, 'hall'), rooms, span(20, 30))).toBe(false);
  expect(isUsableFor(at(null, 'hall', 'foyer'), rooms, span(20, 30))).toBe(true);
  expect(isUsableFor(at(null, 'park'), rooms, span(0, 99))).toBe(true);
  expect(isUsableFor(at(null), rooms, span(0, 99))).toBe(true);
  expect(isUsableFor(at(null, 'gone'), rooms, span(0, 99))).toBe(true);
  expect(isUsableFor(at(20, 'hall'), rooms, span(10, 20))).toBe(true);
  expect(isUsableFor(at(19, 'hall'), rooms, span(10, 20))).toBe(false);
});

test('times of another event at the same venue close no room at this one', () => {
  const rooms = [
    { id: 'hall', openings: [span(10, 20), span(200, 300)] },
    { id: 'foyer', openings: [span(200, 300)] },
    { id: 'park', openings: null },
  ];
  const map = openingsOfRooms(rooms, [span(12, 14), span(30, 40)]);
  expect([...map]).toEqual([
    ['hall', rooms[0]?.openings],
    ['foyer', null],
    ['park', null],
  ]);
});
