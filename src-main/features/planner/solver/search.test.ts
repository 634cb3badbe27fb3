import { describe, expect, test } from 'vitest';
import { createRandom, type Random } from '#shared/domain/random.ts';
import { some, stopAfter } from '../testing.ts';
import { fewestGaps } from './bound.ts';
import { compile } from './compile.ts';
import type { PlanMeeting, Problem } from './problem.ts';
import { solve } from './search.ts';
import { checkRounds } from './testing.ts';

/** A small event of any kind: two days, rooms that close, people who are away, groups, orders, limits. */
function anyEvent(random: Random, size: { people: number; meetings: number; rounds: number }): Problem {
  const rounds = Array.from({ length: size.rounds }, (_, round) => round);
  const night = random.below(size.rounds + 1);
  const capacity = rounds.map(() => random.below(4));
  const everybody = Array.from({ length: size.people }, (_, person) => person);
  return {
    days: rounds.map((round) => (round < night ? 0 : 1)),
    capacity,
    people: size.people,
    away: everybody.map(() => some(random, rounds, 0.15)),
    limits: everybody.map(() => 1 + random.below(6)),
    meetings: Array.from({ length: size.meetings }, (_, index): PlanMeeting => {
      const people = random.shuffled(everybody).slice(0, random.chance(0.8) ? 2 : 3);
      return {
        people,
        weight: 1 + random.below(3),
        ...(random.chance(0.3) ? { rounds: some(random, rounds, 0.6) } : {}),
        ...(index > 0 && random.chance(0.2) ? { after: [random.below(index)] } : {}),
      };
    }),
  };
}

/** By how much a plan falls short: what is not placed, then how unfair it is, then gaps. */
function shortfall(problem: Problem, rounds: ArrayLike<number>): [number, number, number] {
  const { placedWeight, spread, gaps } = checkRounds(problem, rounds);
  const weight = problem.meetings.reduce((sum, meeting) => sum + meeting.weight, 0);
  return [weight - placedWeight, Math.max(0, spread - 2), gaps];
}

/** The best of all plans there are, by trying each. */
function best(problem: Problem): [number, number, number] {
  const rounds = problem.meetings.map(() => -1);
  let found: [number, number, number] = [Number.POSITIVE_INFINITY, 0, 0];
  const tryFrom = (meeting: number) => {
    if (meeting === rounds.length) {
      if (checkRounds(problem, rounds).faults.length > 0) return;
      const short = shortfall(problem, rounds);
      if ((short[0] - found[0] || short[1] - found[1] || short[2] - found[2]) < 0) found = short;
      return;
    }
    for (let round = -1; round < problem.days.length; round++) {
      rounds[meeting] = round;
      tryFrom(meeting + 1);
    }
  };
  tryFrom(0);
  return found;
}

describe('the planner', () => {
  test('no plan of any event breaks a rule, and it says itself what the checker finds', () => {
    for (let seed = 1; seed <= 60; seed++) {
      const random = createRandom(seed);
      const size = { people: 3 + random.below(20), meetings: random.below(60), rounds: 1 + random.below(40) };
      const problem = anyEvent(random, size);
      const solution = solve(problem, { seed, stop: stopAfter(4) });
      const { faults, placedWeight, gaps, spread } = checkRounds(problem, solution.placement);
      expect(faults, `seed ${seed}`).toEqual([]);
      const weight = problem.meetings.reduce((sum, meeting) => sum + meeting.weight, 0);
      expect({ gaps, spread, unplacedWeight: weight - placedWeight }, `seed ${seed}`).toEqual({
        gaps: solution.gaps,
        spread: solution.spread,
        unplacedWeight: solution.unplacedWeight,
      });
      if (solution.unplacedWeight === 0) expect(fewestGaps(compile(problem))).toBeLessThanOrEqual(solution.gaps);
    }
  });

  test('where every plan can be tried, none is better', () => {
    for (let seed = 1; seed <= 40; seed++) {
      const random = createRandom(1000 + seed);
      const problem = anyEvent(random, { people: 4, meetings: 5, rounds: 4 });
      const { placement } = solve(problem, { seed, stop: stopAfter(100) });
      expect(shortfall(problem, placement), `seed ${seed}`).toEqual(best(problem));
    }
  });

  test('the same seed makes the same plan', () => {
    const problem = anyEvent(createRandom(5), { people: 20, meetings: 60, rounds: 12 });
    const plan = (seed: number) => solve(problem, { seed, stop: stopAfter(20) }).placement;
    expect(plan(3)).toEqual(plan(3));
  });
});
