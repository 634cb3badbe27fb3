import { expect, test } from 'vitest';
import { createRandom } from '#shared/domain/random.ts';
import { forecast } from './forecast.ts';
import { makePlan } from './plan.ts';
import type { PlanTask } from './task.ts';
import { anySize, anyTask, counted, roundsOf } from './testing.ts';

const table = { capacity: 1, location: 0, x: null, y: null };
const pairs = (count: number, rounds?: number[]) =>
  counted(count).map((index) => ({ people: [2 * index, 2 * index + 1], weight: 1, ...(rounds ? { rounds } : {}) }));

test('tables that a round lacks', () => {
  const task: PlanTask = {
    rounds: roundsOf([0, 0, 0]),
    points: [table, { ...table, capacity: 2, rounds: [0, 1] }],
    people: counted(20).map(() => ({ away: [] })),
    meetings: pairs(6, [2]).concat(pairs(10).slice(6)),
  };
  expect(forecast(task)).toEqual({
    rounds: [
      { round: 0, tables: 3, people: 8, only: 0, missing: 0 },
      { round: 1, tables: 3, people: 8, only: 0, missing: 0 },
      { round: 2, tables: 1, people: 20, only: 6, missing: 5 },
    ],
    short: 5,
    overbooked: [],
    impossible: [],
  });
});

test('what no table would help', () => {
  const task: PlanTask = {
    rounds: roundsOf([0, 0]),
    points: [{ ...table, capacity: 9 }],
    people: [{ away: [] }, { away: [], limit: 1 }, { away: [0] }, { away: [1] }],
    meetings: [
      { people: [0, 1], weight: 1 },
      { people: [1, 2], weight: 1 },
      { people: [2, 3], weight: 1 },
    ],
  };
  expect(forecast(task)).toMatchObject({ short: 0, overbooked: [1], impossible: [2] });
});

test('where nothing is missing and all can be dealt with one by one, a plan has a place for all', () => {
  for (let seed = 1; seed <= 60; seed++) {
    const random = createRandom(seed);
    const task = { ...anyTask(random, { ...anySize(random), people: 40, meetings: 12 }) };
    // Nobody is in two, and nothing is bound to a table: then tables are all there is to count.
    const plain: PlanTask = {
      ...task,
      meetings: task.meetings.map(({ points: _, after: __, ...meeting }, index) => ({
        ...meeting,
        people: [2 * index, 2 * index + 1],
      })),
    };
    const { short, overbooked, impossible } = forecast(plain);
    const { unplaced } = makePlan(plain, { seed, moves: 3000 });
    expect(unplaced.length, `seed ${seed}`).toBe(short + overbooked.length + impossible.length);
  }
});
