import { bitsIn, runsBeginningIn } from './bits.ts';
import { type Compiled, type Placement, UNPLACED } from './problem.ts';

const WORD = 32;
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
  readonly count: Int32Array;
  readonly taken: Int32Array;
  readonly mask: Int32Array;
  readonly gaps: Int32Array;
  /** What so many gaps of one person cost. */
  readonly cost: Float64Array;
  readonly #costs: Float64Array;
  gapsSeen = 0;
  totalGaps = 0;
  totalCost = 0;
  unplacedWeight = 0;

  /** The chain that was looked at last: its meetings, how many, and the two rounds. */
  readonly chain: Int32Array;
  length = 0;
  #from = 0;
  #to = 0;
  readonly #stamp: Int32Array;
  #tick = 0;

  constructor(c: Compiled) {
    this.c = c;
    this.slot = new Int32Array(c.meetings).fill(UNPLACED);
    this.at = new Int32Array(c.people * c.rounds).fill(-1);
    this.count = new Int32Array(c.rounds);
    this.taken = new Int32Array(c.people);
    this.mask = new Int32Array(c.people * c.words);
    this.gaps = new Int32Array(c.people);
    this.cost = Float64Array.from({ length: c.rounds + 1 }, (_, gaps) => gaps + Math.max(0, gaps - FAIR) * UNFAIR);
    this.#costs = new Float64Array(c.people);
    this.chain = new Int32Array(c.meetings);
    this.#stamp = new Int32Array(c.meetings);
    for (const weight of c.weight) this.unplacedWeight += weight;
  }

  /**
   * What the rounds of somebody cost if two of them were exchanged, taken for free and free for taken; the same one twice for as they are. Nothing is
   * changed; the gaps themselves are in {@link gapsSeen}.
   */
  costWith(person: number, first: number, second: number): number {
    const { words, wordOf, bitOf, dayBegins } = this.c;
    const base = person * words;
    const [firstWord, secondWord] = [wordOf[first] as number, wordOf[second] as number];
    let gaps = 0;
    let idle = 0;
    let any = false;
    let carry = 0;
    // Free rounds since the last meeting of the day: idle ones if another meeting follows.
    let since = 0;
    for (let word = 0; word < words; word++) {
      if (dayBegins[word] === 1) {
        any = false;
        carry = 0;
      }
      let bits = this.mask[base + word] as number;
      if (word === firstWord) bits ^= bitOf[first] as number;
      if (word === secondWord) bits ^= bitOf[second] as number;
      if (bits !== 0) {
        const leading = Math.clz32(bits);
        const trailing = 31 - Math.clz32(bits & -bits);
        gaps += runsBeginningIn(bits, carry) - (any ? 0 : 1);
        idle += WORD - leading - trailing - bitsIn(bits) + (any ? since + trailing : 0);
        since = leading;
        any = true;
      } else since += WORD;
      carry = bits >>> 31;
    }
    this.gapsSeen = gaps;
    return (this.cost[gaps] as number) + idle * IDLE;
  }

  /**
   * Looks at the chain that moves a meeting to another round, without moving it.
   * @returns whether all of it may go: rounds that are open, order kept. How full the rounds are is {@link growth}
   */
  look(meeting: number, to: number): boolean {
    this.#tick += 1;
    this.#from = this.slot[meeting] as number;
    this.#to = to;
    this.length = 0;
    return this.#gather(meeting);
  }

  /** Puts a second chain between the same two rounds beside the one that was looked at. */
  lookAlso(meeting: number): boolean {
    return this.#stamp[meeting] !== this.#tick && this.#gather(meeting);
  }

  /** Takes away the meetings of the chain behind so many. */
  forgetFrom(length: number): void {
    for (let index = length; index < this.length; index++) this.#stamp[this.chain[index] as number] = 0;
    this.length = length;
  }

  #gather(meeting: number): boolean {
    const { rounds, allowed, memberStart, members, ordered } = this.c;
    const [from, to, tick, chain, slot, at, stamp] = [
      this.#from,
      this.#to,
      this.#tick,
      this.chain,
      this.slot,
      this.at,
      this.#stamp,
    ];
    const begin = this.length;
    let end = begin;
    chain[end++] = meeting;
    stamp[meeting] = tick;
    for (let index = begin; index < end; index++) {
      const moved = chain[index] as number;
      const target = slot[moved] === from ? to : from;
      if (allowed[moved * rounds + target] === 0) return this.#drop(begin, end);
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
    for (let index = begin; index < end; index++) {
      const moved = chain[index] as number;
      if (ordered[moved] === 1 && !this.#keepsOrder(moved)) return this.#drop(begin, end);
    }
    return true;
  }

  #drop(begin: number, end: number): false {
    this.length = end;
    this.forgetFrom(begin);
    return false;
  }

  #keepsOrder(meeting: number): boolean {
    const mine = this.#slotAfter(meeting);
    for (const earlier of this.c.before[meeting] as readonly number[]) {
      const other = this.#slotAfter(earlier);
      if (other !== UNPLACED && other >= mine) return false;
    }
    for (const later of this.c.after[meeting] as readonly number[]) {
      const other = this.#slotAfter(later);
      if (other !== UNPLACED && other <= mine) return false;
    }
    return true;
  }

  #slotAfter(meeting: number): number {
    const now = this.slot[meeting] as number;
    if (this.#stamp[meeting] !== this.#tick) return now;
    return now === this.#from ? this.#to : this.#from;
  }

  /** By how many meetings the second round would be fuller, and the first one emptier. */
  growth(): number {
    let growth = 0;
    for (let index = 0; index < this.length; index++)
      growth += this.slot[this.chain[index] as number] === this.#from ? 1 : -1;
    return growth;
  }

  /** What the chain would change in what everybody's rounds cost. */
  delta(): number {
    const { rounds, memberStart, members } = this.c;
    let delta = 0;
    for (let index = 0; index < this.length; index++) {
      const moved = this.chain[index] as number;
      const target = this.slot[moved] === this.#from ? this.#to : this.#from;
      const stop = memberStart[moved + 1] as number;
      for (let member = memberStart[moved] as number; member < stop; member++) {
        const person = members[member] as number;
        if ((this.at[person * rounds + target] as number) >= 0) continue;
        delta += this.costWith(person, this.#from, this.#to) - (this.#costs[person] as number);
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
      const target = source === this.#from ? this.#to : this.#from;
      const stop = memberStart[moved + 1] as number;
      for (let member = memberStart[moved] as number; member < stop; member++) {
        const person = members[member] as number;
        // Of those with a meeting in both rounds the other meeting takes the place.
        const other = this.at[person * rounds + target] as number;
        if (other < 0) {
          this.#toggle(person, this.#from);
          this.#toggle(person, this.#to);
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
      const target = source === this.#from ? this.#to : this.#from;
      const stop = memberStart[moved + 1] as number;
      for (let member = memberStart[moved] as number; member < stop; member++)
        this.at[(members[member] as number) * rounds + target] = moved;
      this.slot[moved] = target;
      this.count[source] = (this.count[source] as number) - 1;
      this.count[target] = (this.count[target] as number) + 1;
    }
  }

  /** Whether a meeting may be put into a round as things are. */
  fits(meeting: number, round: number): boolean {
    const { rounds, allowed, memberStart, members, capacity, limit, ordered } = this.c;
    if (allowed[meeting * rounds + round] === 0) return false;
    if ((this.count[round] as number) >= (capacity[round] as number)) return false;
    const stop = memberStart[meeting + 1] as number;
    for (let member = memberStart[meeting] as number; member < stop; member++) {
      const person = members[member] as number;
      if ((this.at[person * rounds + round] as number) >= 0) return false;
      if ((this.taken[person] as number) >= (limit[person] as number)) return false;
    }
    return ordered[meeting] === 0 || this.keepsOrderAt(meeting, round);
  }

  /** Whether a meeting would be after those that come before it, and before those that come after. */
  keepsOrderAt(meeting: number, round: number): boolean {
    for (const earlier of this.c.before[meeting] as readonly number[]) {
      const other = this.slot[earlier] as number;
      if (other !== UNPLACED && other >= round) return false;
    }
    for (const later of this.c.after[meeting] as readonly number[]) {
      const other = this.slot[later] as number;
      if (other !== UNPLACED && other <= round) return false;
    }
    return true;
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
    this.count[round] = (this.count[round] as number) + 1;
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
    this.count[round] = (this.count[round] as number) - 1;
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
    const cost = this.costWith(person, 0, 0);
    this.totalCost += cost - (this.#costs[person] as number);
    this.#costs[person] = cost;
    this.totalGaps += this.gapsSeen - (this.gaps[person] as number);
    this.gaps[person] = this.gapsSeen;
  }

  #toggle(person: number, round: number): void {
    const word = person * this.c.words + (this.c.wordOf[round] as number);
    this.mask[word] = (this.mask[word] as number) ^ (this.c.bitOf[round] as number);
  }
}
