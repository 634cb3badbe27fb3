import type { Layout } from './layout.ts';
import type { PlanMeeting, Pool, Problem } from './solver/problem.ts';
import { meetingsOfZone, zonesOf } from './zones.ts';

/** The question which meeting is when, without locked ones: these only take away time, tables and choice from the others. */
export interface RoundsProblem {
  problem: Problem;
  /** Which meeting of the task each meeting of the problem is. */
  meetingOf: number[];
}

export function roundsProblem(layout: Layout): RoundsProblem {
  const { task, days, lockedRound } = layout;
  const meetingOf = [...task.meetings.keys()].filter((meeting) => lockedRound[meeting] === -1);
  const indexOf = new Map(meetingOf.map((meeting, index) => [meeting, index]));
  const { busy, had } = takenByLocked(layout);
  const capacityOf = capacities(layout);
  const span = spansOf(layout);
  const pools = zonesOf(layout).map((zone): Pool => {
    const meetings = meetingsOfZone(layout, zone);
    return {
      capacity: capacityOf([...zone], new Set(meetings)),
      meetings: meetings.flatMap((meeting) => indexOf.get(meeting) ?? []),
    };
  });
  const problem: Problem = {
    days,
    capacity: capacityOf([...task.points.keys()], null),
    people: task.people.length,
    away: task.people.map(({ away }) => away),
    limits: task.people.map(({ limit }, person) =>
      limit === undefined ? task.meetings.length : Math.max(0, limit - (had[person] ?? 0)),
    ),
    busy: busy.map((taken) => [...taken]),
    meetings: meetingOf.map((meeting): PlanMeeting => {
      const { people, weight, rounds, after = [] } = task.meetings[meeting] as (typeof task.meetings)[number];
      const { earliest, latest } = span[meeting] as Span;
      const open = [...(rounds ?? task.rounds.keys())].filter((round) => round >= earliest && round <= latest);
      return { people, weight, rounds: open, after: after.flatMap((other) => indexOf.get(other) ?? []) };
    }),
    // Where all fit everywhere there is nothing to count.
    pools: pools.filter(({ capacity, meetings }) => capacity.some((most) => most < meetings.length)),
  };
  return { problem, meetingOf };
}

function takenByLocked({ task, lockedRound }: Layout): { busy: Set<number>[]; had: number[] } {
  const busy = task.people.map(() => new Set<number>());
  const had = task.people.map(() => 0);
  for (const [index, meeting] of task.meetings.entries()) {
    if (lockedRound[index] === -1) continue;
    for (const person of meeting.people) {
      busy[person]?.add(lockedRound[index] as number);
      had[person] = (had[person] ?? 0) + 1;
    }
  }
  return { busy, had };
}

/** What points hold beside locked meetings, round by round, and beside those of some locked ones that are still to be given a point. */
function capacities(layout: Layout): (points: readonly number[], bound: ReadonlySet<number> | null) => number[] {
  const { rounds, lockedRound, lockedPoint } = layout;
  const room = layout.room.slice();
  const pointless: number[] = [];
  for (const [meeting, round] of lockedRound.entries()) {
    const point = lockedPoint[meeting] as number;
    if (round === -1) continue;
    if (point === -1) pointless.push(meeting);
    else room[point * rounds + round] = Math.max(0, (room[point * rounds + round] as number) - 1);
  }
  return (points, bound) =>
    Array.from({ length: rounds }, (_, round) => {
      let most = 0;
      for (const point of points) most += room[point * rounds + round] as number;
      for (const meeting of pointless)
        if (lockedRound[meeting] === round && (bound === null || bound.has(meeting))) most -= 1;
      return Math.max(0, most);
    });
}

interface Span {
  earliest: number;
  latest: number;
}

/** Between the locked meetings that come before and after each meeting. */
function spansOf({ task, rounds, lockedRound }: Layout): Span[] {
  const spans = task.meetings.map((): Span => ({ earliest: 0, latest: rounds - 1 }));
  for (const [meeting, { after = [] }] of task.meetings.entries())
    for (const earlier of after) {
      const [own, other] = [spans[meeting], spans[earlier]];
      if (own === undefined || other === undefined || earlier === meeting)
        throw new RangeError(`Meeting ${meeting + 1} comes after one that is not there.`);
      const [round, before] = [lockedRound[meeting] as number, lockedRound[earlier] as number];
      if (before !== -1) own.earliest = Math.max(own.earliest, before + 1);
      if (round !== -1) other.latest = Math.min(other.latest, round - 1);
    }
  return spans;
}
