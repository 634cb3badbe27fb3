/** How long somebody has to wait after failed sign-ins. */

/** So many may fail before waiting begins. */
const FREE_FAILURES = 5;
const FIRST_WAIT_MS = 15_000;
const LONGEST_WAIT_MS = 15 * 60_000;
/** After so long without an attempt, counting starts anew. */
export const FORGET_MS = 24 * 60 * 60_000;

/** Milliseconds to wait after so many failures in a row: none at first, then doubling up to a quarter of an hour. */
export function waitAfter(failures: number): number {
  if (failures < FREE_FAILURES) return 0;
  return Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (failures - FREE_FAILURES));
}
