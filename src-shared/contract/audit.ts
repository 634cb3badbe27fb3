import { z } from 'zod';
import { Id, Time } from './common.ts';
import { call } from './define.ts';
import { EventId, RegistrationId } from './ids.ts';

/** What entries are about. */
export const AUDIT_RESOURCES = [
  'registration',
  'badge',
  'checkIn',
  'print',
  'document',
  'event',
  'venue',
  'programme',
  'meeting',
  'plan',
  'keyword',
  'pairRule',
  'conflict',
  'pairing',
  /** For administrators alone. */
  'choice',
  'message',
  'account',
  'passcode',
  'apiKey',
  'organization',
  'desk',
  'activity',
] as const;
export type AuditResource = (typeof AUDIT_RESOURCES)[number];

const Value = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/** Somebody did something to something. */
export const AuditEntry = z.strictObject({
  /** Place in this desk's log. */
  position: z.number().int(),
  at: Time,
  resource: z.enum(AUDIT_RESOURCES),
  action: z.enum(['created', 'changed', 'deleted', 'restored', 'recorded']),
  /** What was done, where `recorded` alone does not say it: the name of the activity, the verdict. */
  detail: z.string().nullable(),
  subjectId: z.string(),
  /** What it is called now. */
  subject: z.string().nullable(),
  /** Whose it is, where it is somebody's: their registration, badge, check-in, print, file. */
  registrationId: Id.nullable(),
  eventId: Id.nullable(),
  eventTitle: z.string().nullable(),
  actorId: z.string().nullable(),
  /** Null for the app itself. */
  actor: z.string().nullable(),
  deskId: Id,
  desk: z.string(),
  address: z.string().nullable(),
  client: z.string().nullable(),
  /** Field by field; what is secret shows as changed and not as what it is. Lists and records are written as JSON. */
  changes: z.array(z.strictObject({ field: z.string(), before: Value, after: Value })),
  /** What was personal in it was erased. */
  redacted: z.boolean(),
});
export type AuditEntry = z.output<typeof AuditEntry>;

export const AuditQuery = z.strictObject({
  eventId: EventId.optional(),
  resource: z.enum(AUDIT_RESOURCES).optional(),
  /** Part of a name: of whoever did it, or of whom it was done to. */
  text: z.string().max(200).optional(),
  /** One thing's whole history. */
  subjectId: z.string().max(64).optional(),
  /** Somebody's whole history: of their registration and of all that belongs to it. */
  registrationId: RegistrationId.optional(),
  from: Time.optional(),
  until: Time.optional(),
});
export type AuditQuery = z.output<typeof AuditQuery>;

export const auditContract = {
  calls: {
    /** Newest first. Organizers name one of their events; administrators see all of the organization. */
    list: call(
      'audit.read',
      z.strictObject({
        ...AuditQuery.shape,
        cursor: z.string().max(40).optional(),
        limit: z.number().int().min(1).max(200).default(50),
      }),
      z.strictObject({
        entries: z.array(AuditEntry),
        /** What the ids in the changes are called now, as far as that is known. */
        names: z.record(z.string(), z.string()),
        cursor: z.string().nullable(),
      }),
    ),
  },
  events: {},
};
