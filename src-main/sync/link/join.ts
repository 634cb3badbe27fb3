import { rm } from 'node:fs/promises';
import { adoptSharedCopy, beginEmpty, type JoinedStart, newCopyFile } from '#main/storage/shared-copy.ts';
import { AppError } from '#shared/domain/errors.ts';
import type { AskedHub } from './ask.ts';
import { type CopyControl, downloadCopy } from './download.ts';

/**
 * Gets what desks share from a hub and puts it where the next start takes it up. A cut costs nothing: it goes on at the byte
 * where it stopped.
 * @param folder the data folder
 * @param token lets this desk in at the hub
 * @throws AppError where the hub cannot be reached, or it was cancelled; `conflict` where something is to be carried over and the hub is newer
 */
export async function fetchCopy(
  folder: string,
  hub: AskedHub & { token: string },
  start: Omit<JoinedStart, 'cursor'>,
  control: CopyControl,
): Promise<void> {
  const file = await newCopyFile(folder, 'joining');
  try {
    const { received, kept } = await downloadCopy(hub, file, control, start.carried === null ? 0 : NEWEST);
    control.progress(null, 'Putting the copy in place.');
    const adopted = await adoptSharedCopy(folder, file, { ...start, cursor: { received, kept } });
    // A hub of a newer version writes copies that this one does not read; operation by operation they understand each other.
    if (adopted) return;
    // What the hub lacks cannot be told from the rest then.
    if (start.carried !== null) throw new AppError('conflict', NEWER);
    await beginEmpty(folder, start);
  } finally {
    await rm(file, { force: true });
  }
}

/** Further than any log goes: what this desk has brought already is to be in the copy. */
const NEWEST = 10 ** 12;

const NEWER =
  'The hub runs a newer version. Update this desk first: it has changes that the hub lacks, which come along then.';
