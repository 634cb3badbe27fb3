import { createRandom, type Random } from '#shared/domain/random.ts';
import { fewestGaps } from './bound.ts';
import { type Compiled, compile, type Placement, type Problem, UNPLACED } from './problem.ts';
import { FAIR, Schedule } from './schedule.ts';

export interface SolveOptions {
  seed: number;
  /** Asked every few thousand moves: whether to stop with the best so far. */
  stop: () => boolean;
  onBetter?: (best: Standing) => void;
}

export interface Standing {
  unplacedWeight: number;
  gaps: number;
  spread: number;
}

export interface Solution extends Standing {
  placement: Placement;
  /** No plan has fewer gaps; proven where it is reached. */
  fewestGaps: number;
  moves: number;
}

/** Weights are added up and taken away millions of times. */
const EPSILON = 1e-6;
const CHECK_EVERY = 4096;
/** In gaps. Found by trying on planted problems in which every table is needed in every round. */
const HOT = 0.35;
const COLD = 0.15;
/** What it counts to take out a meeting that takes place in any case. */
const LOCKED = 1e6;
/** One move of so many is tried with a meeting that has no round, while there are any. */
const SWAP_EVERY = 16;
/** How many gaps a meeting of middling weight is worth to the search. */
const MEETING_PRICE = 3;
/** Moves of the first time from hot to cold; each further one has twice as many. */
const FIRST_CYCLE = 500_000;
const CYCLE_PER_MEETING = 1000;
const LONGEST_CYCLE = 64_000_000;

export function solve(problem: Problem, options: SolveOptions): Solution {
  const c = compile(problem);
  return new Search(c, options).run();
}

class Search {
  readonly #c: Compiled;
  readonly #s: Schedule;
  readonly #random: Random;
  readonly #options: SolveOptions;
  readonly #bound: number;
  #best: Placement;
  #standing: Standing;
  #moves = 0;
  /** Meetings over the capacity of their rounds, and what one more of them costs. */
  #excess = 0;
  #price = 1;
  /** Meetings without a round, while annealing. */
  #out: number[] = [];
  readonly #meanWeight: number;

  constructor(c: Compiled, options: SolveOptions) {
    this.#c = c;
    this.#s = new Schedule(c);
    this.#random = createRandom(options.seed);
    this.#options = options;
    this.#bound = fewestGaps(c).total;
    this.#meanWeight = this.#s.unplacedWeight / Math.max(1, c.meetings);
    this.#best = this.#s.slot.slice();
    this.#standing = { unplacedWeight: Number.POSITIVE_INFINITY, gaps: 0, spread: 0 };
  }

  run(): Solution {
    this.#begin();
    this.#note();
    this.#placeRest();
    for (
      let moves = this.#c.meetings * CYCLE_PER_MEETING + FIRST_CYCLE;
      !this.#isDone() && !this.#options.stop();
      moves = Math.min(moves * 2, LONGEST_CYCLE)
    )
      this.#anneal(moves);
    return { ...this.#standing, placement: this.#best, fewestGaps: this.#bound, moves: this.#moves };
  }

  #isDone(): boolean {
    const { unplacedWeight, gaps, spread } = this.#standing;
    return unplacedWeight < EPSILON && gaps <= this.#bound && spread <= FAIR;
  }

