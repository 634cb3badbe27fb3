import type { z } from 'zod';
import type { Clock } from '#main/ports/clock.ts';
import type { Ids } from '#main/ports/ids.ts';
import type { Log } from '#main/ports/log.ts';
import type { Store } from '#main/storage/store.ts';
import type { Job, JobName, JobRun } from '#shared/contract/installation.ts';

/** How often the clock is looked at. What was missed while the machine slept is due at the first look. In ms. */
const LOOK_MS = 15_000;
/** The start of the app comes first. In ms. */
const FIRST_LOOK_MS = 5_000;
/** Runs of a job that are remembered. */
const REMEMBERED = 100;

type Outcome = NonNullable<Job['outcome']>;

/** Work that is done now and then. */
export interface JobDefinition {
  name: JobName;
  /** How often, in ms; 0 for not by itself. Asked each time, since it may be a setting. */
  everyMs(): Promise<number>;
  /** @returns what to say about the run */
  run(signal: AbortSignal): Promise<string>;
}

export interface SchedulerOptions {
  store: Store;
  clock: Clock;
  ids: Ids;
  log: Log;
  jobs: readonly JobDefinition[];
  /** Told when a job begins or ends. */
  onChange(): void;
}

interface Row {
  name: JobName;
  startedAt: number | null;
  finishedAt: number | null;
  outcome: Outcome | null;
  message: string | null;
  nextAt: number | null;
}

/**
 * Runs jobs when they are due, one at a time. When each is due is on disk: one that was missed, since the machine slept or
 * the app was closed, runs once as soon as it can.
 */
export class Scheduler {
  readonly #options: SchedulerOptions;
  readonly #abort = new AbortController();
  #timer: NodeJS.Timeout | null = null;
  #running: Promise<unknown> = Promise.resolve();

  constructor(options: SchedulerOptions) {
    this.#options = options;
  }

  /** What an earlier run of the app left half done is told as such. */
  async recover(): Promise<void> {
    const { store, clock } = this.#options;
    await store.write(async (tx) => {
      const message = 'The app was closed meanwhile.';
      await tx.run(`UPDATE jobs SET outcome = 'interrupted', message = ? WHERE outcome = 'running'`, [message]);
      await tx.run(
        `UPDATE job_runs SET outcome = 'interrupted', message = ?, finished_at = ? WHERE outcome = 'running'`,
        [message, clock.now()],
      );
    });
  }

  /** Begins to look at the clock. */
  start(): void {
    this.#look(FIRST_LOOK_MS);
  }

  async stop(): Promise<void> {
    this.#abort.abort();
    if (this.#timer !== null) clearTimeout(this.#timer);
    await this.#running;
  }

  async list(): Promise<Job[]> {
    const { clock } = this.#options;
    const rows = await this.#rows();
    const jobs: Job[] = [];
    for (const { name, everyMs } of this.#options.jobs) {
      const row = rows.get(name) ?? { startedAt: null, finishedAt: null, outcome: null, message: null, nextAt: null };
      const period = await everyMs();
      jobs.push({ ...row, name, everyMs: period, nextAt: nextOf(row, period, clock.now()) });
    }
    return jobs;
  }

  runs(name: JobName, limit: number): Promise<z.output<typeof JobRun>[]> {
    return this.#options.store.read.all(
      `SELECT id, name, started_at AS startedAt, finished_at AS finishedAt, outcome, message FROM job_runs
       WHERE name = ? ORDER BY started_at DESC, id DESC LIMIT ?`,
      [name, limit],
    );
  }

  /** Runs a job now, after what is running. @throws whatever the job throws, once that is on record */
  run(name: JobName, signal: AbortSignal = this.#abort.signal): Promise<string> {
    const definition = this.#options.jobs.find((job) => job.name === name);
    if (definition === undefined) throw new Error(`There is no job ${name}`);
    const result = this.#running.then(() => this.#runOnce(definition, signal));
    this.#running = result.catch(() => undefined);
    return result;
  }

  /** Runs all that is due, one after the other. */
  async runDue(): Promise<void> {
    const { clock, jobs, log } = this.#options;
    for (const { name, everyMs } of jobs) {
      if (this.#abort.signal.aborted) return;
      const period = await everyMs();
      const row = (await this.#rows()).get(name);
      if (period === 0 || (row !== undefined && (nextOf(row, period, clock.now()) ?? 0) > clock.now())) continue;
      await this.run(name).catch((error: unknown) => log.error(`The job ${name} failed`, error));
    }
  }

  #look(afterMs: number): void {
    if (this.#abort.signal.aborted) return;
    this.#timer = setTimeout(() => {
      this.runDue()
        .catch((error: unknown) => this.#options.log.error('The jobs could not be looked at', error))
        .finally(() => this.#look(LOOK_MS));
    }, afterMs);
    this.#timer.unref();
  }

  async #runOnce({ name, everyMs, run }: JobDefinition, signal: AbortSignal): Promise<string> {
    const { clock, ids, store, onChange } = this.#options;
    const id = ids.next();
    const startedAt = clock.now();
    await store.write(async (tx) => {
      await tx.run(
        `INSERT INTO jobs (name, started_at, outcome) VALUES (?, ?, 'running')
         ON CONFLICT (name) DO UPDATE SET started_at = excluded.started_at, finished_at = NULL, outcome = 'running'`,
        [name, startedAt],
      );
      await tx.run(`INSERT INTO job_runs (id, name, started_at, outcome) VALUES (?, ?, ?, 'running')`, [
        id,
        name,
        startedAt,
      ]);
    });
    onChange();
    const end = async (outcome: Outcome, message: string) => {
      const period = await everyMs();
      const finishedAt = clock.now();
      // From now and not from when it was due: after a long sleep it runs once and not a hundred times.
      const nextAt = period === 0 ? null : startedAt + period;
      await store.write(async (tx) => {
        await tx.run('UPDATE jobs SET finished_at = ?, outcome = ?, message = ?, next_at = ? WHERE name = ?', [
          finishedAt,
          outcome,
          message,
          nextAt,
          name,
        ]);
        await tx.run('UPDATE job_runs SET finished_at = ?, outcome = ?, message = ? WHERE id = ?', [
          finishedAt,
          outcome,
          message,
          id,
        ]);
        await tx.run(
          `DELETE FROM job_runs WHERE name = ?1 AND id NOT IN (
             SELECT id FROM job_runs WHERE name = ?1 ORDER BY started_at DESC, id DESC LIMIT ${REMEMBERED})`,
          [name],
        );
      });
      onChange();
    };
    try {
      const message = await run(signal);
      await end('done', message);
      return message;
    } catch (error) {
      const cancelled = signal.aborted;
      const said = error instanceof Error ? error.message : String(error);
      await end(cancelled ? 'cancelled' : 'failed', cancelled ? 'It was stopped.' : said);
      throw error;
    }
  }

  async #rows(): Promise<Map<JobName, Row>> {
    const rows = await this.#options.store.read.all<Row>(
      `SELECT name, started_at AS startedAt, finished_at AS finishedAt, outcome, message, next_at AS nextAt FROM jobs`,
    );
    return new Map(rows.map((row) => [row.name, row]));
  }
}

/**
 * When a job is due: as was said when it ran last, or sooner where its period was made shorter since. Null for now, or never.
 * One that ran in the future did so by a wrong clock, and would wait until that time has come.
 */
function nextOf({ startedAt, nextAt }: Pick<Row, 'startedAt' | 'nextAt'>, period: number, now: number): number | null {
  if (period === 0 || nextAt === null || startedAt === null || startedAt > now) return null;
  return Math.min(nextAt, startedAt + period);
}
