import type { Reader } from '#main/storage/unit-of-work.ts';
import type { ScanEntry, Stats } from '#shared/contract/check-in.ts';
import type { Direction, Method, ReentryRule, Verdict } from '#shared/domain/verdict.ts';

const ENTRY = `
  c.id, c.verdict, c.direction, c.method, c.seen_at AS seenAt, c.desk_name AS deskName,
  c.registration_id AS registrationId, p.display_name AS name, c.presented, c.override_reason AS overrideReason,
  c.actor_name AS actorName, u.at AS undoneAt, u.actor_name AS undoneBy, u.reason AS undoneReason`;

// Of several undos of one check-in the first one counts.
const JOINS = `
  LEFT JOIN registrations AS r ON r.id = c.registration_id
  LEFT JOIN people AS p ON p.id = r.person_id
  LEFT JOIN undos AS u ON u.id = (SELECT id FROM undos WHERE check_in_id = c.id ORDER BY at, id LIMIT 1)`;

interface EntryRow {
  id: string;
  verdict: Verdict;
  direction: Direction;
  method: Method;
  seenAt: number;
  deskName: string;
  registrationId: string | null;
  name: string | null;
  presented: string | null;
  overrideReason: string | null;
  actorName: string | null;
  undoneAt: number | null;
  undoneBy: string | null;
  undoneReason: string | null;
}

function toEntry(row: EntryRow): ScanEntry {
  const { undoneAt, undoneBy, undoneReason, actorName, ...rest } = row;
  return {
    ...rest,
    by: actorName,
    undone: undoneAt === null ? null : { at: undoneAt, by: undoneBy, reason: undoneReason },
  };
}

export async function findScan(read: Reader, id: string): Promise<ScanEntry | null> {
  const [entry = null] = await findScans(read, [id]);
  return entry;
}

/** Some check-ins, in the order in which they are asked for; those that are not there are left out. */
export async function findScans(read: Reader, ids: readonly string[]): Promise<ScanEntry[]> {
  const rows = await read.all<EntryRow>(
    `SELECT ${ENTRY} FROM json_each(?) AS i CROSS JOIN check_ins AS c ON c.id = i.value ${JOINS} ORDER BY i.key`,
    [JSON.stringify(ids)],
  );
  return rows.map(toEntry);
}

/** The last scans of an event, newest first. */
export async function recentScans(
  read: Reader,
  query: { eventId: string; registrationId: string | null; limit: number },
): Promise<ScanEntry[]> {
  const [condition, key] =
    query.registrationId === null ? ['c.event_id = ?', query.eventId] : ['c.registration_id = ?', query.registrationId];
  const rows = await read.all<EntryRow>(
    `SELECT ${ENTRY} FROM (SELECT * FROM check_ins AS c WHERE ${condition} ORDER BY c.seen_at DESC LIMIT ?) AS c
     ${JOINS} ORDER BY c.seen_at DESC, c.id DESC`,
    [key, query.limit],
  );
  return rows.map(toEntry);
}

/** The last pass through a door that this desk recorded and nobody took back. */
export async function lastPass(read: Reader, eventId: string, deskId: string): Promise<string | null> {
  const row = await read.get<{ id: string }>(
    `SELECT c.id FROM check_ins AS c
     WHERE c.event_id = ? AND c.desk_id = ? AND c.verdict IN ('admitted', 'exited')
       AND NOT EXISTS (SELECT 1 FROM undos AS u WHERE u.check_in_id = c.id)
     ORDER BY c.seen_at DESC, c.recorded_at DESC, c.id DESC LIMIT 1`,
    [eventId, deskId],
  );
  return row?.id ?? null;
}

/**
 * When and at which desk somebody was last admitted.
 * @param before clock of an operation: what was recorded later does not count; null for now
 */
export async function lastEntry(
  read: Reader,
  registrationId: string,
  before: string | null,
): Promise<{ at: number; deskName: string } | null> {
  const row = await read.get<{ at: number; deskName: string }>(
    `SELECT c.seen_at AS at, c.desk_name AS deskName FROM check_ins AS c
     WHERE c.registration_id = ?1 AND c.verdict = 'admitted' AND (?2 IS NULL OR c.hlc < ?2)
       AND NOT EXISTS (SELECT 1 FROM undos AS u WHERE u.check_in_id = c.id)
     ORDER BY c.seen_at DESC, c.id DESC LIMIT 1`,
    [registrationId, before],
  );
  return row ?? null;
}

