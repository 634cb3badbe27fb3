import type { Random } from '#shared/domain/random.ts';
import { UNPLACED } from './problem.ts';
import type { Schedule } from './schedule.ts';

/** What would have to go for a meeting to be in a round. */
export class Obstacles {
  readonly #s: Schedule;
  readonly #random: Random;
  readonly #list: number[] = [];

  constructor(schedule: Schedule, random: Random) {
    this.#s = schedule;
    this.#random = random;
  }

  /** The list is the same one each time: whoever keeps it copies it. */
  of(meeting: number, round: number): readonly number[] {
    this.#list.length = 0;
    this.#ofPeople(meeting, round);
    if (this.#s.c.ordered[meeting] === 1) this.#ofOrder(meeting, round);
    this.#ofPools(meeting, round);
    return this.#list;
  }

  /** What meetings are worth together. */
  worth(meetings: readonly number[]): number {
    let sum = 0;
    for (const meeting of meetings) sum += this.#s.c.weight[meeting] as number;
    return sum;
  }

  #add(meeting: number): void {
    if (!this.#list.includes(meeting)) this.#list.push(meeting);
  }

  #ofPeople(meeting: number, round: number): void {
    const { rounds, memberStart, members, limit } = this.#s.c;
    const stop = memberStart[meeting + 1] as number;
    for (let member = memberStart[meeting] as number; member < stop; member++) {
      const person = members[member] as number;
      const other = this.#s.at[person * rounds + round] as number;
      if (other >= 0) this.#add(other);
      else if ((this.#s.taken[person] as number) >= (limit[person] as number)) {
        const lightest = this.#lightestOf(person);
        if (lightest >= 0) this.#add(lightest);
      }
    }
  }

  #lightestOf(person: number): number {
    const { ofStart, of, weight } = this.#s.c;
    let lightest = -1;
    for (let index = ofStart[person] as number; index < (ofStart[person + 1] as number); index++) {
      const own = of[index] as number;
      if (this.#s.slot[own] === UNPLACED) continue;
      if (lightest < 0 || (weight[own] as number) < (weight[lightest] as number)) lightest = own;
    }
    return lightest;
  }

  #ofOrder(meeting: number, round: number): void {
    const { before, after } = this.#s.c;
    for (const earlier of before[meeting] as readonly number[])
      if ((this.#s.slot[earlier] as number) >= round) this.#add(earlier);
    for (const later of after[meeting] as readonly number[]) {
      const slot = this.#s.slot[later] as number;
      if (slot !== UNPLACED && slot <= round) this.#add(later);
    }
  }

  #ofPools(meeting: number, round: number): void {
    for (let pool = this.#s.fullPool(meeting, round); pool >= 0; pool = this.#s.fullPool(meeting, round, pool + 1)) {
      if (this.#makesRoom(pool, round)) continue;
      const victim = this.#oneOf(pool, round);
      if (victim >= 0) this.#list.push(victim);
    }
  }

  /** Whether something that has to go anyway leaves room in a pool. */
  #makesRoom(pool: number, round: number): boolean {
    for (const other of this.#list) if (this.#s.slot[other] === round && this.#isIn(other, pool)) return true;
    return false;
  }

  #isIn(meeting: number, pool: number): boolean {
    const { poolStart, poolsOf } = this.#s.c;
    if (pool === 0) return true;
    for (let index = poolStart[meeting] as number; index < (poolStart[meeting + 1] as number); index++)
      if (poolsOf[index] === pool) return true;
    return false;
  }

  /** A meeting of a pool in a round, by chance; -1 where there is none. */
  #oneOf(pool: number, round: number): number {
    const { meetings } = this.#s.c;
    const begin = this.#random.below(meetings);
    for (let step = 0; step < meetings; step++) {
      const meeting = begin + step < meetings ? begin + step : begin + step - meetings;
      if (this.#s.slot[meeting] === round && this.#isIn(meeting, pool)) return meeting;
    }
    return -1;
  }
}
