import { existsSync } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import type { Log } from '#main/ports/log.ts';
import { migrationNames } from '#migrations/index.ts';
import { AppError } from '#shared/domain/errors.ts';
import { backupPath } from './backup-names.ts';
import { Checkpoints } from './checkpoints.ts';
import { createDataSource } from './data-source.ts';
import { keepErasures } from './known-erasures.ts';
import { typeormLogger } from './query-log.ts';
import { Statements } from './statements.ts';
import { type Reader, reader, UnitOfWork, type WriteTx } from './unit-of-work.ts';
import { withDatabase } from './with-database.ts';

/** From this version a second connection may read in WAL mode while the first one checkpoints, without a known defect. */
const LEAST_SQLITE = [3, 51, 3] as const;

export interface StoreOptions {
  /** The data folder; it is made when it is not there. */
  folder: string;
  log: Log;
  logQueries: boolean;
}

/** The database of one data folder: one writer, one reader. */
export interface Store {
  readonly read: Reader;
  readonly work: UnitOfWork;
  /** The database was just put in place from a backup: this is another installation than the one that wrote it. */
  readonly restored: boolean;
  write<T>(work: (tx: WriteTx) => Promise<T>): Promise<T>;
  /** Has another database at hand for what is written meanwhile, as `copy`. */
  beside<T>(file: string, use: () => Promise<T>): Promise<T>;
  /** Leaves nothing of what was deleted in the write-ahead log. */
  emptyLog(): Promise<void>;
  /**
   * Writes the database anew: where rows became shorter, their pages keep what was there. Nobody can write meanwhile, which
   * takes seconds where much is in it: it then waits until nobody has written for a while, but not for ever.
   * @param atOnce where nobody can be waiting
   */
  compact(atOnce: boolean): Promise<void>;
  /** Writes a whole and compact copy of what is committed, and checks it. */
  copyTo(file: string): Promise<void>;
  close(): Promise<void>;
}

/** The database of a data folder cannot be used as it is. The choice is between a backup and what can be saved of it. */
export class DamagedDatabase extends AppError {
  constructor(file: string, what: string | null) {
    const reason = what === null ? '' : ` (${what.replace(/\s+/g, ' ')})`;
    super(
      'unavailable',
      `The database ${file} is damaged${reason}. Start the app to choose between a backup and what can be saved of it, ` +
        'or use the commands "db restore" and "db salvage".',
    );
    this.name = 'DamagedDatabase';
  }
}

export const DATABASE_FILE = 'lanyard.sqlite';
/** A verified backup that takes the database's place at the next start. */
export const PENDING_RESTORE_FILE = 'restore.sqlite';
/** How the names begin of what is set aside when something takes its place. */
export const SET_ASIDE = 'replaced-';

/**
 * Opens the database of a data folder, migrates it, and asserts everything that durability rests on.
 * @throws AppError `unavailable` when the database is damaged or cannot be migrated; the text says what to do
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  await mkdir(options.folder, { recursive: true, mode: 0o700 });
  const file = join(options.folder, DATABASE_FILE);
  const restored = await putRestoredInPlace(options.folder, file, options.log);
  const existed = existsSync(file);
  const logger = typeormLogger(options.log, options.logQueries);
  const writer = createDataSource({ file, side: 'write', logger });
  try {
    await writer.initialize();
    await configure(writer);
    if (existed) await assertSound(writer, file);
    await migrate(writer, existed, options);
  } catch (error) {
    if (writer.isInitialized) await writer.destroy();
    throw explain(error, file);
  }
  const readSource = createDataSource({ file, side: 'read', logger });
  await readSource.initialize();
  await readSource.query('PRAGMA query_only = ON');
  const [writing, reading] = [new Statements(writer), new Statements(readSource)];
  const work = new UnitOfWork(writing, (error) => options.log.error('What follows a commit failed', error));
  const checkpoints = await Checkpoints.start(file, options.log, (quiet) => work.pause(quiet));

  return {
    read: reader(reading),
    work,
    restored,
    write: (job) => work.write(job),
    beside: (other, use) => work.beside(other, use),
    emptyLog: () => checkpoints.empty(),
    async compact(atOnce) {
      if (!atOnce) await quietMoment(work, file);
      await work.pause(() => withDatabase(file, 'write', ({ source }) => source.query('VACUUM')));
    },
    copyTo: (copy) => copyDatabase(file, copy),
    async close() {
      await checkpoints.stop();
      await work.drain();
      for (const statements of [writing, reading]) await statements.close();
      await readSource.destroy();
      await writer.destroy();
    },
  };
}

/** Below this a database is written anew before anybody notices. In bytes. */
const SMALL = 32 * 1024 * 1024;
/** A pause at the doors, and how long one is waited for. In ms. */
const QUIET_MS = 10_000;
const PATIENCE_MS = 5 * 60_000;

async function quietMoment(work: UnitOfWork, file: string): Promise<void> {
  if ((await stat(file)).size < SMALL) return;
  for (const end = performance.now() + PATIENCE_MS; work.idleMs < QUIET_MS && performance.now() < end; )
    await delay(500);
}

