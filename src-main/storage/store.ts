import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { type Log, silentLog } from '#main/ports/log.ts';
import { migrationNames } from '#migrations/index.ts';
import { AppError } from '#shared/domain/errors.ts';
import { Checkpoints } from './checkpoints.ts';
import { createDataSource } from './data-source.ts';
import { typeormLogger } from './query-log.ts';
import { Statements } from './statements.ts';
import { type Reader, reader, UnitOfWork, type WriteTx } from './unit-of-work.ts';

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
  /** Leaves nothing of what was deleted in the write-ahead log. */
  emptyLog(): Promise<void>;
  /** Writes a whole and compact copy of what is committed, and checks it. */
  copyTo(file: string): Promise<void>;
  close(): Promise<void>;
}

export const DATABASE_FILE = 'lanyard.sqlite';
/** A verified backup that takes the database's place at the next start. */
export const PENDING_RESTORE_FILE = 'restore.sqlite';

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
    emptyLog: () => checkpoints.empty(),
    copyTo: (copy) => copyDatabase(file, copy, logger),
    async close() {
      await checkpoints.stop();
      await work.drain();
      for (const statements of [writing, reading]) await statements.close();
      await readSource.destroy();
      await writer.destroy();
    },
  };
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
    throw new AppError('unavailable', `The database ${file} is damaged (${row?.quick_check}). Restore a backup of it.`);
  }
}

async function migrate(source: DataSource, existed: boolean, options: StoreOptions): Promise<void> {
  if (!(await source.showMigrations())) return;
  if (existed) {
    const snapshot = join(options.folder, 'backups', `before-migration-${Date.now()}.sqlite`);
    await mkdir(join(options.folder, 'backups'), { recursive: true });
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

async function copyDatabase(from: string, file: string, logger: ReturnType<typeof typeormLogger>): Promise<void> {
  await rm(file, { force: true });
  // A connection of its own: on the one that answers searches these would wait until the copy is made.
  const source = createDataSource({ file: from, side: 'read', logger });
  await source.initialize();
  try {
    await source.query('VACUUM INTO ?', [file]);
  } finally {
    await source.destroy();
  }
  const copy = createDataSource({ file, side: 'read', logger });
  await copy.initialize();
  try {
    const [row] = (await copy.query('PRAGMA integrity_check(1)')) as { integrity_check: string }[];
    if (row?.integrity_check !== 'ok') {
      throw new AppError('unavailable', `The copy ${file} did not pass its check: ${row?.integrity_check}`);
    }
  } finally {
    await copy.destroy();
  }
}

/** What a database holds, or null when it is damaged, not one of this app, or of a newer version. */
export async function inspectDatabase(file: string): Promise<{ events: number; registrations: number } | null> {
  const source = createDataSource({ file, side: 'read', logger: typeormLogger(silentLog, false) });
  try {
    await source.initialize();
    const [check] = (await source.query('PRAGMA integrity_check(1)')) as { integrity_check: string }[];
    const applied = (await source.query('SELECT name FROM migrations')) as { name: string }[];
    const known = new Set(migrationNames);
    if (check?.integrity_check !== 'ok' || applied.some(({ name }) => !known.has(name))) return null;
    const [counts] = (await source.query(
      `SELECT (SELECT count(*) FROM events WHERE deleted_at IS NULL) AS events,
         (SELECT count(*) FROM registrations WHERE deleted_at IS NULL) AS registrations`,
    )) as { events: number; registrations: number }[];
    return counts ?? null;
  } catch {
    return null;
  } finally {
    if (source.isInitialized) await source.destroy();
  }
}

/** @returns whether a restored database took the place of the one before */
async function putRestoredInPlace(folder: string, file: string, log: Log): Promise<boolean> {
  const pending = join(folder, PENDING_RESTORE_FILE);
  if (!existsSync(pending)) return false;
  if (existsSync(file)) {
    const aside = join(folder, `replaced-${Date.now()}.sqlite`);
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
    return new AppError('unavailable', `The database ${file} is damaged. Restore a backup of it.`);
  }
  if (code === 'SQLITE_READONLY' || code === 'SQLITE_CANTOPEN') {
    return new AppError(
      'unavailable',
      `The database ${file} cannot be opened for writing. Mend its rights, or choose another data folder.`,
    );
  }
  return error instanceof Error ? error : new Error(String(error));
}
