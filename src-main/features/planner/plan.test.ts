import { describe, expect, test } from 'vitest';
import { createRandom, type Random } from '#shared/domain/random.ts';
import { checkPlan } from './check.ts';
import { makePlan } from './plan.ts';
import type { Plan, PlanTask, Reason } from './task.ts';
import { anySize, anyTask, counted, roundsOf, standing } from './testing.ts';

const EVENTS = 40;

/** Any event, in which something stands already and some of that is locked. */
function anyStanding(random: Random): PlanTask {
  const task = anyTask(random, anySize(random));
  const { places } = makePlan(task, { seed: 1, moves: 500 });
  const locked = standing(task, places, () => random.chance(0.2));
  return {
    ...locked,
    meetings: locked.meetings.map((meeting) =>
      meeting.locked && random.chance(0.3)
        ? { ...meeting, now: { round: meeting.now?.round ?? 0, point: null } }
        : meeting,
    ),
  };
}

function expectSound(task: PlanTask, plan: Plan, hint: string): void {
  const checked = checkPlan(task, plan.places);
  expect(checked.faults, hint).toEqual([]);
  const { figures } = plan;
  expect(
    {
      placed: figures.placed,
      gaps: figures.gaps,
      spread: figures.spread,
      locationChanges: figures.locationChanges,
    },
    hint,
  ).toEqual({
    placed: checked.placed,
    gaps: checked.gaps,
    spread: checked.spread,
    locationChanges: checked.locationChanges,
  });
  expect(figures.walkMetres, hint).toBeCloseTo(checked.walkMetres, 6);
  expect(figures.placedWeight, hint).toBeCloseTo(checked.placedWeight, 6);
  expect(figures.weightBound + 1e-6, hint).toBeGreaterThanOrEqual(figures.placedWeight);
  expect(figures.fewestGaps, hint).toBeLessThanOrEqual(figures.gaps);
  expect(figures.locationChangesBound, hint).toBeLessThanOrEqual(figures.locationChanges);
  expect(
    plan.unplaced.map(({ meeting }) => meeting),
    hint,
  ).toEqual(counted(task.meetings.length).filter((meeting) => plan.places[meeting] === null));
}

describe('a plan', () => {
  test('of any event breaks no rule, and says of itself what the checker finds', () => {
    for (let seed = 1; seed <= EVENTS; seed++) {
      const task = anyStanding(createRandom(seed));
      expectSound(task, makePlan(task, { seed, moves: 2000 }), `seed ${seed}`);
    }
  });

  test('is the same for the same seed and as many moves', () => {
    const task = anyTask(createRandom(5), { people: 20, meetings: 80, rounds: 8, points: 9 });
    const once = makePlan(task, { seed: 3, moves: 6000 });
    expect(makePlan(task, { seed: 3, moves: 6000 }).places).toEqual(once.places);
    expect(makePlan(task, { seed: 4, moves: 6000 }).places).not.toEqual(once.places);
  });

  test('tells of better ones as they come, rounds first and then points', () => {
    const task = anyTask(createRandom(8), { people: 20, meetings: 60, rounds: 10, points: 9 });
    const phases: string[] = [];
    let [last, bound] = [0, 0];
    const { figures } = makePlan(task, {
      seed: 1,
      moves: 6000,
      onProgress: ({ phase, placedWeight, weightBound, placed, meetings }) => {
        phases.push(phase);
        bound = weightBound;
        expect(placed).toBeLessThanOrEqual(meetings);
        last = placedWeight;
      },
    });
    expect(phases[0]).toBe('rounds');
    expect(phases.at(-1)).toBe('points');
    expect([last, bound]).toEqual([figures.placedWeight, figures.weightBound]);
  });

  test('ends when it is told to, with what it has', () => {
    const task = anyTask(createRandom(9), { people: 20, meetings: 60, rounds: 10, points: 9 });
    expectSound(task, makePlan(task, { seed: 1, stop: () => true }), 'stopped');
  });
});

