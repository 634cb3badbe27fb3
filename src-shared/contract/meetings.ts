import { z } from 'zod';
import { MEETING_STATUSES } from '#shared/domain/meeting.ts';
import { ScanSubject } from './check-in.ts';
import { Id, Time } from './common.ts';
import { call } from './define.ts';
import { EventId, MeetingId, MeetingPointId, RegistrationId, RoundId } from './ids.ts';
import { Face } from './matching.ts';
import { Obstacle, PlanMove } from './plans.ts';

/** A meeting of somebody, with all that they need to find it. */
export const Appointment = z.strictObject({
  id: Id,
  others: z.array(Face),
  status: z.enum(MEETING_STATUSES),
  roundId: Id,
  round: z.string(),
  startAt: Time.nullable(),
  endAt: Time.nullable(),
  meetingPointId: Id.nullable(),
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

/** `otherTable`: they have a meeting now, and not where they stand. */
export const HELD_UP_OUTCOMES = ['arrived', 'otherTable', 'noMeeting', 'unknown', 'elsewhere', 'revoked'] as const;

/** What came of a badge or a ticket that was held up to say that somebody is at their table. */
export const HeldUp = z.strictObject({
  outcome: z.enum(HELD_UP_OUTCOMES),
  /** Null for what is nobody's here. */
  person: Face.nullable(),
  /** The meeting of now, or the one that begins soon. */
  appointment: Appointment.nullable(),
  /** Who of it is not at the table yet. */
  waitingFor: z.array(Face),
  /** For `noMeeting`: the next one of the day. */
  next: Appointment.nullable(),
  /** What was read, and why it is not good or not clear, where it leads to nobody. */
  presented: z.string().nullable(),
  reason: z.string().nullable(),
});
export type HeldUp = z.output<typeof HeldUp>;

/** A meeting that does not fit where it is any more, and what stands in the way. */
export const Misfit = z.strictObject({ meetingId: Id, people: z.array(Face), obstacle: Obstacle });
export type Misfit = z.output<typeof Misfit>;

/** Further than anybody moves a round on the day. In minutes. */
const LONGEST_DELAY = 720;
const Span = z.strictObject({ startAt: Time, endAt: Time });

/** Who came to a meeting where others did not, and who is free for them. */
const Waiting = z.strictObject({ waiting: z.array(Face), offers: z.array(Offer) });

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
      z.strictObject({
        registrationId: RegistrationId,
        arrived: z.boolean().default(true),
        /** Which of their meetings is meant, where two follow each other; without it the one that is now. */
        meetingId: MeetingId.optional(),
      }),
      z.strictObject({ appointment: Appointment.nullable() }),
    ),
    /** The same by a badge or a ticket that is held to a reader, at the desk or at one table. */
    arriveWith: call(
      'door.work',
      z.strictObject({
        eventId: EventId,
        subject: ScanSubject,
        /** The table at which the reader is: whoever has another one is sent there. Null for a reader of all tables. */
        meetingPointId: MeetingPointId.nullable().default(null),
      }),
      HeldUp,
    ),
    /** Some did not come: whoever waits is offered the best people who are present and free. */
    noShow: call(
      'door.work',
      z.strictObject({ meetingId: MeetingId, missingIds: z.array(RegistrationId).min(1).max(100) }),
      Waiting,
    ),
    /** Once more whom those who wait could meet, of a meeting to which some did not come. */
    offers: call('door.work', z.strictObject({ meetingId: MeetingId }), Waiting),
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
      z.strictObject({
        moves: z.array(PlanMove),
        unplaced: z.number().int(),
        /** For `undoReplan`, on this desk and until the next one; null where nothing was changed. */
        undoId: Id.nullable(),
      }),
    ),
    /** Puts back what a re-plan has moved, but for what has begun or was moved since: `kept` of them. */
    undoReplan: call(
      'event.manage',
      z.strictObject({ eventId: EventId, undoId: Id }),
      z.strictObject({ back: z.number().int(), kept: z.number().int(), told: z.number().int() }),
    ),
    /**
     * A round begins and ends later, or earlier: one that has begun already ends later. Whoever has a meeting in it is told. What no
     * longer fits by that is named, also before anything is done, with `preview`.
     */
    delay: call(
      'event.manage',
      z.strictObject({
        eventId: EventId,
        roundId: RoundId,
        minutes: z.number().int().min(-LONGEST_DELAY).max(LONGEST_DELAY),
        /** All that come after it on its day are moved by as much. */
        following: z.boolean().default(false),
        preview: z.boolean().default(false),
      }),
      z.strictObject({
        rounds: z.array(z.strictObject({ roundId: Id, from: Span, to: Span })),
        /** Who has a meeting in them. */
        people: z.number().int(),
        misfits: z.array(Misfit),
        /** For `undoDelay`, on this desk and until the next one; null for a preview. */
        undoId: Id.nullable(),
      }),
    ),
    /** Rounds that were delayed are when they were before, unless somebody has moved them since. */
    undoDelay: call(
      'event.manage',
      z.strictObject({ eventId: EventId, undoId: Id }),
      z.strictObject({ told: z.number().int() }),
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
