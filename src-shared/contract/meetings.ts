import { z } from 'zod';
import { MEETING_STATUSES } from '#shared/domain/meeting.ts';
import { Id, Time } from './common.ts';
import { call } from './define.ts';
import { EventId, MeetingId, MeetingPointId, RegistrationId, RoundId } from './ids.ts';
import { Face } from './matching.ts';
import { PlanMove } from './plans.ts';

/** A meeting of somebody, with all that they need to find it. */
export const Appointment = z.strictObject({
  id: Id,
  others: z.array(Face),
  status: z.enum(MEETING_STATUSES),
  roundId: Id,
  round: z.string(),
  startAt: Time.nullable(),
  endAt: Time.nullable(),
  table: z.string().nullable(),
  room: z.string().nullable(),
});
export type Appointment = z.output<typeof Appointment>;

/** Somebody who is free now, for somebody who waits. */
export const Offer = z.strictObject({
  waitingId: Id,
  partner: Face,
  /** From 0 to 1; null where matching is off for one of the two. */
  strength: z.number().min(0).max(1).nullable(),
  /** Whether the two are a match that has not met yet. */
  isMatch: z.boolean(),
});
export type Offer = z.output<typeof Offer>;

export const meetingsContract = {
  calls: {
    /** What stands in the plan that is published, by time. */
    of: call(
      'door.read',
      z.strictObject({ registrationId: RegistrationId }),
      z.strictObject({ appointments: z.array(Appointment) }),
    ),
    /** By hand: what time or somebody has said wrongly. */
    setStatus: call('door.work', z.strictObject({ meetingId: MeetingId, status: z.enum(MEETING_STATUSES) }), z.null()),
    /** Somebody is at their table, or not after all. Where all are, the meeting is under way. @returns the meeting, none where they have none now */
    arrive: call(
      'door.work',
      z.strictObject({ registrationId: RegistrationId, arrived: z.boolean().default(true) }),
      z.strictObject({ appointment: Appointment.nullable() }),
    ),
    /** Some did not come: whoever waits is offered the best people who are present and free. */
    noShow: call(
      'door.work',
      z.strictObject({ meetingId: MeetingId, missingIds: z.array(RegistrationId).min(1).max(100) }),
      z.strictObject({ waiting: z.array(Face), offers: z.array(Offer) }),
    ),
    /** Two who are free meet now: a match, and a place in the plan that is published. */
    meetNow: call(
      'door.work',
      z.strictObject({
        firstId: RegistrationId,
        secondId: RegistrationId,
        roundId: RoundId,
        meetingPointId: MeetingPointId.nullable(),
      }),
      z.strictObject({ meetingId: Id }),
    ),
    /** Gives what has lost its place another one: what is over, under way or locked stays, and few others move. */
    replan: call(
      'event.manage',
      z.strictObject({
        eventId: EventId,
        /** Meetings that did not take place and get another chance. */
        retryIds: z.array(Id).max(1000).default([]),
      }),
      z.strictObject({ moves: z.array(PlanMove), unplaced: z.number().int() }),
    ),
    /** What has to be before what: meetings that come in an earlier round. */
    setOrder: call(
      'event.manage',
      z.strictObject({ eventId: EventId, meetingId: Id, afterIds: z.array(Id).max(50) }),
      z.null(),
    ),
  },
  events: {},
};
