import { expect, test } from 'vitest';
import { fewestGaps } from './bound.ts';
import { compile } from './compile.ts';
import type { PlanMeeting, Problem } from './problem.ts';

/** One person with a meeting in each list of rounds, each with somebody else. */
function withRounds(lists: readonly number[][], more: Partial<Problem> = {}): number {
  const meetings = lists.map((rounds, index): PlanMeeting => ({ people: [0, index + 1], weight: 1, rounds }));
  return fewestGaps(
    compile({ days: [0, 0, 0, 0, 1], capacity: [9, 9, 9, 9, 9], people: 9, away: [], meetings, ...more }),
  );
}

test('gaps that nobody can be spared', () => {
  expect(withRounds([[0], [2]])).toBe(1);
  expect(withRounds([[0], [1, 3]])).toBe(0);
  expect(withRounds([[0], [3], [2]])).toBe(1);
  expect(withRounds([[0], [1, 2, 3], [3]])).toBe(1);
  expect(withRounds([[0, 1, 2, 3], [2]])).toBe(0);
});

test('rounds are rounds, in whatever order they are named', () => {
  expect(withRounds([[1, 0], [2]])).toBe(0);
  expect(withRounds([[2], [1, 0]])).toBe(0);
});

test('a night is no gap, and a meeting that cannot be is none', () => {
  expect(withRounds([[0], [4]])).toBe(0);
  expect(withRounds([[0], [2], []])).toBe(1);
});

test('a meeting beside the problem counts, and whoever has more than they take need not have them all', () => {
  expect(withRounds([[0]], { busy: [[2]] })).toBe(1);
  expect(withRounds([[0, 1]], { busy: [[2]] })).toBe(0);
  expect(withRounds([[0], [2]], { limits: [1, 9, 9, 9, 9, 9, 9, 9, 9] })).toBe(0);
});
