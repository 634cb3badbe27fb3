import { join } from 'node:path';
import { DataSource, type MixedList } from 'typeorm';
import { onTestFinished } from 'vitest';
import { tempFolder } from '../support/core/folder.ts';

type Migrations = MixedList<string | (new () => { name: string })>;

/** An empty database that knows some migrations and has run none. */
export async function openDatabase(migrations: readonly unknown[]): Promise<DataSource> {
  const source = new DataSource({
    type: 'sqlite',
    database: join(await tempFolder(), 'test.sqlite'),
    migrations: [...migrations] as Migrations as never,
    migrationsTransactionMode: 'each',
    logging: false,
  });
  await source.initialize();
  await source.query('PRAGMA foreign_keys = ON');
  onTestFinished(async () => {
    if (source.isInitialized) await source.destroy();
  });
  return source;
}

export interface SchemaObject {
  type: string;
  name: string;
  sql: string;
}

/** Everything that the migrations made, by kind and name; not what SQLite and TypeORM make for themselves. */
export async function schemaOf(source: DataSource): Promise<SchemaObject[]> {
  const objects = (await source.query(
    `SELECT type, name, sql FROM sqlite_master
     WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' AND tbl_name <> 'migrations'
     ORDER BY CASE type WHEN 'table' THEN 1 WHEN 'index' THEN 2 ELSE 3 END, name`,
  )) as SchemaObject[];
  const virtual = objects.filter(({ sql }) => /^CREATE VIRTUAL TABLE/i.test(sql)).map(({ name }) => name);
  return objects
    .filter(({ name }) => !virtual.some((table) => name.startsWith(`${table}_`) && !virtual.includes(name)))
    .map((object) => ({ ...object, sql: object.sql.replace(/\s+/g, ' ').trim() }));
}

export interface Column {
  name: string;
  type: string;
  notnull: number;
  pk: number;
}

export function columnsOf(source: DataSource, table: string): Promise<Column[]> {
  return source.query(`SELECT name, type, "notnull", pk FROM pragma_table_info('${table}')`) as Promise<Column[]>;
}

/** The tables that hold rows of their own. */
export async function tablesOf(source: DataSource): Promise<string[]> {
  const objects = await schemaOf(source);
  return objects.filter(({ type, sql }) => type === 'table' && !/^CREATE VIRTUAL/i.test(sql)).map(({ name }) => name);
}

export async function rowsOf(source: DataSource): Promise<Record<string, Record<string, unknown>[]>> {
  const rows: Record<string, Record<string, unknown>[]> = {};
  for (const table of await tablesOf(source)) {
    rows[table] = (await source.query(`SELECT * FROM ${table} ORDER BY 1, 2`)) as Record<string, unknown>[];
  }
  return rows;
}

/** Values that a column's rules demand. */
const DEMANDED: Readonly<Record<string, string>> = { 'operations.state': 'applied' };

/**
 * Puts a few rows into every table, whatever tables there are. The same text everywhere satisfies foreign keys.
 * @param wanted which tables, all unless told
 */
export async function fill(source: DataSource, wanted: (table: string) => boolean = () => true): Promise<void> {
  // Triggers would write into tables that are filled here.
  const triggers = (await schemaOf(source)).filter(({ type }) => type === 'trigger');
  for (const { name } of triggers) await source.query(`DROP TRIGGER ${name}`);
  await source.query('PRAGMA foreign_keys = OFF');
  for (const table of (await tablesOf(source)).filter(wanted)) {
    const columns = await columnsOf(source, table);
    for (let row = 1; row <= 3; row += 1) {
      const values = columns.map(({ name, type }) =>
        type === 'INTEGER' ? row : type === 'REAL' ? row + 0.5 : (DEMANDED[`${table}.${name}`] ?? `"text ${row}"`),
      );
      await source.query(`INSERT INTO ${table} VALUES (${columns.map(() => '?').join(', ')})`, values);
    }
  }
  await source.query('PRAGMA foreign_keys = ON');
  for (const { sql } of triggers) await source.query(sql);
}
