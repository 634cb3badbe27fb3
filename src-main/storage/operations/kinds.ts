import { z } from 'zod';
import { derivedId } from '#main/storage/derived-id.ts';
import { EVENT_STATUSES } from '#shared/domain/event.ts';
import { ROLES } from '#shared/domain/roles.ts';
import { DIRECTIONS, METHODS, REENTRY_RULES, REGISTRATION_STATUSES, VERDICTS } from '#shared/domain/verdict.ts';
import * as tables from '../schema/replicated.ts';
import { type Reader, together } from '../unit-of-work.ts';
import { insertFacts } from './facts.ts';
import { type Applicable, defineKind, type OperationKind } from './kind.ts';
import { mergingOf } from './merge.ts';

/*
 * Every kind of operation there is. Payloads are what desks exchange and what stays in the log for good: fields are added,
 * never renamed or removed, and every field of an edit is optional so that an edit says only what it changes.
 */

const Id = z.uuid();
const Text = z.string().nullable();
const Time = z.number().int().nonnegative();
const Edit = { deletedAt: Time.nullable() };

/** Fields of an edit: any of them, and no other. */
const edit = <S extends z.ZodRawShape>(shape: S) => z.strictObject({ ...Edit, ...shape }).partial();

/** Ids of things that are unique by a key, the same on every desk. */
export const idOf = {
  event: (organizationId: string, code: string) => derivedId(organizationId, 'event', code),
  account: (organizationId: string, email: string) => derivedId(organizationId, 'account', email),
  // Begins as the person's id does: rows that are written in the order of one are written in the order of the other,
  // which spares a large import half of the pages it would touch.
  registration: (eventId: string, personId: string) =>
    personId.slice(0, 8) + derivedId(eventId, 'registration', personId).slice(8),
  medium: (eventId: string, kind: string, value: string) => derivedId(eventId, 'medium', kind, value),
  badgeKey: (organizationId: string, keyId: string) => derivedId(organizationId, 'badgeKey', keyId),
};

/** A kind that edits rows of one table. */
function editKind<F extends z.ZodRawShape, E extends z.ZodRawShape>(definition: {
  kind: string;
  table: tables.MergedTable;
  fixed: F;
  fields: E;
  rowId(payload: z.output<z.ZodObject<F>>): string;
  eventId?(payload: z.output<z.ZodObject<F>>): string;
}): OperationKind<z.output<z.ZodObject<F>> & { fields: Record<string, unknown> }> {
  type Payload = z.output<z.ZodObject<F>> & { fields: Record<string, unknown> };
  const { fixed, rowId } = definition;
  return {
    kind: definition.kind,
    version: 1,
    payload: z.strictObject({ ...fixed, fields: edit(definition.fields) }) as unknown as z.ZodType<Payload>,
    subjectId: rowId,
    eventId: (payload) => definition.eventId?.(payload) ?? null,
    prepare(operations) {
      const merge = mergingOf(
        definition.table,
        operations.map((operation) => {
          const { fields, ...rest } = operation.payload;
          return { id: rowId(operation.payload), hlc: operation.hlc, at: operation.at, fixed: rest, fields };
        }),
      );
      return async (tx) => {
        await merge(tx);
        return [];
      };
    },
  };
}

export const organizationSet = editKind({
  kind: 'organization.set',
  table: tables.organizations,
  fixed: { id: Id },
  fields: { name: Text },
  rowId: (payload) => payload.id,
});

export const deskSet = editKind({
  kind: 'desk.set',
  table: tables.desks,
  fixed: { id: Id, organizationId: Id },
  fields: { name: Text, version: Text },
  rowId: (payload) => payload.id,
});

export const accountSet = editKind({
  kind: 'account.set',
  table: tables.accounts,
  fixed: { organizationId: Id, email: z.string() },
  fields: { name: Text, role: z.enum(ROLES), passwordHash: Text, active: z.boolean() },
  rowId: (payload) => idOf.account(payload.organizationId, payload.email),
});

export const badgeKeySet = editKind({
  kind: 'badgeKey.set',
  table: tables.badgeKeys,
  fixed: { organizationId: Id, keyId: z.string() },
  fields: { publicKey: Text },
  rowId: (payload) => idOf.badgeKey(payload.organizationId, payload.keyId),
});

export const eventSet = editKind({
  kind: 'event.set',
  table: tables.events,
  fixed: { organizationId: Id, code: z.string() },
  fields: {
    slug: Text,
    title: Text,
    description: Text,
    category: Text,
    tags: z.array(z.string()).nullable(),
    startAt: Time.nullable(),
    endAt: Time.nullable(),
    timeZone: Text,
    locationText: Text,
    venueId: Text,
    mapLatitude: z.number().nullable(),
    mapLongitude: z.number().nullable(),
    mapZoom: z.number().nullable(),
    videoLink: Text,
    capacity: z.number().int().positive().nullable(),
    reentry: z.enum(REENTRY_RULES),
    badgeTemplate: Text,
    ownerId: Text,
    status: z.enum(EVENT_STATUSES),
  },
  rowId: (payload) => idOf.event(payload.organizationId, payload.code),
  eventId: (payload) => idOf.event(payload.organizationId, payload.code),
});

export const locationSet = editKind({
  kind: 'location.set',
  table: tables.locations,
  fixed: { id: Id, eventId: Id },
  fields: { name: Text },
  rowId: (payload) => payload.id,
  eventId: (payload) => payload.eventId,
});

