import { z } from 'zod';
import { EVENT_CODE, EVENT_STATUSES, normaliseEventCode } from '#shared/domain/event.ts';
import { REENTRY_RULES } from '#shared/domain/verdict.ts';
import { Empty, Id, line, Time } from './common.ts';
import { call, event } from './define.ts';

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
  locationText: z.string().nullable(),
  startAt: Time.nullable(),
  endAt: Time.nullable(),
  timeZone: z.string(),
  capacity: z.number().int().nullable(),
  reentry: z.enum(REENTRY_RULES),
  status: z.enum(EVENT_STATUSES),
  /** The badge template that desks print for this event. */
  badgeTemplate: z.string(),
  registrations: z.number().int(),
});
export type EventRecord = z.output<typeof EventRecord>;

const Fields = {
  title: line(200).min(1, 'Give the event a name.'),
  description: line(5000).nullable(),
  locationText: line(300).nullable(),
  startAt: Time.nullable(),
  endAt: Time.nullable(),
  timeZone: line(64),
  capacity: z.number().int().positive('Capacity is a number of people above zero, or empty for no limit.').nullable(),
  reentry: z.enum(REENTRY_RULES),
  badgeTemplate: line(40),
};

export const eventsContract = {
  calls: {
    list: call('door.read', Empty, z.strictObject({ events: z.array(EventRecord) })),
    get: call('door.read', z.strictObject({ id: Id }), EventRecord),
    create: call(
      'event.manage',
      z.strictObject({ code: EventCode, ...z.strictObject(Fields).partial().shape, title: Fields.title }),
      EventRecord,
    ),
    update: call('event.manage', z.strictObject({ id: Id, ...z.strictObject(Fields).partial().shape }), EventRecord),
    setStatus: call(
      'event.manage',
      z.strictObject({ id: Id, status: z.enum(EVENT_STATUSES) }),
      z.discriminatedUnion('ok', [
        z.strictObject({ ok: z.literal(true), event: EventRecord }),
        z.strictObject({ ok: z.literal(false), reason: z.string() }),
      ]),
    ),
  },
  events: {
    changed: event('door.read', z.strictObject({ eventId: Id })),
  },
};
