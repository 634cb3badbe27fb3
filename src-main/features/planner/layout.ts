import type { PlanTask, TaskMeeting } from './task.ts';

/** A meeting that may be at any point. */
export const ANY = -1;

/** A task with what all parts of the planner ask of it. */
export interface Layout {
  task: PlanTask;
  rounds: number;
  points: number;
  days: readonly number[];
  /** Meetings that point p holds in round r at `p * rounds + r`; 0 where it cannot be used. */
  room: Int32Array;
  /** Which set of points each meeting may have, or {@link ANY}. */
  setOf: Int32Array;
  /** The sets of points, each once, ascending. */
  sets: readonly (readonly number[])[];
  /** 1 at `s * points + p` where set s has point p. */
  inSet: Uint8Array;
  /** Where locked meetings are; -1 for the others, and for locked ones that are to be given a point. */
  lockedRound: Int32Array;
  lockedPoint: Int32Array;
}

/** @throws RangeError where the task contradicts itself */
export function layoutOf(task: PlanTask): Layout {
  const rounds = task.rounds.length;
  const points = task.points.length;
  const days = task.rounds.map(({ day }) => day);
  const room = new Int32Array(points * rounds);
  for (const [index, point] of task.points.entries()) {
    if (!(point.capacity >= 1)) throw new RangeError(`Point ${index + 1} holds no meeting.`);
    for (const round of point.rounds ?? task.rounds.keys()) {
      if (!(round >= 0 && round < rounds)) throw new RangeError(`Point ${index + 1} has a round that is none.`);
      room[index * rounds + round] = Math.min(point.capacity, task.meetings.length);
    }
  }
  const byName = new Map<string, number>();
  const sets: number[][] = [];
  const setOf = Int32Array.from(task.meetings, (meeting, index) => {
    checkMeeting(task, meeting, index);
    if (meeting.points === undefined) return ANY;
    const set = [...new Set(meeting.points)].sort((a, b) => a - b);
    const known = byName.get(set.join());
    if (known !== undefined) return known;
    byName.set(set.join(), sets.length);
    return sets.push(set) - 1;
  });
  const inSet = new Uint8Array(sets.length * points);
  for (const [index, set] of sets.entries()) for (const point of set) inSet[index * points + point] = 1;
  const locked = (where: (meeting: TaskMeeting) => number | null | undefined) =>
    Int32Array.from(task.meetings, (meeting) => (meeting.locked ? (where(meeting) ?? -1) : -1));
  return {
    task,
    rounds,
    points,
    days,
    room,
    setOf,
    sets,
    inSet,
    lockedRound: locked(({ now }) => now?.round),
    lockedPoint: locked(({ now }) => now?.point),
  };
}

function checkMeeting({ rounds, points, people }: PlanTask, meeting: TaskMeeting, index: number): void {
  const isNone = (value: number, count: number) => !(Number.isInteger(value) && value >= 0 && value < count);
  if (new Set(meeting.people).size !== meeting.people.length)
    throw new RangeError(`Somebody is twice in meeting ${index + 1}.`);
  if (meeting.people.some((person) => isNone(person, people.length)))
    throw new RangeError(`Meeting ${index + 1} has somebody who is not there.`);
  if (!(meeting.weight > 0 && Number.isFinite(meeting.weight)))
    throw new RangeError(`Meeting ${index + 1} has no weight.`);
  if (meeting.rounds?.some((round) => isNone(round, rounds.length)))
    throw new RangeError(`Meeting ${index + 1} has a round that is none.`);
  if (meeting.points?.some((point) => isNone(point, points.length)))
    throw new RangeError(`Meeting ${index + 1} has a point that is none.`);
  if (meeting.locked && meeting.now === undefined)
    throw new RangeError(`Meeting ${index + 1} is locked, and nobody knows where.`);
  if (meeting.now !== undefined && isNone(meeting.now.round, rounds.length))
    throw new RangeError(`Meeting ${index + 1} stands in a round that is none.`);
  if (meeting.now != null && meeting.now.point !== null && isNone(meeting.now.point, points.length))
    throw new RangeError(`Meeting ${index + 1} stands at a point that is none.`);
}

/** Whether a meeting may be at a point, whatever the round. */
export function mayBeAt(layout: Layout, meeting: number, point: number): boolean {
  const set = layout.setOf[meeting] as number;
  return set === ANY || layout.inSet[set * layout.points + point] === 1;
}
