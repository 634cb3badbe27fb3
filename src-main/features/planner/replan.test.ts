import { describe, expect, test } from 'vitest';
import { createRandom, type Random } from '#shared/domain/random.ts';
import { checkPlan } from './check.ts';
import { makePlan } from './plan.ts';
import { replan } from './replan.ts';
import type { PlanTask, TaskMeeting } from './task.ts';
import { anySize, anyTask, counted, roundsOf, some, standing } from './testing.ts';

const EVENTS = 50;

/** An event under way: what was before is locked, some people have left, a table is gone, some walk in. */
function disturbed(random: Random): PlanTask {
  const planned = anyTask(random, anySize(random));
  const { places } = makePlan(planned, { seed: 1, moves: 500 });
  const now = random.below(planned.rounds.length + 1);
  const task = standing(planned, places, (index) => (places[index]?.round ?? now) < now);
  const rounds = counted(planned.rounds.length);
  const lost = random.below(planned.points.length);
  const everybody = counted(planned.people.length);
  return {
    ...task,
    people: task.people.map((person) => (random.chance(0.1) ? { ...person, away: rounds } : person)),
    points: task.points.map((point, index) =>
      index === lost ? { ...point, rounds: (point.rounds ?? rounds).filter((round) => round < now) } : point,
    ),
    meetings: [
      ...task.meetings.filter(() => random.chance(0.97)).map(({ after: _, ...meeting }) => meeting),
      ...counted(3).map(
        (): TaskMeeting => ({
          people: random.shuffled(everybody).slice(0, 2),
          weight: 2,
          rounds: some(random, rounds, 0.8),
        }),
      ),
    ],
  };
}

