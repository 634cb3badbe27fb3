import { z } from 'zod';
import { ALL_DECISIONS, CONFLICT_KINDS } from '#shared/domain/conflict.ts';
import { MEETING_STATUSES } from '#shared/domain/meeting.ts';
import { Id, line, Nonce, RegistrationStatus, Time } from './common.ts';
import { call, event } from './define.ts';
import { ConflictId, EventId } from './ids.ts';

/** Somebody whom a conflict is about, as they are now. */
export const ConflictPerson = z.strictObject({
  registrationId: Id,
  name: z.string(),
  email: z.string().nullable(),
  company: z.string().nullable(),
  ticketType: z.string().nullable(),
  status: RegistrationStatus,
});
export type ConflictPerson = z.output<typeof ConflictPerson>;

/** What one desk has done. */
export const ConflictSide = z.strictObject({
  /** By what a decision names it. */
  pick: z.string(),
  /** When it was done, by the clock of the desk. Null where that is not known any more. */
  at: Time.nullable(),
  deskName: z.string().nullable(),
  by: z.string().nullable(),
  /** Whom it was done for; null where it is about no single person. */
  person: ConflictPerson.nullable(),
  /** It is so now: the check-in stands, the registration is active, they have the badge, the meeting is there. */
  counts: z.boolean(),
  /** For `changedTwice`: where the meeting is to be, what has become of it, or which plan is to count. */
  place: z.strictObject({ round: z.string().nullable(), table: z.string().nullable() }).nullable(),
  status: z.enum(MEETING_STATUSES).nullable(),
  plan: z.string().nullable(),
});
export type ConflictSide = z.output<typeof ConflictSide>;

export const Handling = z.strictObject({
  decision: z.enum(ALL_DECISIONS),
  pick: z.string().nullable(),
  note: z.string().nullable(),
  at: Time,
  deskName: z.string(),
  by: z.string().nullable(),
});
export type Handling = z.output<typeof Handling>;

/** Something that desks which worked apart have decided differently. */
export const Conflict = z.strictObject({
  id: Id,
  eventId: Id,
  kind: z.enum(CONFLICT_KINDS),
  /** When the last of it came about, epoch ms. */
  at: Time,
  /** Everybody it is about; of very many the last ones. */
  people: z.array(ConflictPerson),
  /** The oldest first. */
  sides: z.array(ConflictSide),
  /** For `sharedBadge`: its number. */
  badge: z.string().nullable(),
  /** For `overCapacity`. */
  places: z.strictObject({ capacity: z.number().int(), enrolled: z.number().int() }).nullable(),
  /** What was done about it, the newest first: more than one where desks have handled it apart as well. */
  handled: z.array(Handling),
});
export type Conflict = z.output<typeof Conflict>;

const Counts = z.strictObject({ open: z.number().int(), handled: z.number().int() });

export const conflictsContract = {
  calls: {
    /** What desks have decided differently at an event, the newest first: what nobody has dealt with, or what somebody has. */
    list: call(
      'door.read',
      z.strictObject({
        eventId: EventId,
        state: z.enum(['open', 'handled']).default('open'),
        cursor: z.string().max(200).optional(),
        limit: z.number().int().min(1).max(100).default(50),
      }),
      z.strictObject({ conflicts: z.array(Conflict), cursor: z.string().nullable(), counts: Counts }),
    ),
    counts: call('door.read', z.strictObject({ eventId: EventId }), Counts),
    /**
     * Does something about one, and notes that it was done. Staff may leave or take back check-ins, the rest is for the
     * organizers of the event. The same nonce is the same deed, however often it is sent.
     */
    handle: call(
      'door.work',
      z.strictObject({
        nonce: Nonce,
        conflictId: ConflictId,
        decision: z.enum(ALL_DECISIONS),
        /** The side that it is decided for. */
        pick: z.string().max(100).optional(),
        note: line(500).optional(),
      }),
      z.strictObject({ conflictId: Id, counts: Counts }),
    ),
  },
  events: {
    changed: event('door.read', z.strictObject({ eventId: EventId })),
  },
};
