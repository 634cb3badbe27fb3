import { makersOf } from '#main/storage/projections/conflicts.ts';
import type { Reader } from '#main/storage/unit-of-work.ts';
import type { Handling } from '#shared/contract/conflicts.ts';
import type { ConflictKind } from '#shared/domain/conflict.ts';
import { isCovered } from '#shared/domain/conflict.ts';

/** A conflict with what it consists of: open, or as it was when somebody dealt with it. */
export interface ConflictRow {
  id: string;
  eventId: string;
  kind: ConflictKind;
  about: string;
  facts: string[];
  at: number;
  handlingId: string | null;
}

type Stored = Omit<ConflictRow, 'facts'> & { facts: string };

const CONFLICT = 'c.id, c.event_id AS eventId, c.kind, c.about, c.facts, c.at, c.handling_id AS handlingId';

/** Nobody cares what was said of a plan that is gone, or that another one has followed. */
const MATTERS = `(c.kind <> 'changedTwice' OR NOT EXISTS (
  SELECT 1 FROM placements AS q CROSS JOIN plans AS l ON l.id = q.plan_id CROSS JOIN events AS e ON e.id = q.event_id
  WHERE q.id = c.about AND (l.deleted_at IS NOT NULL OR (l.published_at IS NOT NULL AND l.id IS NOT e.plan_id))))`;

/** The last handling of each conflict that is not open again. */
const HANDLED = `c.event_id = ?1 AND c.conflict_id IS NOT ?2
  AND NOT EXISTS (
    SELECT 1 FROM conflict_handlings AS o WHERE o.conflict_id = c.conflict_id AND (o.hlc, o.id) > (c.hlc, c.id))
  AND NOT EXISTS (SELECT 1 FROM conflicts AS k WHERE k.id = c.conflict_id AND k.handling_id IS NULL)`;

/** A place in the list: what comes behind it is older. */
export type After = readonly [at: number, id: string] | null;

export async function openConflicts(
  read: Reader,
  eventId: string,
  after: After,
  limit: number,
): Promise<ConflictRow[]> {
  const rows = await read.all<Stored>(
    `SELECT ${CONFLICT} FROM conflicts AS c
     WHERE c.event_id = ?1 AND c.handling_id IS NULL AND (?2 IS NULL OR (c.at, c.id) < (?2, ?3)) AND ${MATTERS}
     ORDER BY c.at DESC, c.id DESC LIMIT ?4`,
    [eventId, after?.[0] ?? null, after?.[1] ?? null, limit],
  );
  return rows.map(toRow);
}

/** @param except one that is open again although no row says so */
export async function handledConflicts(
  read: Reader,
  eventId: string,
  except: string | null,
  after: After,
  limit: number,
): Promise<ConflictRow[]> {
  const rows = await read.all<Stored>(
    `SELECT c.conflict_id AS id, c.event_id AS eventId, c.kind, c.about, c.facts, c.at, c.id AS handlingId
     FROM conflict_handlings AS c
     WHERE ${HANDLED} AND (?3 IS NULL OR (c.at, c.conflict_id) < (?3, ?4))
     ORDER BY c.at DESC, c.conflict_id DESC LIMIT ?5`,
    [eventId, except, after?.[0] ?? null, after?.[1] ?? null, limit],
  );
  return rows.map(toRow);
}

export async function countOpen(read: Reader, eventId: string): Promise<number> {
  const row = await read.get<{ count: number }>(
    `SELECT count(*) AS count FROM conflicts AS c WHERE c.event_id = ? AND c.handling_id IS NULL AND ${MATTERS}`,
    [eventId],
  );
  return row?.count ?? 0;
}

export async function countHandled(read: Reader, eventId: string, except: string | null): Promise<number> {
  const row = await read.get<{ count: number }>(
    `SELECT count(*) AS count FROM conflict_handlings AS c WHERE ${HANDLED}`,
    [eventId, except],
  );
  return row?.count ?? 0;
}

