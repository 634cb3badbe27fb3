import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { isDeepStrictEqual } from 'node:util';
import { createGunzip, createGzip } from 'node:zlib';
import { migrationNames } from '#migrations/index.ts';
import type { Json } from '#shared/domain/errors.ts';
import { type Carried, carryOver } from './carry-over.ts';
import { makeDatabase } from './new-database.ts';
import { directory, localTables, operations } from './schema/local.ts';
import { writeSetting } from './settings.ts';
import { DATABASE_FILE, inspectDatabase, PENDING_RESTORE_FILE } from './store.ts';
import { withDatabase } from './with-database.ts';

/** Set in a database that was made for this folder, by which the first start knows that its desk id is its own already. */
export const JOINED_KEY = 'installation.joined';

/** Within the data folder: copies that came from a hub and are being put in place, and those that this desk makes as one. */
export const RECEIVED_COPIES_FOLDER = 'received-copies';
export const HUB_COPIES_FOLDER = 'hub-copies';

/** What of the tables of one installation every desk has: what happened, and the search over it. */
const SHARED: ReadonlySet<string> = new Set([operations.name, directory.name]);

/** Packed and unpacked in parts of so many bytes: in Node’s own of 16 KB it takes three times as long. */
const PART = 1024 * 1024;

/** How far the log of a copy goes. */
export interface CopyCursor {
  /** All up to this position of the other log is in the copy. */
  received: number;
  /** All up to this position of the copy is in the other log. */
  kept: number;
}

/**
 * Writes a copy of what desks share into a compressed file: nothing of this installation alone is in it, no session, no setting.
 * @param folder the data folder
 * @param file where to write; there is nothing when this fails
 * @param logId of the log whose position is asked for: that of this desk, or of a hub that it exchanges with
 * @param own whether it is that of this desk
 */
export async function writeSharedCopy(folder: string, file: string, logId: string, own: boolean): Promise<CopyCursor> {
  const plain = `${file}.sqlite`;
  try {
    await rm(plain, { force: true });
    // On a connection of its own: nobody who searches waits for it.
    await withDatabase(join(folder, DATABASE_FILE), 'read', ({ source }) => source.query('VACUUM INTO ?', [plain]));
    const cursor = await withDatabase(plain, 'write', async ({ source, read, work }) => {
      // It is thrown away if the machine stops meanwhile; what is deleted is gone all the same.
      await source.query('PRAGMA synchronous = OFF');
      await source.query('PRAGMA secure_delete = ON');
      const last = await read.get<{ last: number | null }>('SELECT max(position) AS last FROM operations');
      const known = await read.get<CopyCursor>('SELECT received, kept FROM sync_logs WHERE log_id = ?', [logId]);
      await work.write(async (tx) => {
        for (const { name } of localTables) if (!SHARED.has(name)) await tx.run(`DELETE FROM ${name}`);
        await tx.run('UPDATE operations SET origin = NULL WHERE origin IS NOT NULL');
      });
      await source.query('PRAGMA wal_checkpoint(TRUNCATE)');
      const position = last?.last ?? 0;
      return own ? { received: position, kept: position } : (known ?? { received: 0, kept: 0 });
    });
    // Quickly rather than well: on a venue's network it is a fifth then, and takes a second or two.
    await pipeline(
      createReadStream(plain, { highWaterMark: PART }),
      createGzip({ level: 1, chunkSize: PART }),
      createWriteStream(`${file}.part`, { mode: 0o600 }),
    );
    await rename(`${file}.part`, file);
    return cursor;
  } finally {
    for (const left of [plain, `${plain}-wal`, `${plain}-shm`, `${file}.part`]) await rm(left, { force: true });
  }
}

/** Where a compressed copy of a hub is written to. */
export async function newCopyFile(folder: string, name: string): Promise<string> {
  await mkdir(join(folder, RECEIVED_COPIES_FOLDER), { recursive: true, mode: 0o700 });
  return join(folder, RECEIVED_COPIES_FOLDER, `${name}.gz`);
}

/** Unpacks a copy beside its file. @returns where */
async function unpack(copy: string): Promise<string> {
  const plain = `${copy}.sqlite`;
  await removeDatabase(plain);
  await pipeline(
    createReadStream(copy, { highWaterMark: PART }),
    createGunzip({ chunkSize: PART }),
    createWriteStream(plain, { mode: 0o600 }),
  );
  return plain;
}

async function removeDatabase(file: string): Promise<void> {
  for (const one of [file, `${file}-wal`, `${file}-shm`]) await rm(one, { force: true });
}

/**
 * Has a copy that came from a hub at hand while something runs.
 * @returns null where it was made by another version of the app
 */
export async function withSharedCopy<T>(copy: string, use: (file: string) => Promise<T>): Promise<T | null> {
  const plain = await unpack(copy);
  try {
    const applied = await withDatabase(plain, 'read', ({ read }) =>
      read.all<{ name: string }>('SELECT name FROM migrations ORDER BY id'),
    );
    const isSame = isDeepStrictEqual(
      applied.map(({ name }) => name),
      migrationNames,
    );
    return isSame ? await use(plain) : null;
  } finally {
    await removeDatabase(plain);
  }
}

/** What a data folder begins with as a desk of a hub. */
export interface JoinedStart {
  /** Settings by their names. */
  settings: Readonly<Record<string, Json>>;
  logId: string;
  cursor: CopyCursor;
  /** What this desk has that the copy may lack; null where that is somebody else's. */
  carried: Carried | null;
}

/**
 * Puts a copy that came from a hub where the next start takes it up.
 * @returns whether that was possible: a newer version of the app makes copies that this one does not read
 */
export async function adoptSharedCopy(folder: string, copy: string, start: JoinedStart): Promise<boolean> {
  const plain = await unpack(copy);
  if ((await inspectDatabase(plain)) === null) {
    await rm(plain, { force: true });
    return false;
  }
  await withDatabase(plain, 'write', async ({ source, work }) => {
    // Older versions may lack a table; what they have is brought up to date here.
    await source.runMigrations();
    await work.write((tx) => begin(tx, start));
    await source.query('PRAGMA wal_checkpoint(TRUNCATE)');
  });
  await rename(plain, join(folder, PENDING_RESTORE_FILE));
  return true;
}

/** Puts an empty database where the next start takes it up: all comes from the hub, one operation after the other. */
export async function beginEmpty(folder: string, start: Omit<JoinedStart, 'cursor' | 'carried'>): Promise<void> {
  const plain = join(folder, 'joining.sqlite');
  await makeDatabase(plain, ({ work }) =>
    work.write((tx) => begin(tx, { ...start, cursor: { received: 0, kept: 0 }, carried: null })),
  );
  await rename(plain, join(folder, PENDING_RESTORE_FILE));
}

async function begin(
  tx: Parameters<typeof writeSetting>[0],
  { settings, logId, cursor, carried }: JoinedStart,
): Promise<void> {
  for (const [name, value] of Object.entries(settings)) await writeSetting(tx, name, value);
  if (carried !== null) await carryOver(tx, carried);
  await writeSetting(tx, JOINED_KEY, true);
  await tx.run('INSERT INTO sync_logs (log_id, received, kept) VALUES (?, ?, ?)', [
    logId,
    cursor.received,
    cursor.kept,
  ]);
}
