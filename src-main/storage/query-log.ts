import type { Logger } from 'typeorm';
import type { Log } from '#main/ports/log.ts';

/**
 * TypeORM's messages in our log. Statements are logged without their parameters, which hold people's data.
 * @param everyQuery for finding out, while developing, what is asked
 */
export function typeormLogger(log: Log, everyQuery: boolean): Logger {
  return {
    // TypeORM asks its own loggers only what is to be logged; one of ours is told everything.
    logQuery: (query) => (everyQuery ? log.info('SQL', { query }) : undefined),
    logQueryError: (error, query) => log.warn('A statement failed', { query, error: String(error) }),
    logQuerySlow: (milliseconds, query) => log.warn('A slow statement', { query: query.slice(0, 500), milliseconds }),
    logSchemaBuild: () => undefined,
    logMigration: (message) => log.info(message),
    log: (level, message) => (level === 'warn' ? log.warn(String(message)) : undefined),
  };
}