export const roundSet = editKind({
  kind: 'round.set',
  table: tables.rounds,
  fixed: { id: Id, eventId: Id },
  fields: { name: Text, startAt: Time.nullable(), endAt: Time.nullable(), locationText: Text },
  rowId: (payload) => payload.id,
  eventId: (payload) => payload.eventId,
});

export const meetingPointSet = editKind({
  kind: 'meetingPoint.set',
  table: tables.meetingPoints,
  fixed: { id: Id, eventId: Id },
  fields: {
    name: Text,
    capacity: z.number().int().positive(),
    locationIds: z.array(Id),
    positionX: z.number().nullable(),
    positionY: z.number().nullable(),
  },
  rowId: (payload) => payload.id,
  eventId: (payload) => payload.eventId,
});

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
  consents: z.array(z.strictObject({ purpose: z.string(), version: z.string(), at: Time })).nullable(),
});

/**
 * A registration with its person and its ticket codes in one operation: an import of 100,000 rows is 100,000 operations
 * and not 300,000.
 */
export const registrationSet = defineKind({
  kind: 'registration.set',
  version: 1,
  payload: z.strictObject({
    organizationId: Id,
    eventId: Id,
    personId: Id,
    person: PersonFields,
    fields: RegistrationFields,
    /** Ticket codes that lead to this registration, beside those that it has already. */
    ticketCodes: z.array(z.string()),
  }),
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
          payload.ticketCodes.map((value) => ({
            ...stamp,
            id: idOf.medium(payload.eventId, 'ticket', value),
            fixed: { eventId: payload.eventId, kind: 'ticket', value },
            fields: { registrationId: id, issuedAt: stamp.at },
          })),
        ),
      ),
    ];
    const people = changes.map(({ payload }) => payload.personId);
    const registrations = changes.map(({ id }) => id);
    return async (tx) => {
      const [newPeople] = await together(merges.map((merge) => merge(tx)));
      // Somebody new is registered nowhere else.
      return [['directory', newPeople === true ? registrations : await registrationsOf(tx, people)]];
    };
  },
});

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
});

const Where = { deskName: z.string(), actorName: Text };

export const checkInRecord = defineKind({
  kind: 'checkIn.record',
  version: 1,
  payload: z.strictObject({
    id: Id,
    eventId: Id,
    registrationId: Id.nullable(),
    seenAt: Time,
    direction: z.enum(DIRECTIONS),
    method: z.enum(METHODS),
    verdict: z.enum(VERDICTS),
    presented: Text,
    overrideReason: Text,
    ...Where,
  }),
  subjectId: (payload) => payload.id,
  eventId: (payload) => payload.eventId,
  prepare: (operations) => async (tx) => {
    const before = await insertFacts(
      tx,
      tables.checkIns,
      operations.map((operation) => ({ ...factColumns(operation), recordedAt: operation.at })),
    );
    const touched = operations.map((operation) => operation.payload.registrationId);
    for (const row of before) touched.push(row.registration_id as string | null);
    return [['presence', touched.filter((id) => id !== null)]];
  },
});

/** Takes a check-in back. The check-in itself stays in the list, marked. */
export const checkInUndo = defineKind({
  kind: 'checkIn.undo',
  version: 1,
  payload: z.strictObject({ id: Id, eventId: Id, checkInId: Id, at: Time, reason: Text, ...Where }),
  subjectId: (payload) => payload.checkInId,
  eventId: (payload) => payload.eventId,
  prepare: (operations) => async (tx) => {
    const before = await insertFacts(tx, tables.undos, operations.map(factColumns));
    const checkIns = operations.map((operation) => operation.payload.checkInId);
    for (const row of before) checkIns.push(row.check_in_id as string);
    const rows = await tx.all<{ id: string }>(
      `SELECT DISTINCT registration_id AS id FROM check_ins
       WHERE registration_id IS NOT NULL AND id IN (SELECT value FROM json_each(?))`,
      [JSON.stringify(checkIns)],
    );
    return [['presence', rows.map((row) => row.id)]];
  },
});

export const printRecord = defineKind({
  kind: 'print.record',
  version: 1,
  payload: z.strictObject({
    id: Id,
    eventId: Id,
    registrationId: Id,
    template: z.string(),
    printer: Text,
    at: Time,
    outcome: z.enum(['printed', 'failed', 'cancelled']),
    message: Text,
    deskName: z.string(),
  }),
  subjectId: (payload) => payload.registrationId,
  eventId: (payload) => payload.eventId,
  prepare: (operations) => async (tx) => {
    await insertFacts(tx, tables.prints, operations.map(factColumns));
    return [];
  },
});

/** A fact's own columns, and those that the operation around it gives. */
function factColumns<P extends { id: string }>(operation: Applicable<P>) {
  return { ...operation.payload, hlc: operation.hlc, deskId: operation.deskId, actorId: operation.actorId };
}

/** The registry. A kind that is not in here is unknown. */
export const operationKinds = [
  organizationSet,
  deskSet,
  accountSet,
  badgeKeySet,
  eventSet,
  locationSet,
  roundSet,
  meetingPointSet,
  registrationSet,
  mediumSet,
  checkInRecord,
  checkInUndo,
  printRecord,
] as unknown as readonly OperationKind[];
