import type { PlanTask } from '#main/features/planner/planning.ts';
import type { Problem } from '#main/features/planner/solver/problem.ts';

const QUARTER_MS = 15 * 60_000;

/** A problem with so many tables in each round as a whole task, in which all tables are alike. */
export function asTask(problem: Problem, tables: number): PlanTask {
  return {
    rounds: problem.days.map((day, round) => ({ day, startAt: round * QUARTER_MS, endAt: (round + 1) * QUARTER_MS })),
    points: Array.from({ length: tables }, () => ({ capacity: 1, location: -1, x: null, y: null })),
    people: Array.from({ length: problem.people }, (_, person) => ({ away: problem.away[person] ?? [] })),
    meetings: problem.meetings,
  };
}