async function configure(source: DataSource): Promise<void> {
  // TypeORM has switched WAL and foreign keys on by itself; the rest is ours. All of it is read back.
  await source.query('PRAGMA synchronous = FULL');
  await source.query('PRAGMA temp_store = MEMORY');
  await source.query('PRAGMA cache_size = -32768');
  // What is deleted is overwritten: who was erased must not be found in what is left of old pages.
  await source.query('PRAGMA secure_delete = ON');
  // A checkpoint within a commit would make a scan wait for it; see Checkpoints.
  await source.query('PRAGMA wal_autocheckpoint = 0');
  // Fails here, where it can be explained, when the file or its folder must not be written to.
  await source.query('BEGIN IMMEDIATE');
  await source.query('ROLLBACK');
  const wanted: readonly [string, string | number][] = [
    ['journal_mode', 'wal'],
    ['synchronous', 2],
    ['foreign_keys', 1],
  ];
  for (const [name, value] of wanted) {
    const [row] = (await source.query(`PRAGMA ${name}`)) as Record<string, unknown>[];
    if (row?.[name] !== value) throw new Error(`PRAGMA ${name} is ${String(row?.[name])} and must be ${value}`);
  }
  const [version] = (await source.query('SELECT sqlite_version() AS version')) as { version: string }[];
  if (!atLeast(version?.version ?? '0', LEAST_SQLITE)) {
    throw new Error(`SQLite ${version?.version} is too old: ${LEAST_SQLITE.join('.')} or later is needed`);
  }
}

function atLeast(version: string, least: readonly number[]): boolean {
  const parts = version.split('.').map(Number);
  for (const [index, wanted] of least.entries()) {
    const part = parts[index] ?? 0;
    if (part !== wanted) return part > wanted;
  }
  return true;
}

async function assertSound(source: DataSource, file: string): Promise<void> {
  const [row] = (await source.query('PRAGMA quick_check(1)')) as { quick_check: string }[];
  if (row?.quick_check !== 'ok') {
    throw new DamagedDatabase(file, row?.quick_check ?? null);
  }
}

async function migrate(source: DataSource, existed: boolean, options: StoreOptions): Promise<void> {
  if (!(await source.showMigrations())) return;
  if (existed) {
    const snapshot = await backupPath(options.folder, 'before', Date.now());
    await source.query('VACUUM INTO ?', [snapshot]);
    options.log.info('Wrote a snapshot before migrating', { snapshot });
  }
  try {
    await source.runMigrations();
  } catch (error) {
    options.log.error('A migration failed', error);
    throw new AppError(
      'unavailable',
      'The database could not be brought up to this version of the app; nothing of it was changed. ' +
        'The version that you used before still opens it. The log has the details.',
    );
  }
}

async function copyDatabase(from: string, file: string): Promise<void> {
  await rm(file, { force: true });
  // A connection of its own: on the one that answers searches these would wait until the copy is made.
  await withDatabase(from, 'read', ({ source }) => source.query('VACUUM INTO ?', [file]));
  const found = await withDatabase(file, 'read', ({ source }) => integrityOf(source));
  if (found !== 'ok') throw new AppError('unavailable', `The copy ${file} did not pass its check: ${found}`);
}

/** @returns `ok`, or the first thing that is wrong */
async function integrityOf(source: DataSource): Promise<string> {
  const [row] = (await source.query('PRAGMA integrity_check(1)')) as { integrity_check: string }[];
  return row?.integrity_check ?? 'no answer';
}

/** What a database holds, or null when it is damaged, not one of this app, or of a newer version. */
export async function inspectDatabase(file: string): Promise<{ events: number; registrations: number } | null> {
  try {
    return await withDatabase(file, 'read', async ({ source, read }) => {
      const applied = await read.all<{ name: string }>('SELECT name FROM migrations');
      const known = new Set(migrationNames);
      if ((await integrityOf(source)) !== 'ok' || applied.some(({ name }) => !known.has(name))) return null;
      const counts = await read.get<{ events: number; registrations: number }>(
        `SELECT (SELECT count(*) FROM events WHERE deleted_at IS NULL) AS events,
           (SELECT count(*) FROM registrations WHERE deleted_at IS NULL) AS registrations`,
      );
      return counts ?? null;
    });
  } catch {
    return null;
  }
}

/** @returns whether a restored database took the place of the one before */
async function putRestoredInPlace(folder: string, file: string, log: Log): Promise<boolean> {
  const pending = join(folder, PENDING_RESTORE_FILE);
  if (!existsSync(pending)) return false;
  if (existsSync(file)) {
    await keepErasures(folder, file, log);
    const aside = join(folder, `${SET_ASIDE}${Date.now()}.sqlite`);
    await rename(file, aside);
    // After a crash this holds what was committed last.
    if (existsSync(`${file}-wal`)) await rename(`${file}-wal`, `${aside}-wal`);
    log.info('Set the database aside for a restored one', { aside });
  }
  await rm(`${file}-shm`, { force: true });
  await rename(pending, file);
  return true;
}

function explain(error: unknown, file: string): Error {
  if (error instanceof AppError) return error;
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'SQLITE_NOTADB' || code === 'SQLITE_CORRUPT') {
    return new DamagedDatabase(file, null);
  }
  if (code === 'SQLITE_READONLY' || code === 'SQLITE_CANTOPEN') {
    return new AppError(
      'unavailable',
      `The database ${file} cannot be opened for writing. Mend its rights, or choose another data folder.`,
    );
  }
  return error instanceof Error ? error : new Error(String(error));
}
