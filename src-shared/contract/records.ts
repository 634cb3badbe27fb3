import { z } from 'zod';
import { VERDICTS } from '#shared/domain/verdict.ts';
import { AuditQuery } from './audit.ts';
import { Id, Time } from './common.ts';
import { call } from './define.ts';
import { EventId, PlanId } from './ids.ts';
import { ListQuery } from './registrations.ts';
import { Task } from './tasks.ts';

const Count = z.number().int();

/** What is kept of an event's day. */
export const DailyFigures = z.strictObject({
  eventId: Id,
  /** In the event's own time zone, as 2026-11-21. */
  day: z.string(),
  /** Places at tables, over all rounds of the day. */
  slots: Count,
  /** Meetings that had one of them. */
  booked: Count,
  held: Count,
  noShows: Count,
  /** Admissions that were not taken back. */
  checkIns: Count,
  /** Most admissions within one minute. */
  peakRate: Count,
  /** Who waited, and who had a place, when the day was last looked at. */
  waitlist: Count,
  enrolled: Count,
});
export type DailyFigures = z.output<typeof DailyFigures>;

/** An event at a glance. */
export const Dashboard = z.strictObject({
  totals: z.strictObject({
    capacity: Count.nullable(),
    enrolled: Count,
    waitlisted: Count,
    cancelled: Count,
    /** Were admitted at least once. */
    visited: Count,
    inside: Count,
  }),
  /** Admissions and exits over time, in equal steps; steps without any are there as well. */
  arrivals: z.strictObject({
    stepMs: z.number().int(),
    steps: z.array(z.strictObject({ at: Time, admitted: Count, exited: Count })),
  }),
  /** The minute with most admissions. */
  peak: z.strictObject({ at: Time, admitted: Count }).nullable(),
  ticketTypes: z.array(z.strictObject({ name: z.string(), enrolled: Count, visited: Count })),
  desks: z.array(
    z.strictObject({
      deskId: Id,
      name: z.string(),
      admitted: Count,
      exited: Count,
      refused: Count,
      firstAt: Time,
      lastAt: Time,
    }),
  ),
  verdicts: z.array(z.strictObject({ verdict: z.enum(VERDICTS), count: Count })),
  meetings: z.strictObject({
    pending: Count,
    active: Count,
    completed: Count,
    noShow: Count,
    cancelled: Count,
  }),
});
export type Dashboard = z.output<typeof Dashboard>;

/** Lists that can leave the app. */
export const EXPORTS = [
  'registrations',
  'checkIns',
  'waitlist',
  'badges',
  'prints',
  'documents',
  'rounds',
  'meetingPoints',
  'availability',
  'matches',
  'meetings',
  'messages',
  'dailyFigures',
  'audit',
] as const;
export type ExportKind = (typeof EXPORTS)[number];

export const EXPORT_FORMATS = ['csv', 'xlsx'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export const recordsContract = {
  calls: {
    dashboard: call('records.read', z.strictObject({ eventId: EventId }), Dashboard),
    /** The days of an event, oldest first: as they were kept, and today as it is now. */
    daily: call('records.read', z.strictObject({ eventId: EventId }), z.strictObject({ days: z.array(DailyFigures) })),
    /** Writes a list into the exports folder, in the background; the task's result names the file and its address. */
    export: call(
      'records.export',
      z.strictObject({
        /** Without an event, the audit of the whole organization, for administrators. */
        eventId: EventId.optional(),
        what: z.enum(EXPORTS),
        format: z.enum(EXPORT_FORMATS),
        /** For registrations: those that a list shows, in its order. */
        list: ListQuery.omit({ eventId: true }).optional(),
        /** For meetings: those of this plan, by round and table, also of a draft. */
        planId: PlanId.optional(),
        /** For the audit: the entries that it shows. */
        audit: AuditQuery.omit({ eventId: true }).optional(),
      }),
      Task,
    ),
  },
  events: {},
};
