import { Temporal } from 'temporal-polyfill';

/** A point in time as the clock on the wall of a place shows it, in the form that `datetime-local` takes. */
export function toWallClock(ms: number, timeZone: string): string {
  const there = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(timeZone);
  return there.toPlainDateTime().toString({ smallestUnit: 'minute' });
}

/**
 * The point in time when the clock on the wall of a place shows this; null for something that is no time. An hour that a
 * change to summer time skips is the one after, an hour that comes twice the first of the two.
 */
export function fromWallClock(text: string, timeZone: string): number | null {
  try {
    return Temporal.PlainDateTime.from(text).toZonedDateTime(timeZone, { disambiguation: 'compatible' })
      .epochMilliseconds;
  } catch {
    return null;
  }
}

/** What a form holds of a date and time of which only half is typed. */
export const HALF_TYPED = 'half';

/** The point in time of a field that may be left open: null for open, NaN for what is half typed, for a schema to refuse. */
export function openMoment(text: string, timeZone: string): number | null {
  return text === HALF_TYPED ? Number.NaN : fromWallClock(text, timeZone);
}

/** Whether there is such a time zone. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return name.trim() !== '';
  } catch {
    return false;
  }
}

/** From when to when, in the time zone of the event and the language of the desk. */
export function formatSpan(
  { startAt, endAt, timeZone }: { startAt: number | null; endAt: number | null; timeZone: string },
  language: string,
): string | null {
  const zone = isTimeZone(timeZone) ? timeZone : 'UTC';
  const format = new Intl.DateTimeFormat(language, {
    timeZone: zone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  if (startAt !== null && endAt !== null && endAt >= startAt) return format.formatRange(startAt, endAt);
  const one = startAt ?? endAt;
  return one === null ? null : format.format(one);
}
