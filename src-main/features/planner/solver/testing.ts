import type { Checked } from '../check.ts';
import { checkPlan } from '../check.ts';
import { counted, roundsOf } from '../testing.ts';
import type { Problem } from './problem.ts';

/** Looks at rounds with the checker of whole plans: the tables of each round are filled one by one, and the one too many is used where it must not be. */
export function checkRounds(problem: Problem, rounds: ArrayLike<number>): Checked {
  const used = problem.days.map(() => 0);
  const tables = problem.meetings.length;
  return checkPlan(
    {
      rounds: roundsOf(problem.days),
      points: counted(tables).map((point) => ({
        capacity: 1,
        location: -1,
        x: null,
        y: null,
        rounds: [...problem.days.keys()].filter((round) => point < (problem.capacity[round] ?? 0)),
      })),
      people: counted(problem.people).map((person) => ({
        away: problem.away[person] ?? [],
        limit: problem.limits?.[person] ?? tables,
      })),
      meetings: problem.meetings,
    },
    Array.from(rounds, (round) => {
      if (round === -1) return null;
      const point = used[round] ?? 0;
      used[round] = point + 1;
      return { round, point };
    }),
  );
}
