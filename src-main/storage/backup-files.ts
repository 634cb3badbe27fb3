import { copyFile, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { BackupReason } from '#shared/domain/backups.ts';
import { AppError } from '#shared/domain/errors.ts';
import { backupsFolder, readBackupName } from './backup-names.ts';
import { inspectDatabase, PENDING_RESTORE_FILE } from './store.ts';

export interface BackupFile {
  /** Within the backups folder. */
  name: string;
  reason: BackupReason;
  madeAt: number;
  bytes: number;
}

/** The copies that there are, the newest first. */
export async function listBackups(folder: string): Promise<BackupFile[]> {
  const names = await readdir(backupsFolder(folder)).catch(() => []);
  const files: BackupFile[] = [];
  for (const name of names) {
    const said = readBackupName(name);
    if (said === null) continue;
    const found = await stat(join(backupsFolder(folder), name)).catch(() => null);
    if (found !== null) files.push({ name, ...said, bytes: found.size });
  }
  return files.sort((a, b) => b.madeAt - a.madeAt || (a.name < b.name ? 1 : -1));
}

/** Deletes the oldest of the scheduled copies, so that so many are left. @returns how many were deleted */
export async function pruneScheduled(folder: string, keep: number): Promise<number> {
  const scheduled = (await listBackups(folder)).filter((file) => file.reason === 'scheduled');
  const old = scheduled.slice(keep);
  for (const { name } of old) await rm(join(backupsFolder(folder), name), { force: true });
  return old.length;
}

/** Only what the list names: a name from outside must not lead elsewhere. @throws AppError `notFound` */
export async function backupByName(folder: string, name: string): Promise<string> {
  const known = (await listBackups(folder)).some((file) => file.name === name);
  if (!known) throw new AppError('notFound', 'There is no backup of this name. Look at the list again.');
  return join(backupsFolder(folder), name);
}

/** What a database holds. */
export interface Holding {
  events: number;
  registrations: number;
}

/** What a file holds, should it be a backup. @throws AppError `invalidInput` when it is not a sound database of this app */
export function inspectBackup(folder: string, source: string): Promise<Holding> {
  return withChecked(folder, source, async (found) => found);
}

/**
 * Puts a backup where the next start takes it up. The file is checked as a whole first; nothing changes if it fails.
 * @throws AppError `invalidInput` when the file is not a sound database of this app
 */
export function prepareRestore(folder: string, source: string): Promise<Holding> {
  return withChecked(folder, source, async (found, checked) => {
    await rename(checked, join(folder, PENDING_RESTORE_FILE));
    return found;
  });
}

/** Looks at a copy of a file, so that looking changes nothing about it. */
async function withChecked<T>(
  folder: string,
  source: string,
  use: (found: Holding, checked: string) => Promise<T>,
): Promise<T> {
  const checking = join(folder, 'restore-checking.sqlite');
  await copyFile(source, checking);
  try {
    const found = await inspectDatabase(checking);
    if (found === null) {
      throw new AppError(
        'invalidInput',
        'This file is not a sound backup of Lanyard. Choose another one; nothing was changed.',
      );
    }
    return await use(found, checking);
  } finally {
    for (const suffix of ['', '-wal', '-shm', '-journal']) await rm(`${checking}${suffix}`, { force: true });
  }
}
