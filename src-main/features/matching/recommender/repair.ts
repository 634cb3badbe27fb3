import { type Balance, LEAST_EXPOSURE } from './balance.ts';
import type { Candidates } from './candidates.ts';
import type { Eligibility } from './rules.ts';

/**
 * Puts everybody who stands in too few lists into more, where the rules allow it, at the expense of people who stand in
 * enough of them. Where those who may make room stand in too few themselves, they move on to another list, and so on until
 * somebody is met who can spare a place: an augmenting path, found breadth first (L. R. Ford, D. R. Fulkerson, 1956), so
 * that whoever is left with too few could not have more by any exchange.
 */
export class Repair {
  /** Those from whom no exchange leads to somebody who can spare a place: nobody reaches one through them. */
  private readonly hopeless = new Set<number>();

  constructor(
    private readonly balance: Balance,
    private readonly candidates: Candidates,
    private readonly eligibility: Eligibility,
  ) {}

  /** @param slots everybody who is there */
  run(slots: readonly number[]): void {
    for (const _ of this.steps(slots)) {
    }
  }

  /** The same, with a pause after each exchange. */
  *steps(slots: readonly number[]): Generator<void, void> {
    for (const slot of slots) while (this.balance.exposureOf(slot) < LEAST_EXPOSURE && this.place(slot, slots)) yield;
  }

  /** To be called for those who have changed: what was hopeless for them may not be so now. */
  forget(slot: number): void {
    this.hopeless.delete(slot);
  }

  /** Finds somebody one more list. @returns whether there was one */
  private place(start: number, lists: readonly number[]): boolean {
    if (this.hopeless.has(start)) return false;
    const { balance } = this;
    /** How somebody who made room was reached: whose list they left, and for whom. */
    const reached = new Map<number, Step>();
    const queue = [start];
    let unseen: readonly number[] = this.bestFirst(start, lists);
    for (const coming of queue) {
      const kept: number[] = [];
      for (const list of unseen) {
        if (balance.listOf(list).includes(coming) || !this.eligibility.allowed(list, coming)) {
          kept.push(list);
          continue;
        }
        // The last ones first: they are worth the least to the one whose list it is.
        for (const leaving of balance.listOf(list).toReversed()) {
          if (leaving === start || reached.has(leaving) || balance.mustMeet(list, leaving)) continue;
          reached.set(leaving, { list, coming });
          if (balance.exposureOf(leaving) > LEAST_EXPOSURE) {
            this.exchange(start, leaving, reached);
            return true;
          }
          if (!this.hopeless.has(leaving)) queue.push(leaving);
        }
      }
      unseen = kept;
    }
    for (const slot of queue) this.hopeless.add(slot);
    return false;
  }

  private exchange(start: number, last: number, reached: ReadonlyMap<number, Step>): void {
    for (let leaving = last; leaving !== start; ) {
      const step = reached.get(leaving);
      if (step === undefined) return;
      this.balance.replace(step.list, leaving, step.coming);
      leaving = step.coming;
    }
  }

  /** Lists of those to whom somebody is worth most come first. */
  private bestFirst(slot: number, lists: readonly number[]): number[] {
    const values = this.candidates.valuesFor(slot);
    return [...lists].sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0) || a - b);
  }
}

/** Who left whose list, and for whom. */
interface Step {
  list: number;
  coming: number;
}
