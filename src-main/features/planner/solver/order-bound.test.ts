import { expect, test } from 'vitest';
import { createRandom } from '#shared/domain/random.ts';
import { counted, some } from '../testing.ts';
import { compile } from './compile.ts';
import { lostToOrder } from './order-bound.ts';
import type { PlanMeeting, Problem } from './problem.ts';
import { checkRounds } from './testing.ts';

/** Nobody is in two meetings and there are tables for all, so that nothing but the order is in the way. */
function inOrder(rounds: number, meetings: Omit<PlanMeeting, 'people'>[]): Problem {
  return {
    days: counted(rounds).map(() => 0),
    capacity: counted(rounds).map(() => meetings.length),
    people: meetings.length * 2,
    away: [],
    meetings: meetings.map((meeting, index) => ({ ...meeting, people: [index * 2, index * 2 + 1] })),
  };
}

const lost = (rounds: number, meetings: Omit<PlanMeeting, 'people'>[]) =>
  lostToOrder(compile(inOrder(rounds, meetings)));

test('of a chain with more meetings than rounds at least the lightest is lost', () => {
  const chain = [{ weight: 3 }, { weight: 2, after: [0] }, { weight: 5, after: [1] }];
  expect(lost(2, chain)).toBe(2);
  expect(lost(3, chain)).toBe(0);
});

test('of meetings that come before each other at least the lightest is lost, of each such circle', () => {
  const circles = [
    { weight: 3, after: [1] },
    { weight: 4, after: [0] },
    { weight: 1, after: [3] },
    { weight: 9, after: [2] },
    { weight: 7 },
  ];
  expect(lost(3, circles)).toBe(4);
});

test('a meeting that has no round in any case is in nobody’s way', () => {
  expect(
    lost(1, [
      { weight: 3, rounds: [] },
      { weight: 4, after: [0] },
    ]),
  ).toBe(0);
});

test('no plan places more than what is not lost to the order', () => {
  let seen = 0;
  for (let seed = 1; seed <= 60; seed++) {
    const random = createRandom(seed);
    const problem = inOrder(
      3,
      counted(5).map((index) => ({
        weight: 1 + random.below(5),
        rounds: some(random, counted(3), 0.7),
        after: some(random, counted(5), 0.25).filter((other) => other !== index),
      })),
    );
    const all = problem.meetings.reduce((sum, { weight }) => sum + weight, 0);
    const bound = all - lostToOrder(compile(problem));
    expect(bound, `seed ${seed}`).toBeGreaterThanOrEqual(heaviest(problem));
    if (bound < all) seen += 1;
  }
  expect(seen).toBeGreaterThan(20);
});

/** The most weight of all plans there are. */
function heaviest(problem: Problem, rounds: readonly number[] = []): number {
  if (rounds.length < problem.meetings.length)
    return Math.max(...[-1, 0, 1, 2].map((round) => heaviest(problem, [...rounds, round])));
  const { faults, placedWeight } = checkRounds(problem, rounds);
  return faults.length > 0 ? 0 : placedWeight;
}
