import { AsyncLocalStorage } from 'node:async_hooks';
import type { SqlValue, Statements } from './statements.ts';

/** What may be asked of the database. */
export interface Reader {
  all<T>(sql: string, parameters?: readonly SqlValue[]): Promise<T[]>;
  /** The first row, or undefined. */
  get<T>(sql: string, parameters?: readonly SqlValue[]): Promise<T | undefined>;
}

/** One open transaction. Reads within it see its own writes. */
export interface WriteTx extends Reader {
  /** @returns how many rows were changed, without those that triggers change */
  run(sql: string, parameters?: readonly SqlValue[]): Promise<number>;
  /** Whether another write waits for this one: long work should then commit what it has, and go on after it. */
  awaited(): boolean;
  /** Runs once the transaction is on disk, and not at all if it is rolled back. */
  afterCommit(action: () => void): void;
  /** Runs if the transaction is rolled back: for state in memory that went ahead of it. */
  afterRollback(action: () => void): void;
}

/** The writes that something runs within; one database may be written while another one is. */
interface Within {
  readonly work: UnitOfWork;
  readonly outer: Within | undefined;
}

/** One for all: each that is made costs every promise of the process a little, for good. */
const within = new AsyncLocalStorage<Within | undefined>();

/**
 * All callers share one connection, where concurrent transactions fail and a stray statement is lost in somebody else's
 * rollback. So every write goes through here, one at a time, first come first served.
 */
export class UnitOfWork {
  readonly #statements: Statements;
  readonly #onFault: (error: unknown) => void;
  #tail: Promise<unknown> = Promise.resolve();
  #waiting = 0;
  #lastAt = performance.now();

  /**
   * @param statements those of the one connection that writes
   * @param onFault told when something that waited for a commit fails
   */
  constructor(statements: Statements, onFault: (error: unknown) => void) {
    this.#statements = statements;
    this.#onFault = onFault;
  }

  /** How many writes wait or run. */
  get depth(): number {
    return this.#waiting;
  }

  /**
   * Runs `work` in a transaction of its own and resolves when that is on disk. If it throws, nothing of it remains.
   * @throws Error when called from within another `write`: it would wait for itself for ever.
   */
  write<T>(work: (tx: WriteTx) => Promise<T>): Promise<T> {
    return this.#queue(() => this.#transact(work));
  }

  /** Runs something while nothing is being written, in turn with the writes. */
  pause(quiet: () => Promise<void>): Promise<void> {
    return this.#queue(quiet);
  }

  /** Has another database at hand while something runs, as `copy`. One at a time. */
  async beside<T>(file: string, use: () => Promise<T>): Promise<T> {
    await this.pause(async () => void (await this.#statements.query('ATTACH ? AS copy', [file])));
    try {
      return await use();
    } finally {
      await this.pause(async () => void (await this.#statements.query('DETACH copy')));
    }
  }

  #queue<T>(job: () => Promise<T>): Promise<T> {
    const outer = within.getStore();
    if (this.#isWithin(outer)) {
      return Promise.reject(new Error('write() within write(): pass the open transaction along instead'));
    }
    this.#waiting += 1;
    const result = this.#tail.then(() => within.run({ work: this, outer }, job));
    this.#tail = result.then(
      () => this.#done(),
      () => this.#done(),
    );
    return result;
  }

  #isWithin(context: Within | undefined): boolean {
    for (let one = context; one !== undefined; one = one.outer) if (one.work === this) return true;
    return false;
  }

  /** For how long nothing has been written, in ms; 0 while something is. */
  get idleMs(): number {
    return this.#waiting > 0 ? 0 : performance.now() - this.#lastAt;
  }

  /** Resolves when everything that was handed in before has ended. */
  async drain(): Promise<void> {
    await this.#tail;
  }

  #done(): void {
    this.#waiting -= 1;
    this.#lastAt = performance.now();
  }

  async #transact<T>(work: (tx: WriteTx) => Promise<T>): Promise<T> {
    const committed: (() => void)[] = [];
    const rolledBack: (() => void)[] = [];
    let open = true;
    const tx = transaction(
      this.#statements,
      () => open,
      () => this.#waiting > 1,
      committed,
      rolledBack,
    );
    await this.#statements.query('BEGIN');
    try {
      const result = await work(tx);
      open = false;
      await this.#statements.query('COMMIT');
      this.#follow(committed);
      return result;
    } catch (error) {
      open = false;
      // Backwards: what changed last is put back first.
      for (const action of rolledBack.reverse()) action();
      await this.#rollBack();
      throw error;
    }
  }

  /** SQLite has rolled back by itself where the disk is full or fails: there is then nothing left to roll back. */
  async #rollBack(): Promise<void> {
    try {
      await this.#statements.query('ROLLBACK');
    } catch (error) {
      if (!String(error).includes('no transaction is active')) throw error;
    }
  }

  /** Runs what waits for a commit, outside the transaction's context: it may well write again. */
  #follow(actions: readonly (() => void)[]): void {
    within.run(within.getStore()?.outer, () => {
      for (const action of actions) {
        try {
          action();
        } catch (error) {
          // What is on disk is done: whoever wrote it must not be told that it failed.
          this.#onFault(error);
        }
      }
    });
  }
}

function transaction(
  statements: Statements,
  isOpen: () => boolean,
  awaited: () => boolean,
  committed: (() => void)[],
  rolledBack: (() => void)[],
): WriteTx {
  // A statement that somebody forgot to wait for must not end up outside, or in somebody else's transaction.
  const whileOpen = <T>(ask: () => Promise<T>): Promise<T> =>
    isOpen() ? ask() : Promise.reject(new Error('This transaction has ended'));
  return {
    ...reader({ query: (sql, parameters) => whileOpen(() => statements.query(sql, parameters)) }),
    run: (sql, parameters) => whileOpen(() => statements.run(sql, parameters)),
    awaited,
    afterCommit: (action) => committed.push(action),
    afterRollback: (action) => rolledBack.push(action),
  };
}

/** The reading half. */
export function reader(source: Pick<Statements, 'query'>): Reader {
  const all = async <T>(sql: string, parameters: readonly SqlValue[] = []): Promise<T[]> =>
    (await source.query(sql, parameters)) as T[];
  return {
    all,
    async get<T>(sql: string, parameters: readonly SqlValue[] = []) {
      return (await all<T>(sql, parameters))[0];
    },
  };
}

/**
 * Runs statements of a transaction that do not depend on each other at once, so that SQLite is busy while this thread goes
 * on. All have ended when this settles, also when one fails: none may run behind the rollback.
 */
export async function together<T extends readonly unknown[]>(
  statements: {
    readonly [K in keyof T]: Promise<T[K]>;
  },
): Promise<T> {
  const results = await Promise.allSettled(statements);
  return results.map((result) => {
    if (result.status === 'rejected') throw result.reason;
    return result.value;
  }) as unknown as T;
}
