import { z } from 'zod';
import { MEETING_STATUSES } from '#shared/domain/meeting.ts';
import { Id, line, Time } from './common.ts';
import { call, event } from './define.ts';
import { EventId, MeetingPointId, PlanId, RegistrationId, RoundId } from './ids.ts';
import { Face } from './matching.ts';
import { MeetingPoint, Round } from './programme.ts';
import { Task } from './tasks.ts';
import { Location } from './venues.ts';

/** How good a plan is. Null where nobody has counted. */
export const PlanFigures = z.strictObject({
  meetings: z.number().int(),
  placed: z.number().int(),
  /** Runs of free rounds between somebody's first and last meeting of a day, of all people; and the fewest that are possible. */
  gaps: z.number().int().nullable(),
  fewestGaps: z.number().int().nullable(),
  /** Most gaps of one person less fewest. */
  spread: z.number().int().nullable(),
  /** How often somebody goes to another room, and the least that is possible. */
  locationChanges: z.number().int().nullable(),
  fewestLocationChanges: z.number().int().nullable(),
  walkMetres: z.number().nullable(),
  /** The weight that is placed, as a share of the most that any plan can place. */
  ofMost: z.number().nullable(),
  seconds: z.number().nullable(),
});
export type PlanFigures = z.output<typeof PlanFigures>;

export const PLAN_STATES = ['draft', 'published', 'earlier'] as const;

export const Plan = z.strictObject({
  id: Id,
  eventId: Id,
  name: z.string(),
  madeAt: Time,
  /** `earlier`: was published once, and another one is now. */
  state: z.enum(PLAN_STATES),
  publishedAt: Time.nullable(),
  basedOnId: Id.nullable(),
  seed: z.number().int().nullable(),
  figures: PlanFigures.nullable(),
});
export type Plan = z.output<typeof Plan>;

/** See `UnplacedReason` of the domain. */
export const UnplacedReason = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('noCommonRound') }),
  z.strictObject({ kind: z.literal('noPoint'), rounds: z.array(Id) }),
  z.strictObject({ kind: z.literal('tablesFull'), rounds: z.array(Id), missing: z.number().int() }),
  z.strictObject({ kind: z.literal('limit'), people: z.array(Id) }),
  z.strictObject({ kind: z.literal('busy'), people: z.array(Id) }),
  z.strictObject({ kind: z.literal('order'), meetings: z.array(Id) }),
]);

/** See `Obstacle` of the domain. */
export const Obstacle = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('busy'), id: Id, meetingId: Id }),
  z.strictObject({ kind: z.enum(['away', 'limit', 'full', 'closed']), id: Id }),
  z.strictObject({ kind: z.enum(['past', 'fixed', 'noTable']) }),
  z.strictObject({ kind: z.enum(['before', 'after']), meetingId: Id }),
]);

/** A meeting with its place in one plan: of two people, or of a group that meets as one. */
export const BoardMeeting = z.strictObject({
  id: Id,
  people: z.array(Id),
  /** The matches that meet: one, or all of a group. */
  matchIds: z.array(Id),
  roundId: Id.nullable(),
  meetingPointId: Id.nullable(),
  locked: z.boolean(),
  status: z.enum(MEETING_STATUSES),
  fixedRoundId: Id.nullable(),
  fixedPointId: Id.nullable(),
  afterIds: z.array(Id),
  /** Who did not come, and who is at the table. */
  missing: z.array(Id),
  arrived: z.array(Id),
  /** Why it has no place, where the planner found none. */
  reason: UnplacedReason.nullable(),
});
export type BoardMeeting = z.output<typeof BoardMeeting>;

export const BoardPerson = z.strictObject({
  id: Id,
  name: z.string(),
  company: z.string().nullable(),
  inside: z.boolean(),
  away: z.array(Id),
  most: z.number().int().nullable(),
});
export type BoardPerson = z.output<typeof BoardPerson>;

/** All that the board shows of a plan, at once: a large event is a megabyte. */
export const Board = z.strictObject({
  plan: Plan,
  rounds: z.array(Round),
  locations: z.array(Location),
  points: z.array(z.strictObject({ ...MeetingPoint.shape, closedIn: z.array(Id) })),
  people: z.array(BoardPerson),
  meetings: z.array(BoardMeeting),
});
export type Board = z.output<typeof Board>;

const Place = z.strictObject({ roundId: Id, meetingPointId: Id.nullable() });
export const PlanMove = z.strictObject({
  meetingId: Id,
  people: z.array(Face),
  from: Place.nullable(),
  to: Place.nullable(),
});
export type PlanMove = z.output<typeof PlanMove>;

