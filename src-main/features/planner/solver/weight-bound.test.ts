import { expect, test } from 'vitest';
import { createRandom } from '#shared/domain/random.ts';
import { counted, some } from '../testing.ts';
import { compile } from './compile.ts';
import { Filling } from './filling.ts';
import type { Problem } from './problem.ts';
import { checkRounds } from './testing.ts';
import { weightBound } from './weight-bound.ts';

function anyProblem(seed: number): Problem {
  const random = createRandom(seed);
  const rounds = counted(3);
  return {
    days: [0, 0, 0],
    capacity: rounds.map(() => random.below(3)),
    people: 5,
    away: counted(5).map(() => some(random, rounds, 0.2)),
    limits: counted(5).map(() => 1 + random.below(3)),
    meetings: counted(6).map(() => ({
      people: random.shuffled(counted(5)).slice(0, 2),
      weight: 1 + random.below(5),
      rounds: some(random, rounds, 0.8),
    })),
  };
}

/** The most weight of all plans there are. */
function heaviest(problem: Problem): number {
  const rounds = problem.meetings.map(() => -1);
  let most = 0;
  const tryFrom = (meeting: number) => {
    const { faults, placedWeight } = checkRounds(problem, rounds);
    if (faults.length > 0) return;
    most = Math.max(most, placedWeight);
    if (meeting === rounds.length) return;
    for (let round = -1; round < 3; round++) {
      rounds[meeting] = round;
      tryFrom(meeting + 1);
    }
    rounds[meeting] = -1;
  };
  tryFrom(0);
  return most;
}

test('no plan is heavier than the bound, which is reached as a rule', () => {
  let reached = 0;
  for (let seed = 1; seed <= 40; seed++) {
    const problem = anyProblem(seed);
    const [most, bound] = [heaviest(problem), weightBound(compile(problem))];
    expect(bound + 1e-6, `seed ${seed}`).toBeGreaterThanOrEqual(most);
    if (bound < most + 0.5) reached += 1;
  }
  expect(reached).toBeGreaterThan(25);
});

test('rounds are filled with the heaviest set that they hold', () => {
  for (let seed = 1; seed <= 200; seed++) {
    const random = createRandom(seed);
    const capacity = counted(3).map(() => random.below(3));
    const lists = counted(6).map(() => some(random, counted(3), 0.5));
    const start = Int32Array.from([0, ...lists].map((_, index) => lists.slice(0, index).flat().length));
    const filling = new Filling({ capacity, start, open: Int32Array.from(lists.flat()) });
    const added = lists.filter((_, item) => filling.add(item)).length;
    expect(added, `seed ${seed}`).toBe(most(lists, capacity));
  }
});

/** As many of the lists as can have a round each. */
function most([first, ...rest]: number[][], capacity: readonly number[]): number {
  if (first === undefined) return 0;
  const withFirst = first
    .filter((round) => (capacity[round] ?? 0) > 0)
    .map(
      (round) =>
        1 +
        most(
          rest,
          capacity.map((some, other) => (other === round ? some - 1 : some)),
        ),
    );
  return Math.max(most(rest, capacity), ...withFirst);
}
