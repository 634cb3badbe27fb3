import { MOST_WEIGHT } from './blossom.ts';
import type { PairTable } from './table.ts';

/** Differences beyond that count alike, so that the score keeps enough digits. */
const MOST_LEVEL = 15;
/** Finer than any score is meant. */
const MOST_STEPS = 2 ** 30;

/**
 * What is better, as one whole number for each pair whose sum over the pairs is to be as great as can be. In this order:
 *   1. most people have a place;
 *   2. fewest repeats, each counting the square of how often the two have met (beyond what all have met);
 *   3. who sat out more often than others has a place first;
 *   4. the highest total score.
 * Each is a digit of the number, wide enough for `most` pairs never to reach the digit before: with at most `R` for a pair's
 * repeats, `S` for a person's rounds out and `Q` steps of the score,
 *   the score takes up to `most * Q`, hence `out = most * Q + 1` for one round out of a person,
 *   rounds out take up to `2 * most * S` of these, hence `repeat = (2 * most * S + 1) * out` for one repeat,
 *   repeats take up to `most * R` of these, hence `place = (most * R + 1) * repeat` for a pair at all.
 * A pair weighs less than `place + repeat = (most * R + 2) * (2 * most * S + 1) * (most * Q + 1)`. Q is the greatest number that
 * keeps that within MOST_WEIGHT = 2^50, and a search adds no more than four of them: all sums stay below 2^53. Neither `R` nor
 * `S` exceeds a bound of its own, so that 300 pairs leave Q more than 6000 even where both are reached.
 */
export interface Priorities {
  /** The weight of a pair, at least 1. */
  weigh(of: { repeats: number; satOut: number; score: number }): number;
  /** What two people's being together again costs: 0 for those who met least often. */
  repeatsOf(a: number, b: number): number;
  /** How much a person's earlier rounds out count: 0 for those who sat out least often. */
  satOutOf(person: number): number;
}

/** @param most pairs whose weights are compared as a sum */
export function priorities(table: PairTable, most: number): Priorities {
  const { size, allowed, times, satOut } = table;
  let [fewest, timesAtMost] = [Infinity, 0];
  for (let cell = 0; cell < allowed.length; cell++) {
    if (allowed[cell] === 0) continue;
    fewest = Math.min(fewest, times[cell] ?? 0);
    timesAtMost = Math.max(timesAtMost, times[cell] ?? 0);
  }
  // What all have in common makes no difference: as many pairs as can be are made in any case.
  const costOf = (met: number) => Math.min(met - fewest, MOST_LEVEL) ** 2;
  const leastOut = satOut.reduce((least, rounds) => Math.min(least, rounds), Infinity);
  const satOutOf = (person: number) => Math.min((satOut[person] ?? 0) - leastOut, MOST_LEVEL);

  const pairs = Math.max(1, most);
  const R = costOf(timesAtMost);
  const S = satOut.reduce((highest, _, person) => Math.max(highest, satOutOf(person)), 0);
  const room = MOST_WEIGHT / ((pairs * R + 2) * (2 * pairs * S + 1));
  const Q = Math.min(MOST_STEPS, Math.floor((room - 1) / pairs));
  const out = pairs * Q + 1;
  const repeat = (2 * pairs * S + 1) * out;
  const place = (pairs * R + 1) * repeat;
  return {
    weigh: (of) => place - of.repeats * repeat + of.satOut * out + Math.round(of.score * Q),
    repeatsOf: (a, b) => costOf(times[a * size + b] ?? 0),
    satOutOf,
  };
}
