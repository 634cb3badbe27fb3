import { expect, test } from 'vitest';
import { createRandom, type Random } from '#shared/domain/random.ts';
import { counted, some } from '../testing.ts';
import { compile } from './compile.ts';
import { type Problem, UNPLACED } from './problem.ts';
import { Schedule } from './schedule.ts';
import { solve } from './search.ts';
import { checkRounds } from './testing.ts';

/** Some rounds over two days, with meetings of which some need one of a few tables. */
function anyProblem(random: Random): Problem {
  const rounds = counted(2 + random.below(40));
  const people = counted(4 + random.below(12));
  const meetings = counted(random.below(50)).map((index) => ({
    people: random.shuffled(people).slice(0, random.chance(0.8) ? 2 : 3),
    weight: 1 + random.below(3),
    ...(random.chance(0.3) ? { rounds: random.shuffled(some(random, rounds, 0.6)) } : {}),
    ...(index > 0 && random.chance(0.2) ? { after: [random.below(index)] } : {}),
  }));
  return {
    days: rounds.map((round) => (round < rounds.length / 3 ? 0 : 1)),
    capacity: rounds.map(() => random.below(5)),
    people: people.length,
    away: people.map(() => some(random, rounds, 0.1)),
    limits: people.map(() => 1 + random.below(9)),
    meetings,
    pools: counted(2).map(() => ({
      capacity: rounds.map(() => random.below(3)),
      meetings: some(random, [...meetings.keys()], 0.4),
    })),
  };
}

/** Meetings of the pools over what rounds hold. */
function overPools({ pools = [], days }: Problem, slot: ArrayLike<number>): number {
  let over = 0;
  for (const { capacity, meetings } of pools)
    for (const round of days.keys()) {
      const count = meetings.filter((meeting) => slot[meeting] === round).length;
      over += Math.max(0, count - (capacity[round] ?? 0));
    }
  return over;
}

test('no move breaks a rule, and each changes what it said it would', () => {
  let moved = 0;
  for (let seed = 1; seed <= 60; seed++) {
    const random = createRandom(seed);
    const problem = anyProblem(random);
    const c = compile(problem);
    const s = new Schedule(c);
    for (let step = 0; step < 300 && c.meetings > 0; step++) {
      const meeting = random.below(c.meetings);
      const round = random.below(c.rounds);
      const cost = s.totalCost;
      if (s.slot[meeting] === UNPLACED) {
        if (!s.fits(meeting, round)) continue;
        s.put(meeting, round);
      } else if (random.chance(0.05)) s.take(meeting);
      else if (s.slot[meeting] !== round && s.look(meeting, round) && s.excess() <= 0) {
        const delta = s.delta();
        s.move();
        expect(s.totalCost - cost, `seed ${seed}`).toBeCloseTo(delta, 6);
        moved += 1;
      } else continue;
      const { faults, gaps, spread, placed } = checkRounds(problem, s.slot);
      expect(faults, `seed ${seed}`).toEqual([]);
      expect(overPools(problem, s.slot), `seed ${seed}`).toBe(0);
      expect({ gaps: s.totalGaps, spread: s.spread(), placed: s.placed }, `seed ${seed}`).toEqual({
        gaps,
        spread,
        placed,
      });
    }
  }
  expect(moved).toBeGreaterThan(500);
});

test('what the search ends with has no more meetings in a pool than it holds', () => {
  for (let seed = 1; seed <= 15; seed++) {
    const problem = anyProblem(createRandom(seed));
    const { placement } = solve(problem, { seed, stop: () => false, moves: 800 });
    expect(overPools(problem, placement), `seed ${seed}`).toBe(0);
  }
});

test('nothing is tried for meetings that cannot have a round', () => {
  const problem: Problem = {
    days: [0, 0],
    capacity: [1, 1],
    people: 2,
    away: [[], [0, 1]],
    meetings: [{ people: [0, 1], weight: 1 }],
  };
  expect(solve(problem, { seed: 1, stop: () => false, leastUnplaced: 1 })).toMatchObject({ placed: 0, moves: 0 });
});