describe('healing a plan', () => {
  test('of any event breaks no rule, leaves what is locked, and says what it has moved', () => {
    for (let seed = 1; seed <= EVENTS; seed++) {
      const task = disturbed(createRandom(seed));
      const healed = replan(task);
      const hint = `seed ${seed}`;
      expect(checkPlan(task, healed.places).faults, hint).toEqual([]);
      for (const meeting of healed.moved) expect(healed.places[meeting], hint).not.toEqual(task.meetings[meeting]?.now);
    }
  });

  test('twice changes nothing the second time', () => {
    for (let seed = 1; seed <= EVENTS; seed++) {
      const task = disturbed(createRandom(500 + seed));
      const { places } = replan(task);
      const again = replan(standing(task, places, (index) => task.meetings[index]?.locked === true));
      expect(again.places, `seed ${seed}`).toEqual(places);
      expect(again.moved, `seed ${seed}`).toEqual([]);
    }
  });

  const free = { away: [] };
  const table = { capacity: 1, location: 0, x: null, y: null };

  test('who walks in gets what is free, and nobody moves', () => {
    const task: PlanTask = {
      rounds: roundsOf([0, 0, 0]),
      points: [table, table],
      people: counted(6).map(() => free),
      meetings: [
        { people: [0, 1], weight: 1, now: { round: 0, point: 0 }, locked: true },
        { people: [2, 3], weight: 1, now: { round: 1, point: 0 } },
        { people: [4, 5], weight: 1, rounds: [1, 2] },
      ],
    };
    const { places, moved } = replan(task);
    expect(places.slice(0, 2)).toEqual([
      { round: 0, point: 0 },
      { round: 1, point: 0 },
    ]);
    expect(places[2]).not.toBeNull();
    expect(moved).toEqual([]);
  });

  test('a table that is lost: another table at the same time, before another time', () => {
    const task: PlanTask = {
      rounds: roundsOf([0, 0]),
      points: [{ ...table, rounds: [] }, table],
      people: counted(4).map(() => free),
      meetings: [
        { people: [0, 1], weight: 1, now: { round: 1, point: 0 } },
        { people: [2, 3], weight: 1, now: { round: 0, point: 1 } },
      ],
    };
    expect(replan(task).places).toEqual([
      { round: 1, point: 1 },
      { round: 0, point: 1 },
    ]);
    expect(replan(task).moved).toEqual([]);
  });

  test('of two that cannot both stay the heavier one does', () => {
    const both = (weights: [number, number], people: [number[], number[]]): PlanTask => ({
      rounds: roundsOf([0, 0]),
      points: [table, table],
      people: counted(4).map(() => free),
      meetings: [
        { people: people[0], weight: weights[0], now: { round: 0, point: 0 } },
        { people: people[1], weight: weights[1], now: { round: 0, point: people[0].includes(2) ? 1 : 0 } },
      ],
    });
    const sharedPerson: [number[], number[]] = [
      [0, 2],
      [0, 3],
    ];
    expect(replan(both([1, 2], sharedPerson)).places.map((place) => place?.round)).toEqual([1, 0]);
    expect(replan(both([2, 1], sharedPerson)).places.map((place) => place?.round)).toEqual([0, 1]);
    const sharedTable: [number[], number[]] = [
      [0, 1],
      [2, 3],
    ];
    expect(replan(both([1, 2], sharedTable)).places).toEqual([
      { round: 0, point: 1 },
      { round: 0, point: 0 },
    ]);
  });

  test('one moves where nothing else will do, and locked ones never', () => {
    const meetings = (isLocked: boolean): TaskMeeting[] => [
      { people: [0, 1], weight: 1, now: { round: 0, point: 0 }, locked: isLocked },
      { people: [0, 2], weight: 1, rounds: [0] },
    ];
    const task = { rounds: roundsOf([0, 0]), points: [table], people: counted(3).map(() => free) };
    expect(replan({ ...task, meetings: meetings(false) })).toMatchObject({
      places: [
        { round: 1, point: 0 },
        { round: 0, point: 0 },
      ],
      moved: [0],
    });
    expect(replan({ ...task, meetings: meetings(true) })).toMatchObject({
      places: [{ round: 0, point: 0 }, null],
      moved: [],
      unplaced: [{ meeting: 1, reason: { kind: 'busy', people: [0] } }],
    });
  });

  test('far below what could be placed, the heavy takes the place of the light', () => {
    const task: PlanTask = {
      rounds: roundsOf([0]),
      points: [table],
      people: counted(3).map(() => free),
      meetings: [
        { people: [0, 1], weight: 1, now: { round: 0, point: 0 } },
        { people: [0, 2], weight: 9 },
      ],
    };
    expect(replan(task)).toMatchObject({ places: [null, { round: 0, point: 0 }], moved: [0] });
  });

  test('of those that could lose their place the ones do by which most is won, and no more than is needed', () => {
    const task: PlanTask = {
      rounds: roundsOf([0]),
      points: [table, table, table],
      people: counted(10).map(() => free),
      meetings: [
        { people: [0, 1], weight: 5, now: { round: 0, point: 0 } },
        { people: [2, 3], weight: 4, now: { round: 0, point: 1 } },
        { people: [4, 5], weight: 1, now: { round: 0, point: 2 } },
        { people: [6, 7], weight: 4.05 },
        { people: [8, 9], weight: 9 },
      ],
    };
    // The best there is weighs 18.05; 18 is enough, so that the one of 4 stays.
    const { places, moved } = replan(task);
    expect(places.map((place) => place !== null)).toEqual([true, true, false, false, true]);
    expect(moved).toEqual([2]);
  });

  test('many without a place where every table is taken: nobody moves in vain', () => {
    const task: PlanTask = {
      rounds: roundsOf(counted(6).map(() => 0)),
      points: counted(4).map(() => table),
      people: counted(80).map(() => free),
      meetings: counted(40).map((index) => ({
        people: [2 * index, 2 * index + 1],
        weight: 1,
        ...(index < 24 ? { now: { round: index % 6, point: Math.floor(index / 6) } } : {}),
      })),
    };
    const { moved, unplaced } = replan(task);
    expect(moved).toEqual([]);
    expect(unplaced).toHaveLength(16);
  });
});
