import { expect, it } from 'vitest';
import { boardOf, meetingOf } from './board.fixture.ts';
import { hitsOf, peopleWith } from './find.ts';
import { layOut } from './grid-model.ts';

const board = boardOf(
  2,
  [1, 1],
  ['Łukasz', 'Ada', 'Bo'],
  [meetingOf('m1', ['Ada', 'Bo'], ['r1', 't0']), meetingOf('m2', ['Łukasz', 'Ada'], ['r0', 't1'])],
);

it('finds people whatever their accents, and nobody for nothing', () => {
  expect([...peopleWith(board.people, 'luk')]).toEqual(['Łukasz']);
  expect(peopleWith(board.people, ' ').size).toBe(0);
});

it('leads to their meetings, or to their rows', () => {
  const found = peopleWith(board.people, 'ada');
  expect(hitsOf(layOut(board, 'tables', null), found)).toEqual([
    { row: 0, column: 1, line: 0 },
    { row: 1, column: 0, line: 0 },
  ]);
  expect(hitsOf(layOut(board, 'people', null), found)).toEqual([{ row: 0, column: 0, line: 0 }]);
  const later = peopleWith(board.people, 'bo');
  expect(hitsOf(layOut(board, 'people', null), later)).toEqual([{ row: 1, column: 1, line: 0 }]);
  expect(hitsOf(layOut(board, 'tables', null), new Set())).toEqual([]);
});
