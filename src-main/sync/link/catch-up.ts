import { rm } from 'node:fs/promises';
import { type CatchUpLog, type CatchUpStore, catchUp } from '#main/storage/catch-up.ts';
import { newCopyFile, withSharedCopy } from '#main/storage/shared-copy.ts';
import type { AskedHub } from './ask.ts';
import { downloadCopy } from './download.ts';

/** How much of all is done once the copy is here. */
const DOWNLOADED = 0.3;

export interface HubCatchUp {
  folder: string;
  hub: AskedHub & { token: string; logId: string };
  store: CatchUpStore;
  log: CatchUpLog;
  /** Up to where the hub's log is known to go. */
  least: number;
  onHeld(held: ReadonlyMap<string, number>): void;
  /** @param done from 0 to 1 */
  progress(done: number): void;
  signal: AbortSignal;
}

/**
 * Takes over what a hub holds from a copy of its database.
 * @returns whether that was possible
 * @throws AppError where the hub cannot be reached, or it was cancelled
 */
export async function catchUpWithHub({
  folder,
  hub,
  least,
  store,
  log,
  progress,
  ...options
}: HubCatchUp): Promise<boolean> {
  const file = await newCopyFile(folder, 'catching-up');
  try {
    const control = { signal: options.signal, progress: (done: number | null) => progress((done ?? 0) * DOWNLOADED) };
    const { received } = await downloadCopy(hub, file, control, least);
    const { logId } = hub;
    const done = await withSharedCopy(file, (copy) =>
      catchUp(store, log, copy, {
        ...{ ...options, logId, received },
        progress: (taken) => progress(DOWNLOADED + taken * (1 - DOWNLOADED)),
      }),
    );
    return done === true;
  } finally {
    await rm(file, { force: true });
  }
}
