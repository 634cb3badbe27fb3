import sqlite3 from 'sqlite3';
import { DataSource, type EntitySchema, type Logger, type MixedList } from 'typeorm';
import { migrations } from '#migrations/index.ts';
import { allSchemas } from './schema/index.ts';

/** Queries slower than this are logged, in ms. */
export const SLOW_QUERY_MS = 250;
const BUSY_TIMEOUT_MS = 10_000;

export interface DataSourceOptions {
  file: string;
  /** `write`: the one connection that changes anything. `read`: sees committed rows only and can change nothing. */
  side: 'write' | 'read';
  logger: Logger;
}

/** TypeORM switches the driver to `verbose()`, which records a stack for every statement: half the time of a short one. */
const quiet = { ...sqlite3, verbose: () => sqlite3 };

/**
 * The one place that knows which driver is used. TypeORM 1.x has dropped `sqlite3`, so whoever moves to it changes this
 * file.
 */
export function createDataSource(options: DataSourceOptions): DataSource {
  return new DataSource({
    type: 'sqlite',
    driver: quiet,
    database: options.file,
    entities: allSchemas as MixedList<EntitySchema>,
    migrations: options.side === 'write' ? migrations : [],
    migrationsTableName: 'migrations',
    migrationsTransactionMode: 'each',
    synchronize: false,
    busyTimeout: BUSY_TIMEOUT_MS,
    logger: options.logger,
    logging: 'all',
    maxQueryExecutionTime: SLOW_QUERY_MS,
    ...(options.side === 'read' ? { flags: sqlite3.OPEN_READONLY } : { enableWAL: true }),
  });
}
