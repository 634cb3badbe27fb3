/** Milliseconds to wait before attempt `n` (from 0) to connect again: quick at first, never more than three seconds. */
export function backoff(attempt: number, random: () => number = Math.random): number {
  const base = Math.min(3000, 150 * 2 ** attempt);
  // Stations that lost the same host do not come back in step.
  return Math.round(base * (0.75 + random() * 0.5));
}
