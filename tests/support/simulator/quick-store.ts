import { existsSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import sqlite3 from 'sqlite3';
import type { DataSource, Logger } from 'typeorm';
import { silentLog } from '#main/ports/log.ts';
import { Statements } from '#main/storage/statements.ts';
import { DATABASE_FILE, openStore } from '#main/storage/store.ts';
import { type Reader, reader, UnitOfWork, type WriteTx } from '#main/storage/unit-of-work.ts';

/** The machine of a simulated desk went out: what was not committed is lost. */
export class PowerCut extends Error {}

/** A store of the app with less around it: no migrations, no checks, and no waiting for the disk. */
export interface QuickStore {
  readonly read: Reader;
  write<T>(work: (tx: WriteTx) => Promise<T>): Promise<T>;
  beside<T>(file: string, use: () => Promise<T>): Promise<T>;
  /**
   * The machine goes out within what is written next, after so many statements and commits.
   * @param file takes what is on disk then
   * @returns takes that back
   */
  cutPower(statements: number, file: string): () => void;
  close(): Promise<void>;
}

/** Makes an empty database of this version of the app, for copies. @returns its file */
export async function makeTemplate(folder: string): Promise<string> {
  const store = await openStore({ folder, log: silentLog, logQueries: false });
  await store.close();
  return join(folder, DATABASE_FILE);
}

/** Opens a database, after a cut as well: SQLite then takes up what had been committed. */
export async function openQuickStore(file: string): Promise<QuickStore> {
  const writer = await open(file, sqlite3.OPEN_READWRITE);
  // A process that ends loses nothing by this, and the simulation ends no machines but by copies.
  for (const pragma of ['synchronous = OFF', 'foreign_keys = ON', 'temp_store = MEMORY', 'wal_autocheckpoint = 0'])
    await execute(writer, `PRAGMA ${pragma}`);
  const readOnly = await open(file, sqlite3.OPEN_READONLY);
  const [writing, reading] = [statementsOf(writer), statementsOf(readOnly)];
  const work = new UnitOfWork(writing, (error) => {
    throw error;
  });
  let cut: { left: number; file: string } | null = null;

  /** Statements and commits count alike. */
  const untilCut = async <T>(tx: WriteTx, run: (tx: WriteTx) => Promise<T>, ending: NonNullable<typeof cut>) => {
    let out: Promise<void> | null = null;
    const count = async () => {
      if (ending.left === 0) {
        out ??= copyWithLog(file, ending.file);
        await out;
        throw new PowerCut();
      }
      ending.left -= 1;
    };
    const counted =
      <A extends unknown[], R>(ask: (...args: A) => Promise<R>) =>
      async (...args: A): Promise<R> => {
        await count();
        return ask(...args);
      };
    const result = await run({
      ...tx,
      all: counted(tx.all) as WriteTx['all'],
      get: counted(tx.get) as WriteTx['get'],
      run: counted(tx.run),
    });
    await count();
    return result;
  };

  return {
    read: reader(reading),
    write: (run) => work.write((tx) => (cut === null ? run(tx) : untilCut(tx, run, cut))),
    beside: (other, use) => work.beside(other, use),
    cutPower(statements, to) {
      cut = { left: statements, file: to };
      return () => {
        cut = null;
      };
    },
    async close() {
      await work.drain();
      for (const statements of [writing, reading]) await statements.close();
      for (const database of [readOnly, writer]) await closed(database);
    },
  };
}

/** As a machine that goes out leaves it: the write-ahead log beside the file. */
async function copyWithLog(file: string, to: string): Promise<void> {
  await copyFile(file, to);
  if (existsSync(`${file}-wal`)) await copyFile(`${file}-wal`, `${to}-wal`);
}

const LOGGER: Logger = {
  logQuery: () => undefined,
  logQueryError: () => undefined,
  logQuerySlow: () => undefined,
  logSchemaBuild: () => undefined,
  logMigration: () => undefined,
  log: () => undefined,
};

/** A connection without TypeORM, which takes longer to begin than a whole desk has here. */
function statementsOf(database: sqlite3.Database): Statements {
  return new Statements({ driver: { databaseConnection: database }, logger: LOGGER } as unknown as DataSource);
}

function open(file: string, mode: number): Promise<sqlite3.Database> {
  return new Promise((resolve, reject) => {
    const database = new sqlite3.Database(file, mode, (error) => (error === null ? resolve(database) : reject(error)));
  });
}

function execute(database: sqlite3.Database, sql: string): Promise<void> {
  return new Promise((resolve, reject) => {
    database.exec(sql, (error) => (error === null ? resolve() : reject(error)));
  });
}

function closed(database: sqlite3.Database): Promise<void> {
  return new Promise((resolve, reject) => {
    database.close((error) => (error === null ? resolve() : reject(error)));
  });
}
