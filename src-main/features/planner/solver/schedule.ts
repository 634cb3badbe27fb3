import type { Compiled } from './compile.ts';
import { gapsWith, IDLE_BITS, IDLE_MASK } from './gaps.ts';
import { type Placement, UNPLACED } from './problem.ts';

/** Of gaps that are as many, short ones cost less: they are nearer to being closed, and waiting is shorter. */
const IDLE = 0.1;
/** Gaps of one person beyond those that the one with the fewest has, which is none as a rule. */
export const FAIR = 2;
const UNFAIR = 4;

/**
 * Meetings in rounds, with nobody in two of one round and no round over its capacity: what moves keep. A move is a Kempe chain:
 * two rounds exchange all meetings that hang together through somebody who has one in each, so that nobody ever has two at once.
 * For whoever has a meeting in both rounds nothing changes by it; only the ends of a chain have other gaps than before.
 */
export class Schedule {
  readonly c: Compiled;
  readonly slot: Placement;
  /** The meeting of person p in round r at `p * rounds + r`. */
  readonly at: Int32Array;
  /** Meetings of pool k in round r at `k * rounds + r`; the first pool is all. */
  readonly count: Int32Array;
  readonly taken: Int32Array;
  readonly mask: Int32Array;
  readonly gaps: Int32Array;
  /** What so many gaps of one person cost. */
  readonly cost: Float64Array;
  readonly #costs: Float64Array;
  totalGaps = 0;
  totalCost = 0;
  placed = 0;
  unplacedWeight = 0;

  /** The chain that was looked at last: its meetings, how many, and the two rounds. */
  readonly chain: Int32Array;
  length = 0;
  from = 0;
  to = 0;
  readonly #stamp: Int32Array;
  #tick = 0;
  /** By how many meetings of each pool the second round would be fuller, and the first one emptier. */
  readonly #growth: Int32Array;

  constructor(c: Compiled) {
    this.c = c;
    this.slot = new Int32Array(c.meetings).fill(UNPLACED);
    this.at = new Int32Array(c.people * c.rounds).fill(-1);
    this.count = new Int32Array(c.pools * c.rounds);
    this.taken = new Int32Array(c.people);
    this.mask = new Int32Array(c.people * c.words);
    this.gaps = new Int32Array(c.people);
    this.cost = Float64Array.from({ length: c.rounds + 1 }, (_, gaps) => gaps + Math.max(0, gaps - FAIR) * UNFAIR);
    this.#costs = new Float64Array(c.people);
    this.chain = new Int32Array(c.meetings);
    this.#stamp = new Int32Array(c.meetings);
    for (const weight of c.weight) this.unplacedWeight += weight;
    this.#growth = new Int32Array(c.pools);
    for (let person = 0; person < c.people; person++) {
      for (let round = 0; round < c.rounds; round++)
        if (c.busy[person * c.rounds + round] === 1) this.#toggle(person, round);
      this.#settle(person);
    }
  }

  /** What the rounds of somebody cost if two of them were exchanged, taken for free and free for taken; the same one twice for as they are. */
  costWith(person: number, first: number, second: number): number {
    return this.#costOf(gapsWith(this.c, this.mask, person, first, second));
  }

