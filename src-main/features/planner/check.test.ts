import { expect, test } from 'vitest';
import { checkPlan } from './check.ts';
import type { Problem } from './solver/problem.ts';

const problem: Problem = {
  days: [0, 0, 0, 1, 1],
  capacity: [1, 2, 2, 0, 2],
  people: 4,
  away: [[1], [], [], []],
  limits: [9, 2, 9, 9],
  meetings: [
    { people: [0, 1], weight: 2 },
    { people: [2, 3], weight: 1, rounds: [1, 2] },
    { people: [1, 2], weight: 1, after: [0] },
    { people: [1, 3], weight: 1 },
  ],
};

test('a plan that keeps every rule, with its gaps; a night is none', () => {
  expect(checkPlan(problem, [0, 1, 2, -1])).toEqual({ faults: [], placed: 3, placedWeight: 4, gaps: 1, spread: 1 });
  expect(checkPlan(problem, [0, 1, 4, -1])).toMatchObject({ faults: [], gaps: 0 });
});

test.each([
  [[2, 2, 2, -1], 'person 1 has meetings 0 and 2 in round 2'],
  [[1, -1, -1, -1], 'person 0 is away in round 1'],
  [[-1, 0, -1, -1], 'meeting 1 must not be in round 0'],
  [[2, -1, 1, -1], 'meeting 2 is not after meeting 0'],
  [[0, -1, -1, 3], 'round 3 has 1 meetings, too many'],
  [[0, -1, 1, 2], 'person 1 has 3 meetings, too many'],
  [[7, -1, -1, -1], 'meeting 0 is in round 7, which is none'],
  [[0, -1, -1], '3 places for 4 meetings'],
])('%j: %s', (rounds, fault) => {
  expect(checkPlan(problem, rounds).faults).toContain(fault);
});
