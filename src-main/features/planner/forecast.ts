import { layoutOf } from './layout.ts';
import { roundsProblem } from './rounds-problem.ts';
import { type Compiled, compile } from './solver/compile.ts';
import { Filling } from './solver/filling.ts';
import type { Problem } from './solver/problem.ts';
import type { Forecast, PlanTask, RoundForecast } from './task.ts';

/**
 * Which rounds will lack tables. Meetings that their people have no time for are left out first; of the rest it is counted when they can be and
 * what the rounds hold, not that nobody can be at two tables at once. So a plan may lack more than what is missing here, and never less.
 * @throws RangeError where the task contradicts itself
 */
export function forecast(task: PlanTask): Forecast {
  const layout = layoutOf(task);
  const { problem, meetingOf } = roundsProblem(layout);
  const c = compile(withTables(problem));
  const isOpen = (meeting: number) => c.openStart[meeting] !== c.openStart[meeting + 1];
  const { fitting, tooMany } = withTime(c, [...meetingOf.keys()].filter(isOpen));
  const filling = new Filling({ capacity: problem.capacity, start: c.openStart, open: c.open });
  const without = fitting.filter((meeting) => !filling.add(meeting));
  const missing = shared(c, without);
  return {
    rounds: task.rounds.map(
      (_, round): RoundForecast => ({
        round,
        tables: layout.room.reduce((sum, room, at) => sum + (at % layout.rounds === round ? room : 0), 0),
        people: peopleIn(c, round),
        only: fitting.filter((meeting) => isOnlyIn(c, meeting, round)).length,
        missing: missing[round] as number,
      }),
    ),
    short: without.length,
    overbooked: tooMany.map((meeting) => meetingOf[meeting] as number),
    impossible: meetingOf.filter((_, meeting) => !isOpen(meeting)),
  };
}

/** The same with tables for all, at any point. */
function withTables(problem: Problem): Problem {
  return { ...problem, capacity: problem.capacity.map(() => problem.meetings.length), pools: [] };
}

/** Meetings for which all of their people have a round left, one after the other. */
function withTime(c: Compiled, meetings: readonly number[]): { fitting: number[]; tooMany: number[] } {
  const left = c.limit.slice();
  for (let person = 0; person < c.people; person++) {
    const rounds = new Set<number>();
    for (const meeting of c.of.subarray(c.ofStart[person], c.ofStart[person + 1]))
      for (const round of openOf(c, meeting)) rounds.add(round);
    left[person] = Math.min(left[person] as number, rounds.size);
  }
  const [fitting, tooMany]: [number[], number[]] = [[], []];
  for (const meeting of meetings) {
    const people = c.members.subarray(c.memberStart[meeting], c.memberStart[meeting + 1]);
    const fits = people.every((person) => (left[person] as number) > 0);
    (fits ? fitting : tooMany).push(meeting);
    if (fits) for (const person of people) left[person] = (left[person] as number) - 1;
  }
  return { fitting, tooMany };
}

/** Meetings without a table dealt out to the rounds in which they could be, as evenly as can simply be done. */
function shared(c: Compiled, without: readonly number[]): Int32Array {
  const missing = new Int32Array(c.rounds);
  for (const meeting of without) {
    const rounds = openOf(c, meeting);
    const least = rounds.reduce((best, round) =>
      (missing[round] as number) < (missing[best] as number) ? round : best,
    );
    missing[least] = (missing[least] as number) + 1;
  }
  return missing;
}

/** People who could have some meeting in a round. */
function peopleIn(c: Compiled, round: number): number {
  const people = new Set<number>();
  for (let meeting = 0; meeting < c.meetings; meeting++)
    if (c.allowed[meeting * c.rounds + round] === 1)
      for (const person of c.members.subarray(c.memberStart[meeting], c.memberStart[meeting + 1])) people.add(person);
  return people.size;
}

function isOnlyIn(c: Compiled, meeting: number, round: number): boolean {
  const rounds = openOf(c, meeting);
  return rounds.length === 1 && rounds[0] === round;
}

function openOf(c: Compiled, meeting: number): Int32Array {
  return c.open.subarray(c.openStart[meeting], c.openStart[meeting + 1]);
}