  #costOf(packed: number): number {
    return (this.cost[packed >>> IDLE_BITS] as number) + (packed & IDLE_MASK) * IDLE;
  }

  /**
   * Looks at the chain that moves a meeting to another round, without moving it.
   * @returns whether all of it may go: rounds that are open, order kept. How full the rounds would be is {@link excess}
   */
  look(meeting: number, to: number): boolean {
    this.#tick += 1;
    this.from = this.slot[meeting] as number;
    this.to = to;
    this.length = 0;
    return this.#gather(meeting) && this.#chainKeepsOrder();
  }

  #gather(meeting: number): boolean {
    const { rounds, allowed, memberStart, members } = this.c;
    const [from, to, tick, chain, slot, at, stamp] = [
      this.from,
      this.to,
      this.#tick,
      this.chain,
      this.slot,
      this.at,
      this.#stamp,
    ];
    let end = 0;
    chain[end++] = meeting;
    stamp[meeting] = tick;
    for (let index = 0; index < end; index++) {
      const moved = chain[index] as number;
      const target = slot[moved] === from ? to : from;
      if (allowed[moved * rounds + target] === 0) return false;
      const stop = memberStart[moved + 1] as number;
      for (let member = memberStart[moved] as number; member < stop; member++) {
        const other = at[(members[member] as number) * rounds + target] as number;
        if (other >= 0 && stamp[other] !== tick) {
          stamp[other] = tick;
          chain[end++] = other;
        }
      }
    }
    this.length = end;
    return true;
  }

  #chainKeepsOrder(): boolean {
    for (let index = 0; index < this.length; index++) {
      const moved = this.chain[index] as number;
      if (this.c.ordered[moved] === 1 && !this.#keepsOrder(moved, this.#slotAfter(moved))) return false;
    }
    return true;
  }

  /** Whether a meeting would be after those that come before it, and before those that come after, with the chain moved. */
  #keepsOrder(meeting: number, round: number): boolean {
    for (const earlier of this.c.before[meeting] as readonly number[]) {
      const other = this.#slotAfter(earlier);
      if (other !== UNPLACED && other >= round) return false;
    }
    for (const later of this.c.after[meeting] as readonly number[]) {
      const other = this.#slotAfter(later);
      if (other !== UNPLACED && other <= round) return false;
    }
    return true;
  }

  #slotAfter(meeting: number): number {
    const now = this.slot[meeting] as number;
    if (this.#stamp[meeting] !== this.#tick) return now;
    return now === this.from ? this.to : this.from;
  }

  /** How many more meetings than now would be over what the rounds hold, with the chain moved. */
  excess(): number {
    const { pools, poolStart, poolsOf } = this.c;
    const growth = this.#growth;
    growth.fill(0);
    for (let index = 0; index < this.length; index++) {
      const moved = this.chain[index] as number;
      const more = this.slot[moved] === this.from ? 1 : -1;
      growth[0] = (growth[0] as number) + more;
      for (let at = poolStart[moved] as number; at < (poolStart[moved + 1] as number); at++)
        growth[poolsOf[at] as number] = (growth[poolsOf[at] as number] as number) + more;
    }
    let excess = 0;
    for (let pool = 0; pool < pools; pool++) {
      const more = growth[pool] as number;
      if (more !== 0) excess += this.#over(pool, this.to, more) + this.#over(pool, this.from, -more);
    }
    return excess;
  }

  #over(pool: number, round: number, more: number): number {
    const at = pool * this.c.rounds + round;
    const room = (this.c.capacity[at] as number) - (this.count[at] as number);
    return Math.max(0, more - room) - Math.max(0, -room);
  }

  /** What the chain would change in what everybody's rounds cost. */
  delta(): number {
    const { rounds, memberStart, members } = this.c;
    let delta = 0;
    for (let index = 0; index < this.length; index++) {
      const moved = this.chain[index] as number;
      const target = this.slot[moved] === this.from ? this.to : this.from;
      const stop = memberStart[moved + 1] as number;
      for (let member = memberStart[moved] as number; member < stop; member++) {
        const person = members[member] as number;
        if ((this.at[person * rounds + target] as number) >= 0) continue;
        delta += this.costWith(person, this.from, this.to) - (this.#costs[person] as number);
      }
    }
    return delta;
  }

  /** Moves the chain that was looked at. */
  move(): void {
    const { rounds, memberStart, members } = this.c;
    for (let index = 0; index < this.length; index++) {
      const moved = this.chain[index] as number;
      const source = this.slot[moved] as number;
      const target = source === this.from ? this.to : this.from;
      const stop = memberStart[moved + 1] as number;
      for (let member = memberStart[moved] as number; member < stop; member++) {
        const person = members[member] as number;
        // Of those with a meeting in both rounds the other meeting takes the place.
        const other = this.at[person * rounds + target] as number;
        if (other < 0) {
          this.#toggle(person, this.from);
          this.#toggle(person, this.to);
          this.#settle(person);
        }
      }
    }
    for (let index = 0; index < this.length; index++) {
      const moved = this.chain[index] as number;
      const source = this.slot[moved] as number;
      const stop = memberStart[moved + 1] as number;
      for (let member = memberStart[moved] as number; member < stop; member++)
        this.at[(members[member] as number) * rounds + source] = -1;
    }
    for (let index = 0; index < this.length; index++) {
      const moved = this.chain[index] as number;
      const source = this.slot[moved] as number;
      const target = source === this.from ? this.to : this.from;
      const stop = memberStart[moved + 1] as number;
      for (let member = memberStart[moved] as number; member < stop; member++)
        this.at[(members[member] as number) * rounds + target] = moved;
      this.slot[moved] = target;
      this.#countIn(moved, source, -1);
      this.#countIn(moved, target, 1);
    }
  }

  /** Whether a meeting may be put into a round as things are. */
  fits(meeting: number, round: number): boolean {
    const { rounds, allowed, memberStart, members, limit, ordered } = this.c;
    if (allowed[meeting * rounds + round] === 0) return false;
    if (this.fullPool(meeting, round) >= 0) return false;
    const stop = memberStart[meeting + 1] as number;
    for (let member = memberStart[meeting] as number; member < stop; member++) {
      const person = members[member] as number;
      if ((this.at[person * rounds + round] as number) >= 0) return false;
      if ((this.taken[person] as number) >= (limit[person] as number)) return false;
    }
    // No chain is looked at any more: everything is where it stands.
    this.#tick += 1;
    return ordered[meeting] === 0 || this.#keepsOrder(meeting, round);
  }

  /** A pool of the meeting of which a round holds no more; -1 where it fits. Looked for from the pool `from` on. */
  fullPool(meeting: number, round: number, from = 0): number {
    const { rounds, capacity, poolStart, poolsOf } = this.c;
    if (from === 0 && (this.count[round] as number) >= (capacity[round] as number)) return 0;
    for (let index = poolStart[meeting] as number; index < (poolStart[meeting + 1] as number); index++) {
      const pool = poolsOf[index] as number;
      const at = pool * rounds + round;
      if (pool >= from && (this.count[at] as number) >= (capacity[at] as number)) return pool;
    }
    return -1;
  }

  #countIn(meeting: number, round: number, more: number): void {
    const { rounds, poolStart, poolsOf } = this.c;
    this.count[round] = (this.count[round] as number) + more;
    for (let index = poolStart[meeting] as number; index < (poolStart[meeting + 1] as number); index++) {
      const at = (poolsOf[index] as number) * rounds + round;
      this.count[at] = (this.count[at] as number) + more;
    }
  }

  /** Puts a meeting that has no round into one that {@link fits}. */
  put(meeting: number, round: number): void {
    const { rounds, memberStart, members, weight } = this.c;
    const stop = memberStart[meeting + 1] as number;
    for (let member = memberStart[meeting] as number; member < stop; member++) {
      const person = members[member] as number;
      this.at[person * rounds + round] = meeting;
      this.taken[person] = (this.taken[person] as number) + 1;
      this.#toggle(person, round);
      this.#settle(person);
    }
    this.slot[meeting] = round;
    this.#countIn(meeting, round, 1);
    this.placed += 1;
    this.unplacedWeight -= weight[meeting] as number;
  }

  /** Takes a meeting out of its round. */
  take(meeting: number): void {
    const { rounds, memberStart, members, weight } = this.c;
    const round = this.slot[meeting] as number;
    const stop = memberStart[meeting + 1] as number;
    for (let member = memberStart[meeting] as number; member < stop; member++) {
      const person = members[member] as number;
      this.at[person * rounds + round] = -1;
      this.taken[person] = (this.taken[person] as number) - 1;
      this.#toggle(person, round);
      this.#settle(person);
    }
    this.slot[meeting] = UNPLACED;
    this.#countIn(meeting, round, -1);
    this.placed -= 1;
    this.unplacedWeight += weight[meeting] as number;
  }

  /** Puts everything where a placement has it. */
  become(placement: Placement): void {
    for (let meeting = 0; meeting < this.c.meetings; meeting++)
      if (this.slot[meeting] !== UNPLACED && this.slot[meeting] !== placement[meeting]) this.take(meeting);
    for (let meeting = 0; meeting < this.c.meetings; meeting++)
      if (this.slot[meeting] !== placement[meeting]) this.put(meeting, placement[meeting] as number);
  }

  /** The largest number of gaps that somebody has less the smallest. */
  spread(): number {
    let [least, most] = [Number.POSITIVE_INFINITY, 0];
    for (const gaps of this.gaps) {
      if (gaps < least) least = gaps;
      if (gaps > most) most = gaps;
    }
    return this.c.people === 0 ? 0 : most - least;
  }

  /** What it would cost somebody, or spare them, to have a meeting in a round that is free so far. */
  costAlso(person: number, round: number): number {
    this.#toggle(person, round);
    const cost = this.costWith(person, round, round);
    this.#toggle(person, round);
    return cost - (this.#costs[person] as number);
  }

  #settle(person: number): void {
    const packed = gapsWith(this.c, this.mask, person, 0, 0);
    const cost = this.#costOf(packed);
    const gaps = packed >>> IDLE_BITS;
    this.totalCost += cost - (this.#costs[person] as number);
    this.#costs[person] = cost;
    this.totalGaps += gaps - (this.gaps[person] as number);
    this.gaps[person] = gaps;
  }

  #toggle(person: number, round: number): void {
    const word = person * this.c.words + (this.c.wordOf[round] as number);
    this.mask[word] = (this.mask[word] as number) ^ (this.c.bitOf[round] as number);
  }
}
