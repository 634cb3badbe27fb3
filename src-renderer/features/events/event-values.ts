import type { CallInput } from '#shared/contract/define.ts';
import type { EventRecord, eventsContract } from '#shared/contract/events.ts';
import { DEFAULT_BADGE_TEMPLATE } from '#shared/domain/badges.ts';
import { tokens } from '#shared/domain/text.ts';
import type { ReentryRule } from '#shared/domain/verdict.ts';
import { fromWallClock, isTimeZone, toWallClock } from './time.ts';

/** An event as its form holds it: what people type. */
export interface EventValues {
  code: string;
  title: string;
  locationText: string;
  start: string;
  end: string;
  timeZone: string;
  capacity: string;
  reentry: ReentryRule;
  badgeTemplate: string;
}

export type EventField = keyof EventValues;

/** The form of an event, or of a new one in the time zone of this machine. */
export function valuesOf(event: EventRecord | null, localZone: string): EventValues {
  const timeZone = event?.timeZone ?? localZone;
  const clock = (ms: number | null | undefined) => (ms === null || ms === undefined ? '' : toWallClock(ms, timeZone));
  return {
    code: event?.code ?? '',
    title: event?.title ?? '',
    locationText: event?.locationText ?? '',
    start: clock(event?.startAt),
    end: clock(event?.endAt),
    timeZone,
    capacity: event?.capacity?.toString() ?? '',
    reentry: event?.reentry ?? 'afterExit',
    badgeTemplate: event?.badgeTemplate ?? DEFAULT_BADGE_TEMPLATE,
  };
}

/** What the contract takes for these values. A capacity that is no number goes through as it is, for the schema to refuse. */
export function inputOf(values: EventValues): CallInput<typeof eventsContract.calls.create> {
  const place = values.locationText.trim();
  return {
    code: values.code,
    title: values.title,
    locationText: place === '' ? null : place,
    startAt: fromWallClock(values.start, values.timeZone),
    endAt: fromWallClock(values.end, values.timeZone),
    timeZone: values.timeZone.trim(),
    capacity: capacityOf(values.capacity),
    reentry: values.reentry,
    badgeTemplate: values.badgeTemplate,
  };
}

/** People write 1,200 and 1 200 and 1.200; a number of people has no fraction. */
function capacityOf(text: string): number | null {
  const digits = text.trim().replace(/(?<=\d)[\s.,'’\u202f](?=\d{3}(?!\d))/gu, '');
  return digits === '' ? null : Number(digits);
}

/** What no schema sees: how the values stand to each other. */
export function contradictions(values: EventValues): Partial<Record<EventField, 'timeZone' | 'endBeforeStart'>> {
  if (!isTimeZone(values.timeZone)) return { timeZone: 'timeZone' };
  const { startAt, endAt } = inputOf(values);
  return typeof startAt === 'number' && typeof endAt === 'number' && endAt < startAt ? { end: 'endBeforeStart' } : {};
}

/** A code for a title: its initials and the year (Baltic Energy Forum: BEF26), or the beginning of a single word. */
export function suggestCode(title: string, year: number): string {
  const words = tokens(title).filter((word) => /^[a-z0-9]+$/.test(word) && word !== String(year));
  const [only] = words;
  if (only === undefined) return '';
  const letters = words.length === 1 ? only.slice(0, 6) : words.map((word) => word[0]).join('');
  return `${letters.slice(0, 8)}${String(year % 100).padStart(2, '0')}`.toUpperCase();
}