/** More people than one change at a board is about. */
const MOST_LOCKED = 30_000;
/** Longer than anybody waits: the best so far is kept whenever it is stopped. */
const LONGEST_S = 600;

export const plansContract = {
  calls: {
    /** The newest first. */
    list: call('door.read', z.strictObject({ eventId: EventId }), z.strictObject({ plans: z.array(Plan) })),
    rules: call(
      'door.read',
      z.strictObject({ eventId: EventId }),
      z.strictObject({ mostMeetings: z.number().int().nullable() }),
    ),
    setRules: call(
      'event.manage',
      z.strictObject({ eventId: EventId, mostMeetings: z.number().int().min(1).max(1000).nullable() }),
      z.strictObject({ mostMeetings: z.number().int().nullable() }),
    ),
    /**
     * Makes a draft in the background: the task's result has its `planId`. What is locked in the plan that it is based on stays, and so
     * does what is over or under way.
     */
    solve: call(
      'event.manage',
      z.strictObject({
        eventId: EventId,
        seconds: z.number().min(0.1).max(LONGEST_S).default(10),
        seed: z.number().int().min(0).max(2_147_483_647).default(1),
        name: line(200).default(''),
        basedOnId: PlanId.nullable().default(null),
      }),
      Task,
    ),
    /** Which rounds lack tables, before anything is planned. */
    forecast: call(
      'door.read',
      z.strictObject({ eventId: EventId }),
      z.strictObject({
        rounds: z.array(
          z.strictObject({
            roundId: Id,
            /** Meetings that fit at the tables that can be used. */
            tables: z.number().int(),
            /** People who can come and have a meeting that may be then. */
            people: z.number().int(),
            /** Meetings that can be in this round only. */
            only: z.number().int(),
            /** Tables more without which some meeting has no place, whatever the plan. */
            missing: z.number().int(),
          }),
        ),
        /** Meetings that no plan can place for want of tables, and those that no number of tables helps. */
        short: z.number().int(),
        impossible: z.number().int(),
      }),
    ),
    board: call('door.read', z.strictObject({ planId: PlanId }), Board),
    /** By hand. What stands in the way is told and nothing is changed. */
    move: call(
      'event.manage',
      z.strictObject({
        planId: PlanId,
        /** One of the plan's event: a meeting that was never anywhere is known by its plan alone. */
        meetingId: Id,
        /** Null takes it off the plan. */
        roundId: RoundId.nullable(),
        meetingPointId: MeetingPointId.nullable(),
      }),
      z.strictObject({ moved: z.boolean(), obstacles: z.array(Obstacle) }),
    ),
    /** Meetings, and all meetings of some people. */
    lock: call(
      'event.manage',
      z.strictObject({
        planId: PlanId,
        meetingIds: z.array(Id).max(MOST_LOCKED).default([]),
        registrationIds: z.array(RegistrationId).max(MOST_LOCKED).default([]),
        locked: z.boolean(),
      }),
      z.strictObject({ changed: z.number().int() }),
    ),
    /** What moves for whom from one plan to the other. */
    compare: call(
      'door.read',
      z.strictObject({ planId: PlanId, withId: PlanId }),
      z.strictObject({ moves: z.array(PlanMove), people: z.number().int(), same: z.number().int() }),
    ),
    /** Makes it the one that counts, and tells everybody whose meetings change by that. An earlier one is gone back to in the same way. */
    publish: call(
      'event.manage',
      z.strictObject({ planId: PlanId }),
      z.strictObject({ plan: Plan, told: z.number().int() }),
    ),
    /** Back to the plan that was published before. */
    rollBack: call(
      'event.manage',
      z.strictObject({ eventId: EventId }),
      z.strictObject({ plan: Plan, told: z.number().int() }),
    ),
    /** A draft with the same places, to be changed by hand. */
    copy: call('event.manage', z.strictObject({ planId: PlanId, name: line(200).default('') }), Plan),
    rename: call(
      'event.manage',
      z.strictObject({ planId: PlanId, name: line(200).min(1, 'Give the plan a name.') }),
      Plan,
    ),
    /** A draft, or an earlier one. The one that counts is not removed. */
    remove: call('event.manage', z.strictObject({ planId: PlanId }), z.null()),
    restore: call('event.manage', z.strictObject({ planId: PlanId }), Plan),
  },
  events: {
    /** A plan, or what has come of its meetings. */
    changed: event('door.read', z.strictObject({ eventId: Id })),
  },
};
