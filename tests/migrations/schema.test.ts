import { expect, test } from 'vitest';
import { allTables } from '#main/storage/schema/index.ts';
import { columnName } from '#main/storage/schema/table.ts';
import { migrations } from '#migrations/index.ts';
import { columnsOf, openDatabase, schemaOf, tablesOf } from './database.ts';

const TYPES = { text: 'TEXT', json: 'TEXT', integer: 'INTEGER', boolean: 'INTEGER', real: 'REAL' } as const;

test.each(allTables.map((table) => [table.name, table] as const))(
  'the code and the migrations agree on the columns of %s',
  async (_, table) => {
    const source = await openDatabase(migrations);
    await source.runMigrations();
    const declared = Object.entries(table.columns).map(([name, column]) => ({
      name: columnName(name),
      type: TYPES[column.kind],
      required: !column.nullable,
      primary: column.primary,
    }));
    const actual = (await columnsOf(source, table.name)).map(({ name, type, notnull, pk }) => ({
      name,
      type,
      // A primary key is never empty, whether or not its declaration says so.
      required: notnull === 1 || pk > 0,
      primary: pk > 0,
    }));
    const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1);
    expect(declared.toSorted(byName)).toEqual(actual.toSorted(byName));
  },
);

test('every table is declared, and every declared table is there', async () => {
  const source = await openDatabase(migrations);
  await source.runMigrations();
  expect(allTables.map((table) => table.name).sort()).toEqual((await tablesOf(source)).sort());
});

test('the schema is the one in migrations/schema.sql (after a new migration: run this test with -u)', async () => {
  const source = await openDatabase(migrations);
  await source.runMigrations();
  const objects = await schemaOf(source);
  const text = `${objects.map(({ sql }) => `${sql};`).join('\n\n')}\n`;
  await expect(text).toMatchFileSnapshot('../../migrations/schema.sql');
});
