import { z } from 'zod';
import { Id, line, Time } from './common.ts';
import { call, event } from './define.ts';
import { EventId, LocationId, MeetingPointId, RegistrationId, RoundId } from './ids.ts';
import { LONGEST_WHO, MOST_ROWS } from './interests.ts';
import { Location } from './venues.ts';

/** A time slot for meetings. */
export const Round = z.strictObject({
  id: Id,
  name: z.string(),
  startAt: Time,
  endAt: Time,
  locationText: z.string().nullable(),
});
export type Round = z.output<typeof Round>;

/** A table or spot. Its place is on the plan of the first of its locations, in metres from the top left corner. */
export const MeetingPoint = z.strictObject({
  id: Id,
  name: z.string(),
  /** Pairs that can meet there at once. */
  capacity: z.number().int(),
  locationIds: z.array(Id),
  positionX: z.number().nullable(),
  positionY: z.number().nullable(),
  /** Since when it is out of use; null while it can be used. */
  closedAt: Time.nullable(),
});
export type MeetingPoint = z.output<typeof MeetingPoint>;

export const Programme = z.strictObject({
  rounds: z.array(Round),
  locations: z.array(Location),
  points: z.array(MeetingPoint),
});
export type Programme = z.output<typeof Programme>;

/** More than any event has; a typing mistake in a grid would make a million. */
export const MOST_AT_ONCE = 500;

const NewRound = z.strictObject({
  name: line(200).min(1, 'Give the round a name.'),
  startAt: Time,
  endAt: Time,
  locationText: line(300).nullable().default(null),
});
const Metres = z.number().min(0).max(2000);
const PointFields = {
  name: line(200).min(1, 'Give the table a name.'),
  capacity: z.number().int().min(1, 'A table has room for one pair at least.').max(1000),
  locationIds: z.array(LocationId).max(20),
  positionX: Metres.nullable(),
  positionY: Metres.nullable(),
};

export const OpenRound = z.strictObject({
  roundId: Id,
  /** All of them could meet then. */
  open: z.boolean(),
  /** It has begun. */
  begun: z.boolean(),
  /** Registrations that cannot come. */
  away: z.array(Id),
  /** Registrations that meet somebody then, also in another round at the same time. */
  busy: z.array(Id),
  /** Registrations that have as many meetings as they may, whichever the round. */
  limit: z.array(Id),
  /** No table has room: all are taken in the plan that counts, out of use, or their rooms are closed. An event without tables needs none. */
  noTable: z.boolean(),
});
export type OpenRound = z.output<typeof OpenRound>;

export const RoundAvailability = z.strictObject({ roundId: RoundId, available: z.boolean() });

export const programmeContract = {
  calls: {
    get: call('door.read', z.strictObject({ eventId: EventId }), Programme),
    addRounds: call(
      'event.manage',
      z.strictObject({ eventId: EventId, rounds: z.array(NewRound).min(1).max(MOST_AT_ONCE) }),
      Programme,
    ),
    updateRound: call(
      'event.manage',
      z.strictObject({
        id: RoundId,
        name: NewRound.shape.name.optional(),
        startAt: Time.optional(),
        endAt: Time.optional(),
        locationText: line(300).nullable().optional(),
      }),
      Programme,
    ),
    /** Meetings in them neither begin nor end while their rounds are out; `restoreRounds` brings these back. */
    removeRounds: call(
      'event.manage',
      z.strictObject({ eventId: EventId, ids: z.array(RoundId).min(1).max(MOST_AT_ONCE) }),
      Programme,
    ),
    restoreRounds: call(
      'event.manage',
      z.strictObject({ eventId: EventId, ids: z.array(RoundId).min(1).max(MOST_AT_ONCE) }),
      Programme,
    ),
    addPoints: call(
      'event.manage',
      z.strictObject({
        eventId: EventId,
        points: z
          .array(
            z.strictObject({
              name: PointFields.name,
              capacity: PointFields.capacity.default(1),
              locationIds: PointFields.locationIds.default([]),
              positionX: PointFields.positionX.default(null),
              positionY: PointFields.positionY.default(null),
            }),
          )
          .min(1)
          .max(MOST_AT_ONCE),
      }),
      Programme,
    ),
    /** Several at once: what is dragged together moves together. */
    updatePoints: call(
      'event.manage',
      z.strictObject({
        eventId: EventId,
        points: z
          .array(
            z.strictObject({
              id: MeetingPointId,
              ...z.strictObject(PointFields).partial().shape,
              /** A broken table is out of use from now on, until somebody says that it is not. */
              outOfUse: z.boolean().optional(),
            }),
          )
          .min(1)
          .max(MOST_AT_ONCE),
      }),
      Programme,
    ),
    removePoints: call(
      'event.manage',
      z.strictObject({ eventId: EventId, ids: z.array(MeetingPointId).min(1).max(MOST_AT_ONCE) }),
      Programme,
    ),
    restorePoints: call(
      'event.manage',
      z.strictObject({ eventId: EventId, ids: z.array(MeetingPointId).min(1).max(MOST_AT_ONCE) }),
      Programme,
    ),
    /** To which rounds somebody can come: all, until something else is said. */
    availability: call(
      'door.read',
      z.strictObject({ registrationId: RegistrationId }),
      z.strictObject({ rounds: z.array(z.strictObject({ roundId: Id, available: z.boolean() })) }),
    ),
    setAvailability: call(
      'door.work',
      z.strictObject({
        registrationId: RegistrationId,
        rounds: z.array(RoundAvailability).min(1).max(MOST_AT_ONCE),
      }),
      z.strictObject({ rounds: z.array(z.strictObject({ roundId: Id, available: z.boolean() })) }),
    ),
    /** When some people could meet, and what stands in the way of each round where they could not. */
    openRounds: call(
      'door.read',
      z.strictObject({ registrationIds: z.array(RegistrationId).min(2).max(20) }),
      z.strictObject({ rounds: z.array(OpenRound) }),
    ),
    /** The same of many, found by e-mail or by a code that is theirs; who is not found is named in the answer. */
    setAvailabilities: call(
      'people.import',
      z.strictObject({
        eventId: EventId,
        rows: z
          .array(
            z.strictObject({
              who: line(LONGEST_WHO).min(1),
              rounds: z.array(RoundAvailability).min(1).max(MOST_AT_ONCE),
            }),
          )
          .min(1)
          .max(MOST_ROWS),
      }),
      z.strictObject({ changed: z.number().int(), unchanged: z.number().int(), unknown: z.array(z.string()) }),
    ),
  },
  events: {
    changed: event('door.read', z.strictObject({ eventId: Id })),
  },
};
