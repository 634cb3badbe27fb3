import type { Board } from './board.ts';
import { movesForRoom } from './room.ts';

/** Of rounds that make as few gaps the one with fewer free rounds in between; see the search. */
const IDLE = 0.1;
/** Of the meetings of a round, which one of them could leave for another. */
const LIGHTEST = 8;
/** Weights are sums. */
const EPSILON = 1e-6;

/** A meeting in the place of others that lose theirs. */
export interface Exchange {
  meeting: number;
  round: number;
  others: readonly number[];
  /** Weight placed more than before. */
  gain: number;
}

/** Gives meetings a place on a board, and moves others only where nothing else will do, as few as can be. */
export class Inserting {
  readonly #board: Board;
  readonly #stop: () => boolean;
  /** Meetings that have been given their place just now. */
  readonly #settled: number[] = [];
  #tries = 0;
  #mostTries = 0;
  #movesFor: Float64Array = new Float64Array();
  #movesAt = -1;
  readonly #lightest = new Map<number, readonly number[]>();
  #lightestAt = -1;

  constructor(board: Board, stop: () => boolean) {
    this.#board = board;
    this.#stop = stop;
  }

  /**
   * @param depth how many others may be given another round for it
   * @param tries how often something is put before it is given up: what cannot be placed does not hold up the rest
   * @param first a round that is tried before all others
   * @returns whether it has a place now; if not, nothing has changed
   */
  insert(meeting: number, depth: number, tries: number, first = -1): boolean {
    this.#mostTries = tries;
    this.#tries = 0;
    this.#settled.length = 0;
    const rounds = this.#rounds(meeting, first);
    if (this.#insert(meeting, rounds, 0)) return true;
    if (depth === 0 || this.#board.atLimit(meeting).length > 0) return false;
    const room = this.#moves();
    return rounds.some((round) => (room[round] as number) <= depth && this.#makeRoom(meeting, round, depth));
  }

  /** Where a meeting could have the place of others that are worth less together, with what is won: in each round the best few. */
  exchanges(meeting: number): Exchange[] {
    const board = this.#board;
    const own = this.#worth([meeting]);
    return this.#rounds(meeting, -1)
      .filter((round) => board.outOfOrder(meeting, round).length === 0)
      .flatMap((round) => {
        const blockers = board.blockers(meeting, round);
        const sets = blockers.length > 0 ? [blockers] : this.#lightestIn(round).map((other) => [other]);
        return sets.map((others): Exchange => ({ meeting, round, others, gain: own - this.#worth(others) }));
      })
      .filter(({ gain, others }) => gain > EPSILON && !others.some((other) => board.isLocked(other)));
  }

  /** @returns whether it could be, as things are by now; if not, nothing has changed */
  exchange({ meeting, round, others }: Exchange): boolean {
    const board = this.#board;
    if (board.roundOf[meeting] !== -1 || others.some((other) => board.roundOf[other] !== round)) return false;
    const steps = board.steps;
    for (const other of others) board.lift(other);
    if (this.#isFree(meeting, round) && board.atLimit(meeting).length === 0 && board.put(meeting, round, true))
      return true;
    board.undo(steps);
    return false;
  }

  #worth(meetings: readonly number[]): number {
    return meetings.reduce((sum, meeting) => sum + (this.#board.layout.task.meetings[meeting]?.weight ?? 0), 0);
  }

  /** Known until something moves. */
  #lightestIn(round: number): readonly number[] {
    if (this.#lightestAt !== this.#board.steps) this.#lightest.clear();
    this.#lightestAt = this.#board.steps;
    const known = this.#lightest.get(round);
    if (known !== undefined) return known;
    const found = this.#inRound(round)
      .filter((meeting) => !this.#board.isLocked(meeting))
      .sort((a, b) => this.#worth([a]) - this.#worth([b]) || a - b)
      .slice(0, LIGHTEST);
    this.#lightest.set(round, found);
    return found;
  }

  /** How many meetings have to go from one round to another until a round can take one more; known until something moves. */
  #moves(): Float64Array {
    if (this.#movesAt !== this.#board.steps) {
      this.#movesFor = movesForRoom(this.#board);
      this.#movesAt = this.#board.steps;
    }
    return this.#movesFor;
  }

  #insert(meeting: number, rounds: readonly number[], most: number): boolean {
    const board = this.#board;
    if (board.atLimit(meeting).length > 0) return false;
    for (const reseat of [false, true])
      for (const round of rounds) if (this.#isFree(meeting, round) && this.#put(meeting, round, reseat)) return true;
    if (most === 0) return false;
    return rounds.some((round) => this.#makeRoom(meeting, round, most));
  }

  /** Puts a meeting into a round out of which others go elsewhere: those of its people, or one that has a table which it could have. */
  #makeRoom(meeting: number, round: number, most: number): boolean {
    const board = this.#board;
    if (board.outOfOrder(meeting, round).length > 0) return false;
    const blockers = board.blockers(meeting, round);
    if (blockers.length > 0) return blockers.length <= most && this.#exchange(meeting, round, blockers, most);
    return this.#inRound(round).some((other) => this.#exchange(meeting, round, [other], most));
  }

  #exchange(meeting: number, round: number, others: readonly number[], most: number): boolean {
    const board = this.#board;
    if (others.some((other) => board.isLocked(other) || this.#settled.includes(other))) return false;
    if (this.#tries >= this.#mostTries || this.#stop()) return false;
    const [steps, settled] = [board.steps, this.#settled.length];
    for (const other of others) board.lift(other);
    if (
      this.#put(meeting, round, true) &&
      others.every((other) => this.#insert(other, this.#rounds(other, -1), most - others.length))
    )
      return true;
    board.undo(steps);
    this.#settled.length = settled;
    return false;
  }

  #put(meeting: number, round: number, reseat: boolean): boolean {
    this.#tries += 1;
    if (!this.#board.put(meeting, round, reseat)) return false;
    this.#settled.push(meeting);
    return true;
  }

  #isFree(meeting: number, round: number): boolean {
    return this.#board.blockers(meeting, round).length === 0 && this.#board.outOfOrder(meeting, round).length === 0;
  }

  #inRound(round: number): number[] {
    const { at, seats } = this.#board.seating;
    return [...at.subarray(round * seats, (round + 1) * seats)].filter((meeting) => meeting >= 0).sort((a, b) => a - b);
  }

  /** Rounds that a meeting may have, those with the fewest gaps for its people first. */
  #rounds(meeting: number, first: number): number[] {
    const board = this.#board;
    const people = board.layout.task.meetings[meeting]?.people ?? [];
    return (board.open[meeting] as readonly number[])
      .filter((round) => board.hasPoint(meeting, round))
      .map((round) => {
        const cost = people.reduce((sum, person) => sum + gapCost(board, person, round), 0);
        return { round, cost: round === first ? Number.NEGATIVE_INFINITY : cost };
      })
      .sort((a, b) => a.cost - b.cost || a.round - b.round)
      .map(({ round }) => round);
  }
}

/** Gaps of somebody's day if they had a meeting in a round as well, less those that they have. */
function gapCost(board: Board, person: number, also: number): number {
  const { days, rounds } = board.layout;
  const cost = (withAlso: boolean) => {
    let [sum, last] = [0, -1];
    for (let round = 0; round < rounds; round++) {
      if (days[round] !== days[also] || !(board.meetingOf(person, round) >= 0 || (withAlso && round === also)))
        continue;
      if (last >= 0 && round > last + 1) sum += 1 + IDLE * (round - last - 1);
      last = round;
    }
    return sum;
  };
  return cost(true) - cost(false);
}
