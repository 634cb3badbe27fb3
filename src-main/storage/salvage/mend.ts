import type { DataSource } from 'typeorm';
import { migrationNames } from '#migrations/index.ts';
import { AppError } from '#shared/domain/errors.ts';
import { deriveAnew } from '../new-database.ts';
import { conflictsOfProjection } from '../projections/conflicts.ts';
import { createDirectoryProjection } from '../projections/directory.ts';
import { pairsOfProjection } from '../projections/pairs.ts';
import { presenceProjection } from '../projections/presence.ts';
import { countAnew } from '../projections/totals.ts';
import { withDatabase } from '../with-database.ts';
import { keepIdentity, replayLog } from './replay.ts';

/** What {@link mendSchema} made anew. */
export interface Mended {
  tables: string[];
  /** Indexes and triggers. */
  others: string[];
}

interface SchemaObject {
  type: string;
  name: string;
  sql: string;
}

/**
 * Makes missing tables, indexes and triggers of a database anew. What the operation log tells of a missing table comes back
 * with it; what is there stays as it is.
 * @param copy where a copy of the database goes first, if there is anything to do
 * @throws AppError `conflict` where this cannot be done without losing something; the text says what to do instead
 */
export function mendSchema(file: string, copy: string): Promise<Mended> {
  return withDatabase(file, 'write', async ({ source, work, read }) => {
    const wanted = await schemaAfter(migrationNames);
    const { objects: missing, columns } = await missingOf(source, wanted);
    const named = (isTable: boolean) =>
      missing.filter(({ type }) => (type === 'table') === isTable).map(({ name }) => name);
    const mended = { tables: named(true), others: named(false) };
    refuseWhatIsMore(mended.tables, columns);
    if (missing.length === 0) return mended;

    await source.query('VACUUM INTO ?', [copy]);
    for (const type of ['table', 'index', 'trigger'])
      for (const one of missing.filter((object) => object.type === type)) await source.query(one.sql);
    if (mended.tables.includes('migrations')) await rememberMigrations(source);
    await mendIndex(source, mended.tables, wanted.index);
    const { signal } = new AbortController();
    await replayLog(work, read, { signal, progress: () => undefined });
    await deriveAnew(
      work,
      [presenceProjection, pairsOfProjection, createDirectoryProjection(() => undefined), conflictsOfProjection],
      signal,
    );
    // Dropping a table told no trigger, and what came back was counted once more.
    await work.write(countAnew);
    await keepIdentity(work, read);
    return mended;
  });
}

interface Schema {
  objects: SchemaObject[];
  columns: ReadonlySet<string>;
  index: IndexSetting[];
}

/** What there is once the first ones of all migrations were applied. */
function schemaAfter(migrations: readonly string[]): Promise<Schema> {
  return withDatabase(':memory:', 'write', async ({ source }) => {
    await source.runMigrations();
    for (let count = migrationNames.length; count > migrations.length; count -= 1) await source.undoLastMigration();
    return {
      objects: await objectsOf(source),
      columns: await columnsOf(source),
      index: await indexSettingsOf(source),
    };
  });
}

/** The names of the tables that there are once the first ones of all migrations were applied. */
export async function tablesAfter(migrations: readonly string[]): Promise<ReadonlySet<string>> {
  const { objects } = await schemaAfter(migrations);
  return new Set(objects.filter(({ type }) => type === 'table').map(({ name }) => name));
}

/** What of a schema is not there; of the columns those alone whose table is. */
async function missingOf(source: DataSource, wanted: Schema): Promise<{ objects: SchemaObject[]; columns: string[] }> {
  const there = new Set((await objectsOf(source)).map(({ name }) => name));
  const columns = await columnsOf(source);
  return {
    objects: wanted.objects.filter(({ name }) => !there.has(name)),
    columns: [...wanted.columns].filter((column) => there.has(column.split('.')[0] ?? '') && !columns.has(column)),
  };
}

/** What a database lacks of what its migrations make, each as a sentence that says what to do. */
export async function lackingOf(source: DataSource, applied: readonly string[]): Promise<string[]> {
  // Where none is known, what remembers them is missing too.
  const { objects, columns } = await missingOf(
    source,
    await schemaAfter(applied.length === 0 ? migrationNames : applied),
  );
  return [
    ...objects.map(({ type, name }) => `The ${type} ${name} is missing. Make it anew with: lanyard setup --fix`),
    ...columns.map(
      (column) => `The column ${column} is missing. Restore a backup, or save what is there: lanyard db salvage`,
    ),
  ];
}

function refuseWhatIsMore(missingTables: readonly string[], lostColumns: readonly string[]): void {
  if (missingTables.includes('operations'))
    throw new AppError(
      'conflict',
      'The operation log is missing. Restore a backup, or save the rest with: lanyard db salvage',
    );
  const [lost] = lostColumns;
  if (lost !== undefined)
    throw new AppError(
      'conflict',
      `The column ${lost} is missing, which is not made anew. Restore a backup, or save what is there: lanyard db salvage`,
    );
}

function objectsOf(source: DataSource): Promise<SchemaObject[]> {
  // What full-text search keeps in tables of its own is made with it.
  return source.query(
    `SELECT type, name, sql FROM sqlite_master
     WHERE sql IS NOT NULL AND name NOT GLOB 'sqlite_*' AND name NOT GLOB 'directory_text_*'`,
  );
}

/** As `table.column`. */
async function columnsOf(source: DataSource): Promise<ReadonlySet<string>> {
  const rows = (await source.query(
    `SELECT m.name || '.' || c.name AS name FROM sqlite_master AS m, pragma_table_info(m.name) AS c
     WHERE m.type = 'table' AND m.sql NOT LIKE 'CREATE VIRTUAL%' AND m.name NOT GLOB 'directory_text_*'`,
  )) as { name: string }[];
  return new Set(rows.map(({ name }) => name));
}

interface IndexSetting {
  k: string;
  v: number;
}

/** How the full-text index is merged: rows of its own, which no description of a table tells. */
async function indexSettingsOf(source: DataSource): Promise<IndexSetting[]> {
  return (await source.query(`SELECT k, v FROM directory_text_config WHERE k <> 'version'`)) as IndexSetting[];
}

async function mendIndex(
  source: DataSource,
  missingTables: readonly string[],
  settings: readonly IndexSetting[],
): Promise<void> {
  if (missingTables.includes('directory_text')) {
    for (const { k, v } of settings)
      await source.query('INSERT INTO directory_text (directory_text, rank) VALUES (?, ?)', [k, v]);
  } else if (missingTables.includes('directory')) {
    // Its entries go by the numbers of rows that are lost.
    await source.query(`INSERT INTO directory_text (directory_text) VALUES ('delete-all')`);
  }
}

/** All tables are there: so is what every migration makes. */
async function rememberMigrations(source: DataSource): Promise<void> {
  for (const name of migrationNames)
    await source.query('INSERT INTO migrations (timestamp, name) VALUES (?, ?)', [
      Number(/\d+$/.exec(name)?.[0]),
      name,
    ]);
}
