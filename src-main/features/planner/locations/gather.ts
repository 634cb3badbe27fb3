import type { Random } from '#shared/domain/random.ts';
import { FAIR } from '../solver/schedule.ts';
import type { Stays } from './stays.ts';

export interface GatherOptions {
  random: Random;
  stop: () => boolean;
  /** The most moves. */
  moves: number;
  /** No plan has fewer changes. */
  fewestChanges: number;
  onBetter: (changes: number) => void;
}

const CHECK_EVERY = 4096;
/** In changes of location. */
const HOT = 0.6;
const COLD = 0.12;
/** How many changes of location a gap is worth to the search; what it makes never has more gaps than before. */
const GAP_PRICE = 3;
/** Moves of the first time from hot to cold, for each meeting; each further one has twice as many. */
const FIRST_CYCLE = 200;
const LONGEST_CYCLE = 20_000;
/** Times in a row that bring nothing better and end it. */
const VAIN_CYCLES = 3;
/** Share of moves to another round; the others are to another location. */
const OTHER_ROUND = 0.4;
/** Share of moves to where one of its people is before or after. */
const NEAR = 0.8;
/** Bounds of what a meeting too many costs, and by how much that follows how often there are any. */
const [CHEAPEST, DEAREST, PRICE_STEP, OFTEN] = [0.05, 20, 1.1, 0.7];

/**
 * Moves meetings to other rounds and locations, so that people change location as rarely as can be. As much has a place afterwards as before, and
 * nobody has more gaps to wait for than they had all together. Annealing with the chains that the search for rounds has.
 * @returns the moves made
 */
export function gather(stays: Stays, options: GatherOptions): number {
  return new Gathering(stays, options).run();
}

class Gathering {
  readonly #stays: Stays;
  readonly #options: GatherOptions;
  readonly #mostGaps: number;
  readonly #mostSpread: number;
  #slots: Int32Array;
  #locations: Int16Array;
  #changes: number;
  #moves = 0;
  /** Meetings over the capacity of their rounds or sets of points, and what one more of them costs. */
  #excess = 0;
  #price = 1;
  readonly #placed: Int32Array;

  constructor(stays: Stays, options: GatherOptions) {
    const { s } = stays;
    this.#stays = stays;
    this.#options = options;
    this.#mostGaps = s.totalGaps;
    this.#mostSpread = Math.max(FAIR, s.spread());
    this.#slots = s.slot.slice();
    this.#locations = stays.locationOf.slice();
    this.#changes = stays.totalChanges;
    this.#placed = s.slot.map((_, meeting) => meeting).filter((meeting) => (s.slot[meeting] as number) >= 0);
  }

  run(): number {
    let vain = 0;
    for (let each = FIRST_CYCLE; vain < VAIN_CYCLES && !this.#isOver(); each = Math.min(each * 2, LONGEST_CYCLE)) {
      const changes = this.#changes;
      this.#cool(this.#placed.length * each);
      this.#stays.become(this.#slots, this.#locations);
      this.#excess = 0;
      vain = changes === this.#changes ? vain + 1 : 0;
    }
    return this.#moves;
  }

  #isOver(): boolean {
    const { stop, moves, fewestChanges } = this.#options;
    return this.#placed.length === 0 || this.#changes <= fewestChanges || this.#moves >= moves || stop();
  }

  #cool(moves: number): void {
    const stays = this.#stays;
    const factor = (COLD / HOT) ** (CHECK_EVERY / Math.max(moves, CHECK_EVERY));
    let temperature = HOT;
    for (let done = 0; done < moves && !this.#isOver(); done += CHECK_EVERY) {
      let overs = 0;
      for (let move = 0; move < CHECK_EVERY; move++) {
        const isOver = this.#excess + stays.excess > 0;
        if (isOver) overs += 1;
        const taken = this.#options.random.chance(OTHER_ROUND)
          ? this.#tryChain(temperature)
          : this.#tryLocation(temperature);
        if (taken && stays.totalChanges < this.#changes) this.#note();
      }
      this.#moves += CHECK_EVERY;
      temperature *= factor;
      this.#price = Math.min(
        DEAREST,
        Math.max(CHEAPEST, this.#price * (overs > CHECK_EVERY * OFTEN ? PRICE_STEP : 1 / PRICE_STEP)),
      );
    }
  }

  #note(): void {
    const stays = this.#stays;
    const { s } = stays;
    if (this.#excess + stays.excess > 0 || s.totalGaps > this.#mostGaps || s.spread() > this.#mostSpread) return;
    this.#changes = stays.totalChanges;
    this.#slots.set(s.slot);
    this.#locations.set(stays.locationOf);
    this.#options.onBetter(this.#changes);
  }

  #isTaken(delta: number, temperature: number): boolean {
    return delta <= 0 || this.#options.random.next() < Math.exp(-delta / temperature);
  }

  /** A chain by chance, each meeting with its location. @returns whether it was taken */
  #tryChain(temperature: number): boolean {
    const stays = this.#stays;
    const { s } = stays;
    const { openStart, open } = s.c;
    const { random } = this.#options;
    const meeting = this.#placed[random.below(this.#placed.length)] as number;
    const first = openStart[meeting] as number;
    const to = open[first + random.below((openStart[meeting + 1] as number) - first)] as number;
    if (to === s.slot[meeting] || !s.look(meeting, to)) return false;
    const excess = s.excess();
    const over = (excess + stays.chainExcess()) * this.#price;
    if (!this.#isTaken(stays.chainDelta() + s.delta() * GAP_PRICE + over, temperature)) return false;
    this.#excess += excess;
    stays.moveChain();
    return true;
  }

  /** A meeting to another location of its round, or two that exchange theirs. @returns whether it was taken */
  #tryLocation(temperature: number): boolean {
    const stays = this.#stays;
    const { random } = this.#options;
    const meeting = this.#placed[random.below(this.#placed.length)] as number;
    const round = stays.s.slot[meeting] as number;
    const from = stays.locationOf[meeting] as number;
    const to = this.#propose(meeting, round);
    if (to < 0 || to === from || !stays.isAllowed(meeting, to)) return false;
    const delta = stays.deltaOf(meeting, to);
    const more = (stays.room(to, round) <= 0 ? 1 : 0) - (stays.room(from, round) < 0 ? 1 : 0);
    if (this.#isTaken(delta + more * this.#price, temperature)) {
      stays.relocate(meeting, to);
      return true;
    }
    const others = stays.inRound[round] as number[];
    const other = others[random.below(others.length)] as number;
    if (stays.locationOf[other] !== to || !stays.isAllowed(other, from)) return false;
    if (!this.#isTaken(delta + stays.deltaOf(other, from), temperature)) return false;
    stays.relocate(meeting, to);
    stays.relocate(other, from);
    return true;
  }

  /** Where one of its people is before or after, as a rule. */
  #propose(meeting: number, round: number): number {
    const stays = this.#stays;
    const { random } = this.#options;
    if (!random.chance(NEAR)) return random.below(stays.l.count);
    const { memberStart, members } = stays.s.c;
    const first = memberStart[meeting] as number;
    const person = members[first + random.below((memberStart[meeting + 1] as number) - first)] as number;
    return stays.beside(person, round, random.chance(0.5) ? 1 : -1);
  }
}
