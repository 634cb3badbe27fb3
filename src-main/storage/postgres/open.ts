import { type DataSource, QueryFailedError } from 'typeorm';
import type { Log } from '#main/ports/log.ts';
import { hubMigrationNames } from '#migrations/postgres/index.ts';
import { AppError } from '#shared/domain/errors.ts';
import { typeormLogger } from '../query-log.ts';
import type { SqlDatabase } from '../sql-database.ts';
import { createPostgresSource } from './data-source.ts';
import { assertAddress, explainPostgres } from './explain.ts';
import { listen } from './listening.ts';
import { sqlDatabase } from './statements.ts';

/** Older ones get no security fixes any more. */
const LEAST_VERSION = 14;
/** Any number that nothing else in the same database uses. */
const MIGRATION_LOCK = 1_284_667_705;
const CHANNEL = 'lanyard_log';

export interface PostgresOptions {
  /** `postgres://user:password@host:port/database`, with `?sslmode=` and the like. */
  url: string;
  log: Log;
  logQueries: boolean;
}

/** The database of a hub, which several processes may use at once. */
export interface PostgresStore {
  readonly sql: SqlDatabase;
  /** The channel to tell others of news by; null where the server knows no notifications. */
  readonly channel: string | null;
  /** Hears of news, wherever they come from. @returns ends it */
  listen(onNews: () => void): () => Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens the database of a hub and brings it up to this version; of several processes that start at once one does that.
 * @throws AppError `invalidInput` where the address is none, `unavailable` when it cannot be used; the text says why, and holds no password
 */
export async function openPostgres({ url, log, logQueries }: PostgresOptions): Promise<PostgresStore> {
  assertAddress(url);
  const source = createPostgresSource(url, typeormLogger(log, logQueries));
  try {
    await source.initialize();
    await assertVersion(source);
    await migrate(source);
    const channel = (await notifies(source)) ? CHANNEL : null;
    return {
      sql: sqlDatabase(source),
      channel,
      listen: (onNews) => (channel === null ? async () => undefined : listen(url, channel, log, onNews)),
      close: () => source.destroy(),
    };
  } catch (error) {
    if (source.isInitialized) await source.destroy();
    throw explainPostgres(error instanceof QueryFailedError ? error.driverError : error, url);
  }
}

async function assertVersion(source: DataSource): Promise<void> {
  const [row] = (await source.query('SELECT version() AS version')) as { version: string }[];
  const major = tooOld(row?.version ?? '');
  if (major === null) return;
  throw new AppError(
    'unavailable',
    `The database server is PostgreSQL ${major}: version ${LEAST_VERSION} or later is needed.`,
  );
}

/** @param version what a server says of itself. @returns its major version where that is too old, else null */
export function tooOld(version: string): number | null {
  // Clusters that speak PostgreSQL's protocol count their versions in their own way.
  const [, major] = version.includes('-YB-') ? [] : (/^PostgreSQL (\d+)/.exec(version) ?? []);
  return major === undefined || Number(major) >= LEAST_VERSION ? null : Number(major);
}

async function migrate(source: DataSource): Promise<void> {
  if (await isUpToDate(source)) return;
  const runner = source.createQueryRunner();
  try {
    // Held by a transaction, so that it is given back whatever becomes of this process.
    await runner.query('START TRANSACTION');
    await runner.query(`SELECT pg_advisory_xact_lock(${MIGRATION_LOCK})`);
    if (!(await isUpToDate(source))) await source.runMigrations();
    await runner.query('COMMIT');
  } catch (error) {
    await runner.query('ROLLBACK').catch(() => undefined);
    throw error;
  } finally {
    await runner.release();
  }
}

/** @throws AppError `unavailable` where a newer version of the app has changed the database */
async function isUpToDate(source: DataSource): Promise<boolean> {
  const [table] = (await source.query(`SELECT to_regclass('migrations') IS NOT NULL AS found`)) as { found: boolean }[];
  if (table?.found !== true) return false;
  const applied = new Set(
    ((await source.query('SELECT name FROM migrations')) as { name: string }[]).map(({ name }) => name),
  );
  if ([...applied].some((name) => !hubMigrationNames.includes(name))) {
    throw new AppError(
      'unavailable',
      'The database was changed by a newer version of the app, or belongs to another one. ' +
        'Update this hub, or name another database.',
    );
  }
  return hubMigrationNames.every((name) => applied.has(name));
}

/** Some clusters that speak PostgreSQL's protocol know no notifications: others are then found by looking now and then. */
async function notifies(source: DataSource): Promise<boolean> {
  try {
    await source.query(`SELECT pg_notify('${CHANNEL}', '')`);
    return true;
  } catch {
    return false;
  }
}
