import { createRandom, type Random } from '#shared/domain/random.ts';
import { placeFirst } from './begin.ts';
import { type Compiled, compile } from './compile.ts';
import { Diving } from './dive.ts';
import { narrow, withOpen } from './narrowing.ts';
import { Obstacles } from './obstacles.ts';
import { type Placement, type Problem, UNPLACED } from './problem.ts';
import { FAIR, Schedule } from './schedule.ts';

export interface SolveOptions {
  seed: number;
  /** Asked every few thousand moves: whether to stop with the best so far. */
  stop: () => boolean;
  /** The most moves. */
  moves?: number;
  /** As much weight at least has no round in any plan; none if that is not known. */
  leastUnplaced?: number;
  /** No plan that places all has fewer gaps; none if that is not known. */
  fewestGaps?: number;
  onBetter?: (best: Standing) => void;
}

export interface Standing {
  placed: number;
  unplacedWeight: number;
  gaps: number;
  spread: number;
}

export interface Solution extends Standing {
  placement: Placement;
  moves: number;
}

/** Weights are added up and taken away millions of times. */
const EPSILON = 1e-6;
const CHECK_EVERY = 4096;
/** In gaps. Found by trying on planted problems in which every table is needed in every round. */
const HOT = 0.35;
const COLD = 0.15;
/** Turns of the search for rounds for the rest between two questions whether to stop, and how many without a better plan end it. */
const ASK_EVERY = 256;
const VAIN_TURNS = 20_000;
const VAIN_TURNS_PER_MEETING = 20;
/** Of more meetings all have a round soon or never. */
const MOST_TO_NARROW = 1000;
/** Steps of a dive for each meeting: the first time, and before the first time from hot to cold, then twice as many; turns in vain beside it. */
const SHORT_DIVE = 2;
const LONGER_DIVE = 4;
const LONGEST_DIVE = 1024;
const FEW_VAIN_TURNS = 1000;
const SEEDS = 2 ** 31;
/** Of many meetings without a round so many are looked at in a turn. */
const SAMPLE = 20;
/** Turns for which a meeting may not come back to where it was taken out; more while many are out, and up to as many again by chance. */
const BARRED_TURNS = 5;
const BARRED_PER_MEETING = 0.6;
const BARRED_CHANCE = 10;
/** Chains that are moved in a turn at no cost, so that what stands is not always the same. */
const SHAKES = 3;
/** Bounds of what a meeting too many costs, and by how much that follows how often there are any. */
const [CHEAPEST, DEAREST, PRICE_STEP, OFTEN] = [0.05, 20, 1.1, 0.7];
/** One move of so many is tried with a meeting that has no round, while there are any. */
const SWAP_EVERY = 16;
/** How many gaps a meeting of middling weight is worth to the search. */
const MEETING_PRICE = 3;
/** Moves of the first time from hot to cold; each further one has twice as many. */
const FIRST_CYCLE = 500_000;
const CYCLE_PER_MEETING = 1000;
const LONGEST_CYCLE = 64_000_000;

export function solve(problem: Problem, options: SolveOptions): Solution {
  return solveCompiled(compile(problem), options);
}

export function solveCompiled(c: Compiled, options: SolveOptions): Solution {
  return new Search(c, options).run();
}

