import type { Schedule } from '../solver/schedule.ts';

/** Where somebody has no meeting, and where they have one of which nobody knows where it is. */
export const FREE = -1;
export const ANYWHERE = -2;

/** What is known of locations before anything moves, counted from 0. */
export interface Locations {
  count: number;
  /** Meetings that location l holds in round r beside those that never move, at `l * rounds + r`. */
  capacity: Int32Array;
  /** 1 at `m * count + l` where meeting m may be in location l. */
  allowed: Uint8Array;
  /** Of person p in round r at `p * rounds + r`: the location of what never moves, {@link FREE} or {@link ANYWHERE}. */
  held: Int16Array;
}

/**
 * The location of each meeting of a schedule, and how often people change it. Chains that the schedule looks at take each meeting with its
 * location to its new round.
 */
export class Stays {
  readonly s: Schedule;
  readonly l: Locations;
  readonly locationOf: Int16Array;
  /** Meetings in each round, one behind the other, and where each is among them. */
  readonly inRound: number[][];
  totalChanges = 0;
  /** Meetings over what locations hold. */
  excess = 0;
  /** Meetings of location l in round r at `l * rounds + r`. */
  readonly #count: Int32Array;
  readonly #placeOf: Int32Array;
  /** The location of person p in round r at `p * rounds + r`. */
  readonly #at: Int16Array;
  readonly #changes: Int32Array;
  /** 1 for rounds with which a day begins. */
  readonly #begins: Uint8Array;
  readonly #growth: Int32Array;

  /** @param locationOf of each meeting that has a round; it is copied */
  constructor(s: Schedule, l: Locations, locationOf: Int16Array, days: readonly number[]) {
    const { rounds, people, meetings } = s.c;
    this.s = s;
    this.l = l;
    this.locationOf = locationOf.slice();
    this.inRound = Array.from({ length: rounds }, () => []);
    this.#count = new Int32Array(l.count * rounds);
    this.#placeOf = new Int32Array(meetings);
    this.#at = l.held.slice();
    this.#changes = new Int32Array(people);
    this.#begins = Uint8Array.from(days, (day, round) => (round === 0 || day !== days[round - 1] ? 1 : 0));
    this.#growth = new Int32Array(l.count);
    this.#enterAll();
  }

  /** Room that a location has left in a round. */
  room(location: number, round: number): number {
    const index = location * this.s.c.rounds + round;
    return (this.l.capacity[index] as number) - (this.#count[index] as number);
  }

  isAllowed(meeting: number, location: number): boolean {
    return this.l.allowed[meeting * this.l.count + location] === 1;
  }

  /** Where somebody is in their first meeting after a round or, where `step` is -1, in their last one before it; {@link FREE} for none that day. */
  beside(person: number, round: number, step: 1 | -1): number {
    const { rounds } = this.s.c;
    const base = person * rounds;
    for (let other = round + step; other >= 0 && other < rounds; other += step) {
      if (this.#begins[step === 1 ? other : other + 1] === 1) return FREE;
      const location = this.#at[base + other] as number;
      if (location !== FREE) return location;
    }
    return FREE;
  }

  /** What it would change in all changes of location if a meeting were elsewhere. */
  deltaOf(meeting: number, location: number): number {
    const { rounds, memberStart, members } = this.s.c;
    const round = this.s.slot[meeting] as number;
    const now = this.locationOf[meeting] as number;
    let delta = 0;
    for (let at = memberStart[meeting] as number; at < (memberStart[meeting + 1] as number); at++) {
      const person = members[at] as number;
      this.#at[person * rounds + round] = location;
      delta += this.#changesOf(person) - (this.#changes[person] as number);
      this.#at[person * rounds + round] = now;
    }
    return delta;
  }

  /** Takes a meeting elsewhere in its round. */
  relocate(meeting: number, location: number): void {
    const { rounds, memberStart, members } = this.s.c;
    const round = this.s.slot[meeting] as number;
    this.#countIn(this.locationOf[meeting] as number, round, -1);
    this.#countIn(location, round, 1);
    this.locationOf[meeting] = location;
    for (let at = memberStart[meeting] as number; at < (memberStart[meeting + 1] as number); at++) {
      const person = members[at] as number;
      this.#at[person * rounds + round] = location;
      this.#settle(person);
    }
  }

  /** How many more meetings than now would be over what locations hold, with the chain moved that the schedule has looked at. */
  chainExcess(): number {
    const { chain, length, slot, from, to } = this.s;
    const growth = this.#growth;
    growth.fill(0);
    for (let index = 0; index < length; index++) {
      const moved = chain[index] as number;
      const location = this.locationOf[moved] as number;
      growth[location] = (growth[location] as number) + (slot[moved] === from ? 1 : -1);
    }
    let excess = 0;
    for (let location = 0; location < growth.length; location++) {
      const more = growth[location] as number;
      if (more === 0) continue;
      const [there, here] = [this.room(location, to), this.room(location, from)];
      excess += Math.max(0, more - there) - Math.max(0, -there) + Math.max(0, -more - here) - Math.max(0, -here);
    }
    return excess;
  }

  /** What that chain would change in all changes of location. */
  chainDelta(): number {
    let delta = 0;
    this.#eachOfChain((person) => {
      this.#exchange(person);
      delta += this.#changesOf(person) - (this.#changes[person] as number);
      this.#exchange(person);
    });
    return delta;
  }

