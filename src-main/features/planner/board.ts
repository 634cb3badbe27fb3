import type { Layout } from './layout.ts';
import { nearestFirst, type SeatsByLocation, seatsByLocation } from './points/begin.ts';
import { seat } from './points/seat.ts';
import { type Seating, UNSEATED } from './points/seating.ts';

type Step =
  | { kind: 'put'; meeting: number }
  | { kind: 'lifted'; meeting: number; round: number; seat: number }
  | { kind: 'reseated'; meeting: number; seat: number };

/** A whole plan, rounds and points, of which meetings are lifted and put one at a time, with every rule kept. What was done can be undone. */
export class Board {
  readonly layout: Layout;
  readonly seating: Seating;
  readonly roundOf: Int32Array;
  readonly taken: Int32Array;
  /** Rounds in which a meeting may be and everybody can come, ascending. */
  readonly open: readonly (readonly number[])[];
  /** Meetings that have to be before meeting m are in its task; these have to be after it. */
  readonly later: readonly (readonly number[])[];
  /** The meeting of person p in round r at `p * rounds + r`. */
  readonly #at: Int32Array;
  readonly #near: SeatsByLocation;
  /** By round, whether a point of any kind can be used, and then of each set of points. */
  readonly #usable: readonly (readonly boolean[])[];
  readonly #steps: Step[] = [];

