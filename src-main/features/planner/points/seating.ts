import { type Layout, mayBeAt } from '../layout.ts';

/** Where a meeting has no point. */
export const UNSEATED = -1;

/**
 * Meetings that have a round, each at a point of which no round has more meetings than it holds: what moves keep. A point that holds several has
 * as many seats.
 */
export class Seating {
  readonly layout: Layout;
  /** Round of each meeting of the task; -1 where it has none. */
  readonly roundOf: Int32Array;
  readonly pointOf: Int32Array;
  /** Seats of point p: from `seatStart[p]` to `seatStart[p + 1]`. */
  readonly seatStart: Int32Array;
  readonly pointOfSeat: Int32Array;
  readonly seats: number;
  readonly seatOf: Int32Array;
  /** The meeting at seat s in round r at `r * seats + s`; -1 where it is free. */
  readonly at: Int32Array;

  /** @param most meetings that a round may have at all: no point needs more seats */
  constructor(layout: Layout, roundOf: Int32Array, most: number) {
    const { task, points, rounds } = layout;
    this.layout = layout;
    this.roundOf = roundOf;
    this.pointOf = new Int32Array(roundOf.length).fill(UNSEATED);
    this.seatOf = new Int32Array(roundOf.length).fill(UNSEATED);
    this.seatStart = new Int32Array(points + 1);
    for (const [index, { capacity }] of task.points.entries())
      this.seatStart[index + 1] = (this.seatStart[index] as number) + Math.min(capacity, most);
    this.seats = this.seatStart[points] as number;
    this.pointOfSeat = new Int32Array(this.seats);
    for (let point = 0; point < points; point++)
      this.pointOfSeat.fill(point, this.seatStart[point], this.seatStart[point + 1]);
    this.at = new Int32Array(this.seats * rounds).fill(-1);
  }

  /** Whether a meeting may be at a seat in its round, were it free. */
  mayHave(meeting: number, seat: number): boolean {
    const point = this.pointOfSeat[seat] as number;
    const { room, rounds } = this.layout;
    return (
      (room[point * rounds + (this.roundOf[meeting] as number)] as number) > 0 && mayBeAt(this.layout, meeting, point)
    );
  }

  put(meeting: number, seat: number): void {
    this.seatOf[meeting] = seat;
    this.pointOf[meeting] = this.pointOfSeat[seat] as number;
    this.at[(this.roundOf[meeting] as number) * this.seats + seat] = meeting;
  }

  take(meeting: number): void {
    this.at[(this.roundOf[meeting] as number) * this.seats + (this.seatOf[meeting] as number)] = -1;
    this.seatOf[meeting] = UNSEATED;
    this.pointOf[meeting] = UNSEATED;
  }
}
