import { z } from 'zod';
import { EVENT_STATUSES } from '#shared/domain/event.ts';
import { MATCH_ORIGINS } from '#shared/domain/match.ts';
import { PAIR_RULES } from '#shared/domain/matching-rules.ts';
import { AUDIENCES } from '#shared/domain/messages.ts';
import { ROLES } from '#shared/domain/roles.ts';
import { REENTRY_RULES } from '#shared/domain/verdict.ts';
import { pairName } from '../../projections/pair-names.ts';
import * as tables from '../../schema/replicated.ts';
import { Count, editKind, Id, Text, Time } from './edit-kind.ts';
import { idOf } from './ids.ts';
import { Seen, tracked } from './tracked.ts';

/** The event, its programme, and what is said at it. */

const eventEdit = editKind({
  kind: 'event.set',
  version: 4,
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
    matching: z
      .strictObject({
        isOn: z.boolean(),
        needsConsent: z.boolean(),
        withinCompany: z.boolean(),
        groups: z.array(z.tuple([z.string(), z.string()])).nullable(),
        maxOutgoing: z.number().int().positive().nullable(),
        maxIncoming: z.number().int().positive().nullable(),
        groupsOfThree: z.boolean(),
      })
      .nullable(),
    planning: z.strictObject({ mostMeetings: z.number().int().positive().nullable() }).nullable(),
    planId: Id.nullable(),
  },
  /** Of the plan that counts. */
  beside: Seen,
  rowId: (payload) => idOf.event(payload.organizationId, payload.code),
  eventId: (payload) => idOf.event(payload.organizationId, payload.code),
  touches: ({ organizationId, code }, fields) => [
    'matchingRules',
    fields.matching === undefined ? null : idOf.event(organizationId, code),
  ],
});

export const eventSet = tracked(
  eventEdit,
  ({ organizationId, code, after, fields: { planId } }) => {
    const eventId = idOf.event(organizationId, code);
    return planId === undefined ? [] : [{ eventId, subjectId: eventId, kind: 'plan', after, value: planId }];
  },
  ({ organizationId, code, fields }) =>
    fields.reentry === undefined ? [] : [['reentry', idOf.event(organizationId, code)]],
);

export const locationSet = editKind({
  kind: 'location.set',
  version: 3,
  table: tables.locations,
  /** Without an event where it belongs to a venue. */
  fixed: { id: Id, eventId: Id.nullable() },
  fields: {
    name: Text,
    venueId: Id.nullable(),
    planWidth: z.number().positive().nullable(),
    planHeight: z.number().positive().nullable(),
    openings: z.array(z.strictObject({ startAt: Time, endAt: Time })).nullable(),
  },
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
  version: 2,
  table: tables.meetingPoints,
  fixed: { id: Id, eventId: Id },
  fields: {
    name: Text,
    capacity: z.number().int().positive(),
    locationIds: z.array(Id),
    positionX: z.number().nullable(),
    positionY: z.number().nullable(),
    closedAt: Time.nullable(),
  },
  rowId: (payload) => payload.id,
  eventId: (payload) => payload.eventId,
});

export const availabilitySet = editKind({
  kind: 'availability.set',
  table: tables.availabilities,
  fixed: { eventId: Id, registrationId: Id, roundId: Id },
  fields: { available: z.boolean() },
  rowId: (payload) => idOf.availability(payload.registrationId, payload.roundId),
  eventId: (payload) => payload.eventId,
});

export const matchSet = editKind({
  kind: 'match.set',
  version: 2,
  table: tables.matches,
  /** Two registrations, the smaller id first. */
  fixed: { eventId: Id, firstId: Id, secondId: Id },
  fields: { matchedAt: Time, active: z.boolean(), origin: z.enum(MATCH_ORIGINS) },
  rowId: (payload) => idOf.match(payload.eventId, payload.firstId, payload.secondId),
  eventId: (payload) => payload.eventId,
  touches: ({ eventId, firstId, secondId }) => ['pairs', pairName(eventId, firstId, secondId)],
});

/** How a keyword is written, and which other one it means. */
export const keywordSet = editKind({
  kind: 'keyword.set',
  table: tables.keywords,
  fixed: { eventId: Id, key: z.string() },
  fields: { label: Text, target: Text },
  rowId: (payload) => idOf.keyword(payload.eventId, payload.key),
  eventId: (payload) => payload.eventId,
  touches: ({ eventId }) => ['keywords', eventId],
});

export const pairRuleSet = editKind({
  kind: 'pairRule.set',
  table: tables.pairRules,
  fixed: { eventId: Id, firstId: Id, secondId: Id },
  fields: { rule: z.enum(PAIR_RULES).nullable() },
  rowId: (payload) => idOf.pairRule(payload.eventId, payload.firstId, payload.secondId),
  eventId: (payload) => payload.eventId,
  touches: ({ eventId }) => ['pairRules', eventId],
});

export const pairingSet = editKind({
  kind: 'pairing.set',
  table: tables.pairings,
  fixed: { eventId: Id, roundId: Id },
  fields: { groups: z.array(z.array(Id)).nullable(), sittingOut: z.array(Id).nullable(), pairedAt: Time },
  rowId: (payload) => idOf.pairing(payload.roundId),
  eventId: (payload) => payload.eventId,
  touches: ({ eventId, roundId }) => ['pairings', `${eventId} ${roundId}`],
});

export const messageSet = editKind({
  kind: 'message.set',
  table: tables.messages,
  fixed: { id: Id, eventId: Id, senderId: z.string() },
  fields: {
    senderName: Text,
    senderRole: z.enum([...ROLES, 'owner']),
    audience: z.enum(AUDIENCES),
    text: Text,
    sentAt: Time,
    editedAt: Time.nullable(),
  },
  withdrawable: ['text'],
  rowId: (payload) => payload.id,
  eventId: (payload) => payload.eventId,
});

export const messageReadSet = editKind({
  kind: 'messageRead.set',
  table: tables.messageReads,
  fixed: { eventId: Id, readerId: Id },
  fields: { readAt: Time },
  rowId: (payload) => idOf.messageRead(payload.eventId, payload.readerId),
  eventId: (payload) => payload.eventId,
});

export const dailyFiguresSet = editKind({
  kind: 'dailyFigures.set',
  table: tables.dailyFigures,
  /** The day in the event's own time zone, as 2026-11-21. */
  fixed: { eventId: Id, day: z.iso.date() },
  fields: {
    slots: Count,
    booked: Count,
    held: Count,
    noShows: Count,
    checkIns: Count,
    peakRate: Count,
    waitlist: Count,
    enrolled: Count,
  },
  rowId: (payload) => idOf.dailyFigures(payload.eventId, payload.day),
  eventId: (payload) => payload.eventId,
});
