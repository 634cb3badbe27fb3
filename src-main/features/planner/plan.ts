import { createRandom } from '#shared/domain/random.ts';
import { Board } from './board.ts';
import { boundWithLocked, type Known, planOf } from './figures.ts';
import { Inserting } from './insert.ts';
import { type Layout, layoutOf } from './layout.ts';
import { regroup, type Seated } from './locations/regroup.ts';
import { shortenWalks } from './points/anneal.ts';
import { seatAll } from './points/begin.ts';
import { fewestChanges } from './points/changes-bound.ts';
import { Seating, UNSEATED } from './points/seating.ts';
import { Walks } from './points/walks.ts';
import { roundsProblem } from './rounds-problem.ts';
import { fewestGaps } from './solver/bound.ts';
import { type Compiled, compile } from './solver/compile.ts';
import { lostToOrder } from './solver/order-bound.ts';
import { solveCompiled } from './solver/search.ts';
import { weightBound } from './solver/weight-bound.ts';
import type { Plan, PlanOptions, PlanPhase, PlanTask } from './task.ts';

/** Share of the time for rounds where points have locations or positions, and until which rounds and locations are sought together. */
const ROUNDS_SHARE = 0.6;
const LOCATIONS_SHARE = 0.85;
/** Where nothing else would end it. */
const DEFAULT_SECONDS = 10;

/**
 * Gives each meeting a round and a point. No hard rule is ever broken; beyond that, in this order: most weight placed, fewest gaps with
 * nobody far worse off than others, fewest changes of location, shortest walks.
 * @throws RangeError where the task contradicts itself: somebody twice in a meeting, rounds that are none, a lock without a place
 */
export function makePlan(task: PlanTask, options: PlanOptions): Plan {
  return new Planning(layoutOf(task), options).run();
}

class Planning {
  readonly #layout: Layout;
  readonly #options: PlanOptions;
  readonly #known: Known;
  readonly #seconds: number;
  /** Of the best rounds so far. */
  #gaps = 0;

  constructor(layout: Layout, options: PlanOptions) {
    this.#layout = layout;
    this.#options = options;
    this.#known = { weightBound: 0, fewestGaps: 0, fewestChanges: 0, moves: 0, startedAt: performance.now() };
    const endless = options.stop === undefined && options.moves === undefined;
    this.#seconds = options.seconds ?? (endless ? DEFAULT_SECONDS : Number.POSITIVE_INFINITY);
  }

