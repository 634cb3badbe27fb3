import { expect, it } from 'vitest';
import { roundNow } from './round-now.ts';

it('is the round under way, the next one, or the last', () => {
  const rounds = [
    { id: 'second', startAt: 20, endAt: 30 },
    { id: 'first', startAt: 0, endAt: 10 },
  ];
  const at = (now: number) => roundNow(rounds, now)?.id;
  expect([at(5), at(10), at(25), at(30)]).toEqual(['first', 'second', 'second', 'second']);
  expect(roundNow([], 0)).toBeUndefined();
});
