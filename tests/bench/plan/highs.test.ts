import { expect, test } from 'vitest';
import { checkPlan } from '#main/features/planner/check.ts';
import { makePlan } from '#main/features/planner/planning.ts';
import { asTask } from './as-task.ts';
import { anyEvent } from './events.ts';
import { plainModel } from './highs.ts';
import { planted } from './planted.ts';

const ENOUGH_S = 30;

test('a plan has no more gaps than a solver proves to be needed', async () => {
  let waits = 0;
  for (let seed = 1; seed <= 6; seed++) {
    const task = anyEvent({ people: 9, meetings: 14, rounds: 7, tables: 3, zones: 1 }, seed);
    const { places, bound } = await plainModel(task, ENOUGH_S);
    const made = makePlan(task, { seed, moves: 400_000 });
    if (places === null) {
      // Not all of them can be placed at once, says the solver: then we must not either.
      expect(made.unplaced, `seed ${seed}`).not.toEqual([]);
      continue;
    }
    const solved = checkPlan(task, places);
    expect(solved.faults, `seed ${seed}`).toEqual([]);
    expect(solved.gaps, `seed ${seed}`).toBeCloseTo(bound, 3);
    expect(made.figures, `seed ${seed}`).toMatchObject({ placed: 14, gaps: solved.gaps });
    waits += solved.gaps;
  }
  expect(waits).toBeGreaterThan(0);
});

test('with orders to keep and rounds given', async () => {
  const size = { people: 12, rounds: 5, tables: 4, halves: 0.3, away: 0.2, orders: 4, fixed: 0.1 };
  const task = asTask(planted(1, size), size.tables);
  const { places } = await plainModel(task, ENOUGH_S);
  expect(checkPlan(task, places ?? [])).toMatchObject({ faults: [], placed: task.meetings.length, gaps: 0 });
});
