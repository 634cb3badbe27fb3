import { z } from 'zod';
import { DOCUMENT_KINDS } from '#shared/domain/documents.ts';
import { REGISTRATION_STATUSES } from '#shared/domain/verdict.ts';
import { insertionOf } from '../../insert.ts';
import * as tables from '../../schema/replicated.ts';
import { type Reader, together } from '../../unit-of-work.ts';
import type { Hlc } from '../hlc.ts';
import { defineKind } from '../kind.ts';
import { type Change, mergingOf } from '../merge.ts';
import { edit, editKind, Id, Text, Time } from './edit-kind.ts';
import { idOf } from './ids.ts';

/** People, their places at events, and what identifies them. */

const PersonFields = edit({
  firstName: Text,
  lastName: Text,
  displayName: Text,
  email: Text,
  phone: Text,
  company: Text,
  jobTitle: Text,
});

const RegistrationFields = edit({
  status: z.enum(REGISTRATION_STATUSES),
  source: z.enum(['import', 'walkIn', 'web', 'demo']),
  ticketType: Text,
  orderCode: Text,
  orderPosition: Text,
  seat: Text,
  note: Text,
  attention: z.boolean(),
  vip: z.boolean(),
  blocked: z.boolean(),
  blockReason: Text,
  joinedAt: Time.nullable(),
  waitlistedAt: Time.nullable(),
  interests: z.array(z.string()).nullable(),
  extra: z.record(z.string(), z.string()).nullable(),
  consents: z
    .array(
      z.strictObject({
        purpose: z.string(),
        version: z.string(),
        at: Time,
        /** They have refused it, or withdrawn it since. */
        refused: z.literal(true).optional(),
      }),
    )
    .nullable(),
  offering: z.array(z.string()).nullable(),
  lookingFor: z.array(z.string()).nullable(),
  meetingLimit: z.number().int().nonnegative().nullable(),
  besides: z.array(Id).nullable(),
  place: z.number().int().positive().nullable(),
});

/**
 * A registration with its person and its ticket codes in one operation: an import of 100,000 rows is 100,000 operations
 * and not 300,000.
 */
export const registrationSet = defineKind({
  kind: 'registration.set',
  version: 4,
  payload: z.strictObject({
    organizationId: Id,
    eventId: Id,
    personId: Id,
    person: PersonFields,
    fields: RegistrationFields,
    /** Ticket codes that lead to this registration, beside those that it has already. */
    ticketCodes: z.array(z.string()),
  }),
  rows: [
    { table: tables.people, fields: PersonFields.shape },
    { table: tables.registrations, fields: RegistrationFields.shape },
  ],
  subjectId: (payload) => idOf.registration(payload.eventId, payload.personId),
  eventId: (payload) => payload.eventId,
  prepare(operations) {
    const changes = operations.map(({ hlc, at, payload }) => ({
      payload,
      stamp: { hlc, at },
      id: idOf.registration(payload.eventId, payload.personId),
    }));
    const merges = [
      mergingOf(
        tables.people,
        changes.map(({ payload, stamp }) => ({
          ...stamp,
          id: payload.personId,
          fixed: { organizationId: payload.organizationId },
          fields: payload.person,
        })),
      ),
      mergingOf(
        tables.registrations,
        changes.map(({ payload, stamp, id }) => ({
          ...stamp,
          id,
          fixed: { eventId: payload.eventId, personId: payload.personId },
          fields: payload.fields,
        })),
      ),
      mergingOf(
        tables.media,
        changes.flatMap(({ payload, stamp, id }) =>
          payload.ticketCodes.map((code) =>
            ticketClaim({ ...stamp, eventId: payload.eventId, registrationId: id, code }),
          ),
        ),
      ),
    ];
    const people = changes.map(({ payload }) => payload.personId);
    const registrations = changes.map(({ id }) => id);
    const desks = new Map(
      operations.map(({ deskId, payload: { eventId } }) => [`${eventId} ${deskId}`, { eventId, deskId }]),
    );
    const note = insertionOf(
      tables.registrationDesks,
      [...desks].map(([id, row]) => ({ id, ...row })),
      'ON CONFLICT DO NOTHING',
    );
    return async (tx) => {
      const [newPeople] = await together([...merges, note].map((write) => write(tx)));
      // Somebody new is registered nowhere else.
      const all = newPeople === true ? registrations : await registrationsOf(tx, people);
      return [
        ['directory', all],
        ['registered', all],
      ];
    };
  },
});

/** That a registration was said to have a ticket. */
export interface TicketSaid {
  hlc: Hlc;
  /** When, in ms since 1970. */
  at: number;
  eventId: string;
  registrationId: string;
  code: string;
}

/** What a ticket that a registration was said to have changes among media. */
export function ticketClaim({ hlc, at, eventId, registrationId, code }: TicketSaid): Change {
  return {
    ...{ hlc, at, id: idOf.medium(eventId, 'ticket', code) },
    fixed: { eventId, kind: 'ticket', value: code },
    fields: { registrationId, issuedAt: at },
  };
}

/** All registrations of some people: a new name shows at every event they are registered for. */
async function registrationsOf(tx: Reader, personIds: readonly string[]): Promise<string[]> {
  const rows = await tx.all<{ id: string }>(
    'SELECT id FROM registrations WHERE person_id IN (SELECT value FROM json_each(?))',
    [JSON.stringify(personIds)],
  );
  return rows.map((row) => row.id);
}

/** A badge given to a registration, or revoked. */
export const mediumSet = editKind({
  kind: 'medium.set',
  table: tables.media,
  fixed: { eventId: Id, kind: z.enum(['ticket', 'badge']), value: z.string() },
  fields: { registrationId: Id.nullable(), issuedAt: Time.nullable(), revokedAt: Time.nullable(), revokedReason: Text },
  rowId: (payload) => idOf.medium(payload.eventId, payload.kind, payload.value),
  eventId: (payload) => payload.eventId,
  touches: ({ eventId, kind, value }) => ['badges', kind === 'badge' ? idOf.medium(eventId, kind, value) : null],
});

/** By which name another system knows a registration, and what it said of it last. */
export const referenceSet = editKind({
  kind: 'reference.set',
  table: tables.externalReferences,
  fixed: { id: Id, eventId: Id },
  fields: { registrationId: Id, reference: Text, said: Text },
  rowId: (payload) => payload.id,
  eventId: (payload) => payload.eventId,
});

/** A résumé or a photo of a registration; another one of the kind takes its place. */
export const documentSet = editKind({
  kind: 'document.set',
  table: tables.documents,
  fixed: { eventId: Id, registrationId: Id, kind: z.enum(DOCUMENT_KINDS) },
  fields: {
    originalName: Text,
    storedName: Text,
    mimeType: Text,
    size: z.number().int().nonnegative(),
    hash: Text,
    uploadedAt: Time,
  },
  rowId: (payload) => idOf.document(payload.registrationId, payload.kind),
  eventId: (payload) => payload.eventId,
});
