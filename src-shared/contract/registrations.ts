import { z } from 'zod';
import { Id, line, lines, Nonce, RegistrationStatus, RegistrationSummary, Time } from './common.ts';
import { call, event } from './define.ts';
import { BulkActionId, EventId, MediumId, RegistrationId, RoundId } from './ids.ts';
import { Task } from './tasks.ts';
import { Email } from './users.ts';

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
  /** The most meetings that they take, or null for as many as there are. */
  meetingLimit: z.number().int().nullable(),
  interests: z.array(z.string()),
  consents: z.array(z.strictObject({ purpose: z.string(), version: z.string(), at: Time })),
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
  note: lines(5000).nullable().optional(),
  attention: z.boolean().optional(),
  vip: z.boolean().optional(),
  meetingLimit: z.number().int().min(0).max(1000).nullable().optional(),
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

export const LIST_FILTERS = [
  'all',
  'inside',
  'expected',
  'left',
  'enrolled',
  'waitlisted',
  'cancelled',
  'attention',
] as const;
export type ListFilter = (typeof LIST_FILTERS)[number];

export const LIST_SORTS = [
  'name',
  'email',
  'company',
  'ticketType',
  'order',
  'status',
  'joined',
  'lastSeen',
  'waitlist',
] as const;
export type ListSort = (typeof LIST_SORTS)[number];

/** Which people of an event, and in which order. */
export const ListQuery = z.strictObject({
  eventId: EventId,
  filter: z.enum(LIST_FILTERS).default('all'),
  /** Words that all must be there, as beginnings; where nobody has them, as they may have been mistyped. */
  text: z.string().max(500).default(''),
  /** Any of these, or all. */
  ticketTypes: z.array(z.string().max(200)).max(200).optional(),
  sort: z.enum(LIST_SORTS).default('name'),
  descending: z.boolean().default(false),
});
export type ListQuery = z.output<typeof ListQuery>;

/** More than anybody picks by hand; more are meant by a query. */
const MOST_PICKED = 5000;
/** More than any event has. */
const MOST_ROUNDS = 500;

export const BulkAction = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('status'), status: RegistrationStatus }),
  z.strictObject({ kind: z.literal('ticketType'), value: line(200).nullable() }),
  z.strictObject({ kind: z.literal('attention'), value: z.boolean() }),
  z.strictObject({ kind: z.literal('vip'), value: z.boolean() }),
  z.strictObject({ kind: z.literal('remove') }),
  /** Who can come to some rounds, or cannot. */
  z.strictObject({
    kind: z.literal('availability'),
    roundIds: z.array(RoundId).min(1, 'Choose a round at least.').max(MOST_ROUNDS),
    available: z.boolean(),
  }),
]);
export type BulkAction = z.output<typeof BulkAction>;

export const BulkRecord = z.strictObject({
  id: Id,
  action: z.enum(['status', 'ticketType', 'attention', 'vip', 'remove', 'availability', 'promote']),
  rows: z.number().int(),
  at: Time,
  by: z.string().nullable(),
  undoneAt: Time.nullable(),
});

export const NewPerson = z.strictObject({
  firstName: line(200).optional(),
  lastName: line(200).optional(),
  displayName: line(400).optional(),
  email: line(254).optional(),
  company: line(300).optional(),
  jobTitle: line(300).optional(),
  phone: line(60).optional(),
  ticketType: line(200).optional(),
});
export type NewPerson = z.output<typeof NewPerson>;

