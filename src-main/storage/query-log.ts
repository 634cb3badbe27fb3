import type { Logger } from 'typeorm';
import type { Log } from '#main/ports/log.ts';

/** TypeORM's messages in our log. Statements are logged without their parameters, which hold people's data. */
export function typeormLogger(log: Log): Logger {
  return {
    logQuery: (query) => log.info('SQL', { query }),
    logQueryError: (error, query) => log.warn('A statement failed', { query, error: String(error) }),
    logQuerySlow: (milliseconds, query) => log.warn('A slow statement', { query: query.slice(0, 500), milliseconds }),
    logSchemaBuild: () => undefined,
    logMigration: (message) => log.info(message),
    log: (level, message) => (level === 'warn' ? log.warn(String(message)) : undefined),
  };
}
