import { z } from 'zod';
import { ALL_DECISIONS, CONFLICT_KINDS } from '#shared/domain/conflict.ts';
import { CHOICE_METHODS, CHOICES } from '#shared/domain/match.ts';
import { DIRECTIONS, METHODS, VERDICTS } from '#shared/domain/verdict.ts';
import { pairName } from '../../projections/pair-names.ts';
import * as tables from '../../schema/replicated.ts';
import { insertFacts } from '../facts.ts';
import { type Applicable, defineKind } from '../kind.ts';
import { Id, Text, Time } from './edit-kind.ts';
import { idOf } from './ids.ts';

/** What happened: recorded once, never edited. */

const Where = { deskName: z.string(), actorName: Text };

export const checkInRecord = defineKind({
  kind: 'checkIn.record',
  version: 1,
  facts: tables.checkIns,
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
    const former = before.map((row) => row.registration_id as string | null).filter((id) => id !== null);
    return [
      ['presence', [...touched.filter((id) => id !== null), ...former]],
      // Who is said to have passed less often than before has not passed twice any more.
      ['conflictsOf', former],
    ];
  },
});

/** Takes a check-in back. The check-in itself stays in the list, marked. */
export const checkInUndo = defineKind({
  kind: 'checkIn.undo',
  version: 1,
  facts: tables.undos,
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
  facts: tables.prints,
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

/** Somebody has dealt with what desks decided differently, as far as it was known there. */
export const conflictHandle = defineKind({
  kind: 'conflict.handle',
  version: 1,
  facts: tables.conflictHandlings,
  payload: z.strictObject({
    id: Id,
    eventId: Id,
    /** Derived from what it is about, the same on every desk. */
    conflictId: Id,
    kind: z.enum(CONFLICT_KINDS),
    about: z.string(),
    facts: z.array(z.string()),
    /** Registrations that it is about. */
    people: z.array(Id),
    decision: z.enum(ALL_DECISIONS),
    pick: Text,
    note: Text,
    ...Where,
  }),
  subjectId: (payload) => payload.conflictId,
  eventId: (payload) => payload.eventId,
  prepare: (operations) => async (tx) => {
    const before = await insertFacts(
      tx,
      tables.conflictHandlings,
      operations.map((operation) => ({ ...factColumns(operation), at: operation.at })),
    );
    const touched = operations.map(({ payload }) => payload.conflictId);
    return [['handlings', [...touched, ...before.map((row) => String(row.conflict_id))]]];
  },
});

/** Somebody liked or passed somebody else, or took back what they had said. */
export const choiceRecord = defineKind({
  kind: 'choice.record',
  version: 1,
  facts: tables.choices,
  payload: z.strictObject({
    id: Id,
    eventId: Id,
    /** Registrations. */
    fromId: Id,
    toId: Id,
    choice: z.enum(CHOICES),
    undoOf: Id.nullable(),
    at: Time,
    method: z.enum(CHOICE_METHODS),
    deskName: z.string(),
  }),
  subjectId: (payload) => idOf.match(payload.eventId, payload.fromId, payload.toId),
  eventId: (payload) => payload.eventId,
  prepare: (operations) => async (tx) => {
    const before = await insertFacts(tx, tables.choices, operations.map(factColumns));
    const touched = operations.map(({ payload }) => pairName(payload.eventId, payload.fromId, payload.toId));
    for (const row of before) touched.push(pairName(String(row.event_id), String(row.from_id), String(row.to_id)));
    return [['pairs', touched.filter((name) => name !== null)]];
  },
});

/** A fact's own columns, and those that the operation around it gives. */
function factColumns<P extends { id: string }>(operation: Applicable<P>) {
  return { ...operation.payload, hlc: operation.hlc, deskId: operation.deskId, actorId: operation.actorId };
}

/** What somebody did that changed no row. Says ids and counts, never anything personal. */
export const activityRecord = defineKind({
  kind: 'activity.record',
  version: 1,
  facts: tables.activities,
  payload: z.strictObject({
    id: Id,
    organizationId: Id,
    eventId: Id.nullable(),
    action: z.string(),
    subjectId: Text,
    data: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).nullable(),
    address: Text,
    client: Text,
    ...Where,
  }),
  subjectId: (payload) => payload.subjectId ?? payload.id,
  eventId: (payload) => payload.eventId,
  prepare: (operations) => async (tx) => {
    await insertFacts(
      tx,
      tables.activities,
      operations.map((operation) => ({ ...factColumns(operation), at: operation.at })),
    );
    return [];
  },
});

/**
 * Somebody's personal data goes, here and on every desk, and does not come back: see `../erasure.ts`. Says ids alone, which
 * tell nothing of who it was.
 */
export const personErase = defineKind({
  kind: 'person.erase',
  version: 1,
  payload: z.strictObject({
    personId: Id,
    organizationId: Id,
    /** Accounts that the person signed in with. */
    accountIds: z.array(Id),
    /** Scans that led to nobody though it was their code that was read: no id in them leads here. */
    checkInIds: z.array(Id).optional(),
  }),
  subjectId: (payload) => payload.personId,
  eventId: () => null,
  prepare: (operations) => async (tx) => {
    const rows = operations.map(({ hlc, deskId, actorId, at, payload }) => ({
      id: payload.personId,
      hlc,
      organizationId: payload.organizationId,
      deskId,
      at,
      actorId,
    }));
    await insertFacts(tx, tables.erasures, rows);
    return [['erasure', rows.map((row) => row.id)]];
  },
});
