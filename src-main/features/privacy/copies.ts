import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { UPLOADS_FOLDER } from '#main/core/uploads.ts';
import { BUNDLE_WORK_FOLDER } from '#main/features/bundle/service.ts';
import { exportsFolder } from '#main/features/exports/service.ts';
import { SALVAGE_FOLDER } from '#main/features/rescue/service.ts';
import { backupsFolder } from '#main/storage/backup-names.ts';
import { HUB_COPIES_FOLDER, RECEIVED_COPIES_FOLDER } from '#main/storage/shared-copy.ts';
import { SET_ASIDE } from '#main/storage/store.ts';

/** Files on their way to take the place of the database. */
const TO_RESTORE = /^restore.*\.sqlite/;

/** What in a data folder holds what was there before, or came from elsewhere, by its path in the folder. */
export async function copiesIn(folder: string): Promise<string[]> {
  const copies: string[] = [];
  for (const place of [backupsFolder(folder), exportsFolder(folder), join(folder, UPLOADS_FOLDER)]) {
    const names = await readdir(place).catch(() => []);
    copies.push(...names.map((name) => join(place, name).slice(folder.length + 1)));
  }
  // What was there before a backup was restored, or before everything was begun anew; what was being worked on.
  const loose = (await readdir(folder)).filter(
    (name) =>
      name.startsWith(SET_ASIDE) || TO_RESTORE.test(name) || name === SALVAGE_FOLDER || name === BUNDLE_WORK_FOLDER,
  );
  return [...copies, ...loose].sort();
}

/** Clears away what work left that was interrupted. */
export async function clearUnfinished(folder: string): Promise<void> {
  for (const name of [SALVAGE_FOLDER, BUNDLE_WORK_FOLDER, RECEIVED_COPIES_FOLDER, HUB_COPIES_FOLDER])
    await rm(join(folder, name), { recursive: true, force: true });
}
