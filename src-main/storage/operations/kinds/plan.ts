import { z } from 'zod';
import { MEETING_STATUSES } from '#shared/domain/meeting.ts';
import * as tables from '../../schema/replicated.ts';
import { defineKind } from '../kind.ts';
import { mergingOf } from '../merge.ts';
import { editKind, Id, Text, Time } from './edit-kind.ts';
import { idOf } from './ids.ts';
import { type Said, Seen, tracked } from './tracked.ts';

/** Meetings, and the plans that say when and where they are. */

const meetingEdit = editKind({
  kind: 'meeting.set',
  version: 4,
  table: tables.meetings,
  fixed: {
    eventId: Id,
    matchId: Id,
    /** The round whose pairing put the two together: there is one such meeting per round, and one that has been planned. */
    pairedFor: Id.optional(),
  },
  fields: {
    roundId: Id.nullable(),
    meetingPointId: Id.nullable(),
    status: z.enum(MEETING_STATUSES),
    /** Registrations that did not come. */
    missing: z.array(Id).nullable(),
    planId: Id.nullable(),
    /** Meetings that are in an earlier round, where they take place. */
    afterIds: z.array(Id).nullable(),
  },
  beside: Seen,
  rowId: (payload) => idOf.meeting(payload.matchId, payload.pairedFor),
  eventId: (payload) => payload.eventId,
});

export const meetingSet = tracked(meetingEdit, ({ eventId, matchId, pairedFor, after, fields }) =>
  fields.status === undefined
    ? []
    : [{ eventId, subjectId: idOf.meeting(matchId, pairedFor), kind: 'status', after, value: fields.status }],
);

export const attendanceSet = editKind({
  kind: 'attendance.set',
  table: tables.attendances,
  fixed: { eventId: Id, meetingId: Id, registrationId: Id },
  fields: { arrivedAt: Time.nullable() },
  rowId: (payload) => idOf.attendance(payload.meetingId, payload.registrationId),
  eventId: (payload) => payload.eventId,
});

export const planSet = editKind({
  kind: 'plan.set',
  table: tables.plans,
  fixed: { id: Id, eventId: Id },
  fields: {
    name: Text,
    madeAt: Time,
    seed: z.number().int().nullable(),
    basedOnId: Id.nullable(),
    figures: z.record(z.string(), z.number().nullable()).nullable(),
    publishedAt: Time.nullable(),
  },
  rowId: (payload) => payload.id,
  eventId: (payload) => payload.eventId,
});

/** Which meeting of which plan a place is of. */
const Placed = {
  meetingId: Id,
  matchId: Id,
  /** Where the two were put together for a round. */
  pairedFor: Id.optional(),
};
const Place = {
  roundId: Id.nullable(),
  meetingPointId: Id.nullable(),
  /** Stays where it is, whatever else is planned anew. */
  locked: z.boolean(),
  /** Why it has no round: a `Reason` of the domain. */
  reason: z
    .strictObject({
      kind: z.string(),
      rounds: z.array(Id).optional(),
      people: z.array(Id).optional(),
      meetings: z.array(Id).optional(),
      missing: z.number().int().optional(),
    })
    .nullable(),
};

/** One meeting of a plan, by hand. */
const placementEdit = editKind({
  kind: 'placement.set',
  version: 2,
  table: tables.placements,
  fixed: { eventId: Id, planId: Id, ...Placed },
  fields: Place,
  beside: Seen,
  rowId: (payload) => idOf.placement(payload.planId, payload.meetingId),
  eventId: (payload) => payload.eventId,
});

export const placementSet = tracked(placementEdit, ({ eventId, planId, meetingId, after, fields }) =>
  placeSaid(eventId, planId, meetingId, after, fields),
);

function placeSaid(
  eventId: string,
  planId: string,
  meetingId: string,
  after: string | null | undefined,
  { roundId, meetingPointId = null }: { roundId?: unknown; meetingPointId?: unknown },
): Said[] {
  if (roundId === undefined) return [];
  const value = { roundId, meetingPointId };
  return [{ eventId, subjectId: idOf.placement(planId, meetingId), kind: 'place', after, value }];
}

const fillEdit = defineKind({
  kind: 'plan.fill',
  version: 2,
  payload: z.strictObject({
    eventId: Id,
    planId: Id,
    places: z.array(z.strictObject({ ...Placed, ...z.strictObject(Place).partial().shape, ...Seen })),
  }),
  rows: [{ table: tables.placements, fields: { eventId: Id, planId: Id, ...Placed, ...Place } }],
  subjectId: (payload) => payload.planId,
  eventId: (payload) => payload.eventId,
  prepare: (operations) => {
    const merge = mergingOf(
      tables.placements,
      operations.flatMap(({ hlc, at, payload: { eventId, planId, places } }) =>
        places.map(({ meetingId, matchId, pairedFor, after: _, ...fields }) => ({
          id: idOf.placement(planId, meetingId),
          hlc,
          at,
          fixed: { eventId, planId, meetingId, matchId, ...(pairedFor === undefined ? {} : { pairedFor }) },
          fields,
        })),
      ),
    );
    return async (tx) => {
      await merge(tx);
      return [];
    };
  },
});

/** Many meetings of a plan at once: one deed, not as many as there are meetings. A new plan says of none what was seen of it. */
export const planFill = tracked(fillEdit, ({ eventId, planId, places }) =>
  places.flatMap(({ meetingId, after, ...place }) => placeSaid(eventId, planId, meetingId, after, place)),
);
