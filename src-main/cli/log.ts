import { fileLog, logsQueries } from '#main/hosts/log.ts';
import type { Log } from '#main/ports/log.ts';
import { STATEMENT } from '#main/storage/query-log.ts';

/** The log of the data folder. Whoever asks for the statements of a command sees them on standard error as well. */
export function commandLog(folder: string): Log {
  const log = fileLog(folder);
  if (!logsQueries()) return log;
  return {
    ...log,
    info(message, details) {
      log.info(message, details);
      if (message === STATEMENT) process.stderr.write(`SQL ${String(details?.query).replaceAll(/\s+/g, ' ')}\n`);
    },
  };
}
