import { expect, it } from 'vitest';
import { boardOf, meetingOf } from './board.fixture.ts';
import { begunIn, calledAt, clockOf, countdown, roundsAt, tablesNow } from './now-next.ts';

const MINUTE = 60_000;
const board = boardOf(
  3,
  [2, 1],
  ['Ada', 'Bo', 'Cleo', 'Dag'],
  [
    meetingOf('m1', ['Ada', 'Bo'], ['r0', 't0']),
    meetingOf('m2', ['Cleo', 'Dag'], ['r0', 't0']),
    meetingOf('m3', ['Ada', 'Cleo'], ['r1', 't1']),
    meetingOf('m4', ['Bo', 'Dag'], ['r1', null]),
  ],
);
const at = (minutes: number) => {
  const { now, next } = roundsAt(board.rounds, minutes * MINUTE);
  return [now?.id ?? null, next?.id ?? null];
};

it('knows the round under way and the one after it', () => {
  expect(at(0)).toEqual([null, 'r0']);
  expect(at(30)).toEqual(['r0', 'r1']);
  expect(at(50)).toEqual([null, 'r1']);
  expect(at(95)).toEqual(['r2', null]);
  expect(at(200)).toEqual([null, null]);
});

it('calls people to the round that has just begun, then to the next one, and to the last as long as it lasts', () => {
  const called = (minutes: number) => calledAt(board.rounds, minutes * MINUTE)?.id ?? null;
  expect([0, 30, 34.9, 35, 50].map(called)).toEqual(['r0', 'r0', 'r0', 'r1', 'r1']);
  expect([89, 95, 109, 200].map(called)).toEqual(['r2', 'r2', 'r2', null]);
});

it('knows what is at each table now and next', () => {
  const [first, second] = tablesNow(board, roundsAt(board.rounds, 30 * MINUTE));
  expect(first?.now.map(({ id }) => id)).toEqual(['m1', 'm2']);
  expect(first?.next).toEqual([]);
  expect(second?.now).toEqual([]);
  expect(second?.next.map(({ id }) => id)).toEqual(['m3']);
});

it('counts down in whole seconds, and not below nothing', () => {
  expect(countdown(4 * MINUTE)).toEqual({ minutes: 4, seconds: 0 });
  expect(countdown(59_001)).toEqual({ minutes: 1, seconds: 0 });
  expect(countdown(1)).toEqual({ minutes: 0, seconds: 1 });
  expect(countdown(-5)).toEqual({ minutes: 0, seconds: 0 });
});

it('reads as a clock, in hours where there are some', () => {
  expect(clockOf(9 * MINUTE + 5_000)).toBe('9:05');
  expect(clockOf(60 * MINUTE)).toBe('1:00:00');
  expect(clockOf(14 * 60 * MINUTE + 3_000)).toBe('14:00:03');
});

it('has the meetings of a round begin with it, and no others', () => {
  const at = (minutes: number) => begunIn(board, roundsAt(board.rounds, minutes * MINUTE).now).meetings;
  expect(at(30).map(({ status }) => status)).toEqual(
    board.meetings.map(({ roundId, status }) => (roundId === 'r0' ? 'active' : status)),
  );
  expect(at(55)).toEqual(board.meetings);
});
