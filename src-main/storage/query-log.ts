import type { Logger } from 'typeorm';
import { type Log, silentLog } from '#main/ports/log.ts';

/** What the log calls a statement of the database. */
export const STATEMENT = 'SQL';

/**
 * TypeORM's messages in our log. Statements are logged without their parameters, which hold people's data.
 * @param everyQuery for finding out, while developing, what is asked
 */
export function typeormLogger(log: Log, everyQuery: boolean): Logger {
  return {
    // TypeORM asks its own loggers only what is to be logged; one of ours is told everything.
    logQuery: (query) => (everyQuery ? log.info(STATEMENT, { query }) : undefined),
    logQueryError: (error, query) => log.warn('A statement failed', { query, error: String(error) }),
    logQuerySlow: (milliseconds, query) => log.warn('A slow statement', { query: query.slice(0, 500), milliseconds }),
    logSchemaBuild: () => undefined,
    logMigration: (message) => log.info(message),
    log: (level, message) => (level === 'warn' ? log.warn(String(message)) : undefined),
  };
}

let beside = typeormLogger(silentLog, false);

/**
 * Where this process tells of statements on connections beside those of a store: of copies, checks and single commands,
 * each open for a moment and deep down. Nowhere unless a host says so.
 */
export function logStatementsBeside(log: Log, everyQuery: boolean): void {
  beside = typeormLogger(log, everyQuery);
}

export function besideLogger(): Logger {
  return beside;
}
