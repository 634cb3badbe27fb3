import type { Reader } from '#main/storage/unit-of-work.ts';
import type { QuarantinedOperation } from '#shared/contract/sync.ts';

/** Operations that a screen shows; of more, the first ones. */
const MOST = 500;

// `state <> 'applied'` is in the words of the index, so that the few there are found without looking at all.

/** How many operations of a desk are behind a position of its log. */
export async function countBehind(read: Reader, deskId: string, position: number): Promise<number> {
  const row = await read.get<{ count: number }>(
    'SELECT count(*) AS count FROM operations WHERE position > ? AND +desk_id = ?',
    [position, deskId],
  );
  return row?.count ?? 0;
}

export async function countQuarantined(read: Reader): Promise<number> {
  const row = await read.get<{ count: number }>(
    `SELECT (SELECT count(*) FROM operations WHERE state = 'rejected' AND state <> 'applied')
       + (SELECT count(*) FROM sync_refusals) AS count`,
  );
  return row?.count ?? 0;
}

/** What is kept apart here, and what the hub keeps apart of this desk. */
export async function listQuarantined(read: Reader): Promise<QuarantinedOperation[]> {
  const rows = await read.all<Omit<QuarantinedOperation, 'canAccept'> & { canAccept: number }>(
    `SELECT * FROM (
       SELECT o.desk_id AS deskId, d.name AS deskName, o.seq AS seq, o.kind AS kind, o.at AS at, o.reason AS reason,
         'here' AS "where", o.withheld AS canAccept, o.payload AS payload
       FROM operations AS o LEFT JOIN desks AS d ON d.id = o.desk_id
       WHERE o.state = 'rejected' AND o.state <> 'applied'
       UNION ALL
       SELECT r.desk_id, d.name, r.seq, o.kind, o.at, r.reason, 'hub', 0, o.payload
       FROM sync_refusals AS r JOIN operations AS o ON o.desk_id = r.desk_id AND o.seq = r.seq
         LEFT JOIN desks AS d ON d.id = r.desk_id
     ) ORDER BY at, deskId, seq LIMIT ${MOST}`,
  );
  return rows.map((row) => ({ ...row, canAccept: row.canAccept === 1 }));
}

/** An organization's name; null where it has none. */
export async function organizationName(read: Reader, id: string): Promise<string | null> {
  const row = await read.get<{ name: string | null }>('SELECT name FROM organizations WHERE id = ?', [id]);
  return row?.name ?? null;
}

/** Names of the files that documents have, behind a name, by name. */
export async function fileNamesAfter(read: Reader, name: string, limit: number): Promise<string[]> {
  const rows = await read.all<{ name: string }>(
    `SELECT DISTINCT stored_name AS name FROM documents
     WHERE deleted_at IS NULL AND stored_name > ? ORDER BY stored_name LIMIT ?`,
    [name, limit],
  );
  return rows.map((row) => row.name);
}

/** Whose document a file is: one of several registrations that may have the same. */
export function ownersOfFile(read: Reader, storedName: string): Promise<{ eventId: string; registrationId: string }[]> {
  return read.all(
    `SELECT event_id AS eventId, registration_id AS registrationId FROM documents
     WHERE stored_name = ? AND deleted_at IS NULL`,
    [storedName],
  );
}
