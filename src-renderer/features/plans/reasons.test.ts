import { describe, expect, it } from 'vitest';
import type { BoardMeeting } from '#shared/contract/plans.ts';
import { byReason, stretches } from './reasons.ts';

const ROUNDS = ['a', 'b', 'c', 'd'].map((id, at) => ({ id, startAt: at * 100, endAt: at * 100 + 80 }));

describe('stretches', () => {
  it('puts rounds that follow each other together', () => {
    expect(stretches(ROUNDS, ['b', 'c'])).toEqual([{ from: 100, until: 280 }]);
  });

  it('keeps apart what has a round between', () => {
    expect(stretches(ROUNDS, ['d', 'a', 'b'])).toEqual([
      { from: 0, until: 180 },
      { from: 300, until: 380 },
    ]);
  });

  it('leaves out rounds that are gone', () => {
    expect(stretches(ROUNDS, ['x'])).toEqual([]);
  });
});

describe('byReason', () => {
  const meeting = (id: string, reason: BoardMeeting['reason'], roundId: string | null = null) =>
    ({ id, reason, roundId }) as BoardMeeting;

  it('counts what has the same reason as one, the most first and what nobody knows last', () => {
    const full = { kind: 'tablesFull', rounds: ['a'], missing: 2 } as const;
    const groups = byReason([
      meeting('1', null),
      meeting('2', null),
      meeting('3', null),
      meeting('4', { kind: 'noCommonRound' }),
      meeting('5', { ...full, rounds: ['a'] }),
      meeting('6', { ...full, rounds: ['a'] }),
      meeting('7', { kind: 'noCommonRound' }, 'a'),
    ]);
    expect(groups.map(({ meetings }) => meetings.map(({ id }) => id))).toEqual([['5', '6'], ['4'], ['1', '2', '3']]);
  });
});
