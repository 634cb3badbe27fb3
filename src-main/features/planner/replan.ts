import { Board } from './board.ts';
import { boundWithLocked, planOf } from './figures.ts';
import { Inserting } from './insert.ts';
import { type Layout, layoutOf } from './layout.ts';
import { changesOfAll } from './points/changes-bound.ts';
import { seatLocked } from './points/seat.ts';
import { Seating } from './points/seating.ts';
import { Walks } from './points/walks.ts';
import { roundsProblem } from './rounds-problem.ts';
import { fewestGaps } from './solver/bound.ts';
import { compile } from './solver/compile.ts';
import { weightBound } from './solver/weight-bound.ts';
import type { PlanTask, Replan, ReplanOptions } from './task.ts';

/** How many others may be given another round for one that has none. */
const DEPTH = 3;
/** Puts that are tried for all that has no place together, and for each of them at least and at most. */
const TRIES = 20_000;
const [FEWEST_TRIES, MOST_TRIES] = [40, 3000];
/** Below this share of the weight that could be placed at most, lighter meetings lose their place to heavier ones. */
const ENOUGH = 0.99;
const EPSILON = 1e-6;

/**
 * Heals a plan: what is locked stays, as much of the rest as can be does too, and what is new or has lost its place gets one. Of a plan
 * that it has healed it changes nothing.
 * @throws RangeError where the task contradicts itself
 */
export function replan(task: PlanTask, options: ReplanOptions = {}): Replan {
  return new Healing(layoutOf(task), options.stop ?? (() => false)).run();
}

/**
 * Everything stays where it stands if it can; then what has no place gets one, until nothing more can be done. It knows no chance, and ends only
 * where no step is left: so there is none either when it is asked again for what it has made.
 */
class Healing {
  readonly #layout: Layout;
  readonly #board: Board;
  readonly #inserting: Inserting;
  readonly #stop: () => boolean;
  readonly #startedAt = performance.now();
  /** The heaviest first. */
  readonly #order: number[];
  #moves = 0;

  constructor(layout: Layout, stop: () => boolean) {
    this.#layout = layout;
    this.#stop = stop;
    const { task } = layout;
    const most = Math.min(task.meetings.length, Math.ceil(task.people.length / 2) + task.meetings.length / 10);
    const seating = new Seating(layout, layout.lockedRound.slice(), Math.ceil(most));
    seatLocked(seating);
    this.#board = new Board(layout, seating);
    this.#inserting = new Inserting(this.#board, stop);
    this.#order = [...task.meetings.keys()].sort((a, b) => this.#weight(b) - this.#weight(a) || a - b);
  }

  run(): Replan {
    const { problem } = roundsProblem(this.#layout);
    const compiled = compile(problem);
    const bound = boundWithLocked(this.#layout, weightBound(compiled));
    const kept = this.#keep();
    for (let exchanged = true; exchanged; ) {
      this.#fill(bound);
      exchanged = !this.#isEnough(bound) && this.#exchangeSome(bound);
    }
    const { seating } = this.#board;
    const known = {
      weightBound: bound,
      fewestGaps: fewestGaps(compiled),
      fewestChanges: changesOfAll(this.#layout, seating, new Walks(this.#layout, seating.roundOf)),
      moves: this.#moves,
      startedAt: this.#startedAt,
    };
    const plan = planOf(this.#board, known);
    const moved = kept.filter((meeting) => {
      const [place, now] = [plan.places[meeting], this.#layout.task.meetings[meeting]?.now];
      return place?.round !== now?.round || (now?.point !== null && place?.point !== now?.point);
    });
    return { ...plan, moved };
  }

  #weight(meeting: number): number {
    return this.#layout.task.meetings[meeting]?.weight ?? 0;
  }

  #placedWeight(): number {
    return this.#order.reduce(
      (sum, meeting) => sum + ((this.#board.seating.pointOf[meeting] as number) >= 0 ? this.#weight(meeting) : 0),
      0,
    );
  }

  /** @returns meetings whose place is as good as it was */
  #keep(): number[] {
    const board = this.#board;
    const { task, lockedRound, lockedPoint } = this.#layout;
    // Locked ones without a point come before all others that could have it.
    for (const meeting of this.#order)
      if (lockedRound[meeting] !== -1 && lockedPoint[meeting] === -1) board.seatLocked(meeting);
    const kept: number[] = [];
    const pointless: number[] = [];
    for (const meeting of this.#order) {
      const now = task.meetings[meeting]?.now;
      if (now === undefined || lockedRound[meeting] !== -1 || !this.#mayKeep(meeting, now.round)) continue;
      if (now.point === null || !board.putAt(meeting, now.round, now.point)) pointless.push(meeting);
      else kept.push(meeting);
    }
    // The round is what people know by heart: another table in it is better than another time.
    for (const meeting of pointless) {
      const round = task.meetings[meeting]?.now?.round ?? -1;
      if (this.#mayKeep(meeting, round)) this.#inserting.insert(meeting, 0, 0, round);
    }
    return kept;
  }

  #mayKeep(meeting: number, round: number): boolean {
    const board = this.#board;
    return (
      board.open[meeting]?.includes(round) === true &&
      board.blockers(meeting, round).length === 0 &&
      board.outOfOrder(meeting, round).length === 0 &&
      board.atLimit(meeting).length === 0
    );
  }

  #without(): number[] {
    return this.#order.filter((meeting) => this.#board.roundOf[meeting] === -1);
  }

  /** Places what can be placed beside what has a place: with few others going elsewhere first, and with several only while much is missing. */
  #fill(bound: number): void {
    for (let depth = 0; depth <= DEPTH && !this.#stop(); ) {
      if (depth > 1 && this.#isEnough(bound)) return;
      depth = this.#fillTo(depth, bound) ? 0 : depth + 1;
    }
  }

  /** @param depth how many others may be given another round for each @returns whether any was placed */
  #fillTo(depth: number, bound: number): boolean {
    const without = this.#without();
    const tries = Math.max(FEWEST_TRIES, Math.min(MOST_TRIES, TRIES / without.length));
    let found = false;
    for (const meeting of without) {
      if (this.#stop()) return false;
      this.#moves += 1;
      if (!this.#inserting.insert(meeting, depth, tries)) continue;
      found = true;
      if (depth > 1 && this.#isEnough(bound)) break;
    }
    return found;
  }

  #isEnough(bound: number): boolean {
    return this.#placedWeight() >= bound * ENOUGH - EPSILON;
  }

  /** Puts meetings in the place of others that are worth less together, those that win most first, until it is enough. @returns whether any */
  #exchangeSome(bound: number): boolean {
    const exchanges = this.#without().flatMap((meeting) => (this.#stop() ? [] : this.#inserting.exchanges(meeting)));
    let found = false;
    for (const exchange of exchanges.sort((a, b) => b.gain - a.gain)) {
      if (this.#stop() || this.#isEnough(bound)) break;
      if (this.#inserting.exchange(exchange)) found = true;
    }
    return found;
  }
}
