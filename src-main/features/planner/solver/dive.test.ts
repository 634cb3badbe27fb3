import { expect, test } from 'vitest';
import { createRandom, type Random } from '#shared/domain/random.ts';
import { counted } from '../testing.ts';
import { compile } from './compile.ts';
import { Diving } from './dive.ts';
import { narrow, withOpen } from './narrowing.ts';
import type { Problem } from './problem.ts';
import { solve } from './search.ts';
import { checkRounds } from './testing.ts';

/** Whoever has no meeting in a round of the hidden plan cannot come then: nobody has a round to spare. */
function withoutSlack(seed: number, people: number, rounds: number, tables: number): Problem {
  const random = createRandom(seed);
  const met = new Set<string>();
  const meetings = counted(rounds).flatMap((round) =>
    pairs(random, people, tables, met).map((pair) => ({ pair, round })),
  );
  const busy = counted(people).map(() => new Set<number>());
  for (const { pair, round } of meetings) for (const person of pair) busy[person]?.add(round);
  return {
    days: counted(rounds).map(() => 0),
    capacity: counted(rounds).map(() => tables),
    people,
    away: busy.map((taken) => counted(rounds).filter((round) => !taken.has(round))),
    meetings: random.shuffled(meetings).map(({ pair }) => ({ people: pair, weight: 1 })),
  };
}

function pairs(random: Random, people: number, most: number, met: Set<string>): [number, number][] {
  const free = random.shuffled(counted(people));
  const found: [number, number][] = [];
  for (let one = free.pop(); one !== undefined && found.length < most; one = free.pop()) {
    const first = one;
    const at = free.findIndex((other) => !met.has(`${Math.min(first, other)} ${Math.max(first, other)}`));
    const [second] = at < 0 ? [] : free.splice(at, 1);
    if (second === undefined) continue;
    met.add(`${Math.min(first, second)} ${Math.max(first, second)}`);
    found.push([first, second]);
  }
  return found;
}

test('where nobody has a round to spare all meetings are placed', () => {
  for (let seed = 1; seed <= 4; seed++) {
    const problem = withoutSlack(seed, 45, 14, 16);
    const { placement, placed } = solve(problem, { seed, moves: 400_000, stop: () => false, fewestGaps: 1e9 });
    expect(checkRounds(problem, placement).faults, `seed ${seed}`).toEqual([]);
    expect(placed, `seed ${seed}`).toBe(problem.meetings.length);
  }
});

test('the same seed dives to the same plan', () => {
  const c = compile(withoutSlack(3, 20, 9, 7));
  const dive = () => new Diving(c, createRandom(5)).dive(() => false);
  expect(dive()).not.toBeNull();
  expect(dive()).toEqual(dive());
});

test('a round is closed only where no plan with all meetings has it', () => {
  let closed = 0;
  let impossible = 0;
  for (let seed = 1; seed <= 150; seed++) {
    const problem = small(seed);
    const c = compile(problem);
    const allowed = c.allowed.slice();
    const isPossible = narrow(c, allowed, counted(problem.people));
    const plans = allPlans(problem);
    if (!isPossible) {
      impossible += 1;
      expect(plans, `seed ${seed}`).toEqual([]);
      continue;
    }
    for (const plan of plans)
      for (const [meeting, round] of plan.entries())
        expect(allowed[meeting * c.rounds + round], `seed ${seed}, meeting ${meeting}`).toBe(1);
    closed += c.open.length - withOpen(c, allowed).open.length;
    if (plans.length === 0) expect(new Diving(withOpen(c, allowed), createRandom(seed)).dive(() => false)).toBeNull();
  }
  expect(closed).toBeGreaterThan(200);
  expect(impossible).toBeGreaterThan(50);
});

function small(seed: number): Problem {
  const random = createRandom(seed);
  const rounds = counted(5);
  return {
    days: [0, 0, 0, 0, 0],
    capacity: rounds.map(() => 1 + random.below(3)),
    people: 5,
    away: counted(5).map(() => rounds.filter(() => random.chance(0.1))),
    limits: counted(5).map(() => 3 + random.below(3)),
    busy: counted(5).map(() => rounds.filter(() => random.chance(0.05))),
    meetings: counted(5).map((index) => ({
      people: random.shuffled(counted(4)).slice(0, 2),
      weight: 1,
      after: counted(5).filter((other) => other < index && random.chance(0.15)),
    })),
    pools: [{ capacity: rounds.map(() => 1 - Math.floor(random.below(4) / 3)), meetings: [0, 3] }],
  };
}

/** Rounds of all meetings, in all the ways there are that keep the rules. */
function allPlans(problem: Problem, rounds: readonly number[] = []): (readonly number[])[] {
  if (rounds.length < problem.meetings.length)
    return [...problem.days.keys()].flatMap((round) => allPlans(problem, [...rounds, round]));
  return keepsRules(problem, rounds) ? [rounds] : [];
}

function keepsRules(problem: Problem, rounds: readonly number[]): boolean {
  const { capacity, people, away, limits = [], busy = [], meetings, pools = [] } = problem;
  const isIn = (round: number) => meetings.filter((_, meeting) => rounds[meeting] === round);
  const ofPerson = counted(people).map((person) =>
    meetings.flatMap((meeting, index) => (meeting.people.includes(person) ? [rounds[index] ?? 0] : [])),
  );
  return (
    capacity.every((most, round) => isIn(round).length <= most) &&
    pools.every((pool) =>
      pool.capacity.every((most, round) => pool.meetings.filter((meeting) => rounds[meeting] === round).length <= most),
    ) &&
    ofPerson.every(
      (own, person) =>
        new Set(own).size === own.length &&
        own.length <= (limits[person] ?? 9) &&
        !own.some((round) => away[person]?.includes(round) || busy[person]?.includes(round)),
    ) &&
    meetings.every(({ after = [] }, meeting) =>
      after.every((earlier) => (rounds[earlier] ?? 0) < (rounds[meeting] ?? 0)),
    )
  );
}
