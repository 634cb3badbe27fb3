import type { Candidates } from './candidates.ts';

/** In how many lists everybody is to stand, where the rules allow it. */
export const LEAST_EXPOSURE = 3;
/** What is added to values before their logarithm is taken: below it, differences of scores hardly count. */
const GROUND = 0.02;
/** Lists are changed until fewer than this share of them changes in a round, or for so many rounds. */
const SETTLED = 0.005;
const MOST_ROUNDS = 12;
/** People who choose in one slice. */
const SLICE = 64;

/**
 * Everybody's list, chosen so that nobody stands in far more lists than others.
 *
 * A place in a list has a price, which grows with the number of other lists in which the one who is chosen stands already, and
 * everybody takes in turn the best after price, until nobody wants to change: a congestion game. Each change raises the same
 * sum, of everybody's benefits less prices paid, and so it comes to an end (R. W. Rosenthal, "A class of games possessing
 * pure-strategy Nash equilibria", International Journal of Game Theory 2, 1973). Benefit is the logarithm of the value, so that
 * what counts is how much worse somebody is in proportion, as in Nash's social welfare.
 */
export class Balance {
  /** People in each list: those who must be met first, then by falling value. */
  private readonly lists: number[][] = [];
  private readonly musts: number[][] = [];
  private readonly exposures: number[] = [];
  private readonly prices: number[] = [];
  /** Of the list that is being made: places among the candidates, and their value after price. */
  private readonly chosen: number[] = [];
  private readonly worth: number[] = [];

  /**
   * @param size people in a list; longer where more must be met
   * @param fairness how much prices weigh; 0 for none
   */
  constructor(
    private readonly candidates: Candidates,
    private readonly size: number,
    private readonly fairness: number,
  ) {}

  listOf(slot: number): readonly number[] {
    return this.lists[slot] ?? [];
  }

  /** In how many lists somebody stands. */
  exposureOf(slot: number): number {
    return this.exposures[slot] ?? 0;
  }

  /** Whom somebody must meet. To be called for everybody before anything else, and whenever it changes. */
  introduce(slot: number, musts: readonly number[]): void {
    this.lists[slot] ??= [];
    this.exposures[slot] ??= 0;
    this.musts[slot] = this.byValue(slot, musts);
  }

  /** Gives somebody a list from elsewhere, to begin with. */
  assign(slot: number, list: readonly number[]): void {
    for (const other of this.listOf(slot)) this.expose(other, -1);
    this.lists[slot] = [...list];
    for (const other of list) this.expose(other, 1);
  }

  /** Rounds in which everybody chooses, one after the other. Yields the share of the most that there may be, now and then. */
  *settle(slots: readonly number[], inertia: number): Generator<number, void> {
    for (let round = 1; round <= MOST_ROUNDS; round++) {
      let changes = 0;
      for (const [done, slot] of slots.entries()) {
        if (this.respond(slot, inertia)) changes += 1;
        if (done % SLICE === SLICE - 1) yield (round - 1 + done / slots.length) / MOST_ROUNDS;
      }
      yield round / MOST_ROUNDS;
      if (changes <= SETTLED * slots.length) return;
    }
  }

  /**
   * Somebody's best list while all others keep theirs.
   * @param inertia how much better a newcomer has to be, in proportion, than somebody who stands in the list
   * @returns whether other people are in it, or in another order
   */
  respond(slot: number, inertia: number): boolean {
    const before = this.listOf(slot);
    const { slots, values } = this.candidates.of(slot);
    const { chosen, worth } = this;
    const musts = this.musts[slot] ?? [];
    for (const other of before) this.expose(other, -1);
    const room = Math.max(0, this.size - musts.length);
    chosen.length = 0;
    worth.length = 0;
    for (let index = 0; index < slots.length && room > 0; index++) {
      const other = slots[index] ?? 0;
      const benefit = Math.log((values[index] ?? 0) + GROUND) + (inertia > 0 && before.includes(other) ? inertia : 0);
      const net = benefit - this.priceOf(this.exposureOf(other));
      if (chosen.length === room && net <= (worth[room - 1] ?? 0)) continue;
      if (musts.length > 0 && musts.includes(other)) continue;
      let place = Math.min(chosen.length, room - 1);
      for (; place > 0 && (worth[place - 1] ?? 0) < net; place--) {
        chosen[place] = chosen[place - 1] ?? 0;
        worth[place] = worth[place - 1] ?? 0;
      }
      chosen[place] = index;
      worth[place] = net;
    }
    chosen.sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0) || (slots[a] ?? 0) - (slots[b] ?? 0));
    const list = [...musts, ...chosen.map((index) => slots[index] ?? 0)];
    this.lists[slot] = list;
    for (const other of list) this.expose(other, 1);
    return list.length !== before.length || list.some((other, place) => other !== before[place]);
  }

  /** Takes somebody out of the lists. */
  dismiss(slot: number): void {
    this.assign(slot, []);
    this.musts[slot] = [];
  }

  /** Puts somebody into a list in the place of somebody else, who need not be met. */
  replace(slot: number, leaving: number, coming: number): void {
    this.expose(leaving, -1);
    this.expose(coming, 1);
    const musts = this.musts[slot] ?? [];
    const others = this.listOf(slot).slice(musts.length);
    this.lists[slot] = [...musts, ...this.byValue(slot, [...others.filter((other) => other !== leaving), coming])];
  }

  mustMeet(slot: number, other: number): boolean {
    return this.musts[slot]?.includes(other) === true;
  }

  private byValue(slot: number, others: readonly number[]): number[] {
    return others
      .map((other) => ({ other, value: this.candidates.value(slot, other) }))
      .sort((a, b) => b.value - a.value || a.other - b.other)
      .map(({ other }) => other);
  }

  private expose(slot: number, by: number): void {
    this.exposures[slot] = this.exposureOf(slot) + by;
  }

  /**
   * The price of somebody who stands in so many other lists: 0 at a list's length of them, and steep from twice that on, since
   * nobody can meet all who would then ask.
   */
  private priceOf(exposure: number): number {
    while (this.prices.length <= exposure) {
      const lists = this.prices.length;
      const excess = Math.max(0, lists / this.size - 2);
      this.prices.push(this.fairness * (Math.log((lists + 1) / (this.size + 1)) + excess));
    }
    return this.prices[exposure] ?? 0;
  }
}
