import { join } from 'node:path';
import electronLog from 'electron-log/node';
import type { Log } from '#main/ports/log.ts';

/** A megabyte a file; the one before is kept. */
const MAX_BYTES = 1024 * 1024;

/** Writes to `logs/main.log` in the data folder. */
export function fileLog(folder: string): Log {
  const logger = electronLog.create({ logId: folder });
  logger.transports.console.level = false;
  // Otherwise it looks for one in the folder where the app was started, and writes nothing where there is none.
  logger.transports.file.setAppName('Lanyard');
  logger.transports.file.resolvePathFn = () => join(folder, 'logs', 'main.log');
  logger.transports.file.maxSize = MAX_BYTES;
  logger.transports.file.level = 'info';
  return {
    info: (message, details) => logger.info(message, ...(details === undefined ? [] : [details])),
    warn: (message, details) => logger.warn(message, ...(details === undefined ? [] : [details])),
    // Only the text and where it came from: errors of the database carry the values of people as properties.
    error: (message, error, details) =>
      logger.error(
        message,
        error instanceof Error ? error.stack : String(error),
        ...(details === undefined ? [] : [details]),
      ),
  };
}

/** Whether the log is to hold every statement that the database is given, without its values. */
export function logsQueries(): boolean {
  return process.env.LANYARD_SQL_LOG === '1';
}
