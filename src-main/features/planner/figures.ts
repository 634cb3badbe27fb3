import type { Board } from './board.ts';
import type { Layout } from './layout.ts';
import { UNSEATED } from './points/seating.ts';
import { Walks } from './points/walks.ts';
import { reasonsOf } from './reasons.ts';
import type { Place, Plan, PlanFigures } from './task.ts';

/** Weights are sums. */
const EPSILON = 1e-6;

/** What a search knows of its plan beside the plan itself. */
export interface Known {
  weightBound: number;
  fewestGaps: number;
  fewestChanges: number;
  moves: number;
  /** When it began, as `performance.now` has it. */
  startedAt: number;
}

/** What stands on a board as a plan. @param known the fewest gaps count for a plan that places all only */
export function planOf(board: Board, known: Known): Plan {
  const { layout, seating } = board;
  const places = layout.task.meetings.map((_, meeting): Place => {
    const point = seating.pointOf[meeting] as number;
    return point === UNSEATED ? null : { round: seating.roundOf[meeting] as number, point };
  });
  const unplaced = reasonsOf(board, places);
  return { places, unplaced, figures: figuresOf(board, places, known, unplaced.length === 0) };
}

function figuresOf(board: Board, places: readonly Place[], known: Known, isWhole: boolean): PlanFigures {
  const { layout, seating } = board;
  const walks = new Walks(layout, seating.roundOf);
  const { changes, metres } = walks.total(seating.pointOf);
  const placed = layout.task.meetings.filter((_, meeting) => places[meeting] !== null);
  const gaps = layout.task.people.map((_, person) => gapsOf(board, person));
  const placedWeight = placed.reduce((sum, { weight }) => sum + weight, 0);
  return {
    placed: placed.length,
    placedWeight,
    // The bound has added up the same numbers in another order.
    weightBound: Math.abs(placedWeight - known.weightBound) < EPSILON ? placedWeight : known.weightBound,
    gaps: gaps.reduce((sum, some) => sum + some, 0),
    fewestGaps: isWhole ? known.fewestGaps : 0,
    spread:
      gaps.reduce((most, some) => Math.max(most, some), 0) -
      gaps.reduce((least, some) => Math.min(least, some), gaps[0] ?? 0),
    locationChanges: changes,
    locationChangesBound: known.fewestChanges,
    walkMetres: metres,
    seconds: (performance.now() - known.startedAt) / 1000,
    moves: known.moves,
  };
}

/** Runs of free rounds between somebody's first and last meeting of a day. */
function gapsOf(board: Board, person: number): number {
  const { days, rounds } = board.layout;
  let [gaps, last] = [0, -1];
  for (let round = 0; round < rounds; round++) {
    const meeting = board.meetingOf(person, round);
    if (meeting < 0 || board.seating.pointOf[meeting] === UNSEATED) continue;
    if (last >= 0 && days[last] === days[round] && round > last + 1) gaps += 1;
    last = round;
  }
  return gaps;
}

/** Weight that no plan exceeds: what stands in any case, and what the others can be worth at most. */
export function boundWithLocked({ task, lockedRound }: Layout, boundOfOthers: number): number {
  let bound = boundOfOthers;
  for (const [meeting, { weight }] of task.meetings.entries()) if (lockedRound[meeting] !== -1) bound += weight;
  return bound;
}