  /** @param roundOf as it will be; @param seating of the same meetings, each at a seat or at none */
  constructor(layout: Layout, seating: Seating) {
    const { task, rounds } = layout;
    this.layout = layout;
    this.seating = seating;
    this.roundOf = seating.roundOf;
    this.taken = new Int32Array(task.people.length);
    this.#at = new Int32Array(task.people.length * rounds).fill(-1);
    this.#near = seatsByLocation(seating);
    this.#usable = [task.points.keys(), ...layout.sets].map((points) => {
      const some = [...points];
      return task.rounds.map((_, round) => some.some((point) => (layout.room[point * rounds + round] as number) > 0));
    });
    const away = task.people.map((person) => new Set(person.away));
    this.open = task.meetings.map(({ people, rounds: may }) =>
      [...new Set(may ?? task.rounds.keys())]
        .filter((round) => people.every((person) => !away[person]?.has(round)))
        .sort((a, b) => a - b),
    );
    const later: number[][] = task.meetings.map(() => []);
    for (const [index, { after }] of task.meetings.entries())
      for (const earlier of after ?? []) later[earlier]?.push(index);
    this.later = later;
    for (const [meeting, round] of this.roundOf.entries()) if (round >= 0) this.#enter(meeting, round);
  }

  /** The meeting of somebody in a round; -1 where they are free. */
  meetingOf(person: number, round: number): number {
    return this.#at[person * this.layout.rounds + round] as number;
  }

  isLocked(meeting: number): boolean {
    return this.layout.lockedRound[meeting] !== -1;
  }

  /** Meetings that its people have in a round. */
  blockers(meeting: number, round: number): number[] {
    const found = new Set<number>();
    for (const person of this.layout.task.meetings[meeting]?.people ?? []) {
      const other = this.meetingOf(person, round);
      if (other >= 0) found.add(other);
    }
    return [...found];
  }

  /** People of a meeting without a place who take no further one. */
  atLimit(meeting: number): number[] {
    const { people, meetings } = this.layout.task;
    return (meetings[meeting]?.people ?? []).filter(
      (person) => (this.taken[person] as number) >= (people[person]?.limit ?? Number.POSITIVE_INFINITY),
    );
  }

  /** Meetings that would be before a meeting and have to be after it, or the other way round. */
  outOfOrder(meeting: number, round: number): number[] {
    const before = this.layout.task.meetings[meeting]?.after ?? [];
    return [
      ...before.filter((other) => (this.roundOf[other] as number) >= round),
      ...(this.later[meeting] ?? []).filter((other) => {
        const then = this.roundOf[other] as number;
        return then >= 0 && then <= round;
      }),
    ];
  }

  /** Whether some point at which it may be can be used in a round. */
  hasPoint(meeting: number, round: number): boolean {
    return this.#usable[(this.layout.setOf[meeting] as number) + 1]?.[round] === true;
  }

  /** Puts a meeting into a round in which its people are free, near to where they are before and after. @param reseat whether others may make room @returns whether there was a point */
  put(meeting: number, round: number, reseat: boolean): boolean {
    this.roundOf[meeting] = round;
    const stays = (other: number) => !reseat || this.#staysPut(other);
    const order = nearestFirst(this.seating, this.#near, this.#pointsAround(meeting, round));
    const moved = seat(this.seating, meeting, order, stays);
    if (moved === null) {
      this.roundOf[meeting] = -1;
      return false;
    }
    this.#enter(meeting, round);
    for (const one of moved) this.#steps.push({ kind: 'reseated', ...one });
    this.#steps.push({ kind: 'put', meeting });
    return true;
  }

  /** Gives a locked meeting without a point one in its round. */
  seatLocked(meeting: number): void {
    const order = nearestFirst(this.seating, this.#near, this.#pointsAround(meeting, this.roundOf[meeting] as number));
    seat(this.seating, meeting, order, (other) => this.#staysPut(other));
  }

  #staysPut(meeting: number): boolean {
    return (this.layout.lockedPoint[meeting] as number) >= 0;
  }

  /** Puts a meeting to a point. @returns false where it has no seat for it */
  putAt(meeting: number, round: number, point: number): boolean {
    const { seatStart, seats, at } = this.seating;
    this.roundOf[meeting] = round;
    for (let place = seatStart[point] as number; place < (seatStart[point + 1] as number); place++) {
      if ((at[round * seats + place] as number) >= 0 || !this.seating.mayHave(meeting, place)) continue;
      this.seating.put(meeting, place);
      this.#enter(meeting, round);
      this.#steps.push({ kind: 'put', meeting });
      return true;
    }
    this.roundOf[meeting] = -1;
    return false;
  }

  lift(meeting: number): void {
    const [round, place] = [this.roundOf[meeting] as number, this.seating.seatOf[meeting] as number];
    this.#leave(meeting);
    this.#steps.push({ kind: 'lifted', meeting, round, seat: place });
  }

  /** How much was done so far; for {@link undo}. */
  get steps(): number {
    return this.#steps.length;
  }

  /** Takes back what was done since so many steps. */
  undo(steps: number): void {
    while (this.#steps.length > steps) {
      const step = this.#steps.pop() as Step;
      if (step.kind === 'put') this.#leave(step.meeting);
      else if (step.kind === 'lifted') {
        this.roundOf[step.meeting] = step.round;
        this.seating.put(step.meeting, step.seat);
        this.#enter(step.meeting, step.round);
      } else {
        this.seating.take(step.meeting);
        this.seating.put(step.meeting, step.seat);
      }
    }
  }

  /** Who a locked meeting has in a round is not free there, whatever else they have then. */
  #enter(meeting: number, round: number): void {
    for (const person of this.layout.task.meetings[meeting]?.people ?? []) {
      this.#at[person * this.layout.rounds + round] = meeting;
      this.taken[person] = (this.taken[person] as number) + 1;
    }
  }

  #leave(meeting: number): void {
    const round = this.roundOf[meeting] as number;
    for (const person of this.layout.task.meetings[meeting]?.people ?? []) {
      this.#at[person * this.layout.rounds + round] = -1;
      this.taken[person] = (this.taken[person] as number) - 1;
    }
    if (this.seating.seatOf[meeting] !== UNSEATED) this.seating.take(meeting);
    this.roundOf[meeting] = -1;
  }

  /** Points where its people are before and after on that day. */
  #pointsAround(meeting: number, round: number): number[] {
    const { days, rounds, task } = this.layout;
    const points: number[] = [];
    for (const person of task.meetings[meeting]?.people ?? [])
      for (const step of [-1, 1])
        for (let other = round + step; other >= 0 && other < rounds && days[other] === days[round]; other += step) {
          const found = this.meetingOf(person, other);
          if (found < 0) continue;
          const point = this.seating.pointOf[found] as number;
          if (point !== UNSEATED) points.push(point);
          break;
        }
    return points;
  }
}
