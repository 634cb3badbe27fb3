import { setImmediate } from 'node:timers/promises';
import type { z } from 'zod';
import { deriveAnew, makeDatabase } from '#main/storage/new-database.ts';
import { createDirectoryProjection } from '#main/storage/projections/directory.ts';
import type { Table } from '#main/storage/schema/table.ts';
import { writeSetting } from '#main/storage/settings.ts';
import type { Reader, UnitOfWork } from '#main/storage/unit-of-work.ts';
import type { OpenDatabase } from '#main/storage/with-database.ts';
import { AppError } from '#shared/domain/errors.ts';
import { bundleTables } from './format.ts';
import type { Bundle } from './read.ts';
import { type BundleRow, rowSchema } from './rows.ts';
import type { BundleControl } from './write.ts';

/** Set until the first start with a database that was made of a bundle. */
export const FROM_BUNDLE_KEY = 'fromBundle';
/** Rows that are written at once. */
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
  await makeDatabase(file, async ({ source, read, work }) => {
    const setAside = (await source.query(
      `SELECT type, name, sql FROM sqlite_master
       WHERE sql IS NOT NULL AND (type = 'trigger' OR (type = 'index' AND name LIKE 'idx_%'))`,
    )) as { type: string; name: string; sql: string }[];
    // Rows first, then the indexes over them: each is sorted once.
    for (const { type, name } of setAside) await source.query(`DROP ${type} ${name}`);
    await fillTables(work, bundle, control);
    await makeAgain(source, setAside);
    await requireHome(read, bundle);
    await work.write(async (tx) => {
      await writeSetting(tx, 'installation', { deskId, organizationId: bundle.manifest.homeId });
      await writeSetting(tx, FROM_BUNDLE_KEY, true);
    });
    control.progress(null, 'Making the search index.');
    await deriveAnew(work, [createDirectoryProjection(() => undefined)], control.signal);
  });
}

/** @throws AppError `invalidInput` where two rows are what only one may be */
async function makeAgain(source: OpenDatabase['source'], setAside: readonly { sql: string }[]): Promise<void> {
  try {
    for (const { sql } of setAside) await source.query(sql);
  } catch {
    throw new AppError('invalidInput', 'What was read does not fit together. Nothing was changed.');
  }
}

async function fillTables(work: UnitOfWork, bundle: Bundle, control: BundleControl): Promise<void> {
  const total = Object.values(bundle.manifest.tables).reduce((sum, { rows }) => sum + rows, 0);
  let done = 0;
  for (const table of bundleTables) {
    // Older versions may not have had it.
    if (bundle.manifest.tables[table.name] === undefined) continue;
    const rows = new TableRows(table);
    for await (const lines of bundle.lines(table.name, control.signal)) {
      for (let start = 0; start < lines.length; start += PAGE) {
        await rows.insert(work, lines.slice(start, start + PAGE));
        // Whoever works here meanwhile gets their turn.
        await setImmediate();
      }
      done += lines.length;
      control.progress((0.6 * done) / Math.max(1, total), `${table.name}: ${done} rows.`);
    }
  }
}

/** The rows of one table, of which each is looked at before it is written. */
class TableRows {
  readonly #table: Table;
  readonly #schema: z.ZodType<BundleRow>;
  /** Those of the first row, which all have. */
  #columns: string | null = null;

  constructor(table: Table) {
    this.#table = table;
    this.#schema = rowSchema(table);
  }

  /** @throws AppError `invalidInput` where a row cannot be one of this table, or is there already */
  async insert(work: UnitOfWork, lines: readonly string[]): Promise<void> {
    const { name } = this.#table;
    let columns: string[] = [];
    for (const line of lines) columns = this.#columnsOf(line);
    const values = columns.map((column) => `j.value ->> '${column}'`).join(', ');
    try {
      await work.write((tx) =>
        tx.run(`INSERT INTO ${name} (${columns.join(', ')}) SELECT ${values} FROM json_each(?) AS j`, [
          `[${lines.join(',')}]`,
        ]),
      );
    } catch {
      throw unreadable(name);
    }
  }

  #columnsOf(line: string): string[] {
    const { data } = this.#schema.safeParse(parse(line));
    if (data === undefined) throw unreadable(this.#table.name);
    const columns = Object.keys(data).sort();
    this.#columns ??= columns.join();
    if (columns.length === 0 || columns.join() !== this.#columns) throw unreadable(this.#table.name);
    return columns;
  }
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

function unreadable(table: string): AppError {
  return new AppError('invalidInput', `The rows of ${table} in this bundle cannot be read. Nothing was changed.`);
}

/** The organization that the installation goes on as. */
async function requireHome(read: Reader, { manifest }: Bundle): Promise<void> {
  const found = await read.get('SELECT 1 FROM organizations WHERE id = ?', [manifest.homeId]);
  if (found === undefined)
    throw new AppError(
      'invalidInput',
      'The organization that this bundle is of is not in it. Write it anew where it comes from. Nothing was changed.',
    );
}
