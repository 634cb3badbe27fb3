import { type Actor, type Context, THE_APP } from '#main/core/context.ts';
import { IS_BOOKED, PLACED, ROUND, STATUS } from '#main/features/meetings/standing.ts';
import { dailyFiguresSet } from '#main/storage/operations/kinds/index.ts';
import type { Reader } from '#main/storage/unit-of-work.ts';
import type { DailyFigures, Dashboard } from '#shared/contract/records.ts';
import type { MEETING_STATUSES } from '#shared/domain/meeting.ts';
import type { Verdict } from '#shared/domain/verdict.ts';
import { dayOf, daySpan } from './days.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** Steps of a plot of arrivals: the first that gives few enough. */
const STEPS_MS = [1, 5, 10, 15, 30, 60, 120, 240, 720, 1440, 10_080].map((minutes) => minutes * MINUTE);
const MOST_STEPS = 150;
/** Days that are computed anew although they were kept: what was done offline arrives late. */
const RECENT_DAYS = 3;
/** Longer than any event; more is a wrong clock. */
const MOST_DAYS = 400;

const NOT_UNDONE = 'id NOT IN (SELECT check_in_id FROM undos WHERE event_id = ?1)';

interface EventTimes {
  id: string;
  timeZone: string;
  capacity: number | null;
}

/** Figures of events: as they are now, and as they were kept day by day. */
export class RecordService {
  readonly #context: Context;

  constructor(context: Context) {
    this.#context = context;
  }

  async dashboard(eventId: string): Promise<Dashboard> {
    const { store, rosters } = this.#context;
    const { read } = store;
    const [totals, arrivals, desks, verdicts, meetings, peak] = await Promise.all([
      totalsOf(read, eventId),
      arrivalsOf(read, eventId),
      desksOf(read, eventId),
      read.all<{ verdict: Verdict; count: number }>(
        'SELECT verdict, count(*) AS count FROM check_ins WHERE event_id = ? GROUP BY verdict ORDER BY count DESC',
        [eventId],
      ),
      meetingsOf(read, eventId, null),
      peakOf(read, eventId, 0, Number.MAX_SAFE_INTEGER),
    ]);
    return {
      totals,
      arrivals,
      peak,
      ticketTypes: await rosters.of(eventId).visitsByTicketType(),
      desks,
      verdicts,
      meetings,
    };
  }

  /** The days of an event, oldest first: as they were kept, and today as it is now. */
  async daily(eventId: string): Promise<DailyFigures[]> {
    const { store, clock } = this.#context;
    const kept = await keptDays(store.read, eventId);
    const event = await findTimes(store.read, eventId);
    if (event === undefined) return kept;
    const today = dayOf(clock.now(), event.timeZone);
    const known = new Set([...kept.map(({ day }) => day), ...(await goneDays(store.read, eventId))]);
    const days = (await daysWithSomething(store.read, event, clock.now())).filter(
      (day) => day === today || !known.has(day),
    );
    const fresh: DailyFigures[] = [];
    for (const day of days) fresh.push(await figuresOf(store.read, event, day));
    return [...kept.filter((each) => !days.includes(each.day)), ...fresh].sort((a, b) => (a.day < b.day ? -1 : 1));
  }

  /**
   * Computes the figures of the days that are not kept so far, and of the last ones anew, and keeps them.
   * @returns how many days were new or other than before
   */
  async keepDaily(actor: Actor = THE_APP): Promise<number> {
    const { store, operations, organizationId, clock } = this.#context;
    const now = clock.now();
    const events = await store.read.all<EventTimes>(
      `${TIMES} WHERE organization_id = ? AND deleted_at IS NULL AND status <> 'draft'`,
      [organizationId],
    );
    let written = 0;
    for (const event of events) {
      const kept = new Map((await keptDays(store.read, event.id)).map((each) => [each.day, each]));
      const gone = new Set(await goneDays(store.read, event.id));
      const recent = dayOf(now - RECENT_DAYS * DAY, event.timeZone);
      for (const day of await daysWithSomething(store.read, event, now)) {
        if (gone.has(day) || (kept.has(day) && day < recent)) continue;
        const figures = await figuresOf(store.read, event, day);
        if (JSON.stringify(figures) === JSON.stringify(kept.get(day))) continue;
        const { eventId, day: _, ...fields } = figures;
        await store.write((tx) => operations.append(tx, actor, dailyFiguresSet, { eventId, day, fields }));
        written += 1;
      }
    }
    return written;
  }
}

