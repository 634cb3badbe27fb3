import type { Database, RunResult, Statement } from 'sqlite3';
import type { DataSource, Logger } from 'typeorm';
import { SLOW_QUERY_MS } from './data-source.ts';

export type SqlValue = string | number | null;

/** More than the app has that are asked often; those of large imports differ by the columns of the file. */
const MOST = 200;

/**
 * The statements of one connection, prepared once. TypeORM has SQLite read the text of a statement each time that it is
 * run, which for the short ones of a scan takes longer than running them.
 */
export class Statements {
  readonly #database: Database;
  readonly #logger: Logger;
  /** The one that was used last comes last. */
  readonly #prepared = new Map<string, Promise<Statement>>();
  readonly #underWay = new Set<Promise<unknown>>();
  #closed = false;

  /** @param source an SQLite connection that is open */
  constructor(source: DataSource) {
    this.#database = (source.driver as unknown as { databaseConnection: Database }).databaseConnection;
    this.#logger = source.logger;
  }

  /**
   * Runs a statement. @returns its rows, none where it has none
   * @throws Error with SQLite's `code` when it cannot be prepared or run
   */
  query(sql: string, parameters: readonly SqlValue[] = []): Promise<unknown[]> {
    return this.#follow(sql, async () => {
      const statement = await this.#statement(sql);
      return new Promise((resolve, reject) => {
        statement.all([...parameters], (error: Error | null, rows: unknown[]) =>
          error === null ? resolve(rows) : reject(error),
        );
      });
    });
  }

  /**
   * Runs a statement that changes rows and answers none. @returns how many rows it changed itself, without those that
   * triggers change
   * @throws Error with SQLite's `code` when it cannot be prepared or run
   */
  run(sql: string, parameters: readonly SqlValue[] = []): Promise<number> {
    return this.#follow(sql, async () => {
      const statement = await this.#statement(sql);
      return new Promise((resolve, reject) => {
        statement.run([...parameters], function (this: RunResult, error: Error | null) {
          if (error === null) resolve(this.changes);
          else reject(error);
        });
      });
    });
  }

  async #follow<T>(sql: string, ask: () => Promise<T>): Promise<T> {
    // One that is prepared now would never be given back, and keep the connection open.
    if (this.#closed) throw new Error('The database is closed');
    this.#logger.logQuery(sql);
    const started = performance.now();
    const run = ask();
    this.#underWay.add(run);
    try {
      return await run;
    } catch (error) {
      // One that failed may be in any state.
      void this.#drop(sql);
      this.#logger.logQueryError(error as Error, sql);
      throw error;
    } finally {
      this.#underWay.delete(run);
      const took = performance.now() - started;
      if (took > SLOW_QUERY_MS) this.#logger.logQuerySlow(Math.round(took), sql);
    }
  }

  /** Takes no more, lets what is under way end, and gives them back: the connection cannot be closed before. */
  async close(): Promise<void> {
    this.#closed = true;
    await Promise.allSettled(this.#underWay);
    await Promise.all([...this.#prepared.keys()].map((sql) => this.#drop(sql)));
  }

  #statement(sql: string): Promise<Statement> {
    const statement = this.#prepared.get(sql) ?? this.#prepare(sql);
    this.#prepared.delete(sql);
    this.#prepared.set(sql, statement);
    const [oldest] = this.#prepared.keys();
    if (this.#prepared.size > MOST && oldest !== undefined) void this.#drop(oldest);
    return statement;
  }

  /** A promise, so that all who wait for it learn that it is refused: node-sqlite3 forgets those who queue behind that. */
  #prepare(sql: string): Promise<Statement> {
    return new Promise((resolve, reject) => {
      const statement = this.#database.prepare(sql, (error: Error | null) =>
        error === null ? resolve(statement) : reject(error),
      );
    });
  }

  /** What is under way on it still ends. @returns once it is given back */
  async #drop(sql: string): Promise<void> {
    const dropped = this.#prepared.get(sql);
    this.#prepared.delete(sql);
    const statement = await dropped?.catch(() => undefined);
    if (statement === undefined) return;
    const back = new Promise<void>((resolve) => statement.finalize(() => resolve()));
    this.#underWay.add(back);
    await back;
    this.#underWay.delete(back);
  }
}