  run(): Plan {
    const { compiled, meetingOf, roundOf } = this.#planRounds();
    const walks = new Walks(this.#layout, roundOf);
    const first = new Seating(this.#layout, roundOf, mostInRound(this.#layout, roundOf));
    const without = seatAll(first, walks, this.#staysPut);
    for (const meeting of without) if (this.#layout.lockedRound[meeting] === -1) roundOf[meeting] = -1;
    const seating = walks.hasLocations ? this.#planLocations({ seating: first, compiled, meetingOf }) : first;
    const board = new Board(this.#layout, seating);
    const inserting = new Inserting(board, () => false);
    // What found no point where the search had put it, or could not be put while others were in the way.
    for (const [meeting, round] of seating.roundOf.entries()) if (round === -1) inserting.insert(meeting, 0, 0);
    this.#planPoints(board);
    return planOf(board, this.#known);
  }

  readonly #staysPut = (meeting: number) => (this.#layout.lockedPoint[meeting] as number) >= 0;

  #elapsed(): number {
    return (performance.now() - this.#known.startedAt) / 1000;
  }

  #isOver(share: number): boolean {
    return this.#elapsed() >= this.#seconds * share || this.#options.stop?.() === true;
  }

  #planRounds(): { compiled: Compiled; meetingOf: number[]; roundOf: Int32Array } {
    const layout = this.#layout;
    const { problem, meetingOf } = roundsProblem(layout);
    const compiled = compile(problem);
    const all = problem.meetings.reduce((sum, { weight }) => sum + weight, 0);
    const bound = Math.min(weightBound(compiled), all - lostToOrder(compiled));
    this.#known.weightBound = boundWithLocked(layout, bound);
    const total = boundWithLocked(layout, all);
    const locked = layout.task.meetings.length - meetingOf.length;
    const { points } = layout.task;
    const hasWalks = points.some(({ location, x }) => location !== points[0]?.location || x !== null);
    this.#known.fewestGaps = fewestGaps(compiled);
    const { placement, moves } = solveCompiled(compiled, {
      seed: this.#options.seed,
      stop: () => this.#isOver(hasWalks ? ROUNDS_SHARE : 1),
      leastUnplaced: all - bound,
      fewestGaps: this.#known.fewestGaps,
      ...(this.#options.moves === undefined ? {} : { moves: this.#options.moves }),
      onBetter: (standing) => {
        this.#gaps = standing.gaps;
        this.#tell('rounds', locked + standing.placed, total - standing.unplacedWeight, null);
      },
    });
    this.#known.moves += moves;
    const roundOf = layout.lockedRound.slice();
    for (const [index, meeting] of meetingOf.entries()) roundOf[meeting] = placement[index] as number;
    return { compiled, meetingOf, roundOf };
  }

  #planLocations(seated: Omit<Seated, 'layout'>): Seating {
    const layout = this.#layout;
    const tell = this.#tellerOf(seated.seating);
    const most = (roundOf: Int32Array) => mostInRound(layout, roundOf);
    const { seating, moves } = regroup({ layout, ...seated }, this.#staysPut, most, {
      random: createRandom(this.#options.seed),
      stop: () => this.#isOver(LOCATIONS_SHARE),
      moves: this.#options.moves ?? Number.POSITIVE_INFINITY,
      fewestChanges: 0,
      onBetter: tell,
    });
    this.#known.moves += moves;
    return seating ?? seated.seating;
  }

  #planPoints(board: Board): void {
    const { seating } = board;
    // Some have been put since: where people go next is not what it was.
    const walks = new Walks(this.#layout, seating.roundOf);
    this.#known.fewestChanges = fewestChanges(this.#layout, seating, walks);
    const free = [...seating.seatOf.keys()].filter(
      (meeting) => seating.seatOf[meeting] !== UNSEATED && !this.#staysPut(meeting),
    );
    const tell = this.#tellerOf(seating);
    tell(walks.total(seating.pointOf).changes);
    this.#known.moves += shortenWalks(seating, walks, Int32Array.from(free), {
      random: createRandom(this.#options.seed),
      stop: () => this.#isOver(1),
      moves: this.#options.moves ?? Number.POSITIVE_INFINITY,
      fewestChanges: this.#known.fewestChanges,
      onBetter: tell,
    });
  }

  /** Tells of fewer changes of location, while as much has a place as now. */
  #tellerOf({ pointOf }: Seating): (changes: number) => void {
    const placed = [...pointOf.keys()].filter((meeting) => pointOf[meeting] !== UNSEATED);
    const weight = placed.reduce((sum, meeting) => sum + (this.#layout.task.meetings[meeting]?.weight ?? 0), 0);
    return (changes) => this.#tell('points', placed.length, weight, changes);
  }

  #tell(phase: PlanPhase, placed: number, placedWeight: number, locationChanges: number | null): void {
    const { weightBound, fewestGaps } = this.#known;
    this.#options.onProgress?.({
      phase,
      placed,
      meetings: this.#layout.task.meetings.length,
      placedWeight,
      weightBound,
      gaps: this.#gaps,
      fewestGaps,
      locationChanges,
      seconds: this.#elapsed(),
    });
  }
}

/** As many meetings as any round has, and those that may yet come to it. */
function mostInRound({ rounds }: Layout, roundOf: Int32Array): number {
  const inRound = new Int32Array(rounds);
  let without = 0;
  for (const round of roundOf) {
    if (round < 0) without += 1;
    else inRound[round] = (inRound[round] as number) + 1;
  }
  return without + Math.max(0, ...inRound);
}
