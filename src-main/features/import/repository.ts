import { insertRows } from '#main/storage/insert.ts';
import { importRejects, importRows, imports } from '#main/storage/schema/local.ts';
import type { Reader, WriteTx } from '#main/storage/unit-of-work.ts';
import type { ImportStatus } from '#shared/contract/import.ts';
import type { RejectedRow } from './file/types.ts';
import type { StagedRow } from './plan.ts';

export type ImportState = ImportStatus['state'];
export type ImportCounts = ImportStatus['counts'];
export type RowKind = 'new' | 'changed' | 'unchanged';

export interface ImportRow {
  id: string;
  eventId: string;
  fileName: string;
  state: ImportState;
  rowsRead: number;
  /** Rows are applied by registration id; all up to this one are. */
  appliedTo: string;
  counts: ImportCounts;
  headings: string[];
  /** Which fields the file has columns for. */
  mapped: string[];
  warnings: string[];
  error: string | null;
  startedAt: number;
  finishedAt: number | null;
}

const SELECT = `
  SELECT id, event_id AS eventId, file_name AS fileName, state, rows_read AS rowsRead, applied_to AS appliedTo,
    counts, headings, warnings, error, started_at AS startedAt, finished_at AS finishedAt
  FROM imports`;

type Stored = Omit<ImportRow, 'counts' | 'headings' | 'mapped' | 'warnings'> & {
  counts: string;
  headings: string;
  warnings: string;
};

function fromStored(row: Stored): ImportRow {
  const { headings, mapped } = JSON.parse(row.headings) as { headings: string[]; mapped: string[] };
  return {
    ...row,
    counts: JSON.parse(row.counts) as ImportCounts,
    headings,
    mapped,
    warnings: JSON.parse(row.warnings) as string[],
  };
}

export async function findImport(read: Reader, id: string): Promise<ImportRow | undefined> {
  const row = await read.get<Stored>(`${SELECT} WHERE id = ?`, [id]);
  return row === undefined ? undefined : fromStored(row);
}

export async function listImports(read: Reader, eventId: string): Promise<ImportRow[]> {
  const rows = await read.all<Stored>(`${SELECT} WHERE event_id = ? ORDER BY started_at DESC LIMIT 50`, [eventId]);
  return rows.map(fromStored);
}

export async function importsInState(
  read: Reader,
  organizationId: string,
  states: readonly ImportState[],
): Promise<ImportRow[]> {
  const rows = await read.all<Stored>(
    `${SELECT} WHERE state IN (SELECT value FROM json_each(?))
       AND event_id IN (SELECT id FROM events WHERE organization_id = ?) ORDER BY started_at`,
    [JSON.stringify(states), organizationId],
  );
  return rows.map(fromStored);
}

/** How far a confirmed import has been applied. */
export async function saveAppliedTo(tx: WriteTx, importId: string, registrationId: string): Promise<void> {
  await tx.run('UPDATE imports SET applied_to = ? WHERE id = ?', [registrationId, importId]);
}

export async function saveImport(tx: WriteTx, row: ImportRow): Promise<void> {
  const { headings, mapped, ...rest } = row;
  await insertRows(
    tx,
    imports,
    [{ ...rest, headings: { headings, mapped } }],
    `ON CONFLICT (id) DO UPDATE SET state = excluded.state, rows_read = excluded.rows_read,
       applied_to = excluded.applied_to, counts = excluded.counts, headings = excluded.headings,
       warnings = excluded.warnings, error = excluded.error, finished_at = excluded.finished_at`,
  );
}

/** A row of the file, and whom it was found to be about: each registration has one row at most. */
export interface ComparedRow {
  kind: RowKind;
  registrationId: string;
  personId: string;
  /** JSON of a {@link StagedRow}. */
  text: string;
}

/** A staged row as text holds who it is about as well, to spare a column. */
interface StagedText {
  row: StagedRow;
  personId: string;
}

export async function insertCompared(tx: WriteTx, importId: string, rows: readonly ComparedRow[]): Promise<void> {
  await insertRows(
    tx,
    importRows,
    rows.map(({ kind, registrationId, personId, text }) => ({
      importId,
      registrationId,
      kind,
      // What StagedText says, without taking the row apart.
      row: `{"personId":${JSON.stringify(personId)},"row":${text}}`,
    })),
  );
}

export async function insertRejects(tx: WriteTx, importId: string, rejected: readonly RejectedRow[]): Promise<void> {
  await insertRows(
    tx,
    importRejects,
    rejected.map((row) => ({ importId, rowNumber: row.rowNumber, reason: row.reason, cells: [...row.cells] })),
  );
}

/** A row that the import still has to apply. */
export interface Pending {
  registrationId: string;
  personId: string;
  row: StagedRow;
}

