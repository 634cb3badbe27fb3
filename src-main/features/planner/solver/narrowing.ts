import type { Compiled } from './compile.ts';

/**
 * Closes the rounds in which a meeting cannot be in any plan that places all: nobody has two meetings in a round, so that those with few
 * rounds take them from the others; what comes before something else needs a round before it; and a round holds so many and no more.
 * Where people are there for hardly more rounds than they have meetings, little is left to go wrong with.
 * @param allowed 1 at `m * rounds + r` where meeting m may be in round r; rounds are closed in place
 * @param people whose rounds have changed since it was narrowed last
 * @returns false where no plan places all
 */
export function narrow(c: Compiled, allowed: Uint8Array, people: Iterable<number>): boolean {
  const waiting = new Set(people);
  const touch = (meeting: number) => {
    for (const person of membersOf(c, meeting)) waiting.add(person);
  };
  do {
    for (const person of waiting) {
      waiting.delete(person);
      if (!narrowPerson(c, allowed, person, touch)) return false;
    }
    if (!narrowOrder(c, allowed, touch) || !narrowTables(c, allowed, touch)) return false;
  } while (waiting.size > 0);
  return true;
}

/** The problem with the rounds of each meeting that are still open. */
export function withOpen(c: Compiled, allowed: Uint8Array): Compiled {
  const openStart = new Int32Array(c.meetings + 1);
  const open: number[] = [];
  for (let meeting = 0; meeting < c.meetings; meeting++) {
    for (let round = 0; round < c.rounds; round++) if (allowed[meeting * c.rounds + round] === 1) open.push(round);
    openStart[meeting + 1] = open.length;
  }
  return { ...c, allowed, openStart, open: Int32Array.from(open) };
}

function membersOf({ members, memberStart }: Compiled, meeting: number): Int32Array {
  return members.subarray(memberStart[meeting], memberStart[meeting + 1]);
}

/** Leaves each meeting of somebody the rounds that it has in some choice of different rounds for all of them. */
function narrowPerson(c: Compiled, allowed: Uint8Array, person: number, touch: (meeting: number) => void): boolean {
  const own = c.of.subarray(c.ofStart[person], c.ofStart[person + 1]);
  if (own.length > (c.limit[person] as number)) return false;
  const choice = new Choice(c.rounds, own, allowed);
  if (!choice.isComplete) return false;
  for (const meeting of choice.narrow()) touch(meeting);
  return true;
}

/** A different round for each of somebody's meetings. */
class Choice {
  readonly #rounds: number;
  readonly #own: Int32Array;
  readonly #allowed: Uint8Array;
  /** Which of the meetings has a round, or -1. */
  readonly #holder: Int32Array;
  readonly isComplete: boolean;

  constructor(rounds: number, own: Int32Array, allowed: Uint8Array) {
    this.#rounds = rounds;
    this.#own = own;
    this.#allowed = allowed;
    this.#holder = new Int32Array(rounds).fill(-1);
    this.isComplete = own.every((_, index) => this.#choose(index, new Uint8Array(rounds)));
  }

  #may(index: number, round: number): boolean {
    return this.#allowed[(this.#own[index] as number) * this.#rounds + round] === 1;
  }