export const registrationsContract = {
  calls: {
    get: call('door.read', z.strictObject({ id: RegistrationId }), RegistrationDetail),
    /**
     * People of an event, filtered and in order: page by page with the last answer's cursor, or anywhere in the list by
     * `offset`, which is what a scroll bar needs. With both, the offset counts from the cursor.
     */
    list: call(
      'door.read',
      z.strictObject({
        ...ListQuery.shape,
        cursor: z.string().max(1000).optional(),
        offset: z.number().int().min(0).max(10_000_000).default(0),
        limit: z.number().int().min(1).max(500).default(100),
      }),
      z.strictObject({ items: z.array(RegistrationSummary), cursor: z.string().nullable(), total: z.number().int() }),
    ),
    /** What lists of the event can be narrowed by. */
    facets: call(
      'door.read',
      z.strictObject({ eventId: EventId }),
      z.strictObject({ ticketTypes: z.array(z.strictObject({ name: z.string(), count: z.number().int() })) }),
    ),
    /** Registers somebody: with a place while there is one, else at the end of the waitlist. */
    create: call(
      'door.work',
      z.strictObject({
        nonce: Nonce,
        eventId: EventId,
        person: NewPerson,
      }),
      z.strictObject({ registration: RegistrationSummary, isNew: z.boolean() }),
    ),
    /** Puts an address on the waitlist; whose it is may be said later. */
    addToWaitlist: call(
      'door.work',
      z.strictObject({ eventId: EventId, email: Email, name: line(400).optional() }),
      z.strictObject({ registration: RegistrationSummary, added: z.boolean() }),
    ),
    /** Lets the next ones in, in the order in which they wait, also beyond the capacity. */
    promote: call(
      'door.override',
      z.strictObject({
        /** Said again after a lost answer it lets nobody else in; and what `undoBulk` takes it back by. */
        nonce: Nonce.optional(),
        eventId: EventId,
        count: z.number().int().min(1).max(1000),
      }),
      z.strictObject({
        /** Among `bulkActions`; null where nobody was let in. */
        actionId: Id.nullable(),
        /** The first of them, where they are many. */
        promoted: z.array(RegistrationSummary),
        /** How many were let in. */
        count: z.number().int(),
        /** How many are above the capacity now. */
        over: z.number().int(),
      }),
    ),
    /** Takes somebody out of the list. Their check-ins stay; `restore` brings them back. */
    remove: call('people.manage', z.strictObject({ id: RegistrationId }), z.null()),
    restore: call('people.manage', z.strictObject({ id: RegistrationId }), RegistrationDetail),
    /** Records a consent, or that it was withdrawn. */
    setConsent: call(
      'door.work',
      z.strictObject({
        id: RegistrationId,
        purpose: line(80).min(1),
        /** Which wording they agreed to. */
        version: line(80).min(1),
        given: z.boolean(),
      }),
      RegistrationDetail,
    ),
    /** Changes many at once, in the background: see `tasks`. */
    bulk: call(
      'people.manage',
      z.strictObject({
        eventId: EventId,
        /** These, or all that a list shows, without some of them. */
        who: z.union([
          z.strictObject({ ids: z.array(RegistrationId).min(1).max(MOST_PICKED) }),
          z.strictObject({ query: ListQuery, except: z.array(RegistrationId).max(MOST_PICKED).optional() }),
        ]),
        action: BulkAction,
      }),
      Task,
    ),
    /** What was done to many at once and can be taken back, the newest first. */
    bulkActions: call(
      'people.manage',
      z.strictObject({ eventId: EventId }),
      z.strictObject({ actions: z.array(BulkRecord) }),
    ),
    /** Takes an action back, except where somebody has changed the same since. */
    undoBulk: call('people.manage', z.strictObject({ id: BulkActionId }), Task),
    update: call('door.work', z.strictObject({ id: RegistrationId, patch: RegistrationPatch }), RegistrationDetail),
    /** Enrols a waitlisted or cancelled registration, or the reverse. */
    setStatus: call(
      'door.override',
      z.strictObject({ id: RegistrationId, status: RegistrationStatus }),
      RegistrationDetail,
    ),
    setBlocked: call(
      'door.override',
      z.strictObject({ id: RegistrationId, blocked: z.boolean(), reason: line(500).optional() }),
      RegistrationDetail,
    ),
    /** Gives a badge to somebody. With `replace`, the badges they had stop working everywhere. */
    assignBadge: call(
      'door.work',
      z.strictObject({
        nonce: Nonce,
        registrationId: RegistrationId,
        uid: line(64).min(2),
        replace: z.boolean().default(false),
      }),
      AssignResult,
    ),
    revokeBadge: call(
      'door.work',
      z.strictObject({ badgeId: MediumId, reason: line(500).optional() }),
      RegistrationDetail,
    ),
    /** Writes a signed badge to the tag that lies on the reader, and gives it to the registration. */
    writeBadge: call(
      'door.work',
      z.strictObject({
        nonce: Nonce,
        registrationId: RegistrationId,
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
    changed: event('door.read', z.strictObject({ eventId: EventId, registrationId: RegistrationId })),
    /** Many are other than they were. */
    listChanged: event('door.read', z.strictObject({ eventId: Id })),
  },
};
