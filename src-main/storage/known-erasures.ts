import { existsSync } from 'node:fs';
import { constants, copyFile, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Log } from '#main/ports/log.ts';
import type { Operation } from './operations/kind.ts';
import { readErasures } from './operations/log.ts';
import { withDatabase } from './with-database.ts';

/*
 * Whoever is erased must not come back with a backup or a bundle that is older than the erasure. What a database knows of
 * erasures is put beside it before another takes its place, and is told to that one when it is opened. It holds ids alone.
 */

const FILE = 'restored-erasures.json';
const COPY = 'restore-erasures.sqlite';

/** Keeps what a database that is about to be replaced knows of erasures. */
export async function keepErasures(folder: string, file: string, log: Log): Promise<void> {
  const copy = join(folder, COPY);
  try {
    // Reading a database with its log changes the file: it is done to a copy.
    for (const suffix of ['', '-wal'])
      if (existsSync(`${file}${suffix}`))
        await copyFile(`${file}${suffix}`, `${copy}${suffix}`, constants.COPYFILE_FICLONE);
    const erasures = await withDatabase(copy, 'read', ({ read }) => readErasures(read));
    // Those of a start that ended before they were told are still to be told.
    const all = [...(await keptErasures(folder)), ...erasures];
    if (all.length > 0) await writeFile(join(folder, FILE), JSON.stringify(all), { mode: 0o600 });
  } catch (error) {
    log.warn('It could not be read who was erased from the database that is replaced', { error: String(error) });
  } finally {
    for (const suffix of ['', '-wal', '-shm']) await rm(`${copy}${suffix}`, { force: true });
  }
}

/** What an earlier database of this folder knew of erasures, until {@link dropKeptErasures}. */
export async function keptErasures(folder: string): Promise<Operation[]> {
  const path = join(folder, FILE);
  return existsSync(path) ? (JSON.parse(await readFile(path, 'utf8')) as Operation[]) : [];
}

/** The present database knows of them now. */
export async function dropKeptErasures(folder: string): Promise<void> {
  await rm(join(folder, FILE), { force: true });
}
