import { stat } from 'node:fs/promises';
import sqlite3 from 'sqlite3';
import type { Log } from '#main/ports/log.ts';

/** How often the log is looked at. In ms. */
const LOOK_MS = 500;
/** From this size on, what is in the write-ahead log moves to the database. In bytes. */
const LARGE_ENOUGH = 16 * 1024 * 1024;
/** A checkpoint that took no longer left little behind it: the writer may be held for one more of them. In ms. */
const SHORT_MS = 40;
/** While somebody writes faster than the disk takes it, the log just grows. */
const MOST_PASSES = 6;

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

  /** Moves everything into the database and empties the log, so that nothing of what was deleted is left in it. */
  async empty(): Promise<void> {
    await this.#running;
    await this.#pause(
      () =>
        new Promise((resolve, reject) => {
          this.#database.all('PRAGMA wal_checkpoint(TRUNCATE)', (error) =>
            error === null ? resolve() : reject(error),
          );
        }),
    );
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
    if ((await stat(this.#wal)).size < LARGE_ENOUGH) return;
    for (let pass = 0; pass < MOST_PASSES; pass += 1) {
      const started = performance.now();
      await this.#checkpoint();
      if (performance.now() - started <= SHORT_MS) break;
      if (pass === MOST_PASSES - 1) return;
    }
    // What came meanwhile is little. With the writer held for that long all is moved, and the log begins anew.
    await this.#pause(() => this.#checkpoint());
  }

  #checkpoint(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#database.all('PRAGMA wal_checkpoint(PASSIVE)', (error) => (error === null ? resolve() : reject(error)));
    });
  }
}
