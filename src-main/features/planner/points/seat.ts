import { type Seating, UNSEATED } from './seating.ts';

/** Whether a meeting stays at the seat that it has. */
export type Stays = (meeting: number) => boolean;

/** A meeting that has made room, and where it was. */
export interface Reseated {
  meeting: number;
  seat: number;
}

/**
 * Gives a meeting a seat in its round; where all that it may have are taken, others make room, as few as can be. Seats are tried in the order of
 * `seats`, so that the first ones are taken where nothing speaks against them.
 * @returns the meetings that have another seat now, in the order in which they moved; null where there is no seat, and nothing has changed
 */
export function seat(s: Seating, meeting: number, seats: Iterable<number>, stays: Stays): Reseated[] | null {
  const row = (s.roundOf[meeting] as number) * s.seats;
  const choices: number[] = [];
  for (const choice of seats) {
    if ((s.at[row + choice] as number) < 0 && s.mayHave(meeting, choice)) {
      s.put(meeting, choice);
      return [];
    }
    choices.push(choice);
  }
  const moverTo = new Map<number, number>();
  const queue = [meeting];
  // Seats that nobody who would have to move could have so far.
  let left = choices;
  for (const mover of queue) {
    const still: number[] = [];
    for (const choice of left) {
      if (moverTo.has(choice)) continue;
      if (!s.mayHave(mover, choice)) {
        still.push(choice);
        continue;
      }
      moverTo.set(choice, mover);
      const other = s.at[row + choice] as number;
      if (other < 0) return shift(s, moverTo, choice, meeting);
      if (!stays(other)) queue.push(other);
    }
    left = still;
    if (left.length === 0) break;
  }
  return null;
}

function shift(s: Seating, moverTo: Map<number, number>, free: number, first: number): Reseated[] {
  const moved: Reseated[] = [];
  for (let seatNow = free; ; ) {
    const mover = moverTo.get(seatNow) as number;
    const before = s.seatOf[mover] as number;
    if (before !== UNSEATED) s.take(mover);
    s.put(mover, seatNow);
    if (mover === first) return moved;
    moved.push({ meeting: mover, seat: before });
    seatNow = before;
  }
}

/**
 * Locked meetings where they stand. They may be more than a point holds, or at one that cannot be used: they take no seat there then, and
 * nobody else gets one that they have.
 */
export function seatLocked(s: Seating): void {
  for (const [meeting, point] of s.layout.lockedPoint.entries()) {
    if (point < 0) continue;
    const row = (s.roundOf[meeting] as number) * s.seats;
    let free = s.seatStart[point] as number;
    while (free < (s.seatStart[point + 1] as number) && (s.at[row + free] as number) >= 0) free += 1;
    if (free < (s.seatStart[point + 1] as number)) s.put(meeting, free);
    else s.pointOf[meeting] = point;
  }
}
