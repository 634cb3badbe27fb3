import { describe, expect, it } from 'vitest';
import { Seating } from '#shared/domain/plan.ts';
import { boardOf, meetingOf } from './board.fixture.ts';
import { obstaclesAt, obstaclesTo, placeOfCell } from './fits.ts';
import { NO_TABLE } from './grid-model.ts';

const moved = meetingOf('m1', ['Ada', 'Bo'], ['r0', 't0']);
const board = boardOf(
  2,
  [1, 1],
  ['Ada', 'Bo', 'Cleo', 'Dag'],
  [moved, meetingOf('m2', ['Cleo', 'Dag'], ['r0', 't1']), meetingOf('m3', ['Ada', 'Cleo'], ['r1', 't0'])],
);
const seating = new Seating(board, 0);
const kinds = (view: 'tables' | 'people', row: string, round: string) =>
  obstaclesAt(seating, moved, view, row, round)?.map(({ kind }) => kind) ?? null;

describe('obstaclesAt', () => {
  it('says nothing where a meeting is, and why it cannot be elsewhere', () => {
    expect(kinds('tables', 't0', 'r0')).toEqual([]);
    expect(kinds('tables', 't1', 'r0')).toEqual(['full']);
    expect(kinds('tables', 't1', 'r1')).toEqual(['busy']);
  });

  it('has nothing to say of rows that are not about it', () => {
    expect(kinds('people', 'Cleo', 'r1')).toBeNull();
    expect(kinds('tables', NO_TABLE, 'r1')).toBeNull();
  });

  it('asks for any free table among people', () => {
    expect(kinds('people', 'Ada', 'r0')).toEqual([]);
    const other = meetingOf('m4', ['Eve', 'Fay'], null);
    expect(obstaclesAt(seating, other, 'people', 'Eve', 'r0')).toEqual([{ kind: 'noTable' }]);
    expect(obstaclesAt(seating, other, 'people', 'Eve', 'r1')).toEqual([]);
  });
});

it('takes nothing off the board that is under way', () => {
  const off = { roundId: null, meetingPointId: null };
  expect(obstaclesTo(seating, moved, off)).toEqual([]);
  expect(obstaclesTo(seating, { ...moved, status: 'active' }, off)).toEqual([{ kind: 'past' }]);
});

it('leaves the table to the core where a row is no table', () => {
  expect(placeOfCell('tables', 't1', 'r0')).toEqual({ roundId: 'r0', meetingPointId: 't1' });
  expect(placeOfCell('tables', NO_TABLE, 'r0')).toEqual({ roundId: 'r0', meetingPointId: null });
  expect(placeOfCell('people', 'Ada', 'r0')).toEqual({ roundId: 'r0', meetingPointId: null });
});
