import type { WriteTx } from '#main/storage/unit-of-work.ts';
import { findAttempts, saveAttempts } from './repository.ts';

/** How long somebody has to wait after failed sign-ins. */

/** So many may fail before waiting begins. */
const FREE_FAILURES = 5;
const FIRST_WAIT_MS = 15_000;
const LONGEST_WAIT_MS = 15 * 60_000;
/** After so long without an attempt, counting starts anew. */
const FORGET_MS = 24 * 60 * 60_000;

/** Milliseconds to wait after so many failures in a row: none at first, then doubling up to a quarter of an hour. */
export function waitAfter(failures: number): number {
  if (failures < FREE_FAILURES) return 0;
  return Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (failures - FREE_FAILURES));
}

/**
 * The attempt is counted before it is checked: many at once cannot slip past the limit together.
 * @param now epoch ms
 * @returns until when there are no attempts, or null
 */
export async function countAttempt(tx: WriteTx, key: string, now: number): Promise<number | null> {
  const known = await findAttempts(tx, key);
  if (known !== undefined && known.lockedUntil > now) return known.lockedUntil;
  const failures = known === undefined || now - known.lastAt > FORGET_MS ? 1 : known.failures + 1;
  await saveAttempts(tx, key, { failures, lastAt: now, lockedUntil: now + waitAfter(failures) });
  return null;
}