const PENDING = `
  SELECT registration_id AS registrationId, row FROM import_rows WHERE import_id = ? AND kind IN ('new', 'changed')`;

function toPending(stored: { registrationId: string; row: string }): Pending {
  const { row, personId } = JSON.parse(stored.row) as StagedText;
  return { registrationId: stored.registrationId, personId, row };
}

/**
 * The next rows to apply, by registration id and not by their place in the file: neighbours in the indexes are then
 * written together, which makes a large import several times faster.
 */
export async function readPending(read: Reader, importId: string, after: string, limit: number): Promise<Pending[]> {
  const rows = await read.all<{ registrationId: string; row: string }>(
    `${PENDING} AND registration_id > ? ORDER BY registration_id LIMIT ?`,
    [importId, after, limit],
  );
  return rows.map(toPending);
}

/** The row about a registration, if it still has to be applied. */
export async function findPending(
  read: Reader,
  importId: string,
  registrationId: string,
): Promise<Pending | undefined> {
  const found = await read.get<{ registrationId: string; row: string }>(`${PENDING} AND registration_id = ?`, [
    importId,
    registrationId,
  ]);
  return found === undefined ? undefined : toPending(found);
}

/** A row that was applied before its turn must not be applied again: what was corrected since would be lost. */
export async function markApplied(tx: WriteTx, importId: string, registrationId: string): Promise<void> {
  await tx.run(`UPDATE import_rows SET kind = 'unchanged' WHERE import_id = ? AND registration_id = ?`, [
    importId,
    registrationId,
  ]);
}

/** What the last finished import of an event said about registrations. */
export async function loadBases(
  read: Reader,
  eventId: string,
  importId: string,
  registrationIds: readonly string[],
): Promise<Map<string, StagedRow>> {
  const rows = await read.all<{ registrationId: string; row: string }>(
    `SELECT s.registration_id AS registrationId, s.row AS row FROM imports AS i
     CROSS JOIN json_each(?) AS j
     CROSS JOIN import_rows AS s ON s.import_id = i.id AND s.registration_id = j.value
     WHERE i.event_id = ? AND i.state = 'done' AND i.id <> ?
     ORDER BY i.started_at`,
    [JSON.stringify(registrationIds), eventId, importId],
  );
  // Later ones overwrite earlier ones.
  return new Map(rows.map(({ registrationId, row }) => [registrationId, (JSON.parse(row) as StagedText).row]));
}

/**
 * What earlier imports said about registrations that a newer one speaks of is of no further use.
 * @returns how many rows were deleted, at most `limit`
 */
export async function dropSuperseded(tx: WriteTx, eventId: string, importId: string, limit: number): Promise<number> {
  return tx.run(
    `DELETE FROM import_rows WHERE (import_id, registration_id) IN (
       SELECT o.import_id, o.registration_id FROM imports AS i
       JOIN import_rows AS o ON o.import_id = i.id
       WHERE i.event_id = ?1 AND i.state = 'done' AND i.id <> ?2 AND EXISTS (
         SELECT 1 FROM import_rows AS n WHERE n.import_id = ?2 AND n.registration_id = o.registration_id)
       LIMIT ?3)`,
    [eventId, importId, limit],
  );
}

/** @returns how many rows were deleted, at most `limit` */
export async function deleteStaged(tx: WriteTx, importId: string, limit: number): Promise<number> {
  return tx.run(
    `DELETE FROM import_rows WHERE import_id = ?1
       AND registration_id IN (SELECT registration_id FROM import_rows WHERE import_id = ?1 LIMIT ?2)`,
    [importId, limit],
  );
}

export async function readRejects(read: Reader, importId: string): Promise<RejectedRow[]> {
  const rows = await read.all<{ rowNumber: number; reason: string; cells: string }>(
    'SELECT row_number AS rowNumber, reason, cells FROM import_rejects WHERE import_id = ? ORDER BY row_number',
    [importId],
  );
  return rows.map((row) => ({ ...row, cells: JSON.parse(row.cells) as string[] }));
}

export async function findMapping(
  read: Reader,
  signature: string,
): Promise<{ heading: string; target: string }[] | null> {
  const row = await read.get<{ mapping: string }>('SELECT mapping FROM import_mappings WHERE signature = ?', [
    signature,
  ]);
  return row === undefined ? null : (JSON.parse(row.mapping) as { heading: string; target: string }[]);
}

export async function saveMapping(
  tx: WriteTx,
  signature: string,
  mapping: readonly { heading: string; target: string }[],
  now: number,
): Promise<void> {
  await tx.run(
    `INSERT INTO import_mappings (signature, mapping, used_at) VALUES (?, ?, ?)
     ON CONFLICT (signature) DO UPDATE SET mapping = excluded.mapping, used_at = excluded.used_at`,
    [signature, JSON.stringify(mapping), now],
  );
}
