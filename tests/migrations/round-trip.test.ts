import type { DataSource, MigrationInterface, QueryRunner } from 'typeorm';
import { describe, expect, test } from 'vitest';
import { migrationNames, migrations } from '#migrations/index.ts';
import { fill, openDatabase, rowsOf, schemaOf, tablesOf } from './database.ts';
import { fillAsAnEvent } from './event-data.ts';

type Rows = Awaited<ReturnType<typeof rowsOf>>;
type Migration = new () => MigrationInterface;

/** How a database was filled before a migration: not at all, with rows in every table, or as an event does. */
const FILLED: Readonly<Record<string, (source: DataSource) => Promise<unknown>>> = {
  'nothing in them': async () => undefined,
  'rows in all of them': fill,
  'an event in them': async (source) => ((await tablesOf(source)).length === 0 ? undefined : fillAsAnEvent(source)),
};

describe.each(migrationNames.map((name, index) => [name, index] as const))('%s', (_, index) => {
  const before = migrations.slice(0, index);
  const upTo = migrations.slice(0, index + 1);

  test.each(Object.keys(FILLED))('goes up, down with rows in what is new, and up again; tables with %s', (how) =>
    goesThereAndBack(before, upTo, FILLED[how] ?? fill),
  );
});

/** The same migration, and one thing more after it on the way up or down. */
function broken(Real: Migration, more: { up?: string; down?: string }): Migration {
  const real = new Real();
  return class implements MigrationInterface {
    readonly name = String(real.name);

    async up(runner: QueryRunner): Promise<void> {
      await real.up(runner);
      if (more.up !== undefined) await runner.query(more.up);
    }

    async down(runner: QueryRunner): Promise<void> {
      await real.down(runner);
      if (more.down !== undefined) await runner.query(more.down);
    }
  };
}

test.each([
  ['loses rows on the way up', { up: `DELETE FROM people WHERE email IS NULL` }],
  ['changes a value on the way up', { up: `UPDATE events SET capacity = 4` }],
  ['loses rows on the way down', { down: `DELETE FROM media` }],
  ['changes a value on the way down', { down: `UPDATE registrations SET note = trim(note, 'e')` }],
  ['leaves an index on the way down', { down: `CREATE INDEX idx_left ON people (phone)` }],
  ['loses a column on the way up', { up: `ALTER TABLE people DROP COLUMN phone` }],
])('a migration that %s is found', async (_, more) => {
  const [first, second] = migrations as unknown as readonly Migration[];
  if (first === undefined || second === undefined) throw new Error('There are no two migrations');
  const trip = (next: Migration) => goesThereAndBack([first], [first, next], fillAsAnEvent);
  await trip(broken(second, {}));
  await expect(trip(broken(second, more))).rejects.toThrow();
});

test('an event that the first version wrote is all there after every migration since', async () => {
  const source = await migratedTo(migrations.slice(0, 1));
  await fillAsAnEvent(source);
  const rows = await rowsOf(source);
  expect(rows.event_totals).toMatchObject([{ enrolled: 2, waitlisted: 1, cancelled: 1, inside: 1, visited: 1 }]);
  const now = await again(source, migrations);
  await now.runMigrations();
  expectKept(await rowsOf(now), rows);
  await expectSound(now);
});

test('names are unique and in order, so that every database runs them alike', () => {
  expect(new Set(migrationNames).size).toBe(migrationNames.length);
  const stamps = migrationNames.map((name) => Number(/\d{14}$/.exec(name)?.[0]));
  expect(stamps).toEqual(stamps.toSorted((a, b) => a - b));
  expect(stamps.every((stamp) => stamp > 20_260_101_000_000)).toBe(true);
});

async function goesThereAndBack(
  before: readonly unknown[],
  upTo: readonly unknown[],
  filled: (source: DataSource) => Promise<unknown>,
): Promise<void> {
  const source = await migratedTo(before);
  const schemaBefore = await schemaOf(source);
  await filled(source);
  const rows = await rowsOf(source);
  const whole = await again(source, upTo);
  await whole.runMigrations();
  const schema = await schemaOf(whole);
  expect(schema).not.toEqual(schemaBefore);
  expectKept(await rowsOf(whole), rows);
  await expectSound(whole);
  // People have worked with it meanwhile.
  await fill(whole, (table) => !(table in rows));
  await whole.undoLastMigration();
  expect(await schemaOf(whole)).toEqual(schemaBefore);
  expect(await rowsOf(whole)).toEqual(rows);
  await expectSound(whole);
  await whole.runMigrations();
  expect(await schemaOf(whole)).toEqual(schema);
  expectKept(await rowsOf(whole), rows);
  await expectSound(whole);
}

/** Every table and every row is there as it was; there may be more columns. */
function expectKept(now: Rows, rows: Rows): void {
  for (const [table, old] of Object.entries(rows)) {
    const kept = now[table]?.map((row) => pick(row, Object.keys(old[0] ?? {})));
    expect(kept, table).toEqual(old);
  }
}

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

async function expectSound(source: DataSource): Promise<void> {
  expect(await source.query('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
  expect(await source.query('PRAGMA foreign_key_check')).toEqual([]);
}

function pick(row: Record<string, unknown>, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(names.filter((name) => name in row).map((name) => [name, row[name]]));
}
