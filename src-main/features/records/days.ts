import { Temporal } from 'temporal-polyfill';

/** The day of a moment in a time zone, as 2026-11-21. @param at epoch ms */
export function dayOf(at: number, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}

/** When a day begins in a time zone, and when the next one does: 23 or 25 hours later where clocks change. Epoch ms. */
export function daySpan(day: string, timeZone: string): { from: number; until: number } {
  const date = Temporal.PlainDate.from(day);
  const start = (which: Temporal.PlainDate) => which.toZonedDateTime(timeZone).epochMilliseconds;
  return { from: start(date), until: start(date.add({ days: 1 })) };
}
