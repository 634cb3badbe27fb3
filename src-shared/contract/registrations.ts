import { z } from 'zod';
import { Id, line, Nonce, RegistrationStatus, RegistrationSummary, Time } from './common.ts';
import { call, event } from './define.ts';

export const BadgeRecord = z.strictObject({
  id: Id,
  uid: z.string(),
  issuedAt: Time,
  revokedAt: Time.nullable(),
  revokedReason: z.string().nullable(),
});

/** Everything that is known about one registration. */
export const RegistrationDetail = z.strictObject({
  summary: RegistrationSummary,
  firstName: z.string().nullable(),
  lastName: z.string().nullable(),
  phone: z.string().nullable(),
  seat: z.string().nullable(),
  source: z.enum(['import', 'walkIn', 'web', 'demo']),
  joinedAt: Time.nullable(),
  blockReason: z.string().nullable(),
  interests: z.array(z.string()),
  extra: z.record(z.string(), z.string()),
  ticketCodes: z.array(z.string()),
  badges: z.array(BadgeRecord),
});
export type RegistrationDetail = z.output<typeof RegistrationDetail>;

export const RegistrationPatch = z.strictObject({
  firstName: line(200).nullable().optional(),
  lastName: line(200).nullable().optional(),
  displayName: line(400).min(1).optional(),
  email: line(254).nullable().optional(),
  phone: line(60).nullable().optional(),
  company: line(300).nullable().optional(),
  jobTitle: line(300).nullable().optional(),
  ticketType: line(200).nullable().optional(),
  note: line(5000).nullable().optional(),
  attention: z.boolean().optional(),
  vip: z.boolean().optional(),
});

export const AssignResult = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), badge: BadgeRecord, replaced: z.number().int() }),
  z.strictObject({
    ok: z.literal(false),
    reason: z.enum(['inUse', 'randomUid', 'alreadyHasBadge']),
    message: z.string(),
    holder: z.string().nullable(),
  }),
]);

export const registrationsContract = {
  calls: {
    get: call('door.read', z.strictObject({ id: Id }), RegistrationDetail),
    /**
     * People of an event by name: page by page with the last answer's cursor, or anywhere in the list by `offset`, which is
     * what a scroll bar needs. With both, the offset counts from the cursor.
     */
    list: call(
      'door.read',
      z.strictObject({
        eventId: Id,
        filter: z.enum(['all', 'inside', 'expected', 'left', 'waitlisted', 'cancelled', 'attention']).default('all'),
        cursor: z.string().max(1000).optional(),
        offset: z.number().int().min(0).max(10_000_000).default(0),
        limit: z.number().int().min(1).max(500).default(100),
      }),
      z.strictObject({ items: z.array(RegistrationSummary), cursor: z.string().nullable(), total: z.number().int() }),
    ),
    update: call('door.work', z.strictObject({ id: Id, patch: RegistrationPatch }), RegistrationDetail),
    /** Enrols a waitlisted or cancelled registration, or the reverse. */
    setStatus: call('door.override', z.strictObject({ id: Id, status: RegistrationStatus }), RegistrationDetail),
    setBlocked: call(
      'door.override',
      z.strictObject({ id: Id, blocked: z.boolean(), reason: line(500).optional() }),
      RegistrationDetail,
    ),
    /** Gives a badge to somebody. With `replace`, the badges they had stop working everywhere. */
    assignBadge: call(
      'door.work',
      z.strictObject({ nonce: Nonce, registrationId: Id, uid: line(64).min(2), replace: z.boolean().default(false) }),
      AssignResult,
    ),
    revokeBadge: call('door.work', z.strictObject({ badgeId: Id, reason: line(500).optional() }), RegistrationDetail),
    /** Writes a signed badge to the tag that lies on the reader, and gives it to the registration. */
    writeBadge: call(
      'door.work',
      z.strictObject({
        nonce: Nonce,
        registrationId: Id,
        reader: line(200).optional(),
        replace: z.boolean().default(false),
      }),
      z.discriminatedUnion('ok', [
        z.strictObject({ ok: z.literal(true), badge: BadgeRecord }),
        z.strictObject({ ok: z.literal(false), reason: z.string(), message: z.string() }),
      ]),
    ),
  },
  events: {
    changed: event('door.read', z.strictObject({ eventId: Id, registrationId: Id })),
  },
};
