import { AppError } from '#shared/domain/errors.ts';
import { deriveAnew, makeDatabase } from '../new-database.ts';
import { conflictsOfProjection } from '../projections/conflicts.ts';
import { createDirectoryProjection } from '../projections/directory.ts';
import { pairsOfProjection } from '../projections/pairs.ts';
import { presenceProjection } from '../projections/presence.ts';
import { installationTables, localTables } from '../schema/local.ts';
import { replicatedTables } from '../schema/replicated.ts';
import { columnName, type Table } from '../schema/table.ts';
import type { Reader, UnitOfWork } from '../unit-of-work.ts';
import { type OpenDatabase, withDatabase } from '../with-database.ts';
import { keepIdentity, type ReplayControl, replayLog } from './replay.ts';
import { type RawRow, type ReadableTable, readRows } from './rows.ts';

/** What could be saved of a damaged database. */
export interface Salvaged {
  events: number;
  registrations: number;
  checkIns: number;
  operations: number;
  /** Operations that are known to have been there and could not be read. */
  missingOperations: number;
  /** Tables with places that could not be read. */
  damagedTables: string[];
}

/** Made anew from the rest, of no worth elsewhere, or part of an import that is begun anew. */
const LEFT_OUT: ReadonlySet<string> = new Set([
  ...installationTables,
  'directory',
  'presences',
  'event_totals',
  'import_rows',
  'import_rejects',
]);

/**
 * Makes a sound database of what can be read of a damaged one. All rows of all tables are tried, and then every operation of
 * the log is applied once more: what a table has lost comes back from the log, and what the log has lost still stands in the
 * tables. The damaged file is only read.
 * @param damaged a copy of the damaged database, with its write-ahead log beside it
 * @param file where the sound one is made
 * @throws AppError `invalidInput` where nothing can be read; the signal's reason when it was told to stop
 */
export async function salvage(damaged: string, file: string, control: ReplayControl): Promise<Salvaged> {
  return withDatabase(damaged, 'read', async ({ source, read }) => {
    // Read on where the description of some table is what is damaged.
    await source.query('PRAGMA writable_schema = ON').catch(() => undefined);
    return makeDatabase(file, (target) => fill(read, target, control));
  });
}

async function fill(damaged: Reader, target: OpenDatabase, control: ReplayControl): Promise<Salvaged> {
  const { work, read } = target;
  const tables = [...localTables, ...replicatedTables].filter(({ name }) => !LEFT_OUT.has(name));
  const damagedTables: string[] = [];
  for (const [index, table] of tables.entries()) {
    control.signal.throwIfAborted();
    control.progress((0.5 * index) / tables.length);
    if ((await copyTable(damaged, target, table)) > 0) damagedTables.push(table.name);
  }
  await endImports(work);
  await replayLog(work, read, {
    signal: control.signal,
    progress: (fraction) => control.progress(0.5 + 0.4 * fraction),
  });
  await deriveAnew(
    work,
    [presenceProjection, pairsOfProjection, createDirectoryProjection(() => undefined), conflictsOfProjection],
    control.signal,
  );
  await keepIdentity(work, read);
  const found = await counts(read);
  if (found.operations + found.events + found.registrations === 0)
    throw new AppError('invalidInput', 'Nothing of this database can be read. Restore a backup.');
  return { ...found, damagedTables };
}

/** @returns how many places could not be read */
async function copyTable(damaged: Reader, { source, work }: OpenDatabase, table: Table): Promise<number> {
  const [description] = (await source.query('SELECT sql FROM sqlite_master WHERE name = ?', [table.name])) as {
    sql: string;
  }[];
  const columns = await readableColumns(damaged, table);
  if (columns === null) return 1;
  const readable: ReadableTable = { name: table.name, columns, ...keyOf(table, description?.sql ?? '') };
  return readRows(damaged, readable, (rows) => insert(work, table.name, columns, rows));
}

function keyOf(table: Table, sql: string): Pick<ReadableTable, 'key' | 'numeric'> {
  if (!/WITHOUT ROWID/i.test(sql)) return { key: 'rowid', numeric: true };
  const [primary] = Object.entries(table.columns).find(([, column]) => column.primary) ?? ['id'];
  return { key: columnName(primary), numeric: false };
}

/** The columns that both have: the damaged database may be of an earlier version. Null where it does not know the table. */
async function readableColumns(damaged: Reader, table: Table): Promise<string[] | null> {
  const known = Object.keys(table.columns).map(columnName);
  const found = await damaged
    .all<{ name: string }>(`SELECT name FROM pragma_table_info('${table.name}')`)
    .catch(() => []);
  const names = new Set(found.map(({ name }) => name));
  const columns = known.filter((name) => names.has(name));
  return columns.length === 0 ? null : columns;
}

async function insert(
  work: UnitOfWork,
  table: string,
  columns: readonly string[],
  rows: readonly RawRow[],
): Promise<void> {
  const values = columns.map((column) => `value ->> '${column}'`).join(', ');
  // Rows whose content is damaged may lack what no row lacks, or repeat another: those stay out.
  await work.write((tx) =>
    tx.run(`INSERT OR IGNORE INTO ${table} (${columns.join(', ')}) SELECT ${values} FROM json_each(?)`, [
      JSON.stringify(rows),
    ]),
  );
}

/** The rows of imports that were under way are not brought along. */
async function endImports(work: UnitOfWork): Promise<void> {
  await work.write((tx) =>
    tx.run(
      `UPDATE imports SET state = 'cancelled', error = 'The database was damaged before this import was done. Import the file again.'
       WHERE state NOT IN ('done', 'cancelled', 'failed')`,
    ),
  );
}

async function counts(read: Reader): Promise<Omit<Salvaged, 'damagedTables'>> {
  const found = await read.get<Omit<Salvaged, 'damagedTables'>>(
    `SELECT (SELECT count(*) FROM events WHERE deleted_at IS NULL) AS events,
       (SELECT count(*) FROM registrations WHERE deleted_at IS NULL) AS registrations,
       (SELECT count(*) FROM check_ins) AS checkIns,
       (SELECT count(*) FROM operations) AS operations,
       (SELECT coalesce(sum(last - there), 0) FROM
         (SELECT max(seq) AS last, count(*) AS there FROM operations GROUP BY desk_id)) AS missingOperations`,
  );
  return found ?? { events: 0, registrations: 0, checkIns: 0, operations: 0, missingOperations: 0 };
}
