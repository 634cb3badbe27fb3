import { type Stays, seat, seatLocked } from './seat.ts';
import { type Seating, UNSEATED } from './seating.ts';
import type { Walks } from './walks.ts';

/** Points near to which a meeting is seated if that can be. */
export type Near = (meeting: number) => readonly number[];

/**
 * Gives every meeting a seat, round by round, near to where its people were before or as `nearTo` says; the heaviest first, so that the lightest are
 * those that find none.
 * @returns meetings that have a round and found no point
 */
export function seatAll(s: Seating, walks: Walks, stays: Stays, nearTo: Near = aroundIn(s, walks)): number[] {
  const { task, rounds } = s.layout;
  seatLocked(s);
  const inRounds: number[][] = Array.from({ length: rounds }, () => []);
  for (const [meeting, round] of s.roundOf.entries())
    if (round >= 0 && s.pointOf[meeting] === UNSEATED) inRounds[round]?.push(meeting);
  const without: number[] = [];
  const rank = (meeting: number) => (task.meetings[meeting]?.locked ? Number.POSITIVE_INFINITY : 0);
  const weight = (meeting: number) => task.meetings[meeting]?.weight ?? 0;
  const near = seatsByLocation(s);
  for (const meetings of inRounds) {
    meetings.sort((a, b) => Math.sign(rank(b) - rank(a)) || weight(b) - weight(a));
    for (const meeting of meetings)
      if (seat(s, meeting, nearestFirst(s, near, nearTo(meeting)), stays) === null) without.push(meeting);
  }
  return without;
}

export type SeatsByLocation = ReadonlyMap<number, readonly number[]>;

export function seatsByLocation(s: Seating): SeatsByLocation {
  const seats = new Map<number, number[]>();
  for (const [index, point] of s.pointOfSeat.entries()) {
    const location = s.layout.task.points[point]?.location ?? -1;
    const list = seats.get(location);
    if (list === undefined) seats.set(location, [index]);
    else list.push(index);
  }
  return seats;
}

/** Seats at some points, then in their locations, then all. */
export function* nearestFirst(s: Seating, near: SeatsByLocation, points: readonly number[]): Generator<number> {
  const { points: all } = s.layout.task;
  for (const point of points)
    for (let at = s.seatStart[point] as number; at < (s.seatStart[point + 1] as number); at++) yield at;
  for (const point of points) yield* near.get(all[point]?.location ?? -1) ?? [];
  for (let at = 0; at < s.seats; at++) yield at;
}

/** The points of the meetings before and after. */
function aroundIn(s: Seating, walks: Walks): Near {
  return (meeting) => {
    const around = walks.next.subarray(walks.nextStart[meeting], walks.nextStart[meeting + 1]);
    return [...around].map((other) => s.pointOf[other] as number).filter((point) => point !== UNSEATED);
  };
}
