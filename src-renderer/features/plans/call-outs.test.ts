import { expect, it } from 'vitest';
import { boardOf, meetingOf } from './board.fixture.ts';
import { callOuts, pageAt } from './call-outs.ts';

const board = boardOf(
  2,
  [1, 1],
  ['Zoë', 'Ada', 'Bo', 'Cleo'],
  [
    meetingOf('m1', ['Zoë', 'Ada'], ['r0', 't1']),
    meetingOf('m2', ['Bo', 'Cleo'], ['r0', null]),
    meetingOf('m3', ['Ada', 'Bo'], ['r1', 't0']),
  ],
);

it('calls everybody of a round by name, to their table', () => {
  expect(callOuts(board, 'r0').map(({ name, table }) => [name, table])).toEqual([
    ['Ada', 'Table 1'],
    ['Bo', null],
    ['Cleo', null],
    ['Zoë', 'Table 1'],
  ]);
});

it('calls nobody to a meeting that does not take place', () => {
  const meetings = board.meetings.map((one) => (one.id === 'm1' ? { ...one, status: 'noShow' as const } : one));
  expect(callOuts({ ...board, meetings }, 'r0').map(({ name }) => name)).toEqual(['Bo', 'Cleo']);
});

it('shows all pages in turn', () => {
  expect(pageAt(25, 10, 0, 1000)).toEqual({ page: 0, pages: 3 });
  expect(pageAt(25, 10, 2500, 1000)).toEqual({ page: 2, pages: 3 });
  expect(pageAt(25, 10, 3100, 1000)).toEqual({ page: 0, pages: 3 });
  expect(pageAt(0, 10, 5000, 1000)).toEqual({ page: 0, pages: 1 });
  expect(pageAt(5, 0, 1000, 1000)).toEqual({ page: 1, pages: 5 });
});
