import type { Random } from '#shared/domain/random.ts';
import { type SeatsByLocation, seatsByLocation } from './begin.ts';
import { type Seating, UNSEATED } from './seating.ts';
import type { Walks } from './walks.ts';

export interface SeatOptions {
  random: Random;
  stop: () => boolean;
  /** The most moves. */
  moves: number;
  /** No seating has fewer changes of location. */
  fewestChanges: number;
  onBetter: (changes: number, metres: number) => void;
}

const CHECK_EVERY = 4096;
/** First locations are chosen, at what a change costs then, and metres hardly count; then points, and no change is worth any metres. */
const PHASES = [
  { change: 1, metre: 0.001, hot: 0.6, cold: 0.12, sameLocation: 0.7 },
  { change: 1e5, metre: 1, hot: 4, cold: 0.2, sameLocation: 0.9 },
] as const;
/** Moves of the first time from hot to cold, for each meeting; each further one has twice as many. */
const FIRST_CYCLE = 60;
const LONGEST_CYCLE = 8000;
/** Times in a row that bring nothing better and end it. */
const VAIN_CYCLES = 3;
/** Share of moves to the very point of a meeting before or after. */
const SAME_POINT = 0.4;

/** Moves meetings to other points of their rounds, or lets two exchange theirs, so that people change location and walk as little as can be. @returns the moves made */
export function shortenWalks(s: Seating, walks: Walks, free: Int32Array, options: SeatOptions): number {
  if (free.length === 0 || (!walks.hasLocations && !walks.hasMetres)) return 0;
  return new Annealing(s, walks, free, options).run();
}

class Annealing {
  readonly #s: Seating;
  readonly #w: Walks;
  readonly #free: Int32Array;
  readonly #isFree: Uint8Array;
  readonly #options: SeatOptions;
  readonly #near: SeatsByLocation;
  #best: Int32Array;
  #bestChanges: number;
  #bestMetres: number;
  #moves = 0;
  #change = 1;
  #metre = 1;

  constructor(s: Seating, walks: Walks, free: Int32Array, options: SeatOptions) {
    this.#s = s;
    this.#w = walks;
    this.#free = free;
    this.#isFree = new Uint8Array(s.roundOf.length);
    for (const meeting of free) this.#isFree[meeting] = 1;
    this.#options = options;
    this.#near = seatsByLocation(s);
    this.#best = s.seatOf.slice();
    const { changes, metres } = walks.total(s.pointOf);
    [this.#bestChanges, this.#bestMetres] = [changes, metres];
  }

  run(): number {
    let vain = 0;
    for (let each = FIRST_CYCLE; vain < VAIN_CYCLES && !this.#isOver(); each = Math.min(each * 2, LONGEST_CYCLE)) {
      const [changes, metres] = [this.#bestChanges, this.#bestMetres];
      for (const [index, phase] of PHASES.entries()) {
        if (!(index === 0 ? this.#w.hasLocations : this.#w.hasMetres)) continue;
        // Where the second phase follows, the first one may leave off as soon as nothing is to be won.
        if (index === 0 && this.#bestChanges <= this.#options.fewestChanges) continue;
        this.#cool(phase, this.#free.length * each);
        this.#note();
        // The fewest changes that were found are where the shortest ways for them begin.
        this.#become(this.#best);
      }
      vain = changes === this.#bestChanges && metres === this.#bestMetres ? vain + 1 : 0;
    }
    return this.#moves;
  }

  #isOver(): boolean {
    if (this.#moves >= this.#options.moves || this.#options.stop()) return true;
    return this.#bestChanges <= this.#options.fewestChanges && this.#bestMetres === 0;
  }

  #note(): void {
    const { changes, metres } = this.#w.total(this.#s.pointOf);
    if (changes > this.#bestChanges || (changes === this.#bestChanges && metres >= this.#bestMetres)) return;
    [this.#bestChanges, this.#bestMetres] = [changes, metres];
    this.#best.set(this.#s.seatOf);
    this.#options.onBetter(changes, metres);
  }

  #become(seatOf: Int32Array): void {
    const moved = [...this.#free].filter((meeting) => this.#s.seatOf[meeting] !== seatOf[meeting]);
    for (const meeting of moved) this.#s.take(meeting);
    for (const meeting of moved) this.#s.put(meeting, seatOf[meeting] as number);
  }

  #cool({ change, metre, hot, cold, sameLocation }: (typeof PHASES)[number], moves: number): void {
    [this.#change, this.#metre] = [change, metre];
    const factor = (cold / hot) ** (CHECK_EVERY / Math.max(moves, CHECK_EVERY));
    let temperature: number = hot;
    for (let done = 0; done < moves; done += CHECK_EVERY) {
      for (let move = 0; move < CHECK_EVERY; move++) this.#tryMove(temperature, sameLocation);
      this.#moves += CHECK_EVERY;
      temperature *= factor;
      if (this.#moves >= this.#options.moves || this.#options.stop()) return;
    }
  }

  #tryMove(temperature: number, sameLocation: number): void {
    const s = this.#s;
    const { random } = this.#options;
    const meeting = this.#free[random.below(this.#free.length)] as number;
    const seat = this.#propose(meeting, sameLocation);
    const point = s.pointOf[meeting] as number;
    const to = s.pointOfSeat[seat] as number;
    if (point === to || !s.mayHave(meeting, seat)) return;
    const other = s.at[(s.roundOf[meeting] as number) * s.seats + seat] as number;
    const from = s.seatOf[meeting] as number;
    if (other >= 0 && (this.#isFree[other] === 0 || !s.mayHave(other, from))) return;
    const delta = this.#delta(meeting, point, to) + (other >= 0 ? this.#delta(other, to, point) : 0);
    if (delta > 0 && random.next() >= Math.exp(-delta / temperature)) return;
    if (other >= 0) s.take(other);
    s.take(meeting);
    s.put(meeting, seat);
    if (other >= 0) s.put(other, from);
  }

  /** A seat near a meeting before or after, as a rule. */
  #propose(meeting: number, sameLocation: number): number {
    const s = this.#s;
    const { random } = this.#options;
    const first = this.#w.nextStart[meeting] as number;
    const links = (this.#w.nextStart[meeting + 1] as number) - first;
    if (links === 0 || !random.chance(sameLocation)) return random.below(s.seats);
    const point = s.pointOf[this.#w.next[first + random.below(links)] as number] as number;
    if (point === UNSEATED) return random.below(s.seats);
    if (random.chance(SAME_POINT)) {
      const seat = s.seatStart[point] as number;
      return seat + random.below((s.seatStart[point + 1] as number) - seat);
    }
    return random.pick(this.#near.get(this.#w.location[point] as number) ?? []);
  }

  /** What it would cost more if a meeting were at another point. */
  #delta(meeting: number, from: number, to: number): number {
    const w = this.#w;
    let delta = 0;
    for (let index = w.nextStart[meeting] as number; index < (w.nextStart[meeting + 1] as number); index++) {
      const point = this.#s.pointOf[w.next[index] as number] as number;
      if (point < 0) continue;
      delta += this.#change * ((w.isNear(to, point) ? 0 : 1) - (w.isNear(from, point) ? 0 : 1));
      delta += this.#metre * (w.metres(to, point) - w.metres(from, point));
    }
    return delta;
  }
}
