import { describe, expect, test } from 'vitest';
import { createRandom } from '#shared/domain/random.ts';
import { layoutOf } from '../layout.ts';
import { makePlan } from '../plan.ts';
import { roundsProblem } from '../rounds-problem.ts';
import { compile } from '../solver/compile.ts';
import { UNPLACED } from '../solver/problem.ts';
import { Schedule } from '../solver/schedule.ts';
import { checkRounds } from '../solver/testing.ts';
import type { PlanTask } from '../task.ts';
import { anySize, anyTask } from '../testing.ts';
import { gather } from './gather.ts';
import { ANYWHERE, FREE, Stays } from './stays.ts';

const HALLS = [0, 1, 2];
const COUNT = HALLS.length;

/** Meetings in rounds, spread over halls of which each holds as many as are there at the beginning, and perhaps one more. */
function anyStays(seed: number) {
  const random = createRandom(seed);
  const task = anyTask(random, { ...anySize(random), meetings: 40 });
  const layout = layoutOf(task);
  const { problem, meetingOf } = roundsProblem(layout);
  const { places } = makePlan(task, { seed, moves: 500 });
  const s = new Schedule(compile(problem));
  s.become(Int32Array.from(meetingOf, (meeting) => places[meeting]?.round ?? UNPLACED));
  const locationOf = Int16Array.from(meetingOf, () => random.pick(HALLS));
  const capacity = new Int32Array(COUNT * layout.rounds);
  for (const [meeting, round] of s.slot.entries())
    if (round >= 0) {
      const index = (locationOf[meeting] as number) * layout.rounds + round;
      capacity[index] = (capacity[index] as number) + 1;
    }
  for (const index of capacity.keys()) if (random.chance(0.2)) capacity[index] = (capacity[index] as number) + 1;
  const allowed = new Uint8Array(meetingOf.length * COUNT).map(() => (random.chance(0.8) ? 1 : 0));
  for (const [meeting, location] of locationOf.entries()) allowed[meeting * COUNT + location] = 1;
  const held = new Int16Array(task.people.length * layout.rounds).fill(FREE);
  // Where they cannot come they may be at something that does not move, here or nobody knows where.
  for (const [person, { away }] of task.people.entries())
    for (const round of away)
      if (random.chance(0.5)) held[person * layout.rounds + round] = random.pick([ANYWHERE, ...HALLS]);
  const stays = new Stays(s, { count: COUNT, capacity, allowed, held }, locationOf, layout.days);
  return { task, problem, stays, capacity, allowed };
}

/** Changes of location, counted from the meetings alone. */
function changesOf({ people, meetings, rounds }: PlanTask, { s, l, locationOf }: Stays): number {
  let changes = 0;
  for (const person of people.keys()) {
    const visits = [...meetings.keys()]
      .filter((meeting) => meetings[meeting]?.people.includes(person) && s.slot[meeting] !== UNPLACED)
      .map((meeting) => ({ round: s.slot[meeting] as number, location: locationOf[meeting] as number }));
    for (const round of rounds.keys()) {
      const location = l.held[person * rounds.length + round] as number;
      if (location !== FREE) visits.push({ round, location });
    }
    visits.sort((a, b) => a.round - b.round);
    for (const [at, { round, location }] of visits.entries()) {
      const before = visits[at - 1];
      if (before === undefined || before.location === ANYWHERE || location === ANYWHERE) continue;
      if (rounds[before.round]?.day === rounds[round]?.day && before.location !== location) changes += 1;
    }
  }
  return changes;
}

const options = (seed: number, moves: number) => ({
  random: createRandom(seed),
  stop: () => false,
  moves,
  fewestChanges: 0,
  onBetter: () => undefined,
});

describe('rounds and locations together', () => {
  test('keep every rule, place as much, wait no longer, and change location less', () => {
    let [fewer, otherRounds] = [0, 0];
    for (let seed = 1; seed <= 60; seed++) {
      const hint = `seed ${seed}`;
      const { task, problem, stays, capacity, allowed } = anyStays(seed);
      const { s } = stays;
      const before = { slots: s.slot.slice(), changes: changesOf(task, stays), gaps: s.totalGaps, placed: s.placed };
      expect(stays.totalChanges, hint).toBe(before.changes);
      gather(stays, options(seed, 4 * 4096));
      expect(stays.totalChanges, hint).toBe(changesOf(task, stays));
      expect(stays.totalChanges, hint).toBeLessThanOrEqual(before.changes);
      expect(s.placed, hint).toBe(before.placed);
      expect(s.totalGaps, hint).toBeLessThanOrEqual(before.gaps);
      const checked = checkRounds(problem, s.slot);
      expect(checked.faults, hint).toEqual([]);
      expect(checked.gaps, hint).toBe(s.totalGaps);
      const rounds = task.rounds.length;
      const count = new Int32Array(capacity.length);
      for (const [meeting, round] of s.slot.entries()) {
        if (round === UNPLACED) continue;
        const location = stays.locationOf[meeting] as number;
        expect(allowed[meeting * COUNT + location], hint).toBe(1);
        count[location * rounds + round] = (count[location * rounds + round] as number) + 1;
      }
      expect(
        count.every((some, index) => some <= (capacity[index] as number)),
        hint,
      ).toBe(true);
      if (stays.totalChanges < before.changes) fewer += 1;
      if (s.slot.some((round, meeting) => round !== before.slots[meeting])) otherRounds += 1;
    }
    expect(fewer).toBeGreaterThan(20);
    expect(otherRounds).toBeGreaterThan(5);
  });

  test('find what no choice of tables alone can: rounds in which each of two groups keeps to its hall', () => {
    // Halls for one meeting each. In these rounds each group has two meetings at once, so that somebody has to change.
    const pairs = [
      [0, 1],
      [1, 2],
      [2, 3],
      [4, 5],
      [5, 6],
      [6, 7],
    ];
    const problem = {
      days: [0, 0, 0],
      capacity: [2, 2, 2],
      people: 8,
      away: [],
      meetings: pairs.map((people) => ({ people, weight: 1 })),
    };
    const s = new Schedule(compile(problem));
    s.become(Int32Array.from([0, 1, 0, 2, 1, 2]));
    const locations = {
      count: 2,
      capacity: new Int32Array(6).fill(1),
      allowed: new Uint8Array(12).fill(1),
      held: new Int16Array(24).fill(FREE),
    };
    const stays = new Stays(s, locations, Int16Array.from([0, 0, 1, 1, 1, 0]), problem.days);
    expect(stays.totalChanges).toBe(2);
    gather(stays, options(1, 40_960));
    expect([stays.totalChanges, s.totalGaps, s.placed]).toEqual([0, 0, 6]);
  });
});
