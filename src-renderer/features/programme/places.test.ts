import { describe, expect, it } from 'vitest';
import type { MeetingPoint } from '#shared/contract/programme.ts';
import { inRooms, placedAt, shortName, tablesIn, unplacedIn } from './places.ts';

const room = (id: string) => ({
  id,
  venueId: null,
  eventId: 'e',
  name: id,
  planWidth: 10,
  planHeight: 10,
  openings: null,
});
const point = (id: string, locationIds: string[], at: [number, number] | null = null): MeetingPoint => ({
  id,
  name: id,
  capacity: 1,
  locationIds,
  positionX: at?.[0] ?? null,
  positionY: at?.[1] ?? null,
  closedAt: null,
});
const rooms = [room('a'), room('b')];
const points = [
  point('in a', ['a', 'b'], [1, 2]),
  point('in b', ['b'], [3, 3]),
  point('waits in a', ['a']),
  point('waits anywhere', []),
  point('of a room that is gone', ['gone'], [5, 5]),
];

it('shows a table in its first room alone', () => {
  expect(tablesIn('a', points).map((table) => table.point.id)).toEqual(['in a']);
  expect(tablesIn('b', points).map((table) => table.point.id)).toEqual(['in b']);
});

it('lets those wait that stand nowhere', () => {
  expect(unplacedIn('a', points, rooms).map(({ id }) => id)).toEqual([
    'waits in a',
    'waits anywhere',
    'of a room that is gone',
  ]);
  expect(unplacedIn('b', points, rooms).map(({ id }) => id)).toEqual(['waits anywhere', 'of a room that is gone']);
});

it('puts a table into a room, and keeps its others', () => {
  expect(placedAt(point('x', ['a', 'b']), 'b', { x: 1, y: 2 })).toEqual({
    id: 'x',
    positionX: 1,
    positionY: 2,
    locationIds: ['b', 'a'],
  });
});

describe('inRooms', () => {
  it('says nothing of the position as long as the first room stays', () => {
    expect(inRooms(point('x', ['a'], [1, 2]), ['b', 'a'])).toEqual({ locationIds: ['a', 'b'] });
  });

  it('forgets it with the room', () => {
    expect(inRooms(point('x', ['a', 'b'], [1, 2]), ['b'])).toEqual({
      locationIds: ['b'],
      positionX: null,
      positionY: null,
    });
  });
});

it('writes little on a small table', () => {
  expect(['Hall 1 table 12', ' B20', 'Stage', '第3桌', ' Bar ', '😀😀😀'].map(shortName)).toEqual([
    '12',
    'B20',
    'St',
    '第3',
    'Ba',
    '😀😀',
  ]);
});
