import pg from 'pg';
import { DataSource, type Logger } from 'typeorm';
import { hubMigrations } from '#migrations/postgres/index.ts';
import { SLOW_QUERY_MS } from '../data-source.ts';
import { fromPostgres } from './texts.ts';

/** Beside one that listens. Writes of operations take turns anyhow. */
const MOST_CONNECTIONS = 10;
const CONNECT_TIMEOUT_MS = 10_000;

type Parse = (text: string) => unknown;

/** By the numbers that PostgreSQL gives its types: `bigint`, `numeric`, `text`. */
const PARSERS: ReadonlyMap<number, Parse> = new Map<number, Parse>([
  [20, Number],
  [1700, Number],
  [25, fromPostgres],
]);

/** Of these connections alone: other users of the driver in this process may want what it gives by itself. */
const types = {
  getTypeParser: (id: number, format?: 'text' | 'binary') =>
    (format === 'binary' ? undefined : PARSERS.get(id)) ?? pg.types.getTypeParser(id, format as 'text'),
};

/** The one place that knows which driver the database of a hub is reached by. */
export function createPostgresSource(url: string, logger: Logger): DataSource {
  return new DataSource({
    type: 'postgres',
    driver: pg,
    url,
    applicationName: APPLICATION,
    poolSize: MOST_CONNECTIONS,
    connectTimeoutMS: CONNECT_TIMEOUT_MS,
    // No extension is needed, and on most managed servers none may be made.
    installExtensions: false,
    entities: [],
    migrations: hubMigrations,
    migrationsTableName: 'migrations',
    migrationsTransactionMode: 'each',
    synchronize: false,
    logger,
    logging: 'all',
    maxQueryExecutionTime: SLOW_QUERY_MS,
    extra: { types, keepAlive: true },
  });
}

/** A connection of its own, which hears of what others have committed. Not connected so far. */
export function createListener(url: string): pg.Client {
  return new pg.Client({
    connectionString: url,
    application_name: APPLICATION,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    keepAlive: true,
  });
}

/** As whoever looks after the database sees it. */
const APPLICATION = 'lanyard';
