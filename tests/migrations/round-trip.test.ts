import type { DataSource } from 'typeorm';
import { describe, expect, test } from 'vitest';
import { migrationNames, migrations } from '#migrations/index.ts';
import { fill, openDatabase, rowsOf, schemaOf } from './database.ts';

describe.each(migrationNames.map((name, index) => [name, index] as const))('%s', (_, index) => {
  const before = migrations.slice(0, index);
  const upTo = migrations.slice(0, index + 1);

  test('keeps the rows that were there', async () => {
    const source = await migratedTo(before);
    await fill(source);
    const rows = await rowsOf(source);
    const after = await again(source, upTo);
    await after.runMigrations();
    const kept = await rowsOf(after);
    for (const [table, old] of Object.entries(rows)) {
      if (kept[table] === undefined) continue;
      expect(kept[table].map((row) => pick(row, Object.keys(old[0] ?? {})))).toEqual(old);
    }
    await expectSound(after);
  });

  test.each(['empty', 'filled'])('goes up, down and up again, with tables that are %s', async (state) => {
    const source = await migratedTo(before);
    const schemaBefore = await schemaOf(source);
    if (state === 'filled') await fill(source);
    const rowsBefore = await rowsOf(source);
    const whole = await again(source, upTo);
    await whole.runMigrations();
    const schema = await schemaOf(whole);
    expect(schema).not.toEqual(schemaBefore);
    if (state === 'filled') await fillNew(whole, rowsBefore);
    await whole.undoLastMigration();
    expect(await schemaOf(whole)).toEqual(schemaBefore);
    expect(Object.keys(await rowsOf(whole))).toEqual(Object.keys(rowsBefore));
    await expectSound(whole);
    await whole.runMigrations();
    expect(await schemaOf(whole)).toEqual(schema);
    await expectSound(whole);
  });
});

test('names are unique and in order, so that every database runs them alike', () => {
  expect(new Set(migrationNames).size).toBe(migrationNames.length);
  const stamps = migrationNames.map((name) => Number(/\d{14}$/.exec(name)?.[0]));
  expect(stamps).toEqual(stamps.toSorted((a, b) => a - b));
  expect(stamps.every((stamp) => stamp > 20_260_101_000_000)).toBe(true);
});

async function migratedTo(some: readonly unknown[]): Promise<DataSource> {
  const source = await openDatabase(some);
  if (some.length > 0) await source.runMigrations();
  return source;
}

/** The same database with further migrations. */
async function again(source: DataSource, some: readonly unknown[]): Promise<DataSource> {
  source.setOptions({ migrations: [...some] as never });
  await source.destroy();
  await source.initialize();
  return source;
}

/** Rows for the tables that were not there before. */
async function fillNew(source: DataSource, rowsBefore: Record<string, unknown>): Promise<void> {
  if (Object.keys(rowsBefore).length === 0) await fill(source);
}

async function expectSound(source: DataSource): Promise<void> {
  expect(await source.query('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
  expect(await source.query('PRAGMA foreign_key_check')).toEqual([]);
}

function pick(row: Record<string, unknown>, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(names.filter((name) => name in row).map((name) => [name, row[name]]));
}