const TIMES = `SELECT id, coalesce(time_zone, 'UTC') AS timeZone, capacity FROM events`;

function findTimes(read: Reader, eventId: string): Promise<EventTimes | undefined> {
  return read.get<EventTimes>(`${TIMES} WHERE id = ?`, [eventId]);
}

function keptDays(read: Reader, eventId: string): Promise<DailyFigures[]> {
  return read.all<DailyFigures>(
    `SELECT event_id AS eventId, day, coalesce(slots, 0) AS slots, coalesce(booked, 0) AS booked,
       coalesce(held, 0) AS held, coalesce(no_shows, 0) AS noShows, coalesce(check_ins, 0) AS checkIns,
       coalesce(peak_rate, 0) AS peakRate, coalesce(waitlist, 0) AS waitlist, coalesce(enrolled, 0) AS enrolled
     FROM daily_figures WHERE event_id = ? AND deleted_at IS NULL ORDER BY day`,
    [eventId],
  );
}

/** Days whose figures were kept for as long as they should be: they are not made again of what is there still. */
async function goneDays(read: Reader, eventId: string): Promise<string[]> {
  const rows = await read.all<{ day: string }>(
    'SELECT day FROM daily_figures WHERE event_id = ? AND deleted_at IS NOT NULL',
    [eventId],
  );
  return rows.map(({ day }) => day);
}

/** Days on which somebody was scanned or a round began, up to today; found by going from one to the next. */
async function daysWithSomething(read: Reader, event: EventTimes, now: number): Promise<string[]> {
  const days: string[] = [];
  for (let after = -1; days.length < MOST_DAYS; ) {
    const next = await read.get<{ at: number | null }>(
      `SELECT min(at) AS at FROM (
         SELECT min(seen_at) AS at FROM check_ins WHERE event_id = ?1 AND seen_at > ?2
         UNION ALL SELECT min(start_at) FROM rounds WHERE event_id = ?1 AND start_at > ?2 AND deleted_at IS NULL)`,
      [event.id, after],
    );
    if (next?.at == null || next.at > now) break;
    const day = dayOf(next.at, event.timeZone);
    days.push(day);
    after = daySpan(day, event.timeZone).until - 1;
  }
  return days;
}

async function figuresOf(read: Reader, event: EventTimes, day: string): Promise<DailyFigures> {
  const { from, until } = daySpan(day, event.timeZone);
  const { id: eventId } = event;
  const [slots, meetings, checkIns, peak, totals] = await Promise.all([
    read.get<{ count: number }>(
      `SELECT (SELECT count(*) FROM rounds WHERE event_id = ?1 AND start_at >= ?2 AND start_at < ?3 AND deleted_at IS NULL)
         * (SELECT coalesce(sum(capacity), 0) FROM meeting_points WHERE event_id = ?1 AND deleted_at IS NULL) AS count`,
      [eventId, from, until],
    ),
    meetingsOf(read, eventId, { from, until }),
    read.get<{ count: number }>(
      `SELECT count(*) AS count FROM check_ins
       WHERE event_id = ?1 AND seen_at >= ?2 AND seen_at < ?3 AND verdict = 'admitted' AND ${NOT_UNDONE}`,
      [eventId, from, until],
    ),
    peakOf(read, eventId, from, until),
    totalsOf(read, eventId),
  ]);
  const { pending, active, completed, noShow } = meetings;
  return {
    eventId,
    day,
    slots: slots?.count ?? 0,
    booked: pending + active + completed + noShow,
    held: completed,
    noShows: noShow,
    checkIns: checkIns?.count ?? 0,
    peakRate: peak?.admitted ?? 0,
    waitlist: totals.waitlisted,
    enrolled: totals.enrolled,
  };
}

