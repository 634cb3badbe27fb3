import { expect, test } from 'vitest';
import { boardOf, meetingOf } from './board.fixture.ts';
import { orderChoices } from './order-choices.ts';

const meeting = meetingOf('m1', ['Ada', 'Bo'], ['r0', 't0']);
const board = boardOf(
  2,
  [2],
  ['Ada', 'Bo', 'Çelik', 'Dag', 'Eve'],
  [
    meeting,
    meetingOf('m2', ['Ada', 'Çelik'], ['r1', 't0']),
    meetingOf('m3', ['Dag', 'Eve'], null),
    meetingOf('m4', ['Bo', 'Eve'], null),
  ],
);
const choices = (text: string, ...chosen: string[]) =>
  orderChoices(board, meeting, new Set(chosen), text).map(({ id }) => id);

test('those of the same people, and never the meeting itself', () => {
  expect(choices('')).toEqual(['m2', 'm4']);
});

test('those of whoever is typed, with what is chosen first and once', () => {
  expect(choices('celik')).toEqual(['m2']);
  expect(choices('eve')).toEqual(['m3', 'm4']);
  expect(choices('eve', 'm4', 'm2')).toEqual(['m2', 'm4', 'm3']);
});
