import { stat } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import sqlite3 from 'sqlite3';
import type { Log } from '#main/ports/log.ts';
import { AppError } from '#shared/domain/errors.ts';

/** How often the log is looked at. In ms. */
const LOOK_MS = 500;
/** From this size on, what is in the write-ahead log moves to the database. In bytes. */
const LARGE_ENOUGH = 16 * 1024 * 1024;
/** A checkpoint that took no longer left little behind it: the writer may be held for one more of them. In ms. */
const SHORT_MS = 40;
/** While somebody writes faster than the disk takes it, the log just grows. */
const MOST_PASSES = 6;
/** How long somebody who reads may keep the log from being emptied. In ms. */
const PATIENCE_MS = 5_000;
/** Between two attempts to empty it: writes go on meanwhile. In ms. */
const RETRY_MS = 100;

/**
 * Moves what was committed from the write-ahead log into the database, on a connection of its own, so that no commit
 * waits for it. A passive checkpoint disturbs neither the writer nor readers. A page that many commits wrote is moved
 * once, which is what keeps large imports fast.
 */
export class Checkpoints {
  readonly #database: sqlite3.Database;
  readonly #wal: string;
  readonly #log: Log;
  readonly #pause: (quiet: () => Promise<void>) => Promise<void>;
  #timer: NodeJS.Timeout | null = null;
  #running: Promise<void> = Promise.resolve();
  #stopped = false;
  /** The log was to be emptied, and somebody was reading. */
  #isOwed = false;

  private constructor(
    database: sqlite3.Database,
    wal: string,
    log: Log,
    pause: (quiet: () => Promise<void>) => Promise<void>,
  ) {
    this.#pause = pause;
    this.#database = database;
    this.#wal = wal;
    this.#log = log;
  }

  /** @param pause runs something while nothing is being written */
  static async start(
    file: string,
    log: Log,
    pause: (quiet: () => Promise<void>) => Promise<void>,
  ): Promise<Checkpoints> {
    const database = await new Promise<sqlite3.Database>((resolve, reject) => {
      const opened = new sqlite3.Database(file, sqlite3.OPEN_READWRITE, (error) =>
        error === null ? resolve(opened) : reject(error),
      );
    });
    // Emptying holds the writer: rather try again than wait with it for somebody who reads.
    database.configure('busyTimeout', 0);
    const checkpoints = new Checkpoints(database, `${file}-wal`, log, pause);
    checkpoints.#schedule();
    return checkpoints;
  }

  /** Lets a checkpoint that runs finish, and closes. The last connection to close empties the log by itself. */
  async stop(): Promise<void> {
    this.#stopped = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    await this.#running;
    await new Promise<void>((resolve) => this.#database.close(() => resolve()));
  }

  /**
   * Moves everything into the database and empties the log, so that nothing of what was deleted is left in it.
   * @throws AppError `unavailable` where somebody reads for so long that it has to be done later
   */
  async empty(): Promise<void> {
    await this.#running;
    this.#isOwed = true;
    for (const until = Date.now() + PATIENCE_MS; ; await delay(RETRY_MS)) {
      if (this.#stopped) break;
      await this.#payOff();
      if (!this.#isOwed) return;
      if (Date.now() >= until) break;
    }
    throw new AppError(
      'unavailable',
      'What was to be deleted is deleted. Traces of it stay in the write-ahead log until nothing reads the database: end exports and backups that run. The app then empties the log by itself.',
    );
  }

  /** Empties the log if nobody reads: SQLite tells of readers with a row and not with an error. */
  async #payOff(): Promise<void> {
    await this.#pause(async () => {
      const { busy } = await this.#checkpoint('TRUNCATE');
      this.#isOwed = busy !== 0;
    });
  }

  #schedule(): void {
    if (this.#stopped) return;
    this.#timer = setTimeout(() => {
      this.#running = this.#look().catch((error: unknown) => this.#log.error('A checkpoint failed', error));
      void this.#running.then(() => this.#schedule());
    }, LOOK_MS);
    this.#timer.unref();
  }

  async #look(): Promise<void> {
    if (this.#isOwed) await this.#payOff();
    if ((await stat(this.#wal)).size < LARGE_ENOUGH) return;
    for (let pass = 0; pass < MOST_PASSES; pass += 1) {
      const started = performance.now();
      await this.#checkpoint('PASSIVE');
      if (performance.now() - started <= SHORT_MS) break;
      if (pass === MOST_PASSES - 1) return;
    }
    // What came meanwhile is little. With the writer held for that long all is moved, and the log begins anew.
    await this.#pause(async () => {
      await this.#checkpoint('PASSIVE');
    });
  }

  #checkpoint(mode: 'PASSIVE' | 'TRUNCATE'): Promise<{ busy: number }> {
    return new Promise((resolve, reject) => {
      this.#database.all<{ busy: number }>(`PRAGMA wal_checkpoint(${mode})`, (error, rows) =>
        error === null ? resolve(rows[0] ?? { busy: 1 }) : reject(error),
      );
    });
  }
}
