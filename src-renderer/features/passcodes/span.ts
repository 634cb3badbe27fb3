import type { EventRecord } from '#shared/contract/events.ts';

export type Standing = 'waiting' | 'good' | 'over';

const HOUR_MS = 3_600_000;
/** The core lets no passcode be good for longer. */
const LONGEST_MS = 31 * 24 * HOUR_MS;
/** A shift, where the event does not say how long it is. */
const SHIFT_MS = 12 * HOUR_MS;

/** Whether a passcode is good yet, now, or no more. */
export function standingOf({ fromAt, untilAt }: { fromAt: number; untilAt: number }, now: number): Standing {
  return now < fromAt ? 'waiting' : now < untilAt ? 'good' : 'over';
}

/**
 * The span to propose for a new passcode: from now, or two hours before the event, until two hours after it; a shift from now
 * where the event is over or has no times.
 */
export function proposedSpan(
  { startAt, endAt }: Pick<EventRecord, 'startAt' | 'endAt'>,
  now: number,
): { fromAt: number; untilAt: number } {
  const fromAt = startAt === null ? now : Math.max(now, startAt - 2 * HOUR_MS);
  const until = endAt === null ? fromAt + SHIFT_MS : endAt + 2 * HOUR_MS;
  if (until <= now) return { fromAt: now, untilAt: now + SHIFT_MS };
  return { fromAt, untilAt: Math.min(until, fromAt + LONGEST_MS) };
}
