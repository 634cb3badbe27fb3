import { Temporal } from 'temporal-polyfill';
import type { NamedRound } from '#shared/domain/round-names.ts';

/** What the clocks of an event show at a point in time: `YYYY-MM-DD` and `HH:MM`. */
export function wallClock(ms: number, timeZone: string): { day: string; time: string } {
  const there = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(timeZone).toPlainDateTime();
  return { day: there.toPlainDate().toString(), time: there.toPlainTime().toString({ smallestUnit: 'minute' }) };
}

/** The point in time when the clocks of an event show `YYYY-MM-DDTHH:MM`, epoch ms; null for something that is no time. */
export function instantAt(text: string, timeZone: string): number | null {
  try {
    return Temporal.PlainDateTime.from(text).toZonedDateTime(timeZone).epochMilliseconds;
  } catch {
    return null;
  }
}

/** Rounds as people name them, by the clocks of their event. */
export function namedRounds(
  rounds: readonly { id: string; name: string; startAt: number }[],
  timeZone: string,
): NamedRound[] {
  return rounds.map(({ id, name, startAt }) => {
    const { day, time } = wallClock(startAt, timeZone);
    return { id, name, day, from: time };
  });
}