export interface StoredScan {
  id: string;
  hlc: string;
  eventId: string;
  registrationId: string | null;
  verdict: Verdict;
  direction: Direction;
  seenAt: number;
  presented: string | null;
  overrideReason: string | null;
}

export async function findStoredScan(read: Reader, id: string): Promise<StoredScan | undefined> {
  return read.get<StoredScan>(
    `SELECT id, hlc, event_id AS eventId, registration_id AS registrationId, verdict, direction, seen_at AS seenAt,
       presented, override_reason AS overrideReason
     FROM check_ins WHERE id = ?`,
    [id],
  );
}

export interface DoorEvent {
  id: string;
  code: string;
  title: string;
  reentry: ReentryRule;
  capacity: number | null;
  inside: number;
}

/** What the decision needs of an event. */
export async function findDoorEvent(read: Reader, organizationId: string, id: string): Promise<DoorEvent | undefined> {
  return read.get<DoorEvent>(
    `SELECT e.id, e.code, coalesce(e.title, e.code) AS title, coalesce(e.reentry, 'afterExit') AS reentry, e.capacity,
       coalesce(t.inside, 0) AS inside
     FROM events AS e LEFT JOIN event_totals AS t ON t.event_id = e.id
     WHERE e.id = ? AND e.organization_id = ? AND e.deleted_at IS NULL`,
    [id, organizationId],
  );
}

const MINUTE = 60_000;
const MINUTES = 15;

/** The figures of an event at a moment. */
export async function eventStats(read: Reader, eventId: string, now: number): Promise<Stats> {
  const since = now - MINUTES * MINUTE;
  const [totals, desks, arrivals] = await Promise.all([
    read.get<{
      enrolled: number;
      waitlisted: number;
      inside: number;
      visited: number;
      entries: number;
      capacity: number | null;
    }>(
      `SELECT coalesce(t.enrolled, 0) AS enrolled, coalesce(t.waitlisted, 0) AS waitlisted, coalesce(t.inside, 0) AS inside,
         coalesce(t.visited, 0) AS visited, coalesce(t.entries, 0) AS entries, e.capacity
       FROM events AS e LEFT JOIN event_totals AS t ON t.event_id = e.id WHERE e.id = ?`,
      [eventId],
    ),
    read.all<{ deskId: string; name: string; checkIns: number; exits: number; lastAt: number }>(
      `SELECT desk_id AS deskId, desk_name AS name, sum(verdict = 'admitted') AS checkIns, sum(verdict = 'exited') AS exits,
         max(seen_at) AS lastAt
       FROM check_ins
       WHERE event_id = ?1 AND verdict IN ('admitted', 'exited')
         AND id NOT IN (SELECT check_in_id FROM undos WHERE event_id = ?1)
       GROUP BY desk_id, desk_name ORDER BY desk_name, desk_id`,
      [eventId],
    ),
    // The driver binds times as floating point numbers, hence the cast.
    read.all<{ minute: number; count: number }>(
      `SELECT CAST((seen_at - ?2) / ${MINUTE} AS INTEGER) AS minute, count(*) AS count FROM check_ins
       WHERE event_id = ?1 AND seen_at > ?2 AND seen_at <= ?3 AND verdict = 'admitted'
         AND id NOT IN (SELECT check_in_id FROM undos WHERE event_id = ?1)
       GROUP BY minute`,
      [eventId, since, now],
    ),
  ]);
  const lastMinutes = Array<number>(MINUTES).fill(0);
  for (const { minute, count } of arrivals) {
    const index = Math.min(MINUTES - 1, minute);
    lastMinutes[index] = (lastMinutes[index] ?? 0) + count;
  }
  return {
    eventId,
    expected: totals?.enrolled ?? 0,
    in: totals?.inside ?? 0,
    out: (totals?.visited ?? 0) - (totals?.inside ?? 0),
    checkIns: totals?.entries ?? 0,
    capacity: totals?.capacity ?? null,
    waitlisted: totals?.waitlisted ?? 0,
    perDesk: desks,
    lastMinutes,
  };
}
