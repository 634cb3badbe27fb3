import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { checkPlan } from '#main/features/planner/check.ts';
import type { PlanProgress, PlanTask } from '#main/features/planner/planning.ts';
import { PlannerThread, plannerWorkers } from '#main/features/planner/thread/thread.ts';

const ENTRY = join(fileURLToPath(new URL('../../..', import.meta.url)), 'out', 'main', 'worker-planner.js');
const thread = new PlannerThread(plannerWorkers(ENTRY));
afterAll(() => thread.stop());

/** Everybody meets everybody, which takes longer than anybody waits to be proven the best. */
const people = 14;
const task: PlanTask = {
  rounds: Array.from({ length: 16 }, (_, round) => ({ day: 0, startAt: round, endAt: round + 1 })),
  points: Array.from({ length: 6 }, (_, x) => ({ capacity: 1, location: x % 2, x, y: 0 })),
  people: Array.from({ length: people }, () => ({ away: [] })),
  meetings: Array.from({ length: people * people }, (_, pair) => [Math.floor(pair / people), pair % people])
    .filter(([one = 0, other = 0]) => one < other)
    .map((pair) => ({ people: pair, weight: 1 })),
};

test('a plan is made in the built worker, tells how far it is, and is stopped with what it has', async () => {
  const abort = new AbortController();
  const told: PlanProgress[] = [];
  const plan = await thread.plan(
    task,
    { seed: 1, seconds: 600 },
    {
      signal: abort.signal,
      onProgress: (best) => {
        told.push(best);
        if (told.length === 3) abort.abort();
      },
    },
  );
  expect(told.length).toBeGreaterThanOrEqual(3);
  expect(checkPlan(task, plan.places).faults).toEqual([]);
  expect(plan.figures.placed).toBeGreaterThan(80);
});

test('a plan is healed and foretold there while another one is made', async () => {
  const abort = new AbortController();
  const plan = thread.plan(task, { seed: 1, seconds: 600 }, { signal: abort.signal });
  const healed = await thread.replan(task);
  expect(checkPlan(task, healed.places).faults).toEqual([]);
  expect((await thread.forecast(task)).rounds).toHaveLength(16);
  abort.abort();
  expect((await plan).places).toHaveLength(task.meetings.length);
});

test('a task that contradicts itself is an error with its reason', async () => {
  const twice = { ...task, meetings: [{ people: [0, 0], weight: 1 }] };
  await expect(thread.replan(twice)).rejects.toThrow('Somebody is twice in meeting 1.');
});
