import type { Compiled } from './compile.ts';
import { Filling } from './filling.ts';

/** How often the shares of the meetings are tried anew: the more, the lower the bound. Of many meetings less often. */
const MOST_TRIES = 80;
const FEWEST_TRIES = 6;
const TRIES_TIMES_MEETINGS = 150_000;
const STEP = 0.5;

/**
 * Weight that no plan exceeds. The weight of each meeting is shared out among its people and the tables; what a plan places of it is at most
 * the heaviest set of shares that each person alone could have (a round each, no more than their limit) and that the tables alone could hold.
 * That is true for any shares, so they are moved to where they count less (a Lagrangian relaxation).
 */
export function weightBound(c: Compiled): number {
  const shares = new Shares(c);
  const tries = Math.max(FEWEST_TRIES, Math.min(MOST_TRIES, TRIES_TIMES_MEETINGS / Math.max(1, c.meetings)));
  let best = shares.worth();
  const mean = c.weight.reduce((sum, weight) => sum + weight, 0) / Math.max(1, c.meetings);
  for (let turn = 1; turn <= tries && !shares.isWhole; turn++) {
    shares.shift((STEP * mean) / Math.sqrt(turn));
    best = Math.min(best, shares.worth());
  }
  return best;
}

class Shares {
  readonly #c: Compiled;
  /** Of each member of each meeting, and behind them of the tables for each meeting. */
  readonly #share: Float64Array;
  /** 1 for shares that are in the heaviest sets. */
  readonly #isIn: Uint8Array;
  /** Of each person, the places in `members` where they are. */
  readonly #ownAt: Int32Array[];
  /** Whether all meetings that have a round are in all sets: then nothing can be lower. */
  isWhole = false;

  constructor(c: Compiled) {
    this.#c = c;
    this.#share = new Float64Array(c.members.length + c.meetings);
    this.#isIn = new Uint8Array(this.#share.length);
    const own: number[][] = Array.from({ length: c.people }, () => []);
    for (let meeting = 0; meeting < c.meetings; meeting++) {
      const [begin, stop] = [c.memberStart[meeting] as number, c.memberStart[meeting + 1] as number];
      for (let at = begin; at < stop; at++) {
        this.#share[at] = (c.weight[meeting] as number) / (stop - begin + 1);
        own[c.members[at] as number]?.push(at);
      }
      this.#share[c.members.length + meeting] = (c.weight[meeting] as number) / (stop - begin + 1);
    }
    this.#ownAt = own.map((list) => Int32Array.from(list));
  }

  /** The worth of the heaviest sets of all people and of the tables. */
  worth(): number {
    const c = this.#c;
    this.#isIn.fill(0);
    let worth = 0;
    const one = new Uint8Array(c.rounds).fill(1);
    const meetingAt = meetingOfMembers(c);
    for (const [person, own] of this.#ownAt.entries())
      worth += this.#heaviest(own, (at) => meetingAt[at] as number, one, c.limit[person] as number);
    const all = Int32Array.from({ length: c.meetings }, (_, meeting) => c.members.length + meeting);
    const capacity = c.capacity.subarray(0, c.rounds);
    worth += this.#heaviest(all, (at) => at - c.members.length, capacity, c.meetings);
    this.isWhole = this.#isIn.every((isIn, at) => {
      const meeting = at < c.members.length ? (meetingAt[at] as number) : at - c.members.length;
      return isIn === 1 || c.openStart[meeting] === c.openStart[meeting + 1];
    });
    return worth;
  }

  /** Moves the shares of each meeting from where they are in a heaviest set to where they are not. */
  shift(step: number): void {
    const { meetings, memberStart, members, weight } = this.#c;
    for (let meeting = 0; meeting < meetings; meeting++) {
      const places = [members.length + meeting];
      for (let at = memberStart[meeting] as number; at < (memberStart[meeting + 1] as number); at++) places.push(at);
      const mean = places.reduce((sum, at) => sum + (this.#isIn[at] as number), 0) / places.length;
      let sum = 0;
      for (const at of places) {
        const share = Math.max(0, (this.#share[at] as number) - step * ((this.#isIn[at] as number) - mean));
        this.#share[at] = share;
        sum += share;
      }
      for (const at of places) this.#share[at] = ((this.#share[at] as number) * (weight[meeting] as number)) / sum;
    }
  }

  #heaviest(items: Int32Array, meetingOf: (at: number) => number, capacity: ArrayLike<number>, most: number): number {
    const { openStart, open } = this.#c;
    const filling = new Filling({ capacity, start: openStart, open });
    const share = this.#share;
    let worth = 0;
    let count = 0;
    for (const at of items.slice().sort((a, b) => (share[b] as number) - (share[a] as number))) {
      if (count >= most) break;
      if (!filling.add(meetingOf(at))) continue;
      this.#isIn[at] = 1;
      worth += share[at] as number;
      count += 1;
    }
    return worth;
  }
}

function meetingOfMembers({ meetings, memberStart, members }: Compiled): Int32Array {
  const meetingAt = new Int32Array(members.length);
  for (let meeting = 0; meeting < meetings; meeting++)
    meetingAt.fill(meeting, memberStart[meeting], memberStart[meeting + 1]);
  return meetingAt;
}