  /** Moves that chain, in the schedule as well. */
  moveChain(): void {
    const { s } = this;
    const { from, to } = s;
    this.#eachOfChain((person) => {
      this.#exchange(person);
      this.#settle(person);
    });
    for (let index = 0; index < s.length; index++) this.#leave(s.chain[index] as number);
    s.move();
    for (let index = 0; index < s.length; index++) {
      const moved = s.chain[index] as number;
      const location = this.locationOf[moved] as number;
      const round = s.slot[moved] as number;
      this.#countIn(location, round === to ? from : to, -1);
      this.#countIn(location, round, 1);
      this.#line(moved, round);
    }
  }

  /** Puts everything back where it was. */
  become(placement: Int32Array, locationOf: Int16Array): void {
    const { s } = this;
    this.#at.set(this.l.held);
    this.#count.fill(0);
    for (const list of this.inRound) list.length = 0;
    s.become(placement);
    this.locationOf.set(locationOf);
    this.#enterAll();
  }

  /** People who have a meeting in one of the two rounds of the chain and would exchange what they have in both. */
  #eachOfChain(visit: (person: number) => void): void {
    const { chain, length, slot, from, at, c } = this.s;
    for (let index = 0; index < length; index++) {
      const moved = chain[index] as number;
      const isFirst = slot[moved] === from;
      for (let member = c.memberStart[moved] as number; member < (c.memberStart[moved + 1] as number); member++) {
        const person = c.members[member] as number;
        if (isFirst || (at[person * c.rounds + from] as number) < 0) visit(person);
      }
    }
  }

  #exchange(person: number): void {
    const base = person * this.s.c.rounds;
    const [first, second] = [base + this.s.from, base + this.s.to];
    const location = this.#at[first] as number;
    this.#at[first] = this.#at[second] as number;
    this.#at[second] = location;
  }

  /** Takes in what the schedule has a round for, into counts that are still at nothing. */
  #enterAll(): void {
    const { slot, c } = this.s;
    for (let meeting = 0; meeting < c.meetings; meeting++) if ((slot[meeting] as number) >= 0) this.#enter(meeting);
    for (let person = 0; person < c.people; person++) this.#settle(person);
    this.excess = 0;
    for (const [index, count] of this.#count.entries())
      this.excess += Math.max(0, count - (this.l.capacity[index] as number));
  }

  #enter(meeting: number): void {
    const { rounds, memberStart, members } = this.s.c;
    const round = this.s.slot[meeting] as number;
    const location = this.locationOf[meeting] as number;
    const index = location * rounds + round;
    this.#count[index] = (this.#count[index] as number) + 1;
    this.#line(meeting, round);
    for (let at = memberStart[meeting] as number; at < (memberStart[meeting + 1] as number); at++)
      this.#at[(members[at] as number) * rounds + round] = location;
  }

  #line(meeting: number, round: number): void {
    this.#placeOf[meeting] = (this.inRound[round] as number[]).push(meeting) - 1;
  }

  #leave(meeting: number): void {
    const list = this.inRound[this.s.slot[meeting] as number] as number[];
    const last = list.pop() as number;
    if (last === meeting) return;
    const place = this.#placeOf[meeting] as number;
    list[place] = last;
    this.#placeOf[last] = place;
  }

  #countIn(location: number, round: number, more: 1 | -1): void {
    const index = location * this.s.c.rounds + round;
    const count = this.#count[index] as number;
    const capacity = this.l.capacity[index] as number;
    this.excess += Math.max(0, count + more - capacity) - Math.max(0, count - capacity);
    this.#count[index] = count + more;
  }

  #settle(person: number): void {
    const changes = this.#changesOf(person);
    this.totalChanges += changes - (this.#changes[person] as number);
    this.#changes[person] = changes;
  }

  #changesOf(person: number): number {
    const { rounds } = this.s.c;
    const base = person * rounds;
    let changes = 0;
    let here = FREE;
    for (let round = 0; round < rounds; round++) {
      if (this.#begins[round] === 1) here = FREE;
      const location = this.#at[base + round] as number;
      if (location === FREE) continue;
      if (here >= 0 && location >= 0 && here !== location) changes += 1;
      here = location;
    }
    return changes;
  }
}
