import { describe, expect, it } from 'vitest';
import { boardOf, meetingOf } from './board.fixture.ts';
import { layOut, meetingAt, NO_TABLE } from './grid-model.ts';

const PEOPLE = ['Zoë', 'Ada', 'Bo', 'Cleo'];
const MEETINGS = [
  meetingOf('m1', ['Ada', 'Bo'], ['r0', 't0']),
  meetingOf('m2', ['Zoë', 'Cleo'], ['r0', 't0']),
  meetingOf('m3', ['Ada', 'Zoë'], ['r1', 't1']),
  meetingOf('m4', ['Bo', 'Cleo'], null),
];
const board = boardOf(3, [3, 1], PEOPLE, MEETINGS);

describe('tables down', () => {
  const model = layOut(board, 'tables', null);

  it('has a row for each table, and each meeting at its round', () => {
    expect(model.rows.map(({ id }) => id)).toEqual(['t0', 't1']);
    expect(model.rows[0]?.cells.get('r0')?.map(({ id }) => id)).toEqual(['m1', 'm2']);
    expect(model.spots.get('m2')).toEqual([{ row: 0, column: 0, line: 1 }]);
    expect(model.spots.get('m3')).toEqual([{ row: 1, column: 1, line: 0 }]);
  });

  it('leaves what has no place out', () => {
    expect(model.spots.has('m4')).toBe(false);
  });

  it('is as high as its fullest cell, and one more where there is room', () => {
    expect(model.rows.map(({ lines }) => lines)).toEqual([3, 1]);
  });

  it('shows what has a round and no table in a row of its own, unless one room is looked at', () => {
    const homeless = { ...board, meetings: [...MEETINGS, meetingOf('m5', ['Bo', 'Cleo'], ['r2', null])] };
    expect(layOut(homeless, 'tables', null).rows[0]).toMatchObject({ id: NO_TABLE, name: '' });
    expect(layOut(homeless, 'tables', 'bar').rows.map(({ id }) => id)).toEqual(['t1']);
  });

  it('finds the meeting at a place', () => {
    expect(meetingAt(model, { row: 0, column: 0, line: 1 })?.id).toBe('m2');
    expect(meetingAt(model, { row: 0, column: 2, line: 0 })).toBeUndefined();
  });
});

describe('people down', () => {
  it('has a row for everybody, by name, with their own meetings', () => {
    const model = layOut(board, 'people', null);
    expect(model.rows.map(({ id }) => id)).toEqual(['Ada', 'Bo', 'Cleo', 'Zoë']);
    expect(model.spots.get('m3')).toEqual([
      { row: 0, column: 1, line: 0 },
      { row: 3, column: 1, line: 0 },
    ]);
  });

  it('shows whoever has a meeting in the room', () => {
    expect(layOut(board, 'people', 'bar').rows.map(({ id }) => id)).toEqual(['Ada', 'Zoë']);
  });
});