  #choose(index: number, seen: Uint8Array): boolean {
    for (let round = 0; round < this.#rounds; round++) {
      if (seen[round] === 1 || !this.#may(index, round)) continue;
      seen[round] = 1;
      const holder = this.#holder[round] as number;
      if (holder !== -1 && !this.#choose(holder, seen)) continue;
      this.#holder[round] = index;
      return true;
    }
    return false;
  }

  /** Closes the rounds that no choice for all of them has. @returns the meetings that lost one */
  *narrow(): Generator<number> {
    const leads = this.#leads();
    for (const [index, meeting] of this.#own.entries()) {
      let lost = false;
      for (let round = 0; round < this.#rounds; round++) {
        const holder = this.#holder[round] as number;
        // A free round is anybody's; one that is held only if its holder can go where that ends well.
        if (holder === -1 || holder === index || !this.#may(index, round)) continue;
        if (leads[holder]?.has(index) || leads[holder]?.has(-1)) continue;
        this.#allowed[meeting * this.#rounds + round] = 0;
        lost = true;
      }
      if (lost) yield meeting;
    }
  }

  /** Whose round each could take, these going on in turn; -1 for a free one. */
  #leads(): Set<number>[] {
    return Array.from(this.#own, (_, index) => {
      const found = new Set([index]);
      for (const other of found) {
        if (other === -1) break;
        for (let round = 0; round < this.#rounds; round++)
          if (this.#may(other, round)) found.add(this.#holder[round] as number);
      }
      return found;
    });
  }
}

/** Leaves each meeting the rounds between those that have to come before it and after it. */
function narrowOrder(c: Compiled, allowed: Uint8Array, touch: (meeting: number) => void): boolean {
  const { rounds, before, after, ordered } = c;
  const first = (meeting: number) => allowed.subarray(meeting * rounds, (meeting + 1) * rounds).indexOf(1);
  const last = (meeting: number) => allowed.subarray(meeting * rounds, (meeting + 1) * rounds).lastIndexOf(1);
  const waiting = [...ordered.keys()].filter((meeting) => ordered[meeting] === 1);
  for (let meeting = waiting.pop(); meeting !== undefined; meeting = waiting.pop()) {
    const earliest = Math.max(0, ...(before[meeting] ?? []).map((other) => first(other) + 1));
    const latest = Math.min(rounds - 1, ...(after[meeting] ?? []).map((other) => last(other) - 1));
    let lost = false;
    for (let round = 0; round < rounds; round++) {
      if ((round >= earliest && round <= latest) || allowed[meeting * rounds + round] === 0) continue;
      allowed[meeting * rounds + round] = 0;
      lost = true;
    }
    if (first(meeting) === -1) return false;
    if (!lost) continue;
    touch(meeting);
    waiting.push(...(before[meeting] ?? []), ...(after[meeting] ?? []));
  }
  return true;
}

/** Closes rounds that are full with meetings that have no other, and leaves to a round those without which the others could not hold the rest. */
function narrowTables(c: Compiled, allowed: Uint8Array, touch: (meeting: number) => void): boolean {
  const { rounds, meetings, pools, poolStart, poolsOf, capacity } = c;
  const bound = new Int32Array(pools * rounds);
  const choices = new Int32Array(meetings);
  const wanted = new Int32Array(rounds);
  for (let meeting = 0; meeting < meetings; meeting++) {
    let only = -1;
    for (let round = 0; round < rounds; round++) {
      if (allowed[meeting * rounds + round] === 0) continue;
      only = round;
      choices[meeting] = (choices[meeting] as number) + 1;
      wanted[round] = (wanted[round] as number) + 1;
    }
    if (choices[meeting] === 0) return false;
    if (choices[meeting] !== 1) continue;
    bound[only] = (bound[only] as number) + 1;
    for (let at = poolStart[meeting] as number; at < (poolStart[meeting + 1] as number); at++) {
      const cell = (poolsOf[at] as number) * rounds + only;
      bound[cell] = (bound[cell] as number) + 1;
    }
  }
  if (bound.some((many, cell) => many > (capacity[cell] as number))) return false;
  const most = wanted.map((many, round) => Math.min(many, capacity[round] as number));
  const all = most.reduce((sum, many) => sum + many, 0);
  const isFull = (pool: number, round: number) => bound[pool * rounds + round] === capacity[pool * rounds + round];
  for (let round = 0; round < rounds; round++) {
    const needed = meetings - all + (most[round] as number);
    if (needed > (most[round] as number)) return false;
    const needsAll = needed > 0 && needed === wanted[round];
    for (let meeting = 0; meeting < meetings; meeting++) {
      if (choices[meeting] === 1 || allowed[meeting * rounds + round] === 0) continue;
      const pools = [0, ...poolsOf.subarray(poolStart[meeting], poolStart[meeting + 1])];
      if (needsAll) {
        allowed.fill(0, meeting * rounds, (meeting + 1) * rounds);
        allowed[meeting * rounds + round] = 1;
        choices[meeting] = 1;
        touch(meeting);
      } else if (pools.some((pool) => isFull(pool, round))) {
        allowed[meeting * rounds + round] = 0;
        touch(meeting);
      }
    }
  }
  return true;
}
