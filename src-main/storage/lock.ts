import sqlite3 from 'sqlite3';

/** Held for as long as this process may touch the data folder. */
export interface FolderLock {
  release(): Promise<void>;
}

/**
 * Takes the data folder for this process, or answers null when another process has it. The operating system drops the
 * lock when the process ends, however it ends: no stale lock file can keep anybody out.
 */
export async function lockFolder(file: string): Promise<FolderLock | null> {
  const database = await open(file);
  try {
    await exec(database, 'PRAGMA busy_timeout = 0; PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE');
  } catch (error) {
    await close(database);
    if (error instanceof Error && 'code' in error && (error.code === 'SQLITE_BUSY' || error.code === 'SQLITE_LOCKED'))
      return null;
    throw error;
  }
  return { release: () => close(database) };
}

function open(file: string): Promise<sqlite3.Database> {
  return new Promise((resolve, reject) => {
    const database = new sqlite3.Database(file, (error) => (error === null ? resolve(database) : reject(error)));
  });
}

function exec(database: sqlite3.Database, sql: string): Promise<void> {
  return new Promise((resolve, reject) => {
    database.exec(sql, (error) => (error === null ? resolve() : reject(error)));
  });
}

function close(database: sqlite3.Database): Promise<void> {
  return new Promise((resolve) => database.close(() => resolve()));
}