class Search {
  readonly #c: Compiled;
  readonly #s: Schedule;
  readonly #random: Random;
  readonly #obstacles: Obstacles;
  readonly #options: SolveOptions;
  readonly #bound: number;
  readonly #leastUnplaced: number;
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
    this.#obstacles = new Obstacles(this.#s, this.#random);
    this.#options = options;
    this.#bound = options.fewestGaps ?? 0;
    this.#leastUnplaced = options.leastUnplaced ?? 0;
    this.#meanWeight = this.#s.unplacedWeight / Math.max(1, c.meetings);
    this.#best = this.#s.slot.slice();
    this.#standing = { placed: 0, unplacedWeight: Number.POSITIVE_INFINITY, gaps: 0, spread: 0 };
  }

  run(): Solution {
    placeFirst(this.#s);
    this.#note();
    this.#placeRest(FEW_VAIN_TURNS);
    const c = this.#narrowed();
    const diving = c === null ? null : new Diving(c, this.#random);
    if (c !== null) this.#become(this.#rest(c));
    if (this.#hasRest()) this.#become(this.#dive(diving, SHORT_DIVE));
    this.#placeRest(VAIN_TURNS);
    let steps = LONGER_DIVE;
    for (
      let moves = this.#c.meetings * CYCLE_PER_MEETING + FIRST_CYCLE;
      !this.#isDone() && !this.#isStopped();
      moves = Math.min(moves * 2, LONGEST_CYCLE)
    ) {
      if (this.#hasRest()) this.#become(this.#dive(diving, steps));
      steps = Math.min(steps * 2, LONGEST_DIVE);
      this.#anneal(moves);
    }
    return { ...this.#standing, placement: this.#best, moves: this.#moves };
  }

  #isDone(): boolean {
    const { unplacedWeight, gaps, spread } = this.#standing;
    // Of a plan that does not place all it is not known how few gaps it could have, but for none.
    const fewest = unplacedWeight < EPSILON ? this.#bound : 0;
    return unplacedWeight <= this.#leastUnplaced + EPSILON && gaps <= fewest && spread <= FAIR;
  }

  #hasRest(): boolean {
    return this.#standing.unplacedWeight > EPSILON;
  }

  #isStopped(): boolean {
    return this.#moves >= (this.#options.moves ?? Number.POSITIVE_INFINITY) || this.#options.stop();
  }

  #note(): void {
    const s = this.#s;
    const unplacedWeight = Math.abs(s.unplacedWeight) < EPSILON ? 0 : s.unplacedWeight;
    const now = { placed: s.placed, unplacedWeight, gaps: s.totalGaps, spread: s.spread() };
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

  /** The problem with the rounds that a plan with all meetings has, where there could be one and it is not found yet. */
  #narrowed(): Compiled | null {
    const isOpen = this.#hasRest() && this.#leastUnplaced <= EPSILON;
    if (!isOpen || this.#c.meetings > MOST_TO_NARROW) return null;
    const allowed = this.#c.allowed.slice();
    return narrow(this.#c, allowed, new Array(this.#c.people).keys()) ? withOpen(this.#c, allowed) : null;
  }

  #become(found: Placement | null): void {
    if (found === null) return;
    this.#s.become(found);
    this.#note();
  }

  /** @returns null where none was found in so many steps */
  #dive(diving: Diving | null, stepsPerMeeting: number): Placement | null {
    let steps = 0;
    if (diving === null) return null;
    return diving.dive(() => {
      this.#moves += 1;
      return ++steps > stepsPerMeeting * this.#c.meetings || this.#isStopped();
    });
  }

  /** Begins anew in the narrowed problem, as long as it gets on. @returns null where some meeting has no round still */
  #rest(c: Compiled): Placement | null {
    const { stop, moves = Number.POSITIVE_INFINITY } = this.#options;
    const search = new Search(c, { seed: this.#random.below(SEEDS), stop, moves: moves - this.#moves });
    placeFirst(search.#s);
    search.#note();
    search.#placeRest(FEW_VAIN_TURNS);
    this.#moves += search.#moves;
    return search.#standing.unplacedWeight > EPSILON ? null : search.#best;
  }

  /** Puts what has no round into one, and takes out what is in the way; that may not come back there for a while. */
  #placeRest(vainTurns: number): void {
    const { rounds, meetings, openStart, open, weight } = this.#c;
    const s = this.#s;
    const random = this.#random;
    const obstacles = this.#obstacles;
    const out = this.#unplaced();
    const barred = new Float64Array(meetings * rounds);
    let still = 0;
    let least = s.unplacedWeight;
    for (let turn = 1; out.length > 0; turn++) {
      if (turn % ASK_EVERY === 0 && (this.#isStopped() || still > vainTurns + VAIN_TURNS_PER_MEETING * meetings)) break;
      let bestCost = Number.POSITIVE_INFINITY;
      let bestIndex = -1;
      let bestRound = -1;
      let ties = 0;
      const sample = Math.min(out.length, SAMPLE);
      for (let pick = 0; pick < sample; pick++) {
        const index = out.length <= SAMPLE ? pick : random.below(out.length);
        const meeting = out[index] as number;
        for (let at = openStart[meeting] as number; at < (openStart[meeting + 1] as number); at++) {
          const round = open[at] as number;
          const cost = obstacles.worth(obstacles.of(meeting, round)) - (weight[meeting] as number);
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
        for (const other of obstacles.of(meeting, bestRound)) {
          const round = s.slot[other] as number;
          s.take(other);
          out.push(other);
          barred[other * rounds + round] =
            turn + BARRED_TURNS + out.length * BARRED_PER_MEETING + random.below(BARRED_CHANCE);
        }
        s.put(meeting, bestRound);
      }
      if (s.unplacedWeight < least - EPSILON) {
        least = s.unplacedWeight;
        still = 0;
        this.#note();
      } else still += 1;
      // Some moves of chains shake what stands, at no cost.
      for (let shake = 0; shake < SHAKES; shake++) this.#tryChain(1e9, false);
    }
    s.become(this.#best);
  }

  /** Meetings without a round that could have one. */
  #unplaced(): number[] {
    return Array.from({ length: this.#c.meetings }, (_, meeting) => meeting).filter(
      (meeting) =>
        this.#s.slot[meeting] === UNPLACED &&
        (this.#c.openStart[meeting + 1] as number) > (this.#c.openStart[meeting] as number),
    );
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
    const round = open[first + this.#random.below(choices)] as number;
    const obstacles = [...this.#obstacles.of(meeting, round)];
    const loss = this.#obstacles.worth(obstacles) - (weight[meeting] as number);
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
    const { meetings, openStart, open } = this.#c;
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
    const excess = s.excess();
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
      this.#price = Math.min(
        DEAREST,
        Math.max(CHEAPEST, this.#price * (overs > CHECK_EVERY * OFTEN ? PRICE_STEP : 1 / PRICE_STEP)),
      );
      if (this.#isDone() || this.#isStopped()) return;
    }
  }
}
