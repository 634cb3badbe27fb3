import { rm } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import { AppError } from '#shared/domain/errors.ts';
import type { Projection } from './projections/projection.ts';
import type { UnitOfWork } from './unit-of-work.ts';
import { type OpenDatabase, withDatabase } from './with-database.ts';

/** Rows that are looked at in one transaction. */
const PAGE = 1000;

/**
 * Makes a database at a place of its own, fills it, and checks it. It is whole when this resolves.
 * @throws AppError `invalidInput` where what was filled in does not fit together
 */
export async function makeDatabase<T>(file: string, fill: (database: OpenDatabase) => Promise<T>): Promise<T> {
  for (const suffix of ['', '-wal', '-shm', '-journal']) await rm(`${file}${suffix}`, { force: true });
  return withDatabase(file, 'write', async (database) => {
    const { source } = database;
    await source.runMigrations();
    // If the machine stops meanwhile, this file is thrown away.
    await source.query('PRAGMA synchronous = OFF');
    const filled = await fill(database);
    const [check] = (await source.query('PRAGMA integrity_check(1)')) as { integrity_check: string }[];
    if (check?.integrity_check !== 'ok')
      throw new AppError('invalidInput', 'What was read does not fit together. Nothing was changed.');
    await source.query('PRAGMA wal_checkpoint(TRUNCATE)');
    return filled;
  });
}

/** Makes what is derived from registrations anew, for all of them. */
export async function deriveAnew(
  work: UnitOfWork,
  projections: readonly Projection[],
  signal: AbortSignal,
): Promise<void> {
  for (let after = ''; ; ) {
    signal.throwIfAborted();
    const ids = await work.write(async (tx) => {
      const rows = await tx.all<{ id: string }>(`SELECT id FROM registrations WHERE id > ? ORDER BY id LIMIT ${PAGE}`, [
        after,
      ]);
      const page = rows.map((row) => row.id);
      for (const projection of projections) await projection.refresh(tx, page);
      return page;
    });
    const last = ids.at(-1);
    if (last === undefined) return;
    after = last;
    await setImmediate();
  }
}
