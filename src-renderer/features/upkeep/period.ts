const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How often something happens, in the largest unit that fits. */
export type Period = { unit: 'minute' | 'hour' | 'day'; count: number } | { unit: 'never' };

/** @param ms 0 for by hand alone */
export function periodOf(ms: number): Period {
  if (ms === 0) return { unit: 'never' };
  if (ms % DAY === 0) return { unit: 'day', count: ms / DAY };
  if (ms % HOUR === 0) return { unit: 'hour', count: ms / HOUR };
  return { unit: 'minute', count: Math.round(ms / MINUTE) };
}
