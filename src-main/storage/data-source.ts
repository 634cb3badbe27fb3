import sqlite3 from 'sqlite3';
import { DataSource, type EntitySchema, type Logger, type MixedList } from 'typeorm';
import { migrations } from '#migrations/index.ts';
import { allSchemas } from './schema/index.ts';

/** Queries slower than this are logged, in ms. */
const SLOW_QUERY_MS = 250;
const BUSY_TIMEOUT_MS = 10_000;

export interface DataSourceOptions {
  file: string;
  /** `write`: the one connection that changes anything. `read`: sees committed rows only and can change nothing. */
  side: 'write' | 'read';
  logger: Logger;
  logQueries: boolean;
}

/**
 * The one place that knows which driver is used. TypeORM 1.x has dropped `sqlite3`, so whoever moves to it changes this
 * file.
 */
export function createDataSource(options: DataSourceOptions): DataSource {
  return new DataSource({
    type: 'sqlite',
    driver: sqlite3,
    database: options.file,
    entities: allSchemas as MixedList<EntitySchema>,
    migrations: options.side === 'write' ? migrations : [],
    migrationsTableName: 'migrations',
    migrationsTransactionMode: 'each',
    synchronize: false,
    busyTimeout: BUSY_TIMEOUT_MS,
    logger: options.logger,
    logging: options.logQueries ? ['query', 'error', 'migration'] : ['error', 'migration'],
    maxQueryExecutionTime: SLOW_QUERY_MS,
    ...(options.side === 'read' ? { flags: sqlite3.OPEN_READONLY } : { enableWAL: true }),
  });
}