async function totalsOf(read: Reader, eventId: string): Promise<Dashboard['totals']> {
  const row = await read.get<Dashboard['totals']>(
    `SELECT e.capacity, coalesce(t.enrolled, 0) AS enrolled, coalesce(t.waitlisted, 0) AS waitlisted,
       coalesce(t.cancelled, 0) AS cancelled, coalesce(t.visited, 0) AS visited, coalesce(t.inside, 0) AS inside
     FROM events AS e LEFT JOIN event_totals AS t ON t.event_id = e.id WHERE e.id = ?`,
    [eventId],
  );
  return row ?? { capacity: null, enrolled: 0, waitlisted: 0, cancelled: 0, visited: 0, inside: 0 };
}

async function arrivalsOf(read: Reader, eventId: string): Promise<Dashboard['arrivals']> {
  const span = await read.get<{ first: number | null; last: number | null }>(
    `SELECT (SELECT min(seen_at) FROM check_ins WHERE event_id = ?1) AS first,
       (SELECT max(seen_at) FROM check_ins WHERE event_id = ?1) AS last`,
    [eventId],
  );
  if (span?.first == null || span.last === null) return { stepMs: MINUTE, steps: [] };
  const { first, last } = span;
  const stepMs = STEPS_MS.find((step) => (last - first) / step <= MOST_STEPS) ?? Math.ceil((last - first) / MOST_STEPS);
  const start = Math.floor(first / stepMs) * stepMs;
  // The driver binds times as floating point numbers, hence the cast.
  const rows = await read.all<{ step: number; admitted: number; exited: number }>(
    `SELECT CAST((seen_at - ?2) / ?3 AS INTEGER) AS step, sum(verdict = 'admitted') AS admitted,
       sum(verdict = 'exited') AS exited
     FROM check_ins WHERE event_id = ?1 AND verdict IN ('admitted', 'exited') AND ${NOT_UNDONE} GROUP BY step`,
    [eventId, start, stepMs],
  );
  const byStep = new Map(rows.map((row) => [row.step, row]));
  const count = Math.floor((last - start) / stepMs) + 1;
  return {
    stepMs,
    steps: Array.from({ length: count }, (_, step) => ({
      at: start + step * stepMs,
      admitted: byStep.get(step)?.admitted ?? 0,
      exited: byStep.get(step)?.exited ?? 0,
    })),
  };
}

function desksOf(read: Reader, eventId: string): Promise<Dashboard['desks']> {
  return read.all(
    `SELECT desk_id AS deskId, desk_name AS name, sum(verdict = 'admitted') AS admitted,
       sum(verdict = 'exited') AS exited, sum(verdict NOT IN ('admitted', 'exited')) AS refused,
       min(seen_at) AS firstAt, max(seen_at) AS lastAt
     FROM check_ins WHERE event_id = ? GROUP BY desk_id, desk_name ORDER BY admitted DESC, name`,
    [eventId],
  );
}

/** The minute with most admissions; of equal ones the first. */
async function peakOf(
  read: Reader,
  eventId: string,
  from: number,
  until: number,
): Promise<{ at: number; admitted: number } | null> {
  const row = await read.get<{ minute: number; admitted: number }>(
    `SELECT CAST(seen_at / ${MINUTE} AS INTEGER) AS minute, count(*) AS admitted FROM check_ins
     WHERE event_id = ?1 AND seen_at >= ?2 AND seen_at < ?3 AND verdict = 'admitted' AND ${NOT_UNDONE}
     GROUP BY minute ORDER BY admitted DESC, minute LIMIT 1`,
    [eventId, from, until],
  );
  return row === undefined ? null : { at: row.minute * MINUTE, admitted: row.admitted };
}

async function meetingsOf(
  read: Reader,
  eventId: string,
  span: { from: number; until: number } | null,
): Promise<Dashboard['meetings']> {
  const rows = await read.all<{ status: (typeof MEETING_STATUSES)[number]; count: number }>(
    `SELECT ${STATUS} AS status, count(*) AS count FROM meetings AS t ${PLACED} LEFT JOIN rounds AS r ON r.id = ${ROUND}
     WHERE t.event_id = ?1 AND t.deleted_at IS NULL AND ${IS_BOOKED} AND (?2 IS NULL OR (r.start_at >= ?2 AND r.start_at < ?3))
     GROUP BY 1`,
    [eventId, span?.from ?? null, span?.until ?? null],
  );
  const counts = { pending: 0, active: 0, completed: 0, noShow: 0, cancelled: 0 };
  for (const { status, count } of rows) counts[status] += count;
  return counts;
}
