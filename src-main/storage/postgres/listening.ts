import type { Client } from 'pg';
import type { Log } from '#main/ports/log.ts';
import { createListener } from './data-source.ts';

/** How long it is waited before a lost connection is made anew, in ms. */
const RETRY_MS = 1000;

/**
 * Hears of what any process commits to a database, over a connection of its own that is made anew whenever it is lost.
 * @param onNews told of each notification, and after each time that nobody listened
 * @returns ends it
 */
export function listen(url: string, channel: string, log: Log, onNews: () => void): () => Promise<void> {
  let client: Client | null = null;
  let timer: NodeJS.Timeout | undefined;
  let isOver = false;
  const again = () => {
    clearTimeout(timer);
    if (!isOver) timer = setTimeout(connect, RETRY_MS);
  };
  const connect = () => {
    const made = createListener(url);
    client = made;
    made.on('notification', onNews);
    made.on('error', (error) =>
      log.warn('The connection that listens to the database is lost', { error: error.message }),
    );
    made.on('end', again);
    made
      .connect()
      .then(() => made.query(`LISTEN ${channel}`))
      .then(onNews)
      .catch((error: unknown) => {
        log.warn('The database cannot be listened to', { error: String(error) });
        void made.end().catch(() => undefined);
        again();
      });
  };
  connect();
  return async () => {
    isOver = true;
    clearTimeout(timer);
    await client?.end().catch(() => undefined);
  };
}
