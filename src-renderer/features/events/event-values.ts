import { changedFields } from '#renderer/features/forms/changes.ts';
import { decimalOf } from '#renderer/features/forms/numbers.ts';
import type { CallInput } from '#shared/contract/define.ts';
import type { EventRecord, eventsContract } from '#shared/contract/events.ts';
import type { Venue } from '#shared/contract/venues.ts';
import { DEFAULT_BADGE_TEMPLATE } from '#shared/domain/badges.ts';
import { tokens } from '#shared/domain/text.ts';
import type { ReentryRule } from '#shared/domain/verdict.ts';
import { HALF_TYPED, isTimeZone, openMoment, toWallClock } from './time.ts';

/** An event as its form holds it: what people type. Empty is open. */
export interface EventValues {
  code: string;
  slug: string;
  title: string;
  description: string;
  category: string;
  tags: readonly string[];
  start: string;
  end: string;
  timeZone: string;
  capacity: string;
  reentry: ReentryRule;
  venueId: string;
  locationText: string;
  mapLatitude: string;
  mapLongitude: string;
  mapZoom: string;
  videoLink: string;
  ownerId: string;
  badgeTemplate: string;
}

export type EventField = keyof EventValues;
type CreateInput = CallInput<typeof eventsContract.calls.create>;
/** What the contract takes for an event, each field with a value. */
type EventInput = { [F in keyof CreateInput]-?: Exclude<CreateInput[F], undefined> };

/** The form of an event, or of a new one in the time zone of this machine. */
export function valuesOf(event: EventRecord | null, localZone: string): EventValues {
  const timeZone = event?.timeZone ?? localZone;
  const clock = (ms: number | null | undefined) => (ms === null || ms === undefined ? '' : toWallClock(ms, timeZone));
  return {
    code: event?.code ?? '',
    slug: event?.slug ?? '',
    title: event?.title ?? '',
    description: event?.description ?? '',
    category: event?.category ?? '',
    tags: event?.tags ?? [],
    start: clock(event?.startAt),
    end: clock(event?.endAt),
    timeZone,
    capacity: event?.capacity?.toString() ?? '',
    reentry: event?.reentry ?? 'afterExit',
    venueId: event?.venueId ?? '',
    locationText: event?.locationText ?? '',
    mapLatitude: event?.mapLatitude?.toString() ?? '',
    mapLongitude: event?.mapLongitude?.toString() ?? '',
    mapZoom: event?.mapZoom?.toString() ?? '',
    videoLink: event?.videoLink ?? '',
    ownerId: event?.ownerId ?? '',
    badgeTemplate: event?.badgeTemplate ?? DEFAULT_BADGE_TEMPLATE,
  };
}

/**
 * What changes with the choice of a venue. A place on the map that somebody wrote stays: the event may be in the yard.
 */
export function withVenue(values: EventValues, venue: Pick<Venue, 'id' | 'latitude' | 'longitude'> | undefined) {
  const open = values.mapLatitude === '' && values.mapLongitude === '';
  return {
    venueId: venue?.id ?? '',
    ...(open && venue !== undefined && venue.latitude !== null && venue.longitude !== null
      ? { mapLatitude: String(venue.latitude), mapLongitude: String(venue.longitude) }
      : {}),
  };
}

/** What the contract takes for these values. A number that is none goes through as it is, for the schema to refuse. */
export function inputOf(values: EventValues): EventInput {
  return {
    code: values.code,
    slug: values.slug.trim(),
    title: values.title,
    description: textOf(values.description),
    category: textOf(values.category),
    tags: [...values.tags],
    startAt: openMoment(values.start, values.timeZone),
    endAt: openMoment(values.end, values.timeZone),
    timeZone: values.timeZone.trim(),
    capacity: capacityOf(values.capacity),
    reentry: values.reentry,
    venueId: textOf(values.venueId),
    locationText: textOf(values.locationText),
    mapLatitude: decimalOf(values.mapLatitude),
    mapLongitude: decimalOf(values.mapLongitude),
    mapZoom: decimalOf(values.mapZoom),
    videoLink: textOf(values.videoLink),
    ownerId: textOf(values.ownerId),
    badgeTemplate: values.badgeTemplate,
  };
}

/** What a new event is made of: without a slug and an owner, which the core gives it. */
export function creationOf(values: EventValues): CreateInput {
  const { slug: _, ownerId: __, ...input } = inputOf(values);
  return input;
}

/** What the contract takes for the fields that somebody changed. */
export function changesOf(before: EventValues, after: EventValues): Partial<Omit<EventInput, 'code'>> {
  const [{ code: _, ...old }, { code: __, ...now }] = [inputOf(before), inputOf(after)];
  return changedFields(old, now);
}

/** The form once the event was changed elsewhere: fresh, but for what somebody is changing in it. */
export function mergedValues(before: EventValues, typed: EventValues, fresh: EventValues): EventValues {
  return { ...fresh, ...changedFields(before, typed) };
}

/** What of the form is kept while another screen is shown: half a date cannot be shown again, so that it is the one before. */
export function keptValues(before: EventValues, typed: EventValues): EventValues {
  const whole = (field: 'start' | 'end') => (typed[field] === HALF_TYPED ? before : typed)[field];
  return { ...typed, start: whole('start'), end: whole('end') };
}

function textOf(text: string): string | null {
  const trimmed = text.trim();
  return trimmed === '' ? null : trimmed;
}

/** People write 1,200 and 1 200 and 1.200; a number of people has no fraction. */
function capacityOf(text: string): number | null {
  const digits = text.trim().replace(/(?<=\d)[\s.,'’\u202f](?=\d{3}(?!\d))/gu, '');
  return digits === '' ? null : Number(digits);
}

/** What no schema sees: how the values stand to each other. */
export function contradictions(
  values: EventValues,
): Partial<Record<EventField, 'timeZone' | 'endBeforeStart' | 'mapHalf'>> {
  if (!isTimeZone(values.timeZone)) return { timeZone: 'timeZone' };
  const { startAt, endAt, mapLatitude, mapLongitude } = inputOf(values);
  return {
    ...(typeof startAt === 'number' && typeof endAt === 'number' && endAt < startAt ? { end: 'endBeforeStart' } : {}),
    ...(mapLatitude === null && mapLongitude !== null ? { mapLatitude: 'mapHalf' } : {}),
    ...(mapLatitude !== null && mapLongitude === null ? { mapLongitude: 'mapHalf' } : {}),
  };
}

/** A code for a title: its initials and the year (Baltic Energy Forum: BEF26), or the beginning of a single word. */
export function suggestCode(title: string, year: number): string {
  const words = tokens(title).filter((word) => /^[a-z0-9]+$/.test(word) && word !== String(year));
  const [only] = words;
  if (only === undefined) return '';
  const letters = words.length === 1 ? only.slice(0, 6) : words.map((word) => word[0]).join('');
  return `${letters.slice(0, 8)}${String(year % 100).padStart(2, '0')}`.toUpperCase();
}
