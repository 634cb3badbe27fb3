import { describe, expect, it } from 'vitest';
import { boardOf, meetingOf } from './board.fixture.ts';
import { kept, spotAfter } from './grid-keys.ts';
import { layOut } from './grid-model.ts';

const board = boardOf(
  3,
  [2, 1, 1],
  ['Ada', 'Bo', 'Cleo', 'Dag'],
  [meetingOf('m1', ['Ada', 'Bo'], ['r0', 't0']), meetingOf('m2', ['Cleo', 'Dag'], ['r0', 't0'])],
);
const model = layOut(board, 'tables', null);
const go = (row: number, column: number, line: number, key: string, more = {}) => {
  const spot = spotAfter(model, { row, column, line }, key, { page: 2, holding: false, control: false, ...more });
  return spot && [spot.row, spot.column, spot.line];
};

describe('spotAfter', () => {
  it('goes from cell to cell, and stays on the board', () => {
    expect(go(0, 0, 0, 'ArrowRight')).toEqual([0, 1, 0]);
    expect(go(0, 0, 0, 'ArrowLeft')).toEqual([0, 0, 0]);
    expect(go(2, 2, 0, 'ArrowRight')).toEqual([2, 2, 0]);
    expect(go(2, 1, 0, 'ArrowDown')).toEqual([2, 1, 0]);
    expect(go(0, 1, 0, 'ArrowUp')).toEqual([0, 1, 0]);
  });

  it('goes through the meetings of a cell before it leaves it', () => {
    expect(go(0, 0, 0, 'ArrowDown')).toEqual([0, 0, 1]);
    expect(go(0, 0, 1, 'ArrowDown')).toEqual([1, 0, 0]);
    expect(go(1, 0, 0, 'ArrowUp')).toEqual([0, 0, 1]);
    expect(go(0, 0, 1, 'ArrowUp')).toEqual([0, 0, 0]);
  });

  it('goes by cells alone while a meeting is held', () => {
    expect(go(0, 0, 0, 'ArrowDown', { holding: true })).toEqual([1, 0, 0]);
    expect(go(1, 0, 0, 'ArrowUp', { holding: true })).toEqual([0, 0, 0]);
  });

  it('goes by pages and to the ends', () => {
    expect(go(0, 1, 0, 'PageDown')).toEqual([2, 1, 0]);
    expect(go(2, 1, 0, 'PageUp')).toEqual([0, 1, 0]);
    expect(go(1, 1, 0, 'Home')).toEqual([1, 0, 0]);
    expect(go(1, 1, 0, 'End', { control: true })).toEqual([2, 2, 0]);
  });

  it('knows no other key, and nothing on an empty board', () => {
    expect(go(0, 0, 0, 'x')).toBeNull();
    const empty = layOut(boardOf(0, [], [], []), 'tables', null);
    expect(
      spotAfter(empty, { row: 0, column: 0, line: 0 }, 'ArrowDown', { page: 1, holding: false, control: false }),
    ).toBeNull();
  });
});

it('keeps a place on the board that has become smaller', () => {
  expect(kept(model, { row: 9, column: 9, line: 4 })).toEqual({ row: 2, column: 2, line: 0 });
  expect(kept(model, { row: 0, column: 0, line: 4 })).toEqual({ row: 0, column: 0, line: 1 });
});
