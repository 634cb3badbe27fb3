import { migrationNames } from '#migrations/index.ts';
import { lackingOf } from './salvage/mend.ts';
import { withDatabase } from './with-database.ts';

/** How a database stands to this version of the app. */
export interface DatabaseState {
  sqlite: string;
  /** Migrations, oldest first. */
  applied: string[];
  pending: string[];
  /** Applied by a newer version. */
  unknown: string[];
}

/** @throws Error with SQLite's `code` where the file is no database */
export function databaseState(file: string): Promise<DatabaseState> {
  return withDatabase(file, 'read', async ({ source }) => {
    const [version] = (await source.query('SELECT sqlite_version() AS version')) as { version: string }[];
    const [table] = (await source.query(`SELECT 1 FROM sqlite_master WHERE name = 'migrations'`)) as unknown[];
    const rows = (table === undefined ? [] : await source.query('SELECT name FROM migrations ORDER BY id')) as {
      name: string;
    }[];
    const names = rows.map((row) => row.name);
    return {
      sqlite: version?.version ?? '',
      applied: names.filter((name) => migrationNames.includes(name)),
      pending: migrationNames.filter((name) => !names.includes(name)),
      unknown: names.filter((name) => !migrationNames.includes(name)),
    };
  });
}

/**
 * Looks through the whole file, and for what its migrations have made. @returns what is wrong with it, partly in SQLite's
 * words; nothing where it is sound
 */
export async function checkDatabase(file: string): Promise<string[]> {
  try {
    const { applied } = await databaseState(file);
    return await withDatabase(file, 'read', async ({ source }) => {
      const found = (await source.query('PRAGMA integrity_check(50)')) as { integrity_check: string }[];
      const keys = (await source.query('PRAGMA foreign_key_check')) as { table: string }[];
      return [
        ...found.map((row) => row.integrity_check).filter((text) => text !== 'ok'),
        ...(await lackingOf(source, applied)),
        ...keys.map((row) => `A row of ${row.table} refers to one that is not there.`),
      ];
    });
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}

/** Applies what is pending, after a copy. @returns the names of what was applied */
export async function migrateDatabase(file: string, copy: string): Promise<string[]> {
  const { pending } = await databaseState(file);
  if (pending.length === 0) return [];
  await withDatabase(file, 'write', async ({ source }) => {
    await source.query('VACUUM INTO ?', [copy]);
    await source.runMigrations();
  });
  return pending;
}

/** Takes the last migration back, after a copy. */
export async function rollBackDatabase(file: string, copy: string): Promise<void> {
  await withDatabase(file, 'write', async ({ source }) => {
    await source.query('VACUUM INTO ?', [copy]);
    await source.undoLastMigration();
  });
}
