const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** From how many ms on a span is told in a unit, and how long that is; the largest first. */
const UNITS = [
  ['year', 548 * DAY, 365.25 * DAY],
  ['month', 60 * DAY, 30.44 * DAY],
  ['day', 36 * HOUR, DAY],
  ['hour', 90 * MINUTE, HOUR],
  ['minute', 90 * SECOND, MINUTE],
  ['second', 0, SECOND],
] as const;

function measured(ms: number): { value: number; unit: (typeof UNITS)[number][0] } {
  const [unit, , length] = UNITS.find(([, from]) => Math.abs(ms) >= from) ?? UNITS[5];
  return { value: Math.round(Math.abs(ms) / length), unit };
}

/** A span in the unit that keeps it short: 40 seconds, 3 minutes, 2 years. */
export function spanWords(ms: number, language: string): string {
  const { value, unit } = measured(ms);
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(value);
}

/** How long ago something was: 3 minutes ago, yesterday. What seems to be to come is now. */
export function agoWords(ms: number, language: string): string {
  const { value, unit } = measured(Math.max(0, ms));
  return new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(-value, unit);
}

/** What is left, as a clock that runs down shows it: 4:05. */
export function countdownWords(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / SECOND));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
