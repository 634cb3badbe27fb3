import { expect, test } from 'vitest';
import { Board } from './board.ts';
import { layoutOf } from './layout.ts';
import { Seating } from './points/seating.ts';
import { movesForRoom } from './room.ts';
import type { PlanTask } from './task.ts';
import { counted, roundsOf } from './testing.ts';

/** One table, and meetings with the rounds that they may have; each stands in the first of them. */
function boardOf(rounds: number, open: readonly (readonly number[])[], locked: readonly number[] = []): Board {
  const task: PlanTask = {
    rounds: roundsOf(counted(rounds).map(() => 0)),
    points: [{ capacity: 1, location: 0, x: null, y: null }],
    people: counted(2 * open.length).map(() => ({ away: [] })),
    meetings: open.map((some, index) => ({
      people: [2 * index, 2 * index + 1],
      weight: 1,
      rounds: some,
      now: { round: some[0] ?? 0, point: 0 },
      locked: locked.includes(index),
    })),
  };
  const layout = layoutOf(task);
  const board = new Board(layout, new Seating(layout, new Int32Array(open.length).fill(-1), open.length));
  for (const [meeting, some] of open.entries()) board.putAt(meeting, some[0] ?? 0, 0);
  return board;
}

test('a round with a free table needs no move, one whose meeting could go there one, and so on', () => {
  expect([
    ...movesForRoom(
      boardOf(4, [
        [0, 1],
        [1, 2],
        [2, 3],
      ]),
    ),
  ]).toEqual([3, 2, 1, 0]);
});

test('a meeting that is locked or may be nowhere else makes no room', () => {
  expect([...movesForRoom(boardOf(3, [[0, 2], [1]]))]).toEqual([1, Number.POSITIVE_INFINITY, 0]);
  expect([
    ...movesForRoom(
      boardOf(
        3,
        [
          [0, 2],
          [1, 2],
        ],
        [0],
      ),
    ),
  ]).toEqual([Number.POSITIVE_INFINITY, 1, 0]);
});
