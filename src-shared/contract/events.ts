import { z } from 'zod';
import { EVENT_CODE, EVENT_STATUSES, normaliseEventCode } from '#shared/domain/event.ts';
import { REENTRY_RULES } from '#shared/domain/verdict.ts';
import { Id, line, lines, Time } from './common.ts';
import { call, event } from './define.ts';
import { AccountId, EventId, VenueId } from './ids.ts';
import { Latitude, Longitude, WebAddress } from './venues.ts';

export const EventCode = z
  .string()
  .transform(normaliseEventCode)
  .refine((code) => EVENT_CODE.test(code), 'An event code has 3 to 20 letters and digits.');

export const EventRecord = z.strictObject({
  id: Id,
  code: z.string(),
  slug: z.string(),
  title: z.string(),
  description: z.string().nullable(),
  category: z.string().nullable(),
  tags: z.array(z.string()),
  locationText: z.string().nullable(),
  venueId: Id.nullable(),
  venueName: z.string().nullable(),
  mapLatitude: z.number().nullable(),
  mapLongitude: z.number().nullable(),
  mapZoom: z.number().nullable(),
  videoLink: z.string().nullable(),
  startAt: Time.nullable(),
  endAt: Time.nullable(),
  timeZone: z.string(),
  capacity: z.number().int().nullable(),
  reentry: z.enum(REENTRY_RULES),
  status: z.enum(EVENT_STATUSES),
  /** The badge template that desks print for this event. */
  badgeTemplate: z.string(),
  /** The account that owns it; null where nobody does, and every organizer may manage it. */
  ownerId: Id.nullable(),
  ownerName: z.string().nullable(),
  /** All of them, and by status. */
  registrations: z.number().int(),
  enrolled: z.number().int(),
  waitlisted: z.number().int(),
  deletedAt: Time.nullable(),
});
export type EventRecord = z.output<typeof EventRecord>;

const Fields = {
  title: line(200).min(1, 'Give the event a name.'),
  slug: line(100).regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'A slug has small letters, digits and hyphens between them.'),
  description: lines(5000).nullable(),
  category: line(80).nullable(),
  tags: z.array(line(40).min(1)).max(30),
  locationText: line(300).nullable(),
  venueId: VenueId.nullable(),
  mapLatitude: Latitude.nullable(),
  mapLongitude: Longitude.nullable(),
  mapZoom: z.number().min(0).max(22).nullable(),
  videoLink: WebAddress.nullable(),
  startAt: Time.nullable(),
  endAt: Time.nullable(),
  timeZone: line(64),
  capacity: z.number().int().positive('Capacity is a number of people above zero, or empty for no limit.').nullable(),
  reentry: z.enum(REENTRY_RULES),
  badgeTemplate: line(40),
  ownerId: AccountId.nullable(),
};

export const eventsContract = {
  calls: {
    list: call(
      'door.read',
      z.strictObject({
        /** Those that were deleted, instead of those that are there. */
        deleted: z.boolean().default(false),
      }),
      z.strictObject({ events: z.array(EventRecord) }),
    ),
    get: call('door.read', z.strictObject({ id: EventId }), EventRecord),
    create: call(
      'event.create',
      z.strictObject({ code: EventCode, ...z.strictObject(Fields).partial().shape, title: Fields.title }),
      EventRecord,
    ),
    /** The same event once more, without its people: its texts, rooms, tables, and its rounds at the new time. */
    copy: call(
      'event.create',
      z.strictObject({ id: EventId, code: EventCode, title: Fields.title, startAt: Time.nullable().default(null) }),
      EventRecord,
    ),
    update: call(
      'event.manage',
      z.strictObject({ id: EventId, ...z.strictObject(Fields).partial().shape }),
      EventRecord,
    ),
    setStatus: call(
      'event.manage',
      z.strictObject({ id: EventId, status: z.enum(EVENT_STATUSES) }),
      z.discriminatedUnion('ok', [
        z.strictObject({ ok: z.literal(true), event: EventRecord }),
        z.strictObject({ ok: z.literal(false), reason: z.string() }),
      ]),
    ),
    /** Takes it out of the lists. Nothing of it is lost: `restore` brings it back. */
    remove: call('event.manage', z.strictObject({ id: EventId }), EventRecord),
    restore: call('event.manage', z.strictObject({ id: EventId }), EventRecord),
  },
  events: {
    changed: event('door.read', z.strictObject({ eventId: Id })),
  },
};