describe('points', () => {
  const pairs = (count: number) => counted(count).map((index) => ({ people: [index, count + index], weight: 1 }));
  const points = (count: number, location: (index: number) => number) =>
    counted(count).map((index) => ({ capacity: 1, location: location(index), x: index, y: 0 }));

  test('whoever can stays in one location and walks least', () => {
    // Four tables in two halls; two foursomes meet each other across within their four alone.
    const task: PlanTask = {
      rounds: roundsOf([0, 0]),
      points: points(4, (index) => index % 2),
      people: counted(8).map(() => ({ away: [] })),
      meetings: [
        [0, 1],
        [2, 3],
        [4, 5],
        [6, 7],
        [0, 2],
        [1, 3],
        [4, 6],
        [5, 7],
      ].map((people, index) => ({ people, weight: 1, rounds: [index < 4 ? 0 : 1] })),
    };
    const { figures, places } = makePlan(task, { seed: 1, moves: 200_000 });
    expect(checkPlan(task, places).faults).toEqual([]);
    expect(figures).toMatchObject({ placed: 8, locationChanges: 0, walkMetres: 8 });
  });

  test('a meeting that is bound to a table gets it, whoever else would have it', () => {
    const meetings = pairs(6).map((meeting, index) => ({
      ...meeting,
      ...(index < 3 ? { points: [0], weight: 0.5 } : {}),
    }));
    const task: PlanTask = {
      rounds: roundsOf([0, 0, 0]),
      points: points(2, () => 0),
      people: counted(12).map(() => ({ away: [] })),
      meetings,
    };
    expect(makePlan(task, { seed: 1, moves: 20_000 }).unplaced).toEqual([]);
  });
});

describe('why a meeting has no place', () => {
  const free = { away: [] };
  const table = { capacity: 1, location: 0, x: null, y: null };
  const one = { people: [0, 1], weight: 1 };
  const reasonOf = (task: Partial<PlanTask>): Reason | undefined =>
    makePlan(
      { rounds: roundsOf([0, 0]), points: [table], people: [free, free, free], meetings: [one], ...task },
      { seed: 1, moves: 5000 },
    ).unplaced[0]?.reason;

  test.each<[string, Partial<PlanTask>, Reason]>([
    ['nobody can come at once', { people: [{ away: [0] }, { away: [1] }] }, { kind: 'noCommonRound' }],
    ['no round is meant', { meetings: [{ ...one, rounds: [] }] }, { kind: 'noCommonRound' }],
    ['its table is gone', { meetings: [{ ...one, points: [] }] }, { kind: 'noPoint', rounds: [0, 1] }],
    ['no table can be used then', { points: [{ ...table, rounds: [] }] }, { kind: 'noPoint', rounds: [0, 1] }],
    ['somebody takes no more', { people: [{ away: [], limit: 0 }, free] }, { kind: 'limit', people: [0] }],
    [
      'somebody has others then',
      {
        people: [free, free, free, free],
        meetings: [one, { people: [0, 2], weight: 2, rounds: [0] }, { people: [0, 3], weight: 2, rounds: [1] }],
      },
      { kind: 'busy', people: [0] },
    ],
    [
      'it would be before the other',
      {
        people: [free, free, free],
        meetings: [
          { ...one, rounds: [0], after: [1] },
          { people: [0, 2], weight: 2, rounds: [1] },
        ],
      },
      { kind: 'order', meetings: [1] },
    ],
  ])('%s', (_, task, reason) => {
    expect(reasonOf(task)).toEqual(reason);
  });

  test('tables are counted for all that lack one together, spread over the rounds that they could have', () => {
    const four = counted(4).map((index) => ({ people: [2 * index, 2 * index + 1], weight: 4 - index }));
    const plan = (rounds: number) =>
      makePlan(
        {
          rounds: roundsOf(counted(rounds).map(() => 0)),
          points: [table],
          people: counted(8).map(() => free),
          meetings: four,
        },
        { seed: 1, moves: 5000 },
      ).unplaced.map(({ reason }) => reason);
    expect(plan(1)).toEqual(counted(3).map(() => ({ kind: 'tablesFull', rounds: [0], missing: 3 })));
    expect(plan(2)).toEqual(counted(2).map(() => ({ kind: 'tablesFull', rounds: [0, 1], missing: 1 })));
  });

  test('so many tables more would do, and they do', () => {
    for (let seed = 1; seed <= EVENTS; seed++) {
      const random = createRandom(2000 + seed);
      const size = anySize(random);
      const task = anyTask(random, { ...size, meetings: size.meetings + 20, points: 1 });
      const { places, unplaced } = makePlan(task, { seed, moves: 1000 });
      for (const { meeting, reason } of unplaced) {
        if (reason.kind !== 'tablesFull') continue;
        const more: PlanTask = {
          ...standing(task, places, () => true),
          points: [...task.points, { capacity: reason.missing, location: -1, x: null, y: null, rounds: reason.rounds }],
        };
        const meetings = more.meetings.map((other, index) => {
          if (index === meeting) return { ...other, points: [task.points.length] };
          return places[index] === null ? { ...other, points: [] } : other;
        });
        const healed = makePlan({ ...more, meetings }, { seed, moves: 1000 });
        expect(checkPlan({ ...more, meetings }, healed.places).faults, `seed ${seed}`).toEqual([]);
        expect(healed.places[meeting], `seed ${seed}`).not.toBeNull();
      }
    }
  });
});
