import { expect, it } from 'vitest';
import { lastMove, type Move, withMove } from './undo-stack.ts';

const move = (meetingId: string, roundId: string): Move => ({ meetingId, from: { roundId, meetingPointId: 't' } });
const at = (places: Record<string, string>) => (id: string) => {
  const roundId = places[id];
  return roundId === undefined ? undefined : { roundId, meetingPointId: 't' };
};

it('takes back the last move first', () => {
  const past = withMove(withMove([], move('a', 'r0')), move('b', 'r1'));
  const last = lastMove(past, at({ a: 'r5', b: 'r6' }));
  expect(last?.move.meetingId).toBe('b');
  expect(last?.before.map(({ meetingId }) => meetingId)).toEqual(['a']);
});

it('passes over meetings that are gone, or back already', () => {
  const past = [move('a', 'r0'), move('gone', 'r1'), move('b', 'r1')];
  expect(lastMove(past, at({ a: 'r5', b: 'r1' }))?.move.meetingId).toBe('a');
  expect(lastMove([move('b', 'r1')], at({ b: 'r1' }))).toBeNull();
});

it('remembers only so many', () => {
  let past: readonly Move[] = [];
  for (let step = 0; step < 150; step += 1) past = withMove(past, move(String(step), 'r0'));
  expect(past).toHaveLength(100);
  expect(past.at(-1)?.meetingId).toBe('149');
});
