import { rm } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import { silentLog } from '#main/ports/log.ts';
import { createDataSource } from '#main/storage/data-source.ts';
import { createDirectoryProjection } from '#main/storage/projections/directory.ts';
import { typeormLogger } from '#main/storage/query-log.ts';
import { columnName, type Table } from '#main/storage/schema/table.ts';
import { writeSetting } from '#main/storage/settings.ts';
import { Statements } from '#main/storage/statements.ts';
import { UnitOfWork } from '#main/storage/unit-of-work.ts';
import { AppError } from '#shared/domain/errors.ts';
import { bundleTables } from './format.ts';
import type { Bundle } from './read.ts';
import type { BundleControl } from './write.ts';

/** Rows that are written, or indexed, at once. */
const PAGE = 1000;

/**
 * Makes a database of a bundle, apart from the one that is in use. It is whole when this resolves.
 * @throws AppError `invalidInput` where the bundle does not hold what it says
 */
export async function buildDatabase(
  file: string,
  bundle: Bundle,
  deskId: string,
  control: BundleControl,
): Promise<void> {
  for (const suffix of ['', '-wal', '-shm', '-journal']) await rm(`${file}${suffix}`, { force: true });
  const source = createDataSource({ file, side: 'write', logger: typeormLogger(silentLog, false) });
  await source.initialize();
  const statements = new Statements(source);
  const work = new UnitOfWork(statements, () => undefined);
  try {
    await source.runMigrations();
    // If the machine stops meanwhile, this file is thrown away.
    await source.query('PRAGMA synchronous = OFF');
    const setAside = (await source.query(
      `SELECT type, name, sql FROM sqlite_master
       WHERE sql IS NOT NULL AND (type = 'trigger' OR (type = 'index' AND name LIKE 'idx_%'))`,
    )) as { type: string; name: string; sql: string }[];
    // Rows first, then the indexes over them: each is sorted once.
    for (const { type, name } of setAside) await source.query(`DROP ${type} ${name}`);
    const total = Object.values(bundle.manifest.tables).reduce((sum, { rows }) => sum + rows, 0);
    let done = 0;
    for (const table of bundleTables) {
      if (bundle.manifest.tables[table.name] === undefined) continue;
      for await (const lines of bundle.lines(table.name, control.signal)) {
        for (let start = 0; start < lines.length; start += PAGE) {
          await insertLines(work, table, lines.slice(start, start + PAGE));
        }
        done += lines.length;
        control.progress((0.6 * done) / Math.max(1, total), `${table.name}: ${done} rows.`);
      }
    }
    for (const { sql } of setAside) await source.query(sql);
    await work.write((tx) => writeSetting(tx, 'installation', { deskId, organizationId: bundle.manifest.homeId }));
    await index(work, control);
    const [check] = (await source.query('PRAGMA integrity_check(1)')) as { integrity_check: string }[];
    if (check?.integrity_check !== 'ok')
      throw new AppError('invalidInput', 'The rows of this bundle do not fit together. Nothing was changed.');
    await source.query('PRAGMA wal_checkpoint(TRUNCATE)');
  } finally {
    await statements.close();
    await source.destroy();
  }
}

async function insertLines(work: UnitOfWork, table: Table, lines: readonly string[]): Promise<void> {
  const columns = columnsOf(lines[0] ?? '{}', table);
  const names = columns.join(', ');
  const values = columns.map((column) => `j.value ->> '${column}'`).join(', ');
  try {
    await work.write((tx) =>
      tx.run(`INSERT OR REPLACE INTO ${table.name} (${names}) SELECT ${values} FROM json_each(?) AS j`, [
        `[${lines.join(',')}]`,
      ]),
    );
  } catch {
    throw new AppError('invalidInput', `The rows of ${table.name} in this bundle cannot be read. Nothing was changed.`);
  }
}

/** The columns that a row names, all of which must be known: what is not known comes from a newer version. */
function columnsOf(line: string, table: Table): string[] {
  const known = new Set(Object.keys(table.columns).map(columnName));
  let row: unknown;
  try {
    row = JSON.parse(line);
  } catch {
    throw new AppError('invalidInput', `The rows of ${table.name} in this bundle cannot be read. Nothing was changed.`);
  }
  const columns = Object.keys((row ?? {}) as object);
  if (columns.length === 0 || columns.some((column) => !known.has(column))) {
    throw new AppError('invalidInput', `The rows of ${table.name} in this bundle cannot be read. Nothing was changed.`);
  }
  return columns;
}

/** Makes the search index anew. */
async function index(work: UnitOfWork, control: BundleControl): Promise<void> {
  const directory = createDirectoryProjection(() => undefined);
  for (let after = ''; ; ) {
    control.signal.throwIfAborted();
    const ids = await work.write(async (tx) => {
      const rows = await tx.all<{ id: string }>(`SELECT id FROM registrations WHERE id > ? ORDER BY id LIMIT ${PAGE}`, [
        after,
      ]);
      const page = rows.map((row) => row.id);
      await directory.refresh(tx, page);
      return page;
    });
    const last = ids.at(-1);
    if (last === undefined) return;
    after = last;
    control.progress(null, 'Making the search index.');
    await setImmediate();
  }
}
