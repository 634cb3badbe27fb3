import { type Layout, mayBeAt } from '../layout.ts';
import { seatAll } from '../points/begin.ts';
import type { Stays as StaysPut } from '../points/seat.ts';
import { Seating, UNSEATED } from '../points/seating.ts';
import { Walks } from '../points/walks.ts';
import type { Compiled } from '../solver/compile.ts';
import { UNPLACED } from '../solver/problem.ts';
import { Schedule } from '../solver/schedule.ts';
import { type GatherOptions, gather } from './gather.ts';
import { ANYWHERE, FREE, type Locations, Stays } from './stays.ts';

/** What has a round and a point, and the question that its rounds answer. */
export interface Seated {
  layout: Layout;
  seating: Seating;
  compiled: Compiled;
  /** Which meeting of the task each meeting of that question is. */
  meetingOf: readonly number[];
}

/**
 * Gives meetings other rounds and locations, so that people change location less.
 * @param mostIn as many meetings as any round has, at most
 * @returns where everything is then, and the moves made; null where nothing came of it
 */
export function regroup(
  seated: Seated,
  staysPut: StaysPut,
  mostIn: (roundOf: Int32Array) => number,
  options: GatherOptions,
): { seating: Seating | null; moves: number } {
  const { layout, seating, compiled, meetingOf } = seated;
  const locations = [...new Set(layout.task.points.map(({ location }) => location))];
  const indexOf = Int16Array.from(layout.task.points, ({ location }) => locations.indexOf(location));
  const s = new Schedule(compiled);
  s.become(
    Int32Array.from(meetingOf, (meeting) =>
      seating.pointOf[meeting] === UNSEATED ? UNPLACED : (seating.roundOf[meeting] as number),
    ),
  );
  const locationOf = Int16Array.from(meetingOf, (meeting) => indexOf[seating.pointOf[meeting] as number] ?? FREE);
  const stays = new Stays(s, locationsOf(seated, indexOf, locations.length), locationOf, layout.days);
  const before = stays.totalChanges;
  const moves = gather(stays, options);
  if (stays.totalChanges === before) return { seating: null, moves };
  const roundOf = seating.roundOf.slice();
  const wanted = new Int16Array(roundOf.length).fill(FREE);
  for (const [index, meeting] of meetingOf.entries()) {
    if (s.slot[index] === UNPLACED) continue;
    roundOf[meeting] = s.slot[index] as number;
    wanted[meeting] = stays.locationOf[index] as number;
  }
  const moved = new Seating(layout, roundOf, mostIn(roundOf));
  const walks = new Walks(layout, roundOf);
  // One point of a location stands for all: the others of it are tried next.
  const pointsIn = locations.map((_, location) => [indexOf.indexOf(location)]);
  const without = seatAll(
    moved,
    walks,
    staysPut,
    (meeting) => pointsIn[wanted[meeting] as number] ?? [seating.pointOf[meeting] as number],
  );
  // Where meetings are bound to points in more ways than were counted, it may come out worse.
  const isBetter = without.length === 0 && walks.total(moved.pointOf).changes < before;
  return { seating: isBetter ? moved : null, moves };
}

function locationsOf({ layout, seating, meetingOf }: Seated, indexOf: Int16Array, count: number): Locations {
  const { rounds, points, room, task } = layout;
  const capacity = new Int32Array(count * rounds);
  for (const point of seating.pointOfSeat)
    for (let round = 0; round < rounds; round++) {
      const index = (indexOf[point] as number) * rounds + round;
      if ((room[point * rounds + round] as number) > 0) capacity[index] = (capacity[index] as number) + 1;
    }
  const held = new Int16Array(task.people.length * rounds).fill(FREE);
  const moves = new Set(meetingOf);
  for (const [meeting, { people }] of task.meetings.entries()) {
    const round = seating.roundOf[meeting] as number;
    if (moves.has(meeting) || round < 0) continue;
    const location = indexOf[seating.pointOf[meeting] as number];
    for (const person of people) held[person * rounds + round] = location ?? ANYWHERE;
    const index = (location ?? 0) * rounds + round;
    if ((seating.seatOf[meeting] as number) >= 0) capacity[index] = (capacity[index] as number) - 1;
  }
  const allowed = new Uint8Array(meetingOf.length * count);
  for (const [index, meeting] of meetingOf.entries())
    for (let point = 0; point < points; point++)
      if (mayBeAt(layout, meeting, point)) allowed[index * count + (indexOf[point] as number)] = 1;
  return { count, capacity, allowed, held };
}