  #note(): void {
    const s = this.#s;
    const unplacedWeight = Math.abs(s.unplacedWeight) < EPSILON ? 0 : s.unplacedWeight;
    const now = { unplacedWeight, gaps: s.totalGaps, spread: s.spread() };
    const old = this.#standing;
    const unfair = (standing: Standing) => Math.max(0, standing.spread - FAIR);
    const weight = now.unplacedWeight - old.unplacedWeight;
    const better =
      (Math.abs(weight) > EPSILON && weight) ||
      unfair(now) - unfair(old) ||
      now.gaps - old.gaps ||
      now.spread - old.spread;
    if (better >= 0) return;
    this.#best.set(s.slot);
    this.#standing = now;
    this.#options.onBetter?.(now);
  }

  /** The meetings with the fewest rounds first, each into the round that makes the fewest gaps. */
  #begin(): void {
    const { meetings, openStart, open, memberStart, members, ofStart, locked } = this.#c;
    const s = this.#s;
    const load = (meeting: number) => {
      let sum = 0;
      for (let member = memberStart[meeting] as number; member < (memberStart[meeting + 1] as number); member++) {
        const person = members[member] as number;
        sum += (ofStart[person + 1] as number) - (ofStart[person] as number);
      }
      return sum;
    };
    const order = Array.from({ length: meetings }, (_, meeting) => meeting).sort(
      (a, b) =>
        (locked[b] as number) - (locked[a] as number) ||
        (openStart[a + 1] as number) -
          (openStart[a] as number) -
          ((openStart[b + 1] as number) - (openStart[b] as number)) ||
        load(b) - load(a),
    );
    for (const meeting of order) {
      let [best, least] = [UNPLACED, Number.POSITIVE_INFINITY];
      for (let index = openStart[meeting] as number; index < (openStart[meeting + 1] as number); index++) {
        const round = open[index] as number;
        if (!s.fits(meeting, round)) continue;
        let cost = (s.count[round] as number) / (this.#c.capacity[round] as number);
        for (let member = memberStart[meeting] as number; member < (memberStart[meeting + 1] as number); member++) {
          const person = members[member] as number;
          cost += s.costAlso(person, round);
        }
        if (cost < least) [best, least] = [round, cost];
      }
      if (best !== UNPLACED) s.put(meeting, best);
    }
  }

  /** Puts what has no round into one, and takes out what is in the way; that may not come back there for a while. */
  #placeRest(): void {
    const { rounds, meetings, openStart, open, weight } = this.#c;
    const s = this.#s;
    const random = this.#random;
    const out = this.#unplaced();
    const barred = new Float64Array(meetings * rounds);
    let still = 0;
    let least = s.unplacedWeight;
    for (let turn = 1; out.length > 0; turn++) {
      if (turn % 256 === 0 && (this.#options.stop() || still > 20_000 + 20 * meetings)) break;
      let bestCost = Number.POSITIVE_INFINITY;
      let bestIndex = -1;
      let bestRound = -1;
      let ties = 0;
      const sample = Math.min(out.length, 20);
      for (let pick = 0; pick < sample; pick++) {
        const index = out.length <= 20 ? pick : random.below(out.length);
        const meeting = out[index] as number;
        for (let at = openStart[meeting] as number; at < (openStart[meeting + 1] as number); at++) {
          const round = open[at] as number;
          const cost = this.#worth(this.#obstacles(meeting, round)) - (weight[meeting] as number);
          if (cost > LOCKED / 2) continue;
          const isBarred = (barred[meeting * rounds + round] as number) > turn;
          if (isBarred && s.unplacedWeight + cost >= least) continue;
          if (cost < bestCost) [bestCost, bestIndex, bestRound, ties] = [cost, index, round, 1];
          else if (cost === bestCost && random.below(++ties) === 0) [bestIndex, bestRound] = [index, round];
        }
      }
      this.#moves += 1;
      if (bestIndex >= 0) {
        const meeting = out[bestIndex] as number;
        out[bestIndex] = out[out.length - 1] as number;
        out.pop();
        for (const other of this.#obstacles(meeting, bestRound)) {
          const round = s.slot[other] as number;
          s.take(other);
          out.push(other);
          barred[other * rounds + round] = turn + 5 + out.length * 0.6 + random.below(10);
        }
        s.put(meeting, bestRound);
      }
      if (s.unplacedWeight < least - EPSILON) {
        least = s.unplacedWeight;
        still = 0;
        this.#note();
      } else still += 1;
      // Some moves of chains shake what stands, at no cost.
      for (let shake = 0; shake < 3; shake++) this.#tryChain(1e9, false);
    }
    s.become(this.#best);
  }

  #unplaced(): number[] {
    return Array.from({ length: this.#c.meetings }, (_, meeting) => meeting).filter(
      (meeting) => this.#s.slot[meeting] === UNPLACED,
    );
  }

  readonly #list: number[] = [];

  /** What would have to go for a meeting to be in a round. */
  #obstacles(meeting: number, round: number): number[] {
    const { rounds, memberStart, members, capacity, limit, before, after, ofStart, of, ordered } = this.#c;
    const s = this.#s;
    const list = this.#list;
    list.length = 0;
    const stop = memberStart[meeting + 1] as number;
    for (let member = memberStart[meeting] as number; member < stop; member++) {
      const person = members[member] as number;
      const other = s.at[person * rounds + round] as number;
      if (other >= 0) {
        if (!list.includes(other)) list.push(other);
      } else if ((s.taken[person] as number) >= (limit[person] as number)) {
        let lightest = -1;
        for (let index = ofStart[person] as number; index < (ofStart[person + 1] as number); index++) {
          const own = of[index] as number;
          if (s.slot[own] === UNPLACED) continue;
          if (lightest < 0 || (this.#c.weight[own] as number) < (this.#c.weight[lightest] as number)) lightest = own;
        }
        if (lightest >= 0 && !list.includes(lightest)) list.push(lightest);
      }
    }
    if (ordered[meeting] === 1) {
      for (const earlier of before[meeting] as readonly number[])
        if ((s.slot[earlier] as number) >= round && !list.includes(earlier)) list.push(earlier);
      for (const later of after[meeting] as readonly number[]) {
        const slot = s.slot[later] as number;
        if (slot !== UNPLACED && slot <= round && !list.includes(later)) list.push(later);
      }
    }
    if ((s.count[round] as number) >= (capacity[round] as number) && !list.some((other) => s.slot[other] === round)) {
      const victim = this.#oneOf(round);
      if (victim >= 0) list.push(victim);
    }
    return list;
  }

  #worth(meetings: readonly number[]): number {
    let sum = 0;
    for (const meeting of meetings) sum += this.#c.locked[meeting] === 1 ? LOCKED : (this.#c.weight[meeting] as number);
    return sum;
  }

  /** A meeting of a round, by chance; -1 where it has none. */
  #oneOf(round: number): number {
    const { meetings } = this.#c;
    const begin = this.#random.below(meetings);
    for (let step = 0; step < meetings; step++) {
      const meeting = begin + step < meetings ? begin + step : begin + step - meetings;
      if (this.#s.slot[meeting] === round) return meeting;
    }
    return -1;
  }

  /**
   * A meeting without a round takes the place of others that are worth no more together, as a rule. @returns whether it stays
   */
  #trySwap(temperature: number): boolean {
    const { openStart, open, weight } = this.#c;
    const s = this.#s;
    const index = this.#random.below(this.#out.length);
    const meeting = this.#out[index] as number;
    const first = openStart[meeting] as number;
    const choices = (openStart[meeting + 1] as number) - first;
    if (choices === 0) return false;
    const round = open[first + this.#random.below(choices)] as number;
    const obstacles = [...this.#obstacles(meeting, round)];
    const loss = this.#worth(obstacles) - (weight[meeting] as number);
    // Worth more than the gaps that it could spare: it passes now and then, so that two light ones may follow a heavy one.
    const price = (loss / this.#meanWeight) * MEETING_PRICE;
    if (loss > 0 && this.#random.next() >= Math.exp(-price / temperature)) return false;
    const rounds = obstacles.map((other) => s.slot[other] as number);
    const before = s.totalCost;
    for (const other of obstacles) s.take(other);
    s.put(meeting, round);
    const delta = s.totalCost - before;
    if (loss < 0 || delta <= 0 || this.#random.next() < Math.exp(-delta / temperature)) {
      this.#out.splice(index, 1, ...obstacles);
      return true;
    }
    s.take(meeting);
    for (const [at, other] of obstacles.entries()) s.put(other, rounds[at] as number);
    return false;
  }

  /** A chain by chance: taken where it costs less than chance allows. @returns whether it was taken */
  #tryChain(temperature: number, counts: boolean): boolean {
    const { meetings, openStart, open, capacity } = this.#c;
    const s = this.#s;
    const random = this.#random;
    const meeting = random.below(meetings);
    const from = s.slot[meeting] as number;
    if (from === UNPLACED) return false;
    const first = openStart[meeting] as number;
    const choices = (openStart[meeting + 1] as number) - first;
    if (choices < 2) return false;
    const to = open[first + random.below(choices)] as number;
    if (to === from || !s.look(meeting, to)) return false;
    const growth = s.growth();
    const over = (round: number, more: number) =>
      Math.max(0, (s.count[round] as number) + more - (capacity[round] as number));
    const excess = over(to, growth) + over(from, -growth) - over(to, 0) - over(from, 0);
    if (counts) {
      const delta = s.delta() + excess * this.#price;
      if (delta > 0 && random.next() >= Math.exp(-delta / temperature)) return false;
    } else if (excess > 0) return false;
    this.#excess += excess;
    s.move();
    return true;
  }

  #anneal(moves: number): void {
    const s = this.#s;
    s.become(this.#best);
    this.#excess = 0;
    this.#out = this.#unplaced();
    const factor = (COLD / HOT) ** (CHECK_EVERY / moves);
    let temperature = HOT;
    for (let done = 0; done < moves; done += CHECK_EVERY) {
      let overs = 0;
      for (let move = 0; move < CHECK_EVERY; move++) {
        if (this.#excess > 0) overs += 1;
        const swaps = this.#out.length > 0 && this.#excess === 0 && move % SWAP_EVERY === 0;
        const taken = swaps ? this.#trySwap(temperature) : this.#tryChain(temperature, true);
        if (!taken || this.#excess > 0) continue;
        if (s.totalGaps <= this.#standing.gaps || s.unplacedWeight < this.#standing.unplacedWeight - EPSILON)
          this.#note();
      }
      this.#moves += CHECK_EVERY;
      temperature *= factor;
      this.#price = Math.min(20, Math.max(0.05, this.#price * (overs > CHECK_EVERY * 0.7 ? 1.1 : 1 / 1.1)));
      if (this.#isDone() || this.#options.stop()) return;
    }
  }
}
