import { merged } from '../merged.ts';
import { boolean, integer, json, real, text } from '../table.ts';

/** The event, its programme, and what is said at it. */

export const events = merged(
  'events',
  { organizationId: text, code: text },
  {
    slug: text,
    title: text,
    description: text,
    category: text,
    tags: json,
    startAt: integer,
    endAt: integer,
    timeZone: text,
    locationText: text,
    venueId: text,
    mapLatitude: real,
    mapLongitude: real,
    mapZoom: real,
    videoLink: text,
    capacity: integer,
    reentry: text,
    badgeTemplate: text,
    ownerId: text,
    status: text,
    /** Who may meet whom: `MatchingRules` of the domain. */
    matching: json,
    /** What plans keep to: `PlanningRules` of the domain. */
    planning: json,
    /** The version of its meetings that counts; none before one was published. */
    planId: text,
  },
);

/**
 * A hall or a room: of a venue, or of one event alone. Its plan is measured in metres. `openings` are the times at which it is
 * open, `Opening` of the domain; without any it always is.
 */
export const locations = merged(
  'locations',
  { eventId: text },
  { name: text, venueId: text, planWidth: real, planHeight: real, openings: json },
);

export const rounds = merged(
  'rounds',
  { eventId: text },
  { name: text, startAt: integer, endAt: integer, locationText: text },
);

export const meetingPoints = merged(
  'meeting_points',
  { eventId: text },
  {
    name: text,
    capacity: integer,
    locationIds: json,
    positionX: real,
    positionY: real,
    /** Out of use from then on. */
    closedAt: integer,
  },
);

/** Whether somebody can come to a round. Without a row they can. */
export const availabilities = merged(
  'availabilities',
  { eventId: text, registrationId: text, roundId: text },
  { available: boolean },
);

/**
 * Matches of two registrations that somebody made or ended by hand; the first is the one with the smaller id. What stands
 * between two people in all is in `pairs`.
 */
export const matches = merged(
  'matches',
  { eventId: text, firstId: text, secondId: text },
  { matchedAt: integer, active: boolean, origin: text },
);

/** What is known of a keyword that people used: how to write it, and which other one it means. */
export const keywords = merged('keywords', { eventId: text, key: text }, { label: text, target: text });

/** Two registrations that are never to meet, or that must. */
export const pairRules = merged('pair_rules', { eventId: text, firstId: text, secondId: text }, { rule: text });

/** Who was put together for a round without any likes: groups of two or three registrations, and who sat out. */
export const pairings = merged(
  'pairings',
  { eventId: text, roundId: text },
  { groups: json, sittingOut: json, pairedAt: integer },
);

/**
 * What has come of a meeting. When and where it is stands in the plan that is published; a round and a table in here are
 * those that it has to have in any plan. `planId` is not in use any more: its place among the clocks is taken.
 */
export const meetings = merged(
  'meetings',
  { eventId: text, matchId: text, pairedFor: text },
  { roundId: text, meetingPointId: text, status: text, missing: json, planId: text, afterIds: json },
);

/** Who of a meeting has come to it. */
export const attendances = merged(
  'attendances',
  { eventId: text, meetingId: text, registrationId: text },
  { arrivedAt: integer },
);

/** A version of all meetings of an event. */
export const plans = merged(
  'plans',
  { eventId: text },
  { name: text, madeAt: integer, seed: integer, basedOnId: text, figures: json, publishedAt: integer },
);

/** When and where a meeting is in one plan, or why it is not. */
export const placements = merged(
  'placements',
  { eventId: text, planId: text, meetingId: text, matchId: text, pairedFor: text },
  { roundId: text, meetingPointId: text, locked: boolean, reason: json },
);

export const messages = merged(
  'messages',
  { eventId: text, senderId: text },
  { senderName: text, senderRole: text, audience: text, text, sentAt: integer, editedAt: integer },
);

/** How far somebody has read the conversation of an event. */
export const messageReads = merged('message_reads', { eventId: text, readerId: text }, { readAt: integer });

/** What is kept of an event's day when retention has removed the rest. Counts; `peakRate` is admissions per minute. */
export const dailyFigures = merged(
  'daily_figures',
  { eventId: text, day: text },
  {
    slots: integer,
    booked: integer,
    held: integer,
    noShows: integer,
    checkIns: integer,
    peakRate: integer,
    waitlist: integer,
    enrolled: integer,
  },
);
