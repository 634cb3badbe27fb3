import { onTestFinished } from 'vitest';
import type { OperationKind } from '#main/storage/operations/kind.ts';
import { operationKinds } from '#main/storage/operations/kinds/index.ts';
import { openPostgres, type PostgresStore } from '#main/storage/postgres/open.ts';
import { PostgresLog } from '#main/sync/postgres/postgres-log.ts';
import { StrictLog } from './ports.ts';

interface HubOptions {
  kinds?: readonly OperationKind[];
  pollMs?: number;
  /** Is told of nothing by the server. */
  deaf?: boolean;
}

/** What a process of a hub has of its database. */
export interface HubLog {
  store: PostgresStore;
  log: PostgresLog;
  /** What it has written into the app's log. */
  lines: StrictLog;
}

/** A process of a hub over a database, until the test has ended. */
export async function openHubLog(url: string, options: HubOptions = {}): Promise<HubLog> {
  const lines = new StrictLog();
  const store = await openPostgres({ url, log: lines, logQueries: false });
  const log = await PostgresLog.open({
    store: options.deaf === true ? { ...store, listen: () => async () => undefined } : store,
    kinds: options.kinds ?? operationKinds,
    ...(options.pollMs === undefined ? {} : { pollMs: options.pollMs }),
  });
  onTestFinished(async () => {
    await log.close();
    await store.close();
  });
  return { store, log, lines };
}