export async function findConflict(read: Reader, id: string): Promise<ConflictRow | null> {
  const row = await read.get<Stored>(`SELECT ${CONFLICT} FROM conflicts AS c WHERE c.id = ?`, [id]);
  return row === undefined ? null : toRow(row);
}

function toRow({ facts, ...row }: Stored): ConflictRow {
  return { ...row, facts: JSON.parse(facts) as string[] };
}

/** What was done about some conflicts, the newest first. */
export async function handlingsOf(read: Reader, ids: readonly string[]): Promise<Map<string, Handling[]>> {
  const rows = await read.all<Handling & { conflictId: string }>(
    `SELECT h.conflict_id AS conflictId, h.decision, h.pick, h.note, h.at, h.desk_name AS deskName, h.actor_name AS "by"
     FROM json_each(?) AS i CROSS JOIN conflict_handlings AS h ON h.conflict_id = i.value ORDER BY h.hlc DESC, h.id`,
    [JSON.stringify(ids)],
  );
  const found = new Map<string, Handling[]>();
  for (const { conflictId, ...handling } of rows) found.set(conflictId, [...(found.get(conflictId) ?? []), handling]);
  return found;
}

export function isRecorded(
  read: Reader,
  handlingId: string,
): Promise<{ conflictId: string; eventId: string } | undefined> {
  return read.get('SELECT conflict_id AS conflictId, event_id AS eventId FROM conflict_handlings WHERE id = ?', [
    handlingId,
  ]);
}

/** More than are moved in one press. */
const MOST_PLACES = 500;

/**
 * The places of an event that several desks have given to somebody each, where it has more people than places by that. It is
 * counted when it is asked for: few events are ever full.
 */
export async function findOverCapacity(
  read: Reader,
  eventId: string,
): Promise<(ConflictRow & { capacity: number; enrolled: number }) | null> {
  const totals = await read.get<{ capacity: number; enrolled: number }>(
    `SELECT e.capacity, t.enrolled FROM events AS e CROSS JOIN event_totals AS t ON t.event_id = e.id
     WHERE e.id = ? AND t.enrolled > e.capacity`,
    [eventId],
  );
  if (totals === undefined) return null;
  const rows = await read.all<{ id: string; place: number }>(
    `WITH twice (place) AS (
       SELECT place FROM registrations
       WHERE event_id = ?1 AND place IS NOT NULL AND status = 'enrolled' AND deleted_at IS NULL
       GROUP BY place HAVING count(*) > 1 ORDER BY place DESC LIMIT ${MOST_PLACES}
     )
     SELECT r.id, r.place FROM twice CROSS JOIN registrations AS r ON r.event_id = ?1 AND r.place = twice.place
     WHERE r.place IS NOT NULL AND r.status = 'enrolled' AND r.deleted_at IS NULL`,
    [eventId],
  );
  const makers = await makersOf(
    read,
    rows.map(({ id }) => id),
  );
  const desks = new Map<number, Set<string>>();
  for (const { id, place } of rows) desks.set(place, (desks.get(place) ?? new Set()).add(makers.get(id)?.deskId ?? ''));
  const apart = rows.filter(({ place }) => (desks.get(place)?.size ?? 0) > 1);
  if (apart.length === 0) return null;
  const facts = apart.map(({ id }) => id).sort();
  const at = Math.max(...facts.map((id) => makers.get(id)?.at ?? 0));
  const handlings = await read.all<{ id: string; facts: string }>(
    'SELECT id, facts FROM conflict_handlings WHERE conflict_id = ? ORDER BY hlc',
    [eventId],
  );
  const handling = handlings.findLast((one) => isCovered(facts, JSON.parse(one.facts) as string[]));
  const handlingId = handling?.id ?? null;
  // There is one per event, and it goes by the event's id.
  return { id: eventId, eventId, kind: 'overCapacity', about: eventId, facts, at, handlingId, ...totals };
}
