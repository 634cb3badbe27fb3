import { z } from 'zod';
import { Direction, Id, line, Method, Nonce, RegistrationSummary, Time, Verdict } from './common.ts';
import { call, event } from './define.ts';
import { EventId, RegistrationId } from './ids.ts';
import { NewPerson } from './registrations.ts';

/** What was presented at the desk. */
export const ScanSubject = z.discriminatedUnion('kind', [
  /** A ticket code, as the scanner typed it or the camera read it. */
  z.strictObject({ kind: z.literal('code'), code: z.string().min(1).max(2000) }),
  /** An NFC badge: uid in hex, and the signed payload if the tag carries one (base64url). */
  z.strictObject({ kind: z.literal('badge'), uid: z.string().max(64), payload: z.string().max(2000).nullable() }),
  /** Somebody picked from the search. */
  // Not named as a registration's: one of elsewhere is answered with a verdict, as a code of elsewhere is.
  z.strictObject({ kind: z.literal('registration'), id: Id }),
]);
export type ScanSubject = z.output<typeof ScanSubject>;

export const VerdictResult = z.strictObject({
  verdict: Verdict,
  checkInId: Id,
  direction: Direction,
  /** When the scan was made, epoch ms. */
  seenAt: Time,
  registration: RegistrationSummary.nullable(),
  /** For `already`: when and at which desk. */
  before: z.strictObject({ at: Time, deskName: z.string() }).nullable(),
  /** For `wrongEvent`: where the code belongs. */
  otherEvent: z.strictObject({ code: z.string(), title: z.string() }).nullable(),
  /** Why somebody is blocked, or why a badge is not good any more. */
  reason: z.string().nullable(),
  /** Staff should look: a note, a VIP. Applies beside any verdict. */
  attention: z.boolean(),
  overridable: z.boolean(),
  overridden: z.boolean(),
  /** The medium as it was presented, for the log of unknown codes. */
  presented: z.string().nullable(),
});
export type VerdictResult = z.output<typeof VerdictResult>;

/** A line in the log of scans. */
export const ScanEntry = z.strictObject({
  id: Id,
  verdict: Verdict,
  direction: Direction,
  method: Method,
  seenAt: Time,
  deskName: z.string(),
  registrationId: Id.nullable(),
  name: z.string().nullable(),
  presented: z.string().nullable(),
  overrideReason: z.string().nullable(),
  by: z.string().nullable(),
  undone: z.strictObject({ at: Time, by: z.string().nullable(), reason: z.string().nullable() }).nullable(),
});
export type ScanEntry = z.output<typeof ScanEntry>;

export const Stats = z.strictObject({
  eventId: EventId,
  /** Enrolled registrations. */
  expected: z.number().int(),
  /** Inside now. */
  in: z.number().int(),
  /** Were inside and have left. */
  out: z.number().int(),
  /** Admissions that were not undone, including re-entries. */
  checkIns: z.number().int(),
  capacity: z.number().int().nullable(),
  waitlisted: z.number().int(),
  perDesk: z.array(
    z.strictObject({ deskId: Id, name: z.string(), checkIns: z.number().int(), exits: z.number().int(), lastAt: Time }),
  ),
  /** Admissions in each of the last 15 minutes, oldest first. */
  lastMinutes: z.array(z.number().int()).length(15),
});
export type Stats = z.output<typeof Stats>;

export const checkInContract = {
  calls: {
    scan: call(
      'door.work',
      z.strictObject({
        nonce: Nonce,
        eventId: EventId,
        subject: ScanSubject,
        direction: Direction,
        method: Method,
        /** When it was seen, if not now: a queued scan. Epoch ms. */
        seenAt: Time.optional(),
        /** Admit in spite of a refusal; needs a role that may, and a reason. */
        override: z.strictObject({ reason: line(500).min(1, 'Say why.') }).optional(),
        /** The desk's name when it is not this installation's own (command line). */
        deskName: line(100).min(1).optional(),
      }),
      VerdictResult,
    ),
    /** Takes back a check-in: the last one that this desk made unless one is named. The fact stays, marked as undone. */
    undo: call(
      'door.work',
      z.strictObject({ nonce: Nonce, eventId: EventId, checkInId: Id.optional(), reason: line(500).optional() }),
      z.strictObject({ undone: ScanEntry.nullable() }),
    ),
    search: call(
      'door.read',
      z.strictObject({
        eventId: EventId,
        text: z.string().max(500),
        limit: z.number().int().min(1).max(100).default(20),
      }),
      z.strictObject({ results: z.array(RegistrationSummary) }),
    ),
    recent: call(
      'door.read',
      z.strictObject({
        eventId: EventId,
        limit: z.number().int().min(1).max(200).default(30),
        registrationId: RegistrationId.optional(),
      }),
      z.strictObject({ entries: z.array(ScanEntry) }),
    ),
    stats: call('door.read', z.strictObject({ eventId: EventId }), Stats),
    /** Registers somebody on the spot and checks them in; waitlisted registrations and capacity are respected. */
    walkIn: call(
      'door.work',
      z.strictObject({
        nonce: Nonce,
        eventId: EventId,
        person: NewPerson,
        admit: z.boolean().default(true),
        /** When they came, if not now. Epoch ms. */
        seenAt: Time.optional(),
      }),
      VerdictResult,
    ),
    /** Everybody on the same order, for checking in one by one or together. */
    companions: call(
      'door.read',
      z.strictObject({ registrationId: RegistrationId }),
      z.strictObject({ companions: z.array(RegistrationSummary) }),
    ),
  },
  events: {
    recorded: event('door.read', z.strictObject({ eventId: EventId, entry: ScanEntry })),
    /** Figures moved; asked for anew by whoever shows them. */
    statsChanged: event('door.read', z.strictObject({ eventId: EventId })),
  },
};
