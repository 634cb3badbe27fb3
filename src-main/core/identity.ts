import type { Ids } from '#main/ports/ids.ts';
import { installationTables } from '#main/storage/schema/local.ts';
import { readSetting, writeSetting } from '#main/storage/settings.ts';
import { JOINED_KEY } from '#main/storage/shared-copy.ts';
import type { Store } from '#main/storage/store.ts';

/** Which desk of which organization a data folder is. */
export interface Installation {
  deskId: string;
  organizationId: string;
  /** The organization was made up just now. */
  isFirst: boolean;
  /** The database has just taken the place of another one: somebody's backup, or what a hub has given. Null where it has not. */
  replacedBy: 'backup' | 'hub' | null;
}

const KEY = 'installation';

/**
 * Reads who this installation is, or makes that up at the first start. A database restored from a backup gets a desk id
 * of its own: the desk that wrote the backup may go on, and two desks must never count their operations under one id. What
 * was that desk's alone is left behind: some of its sessions were signed out since, and its numbers are those of others here.
 */
export async function openInstallation(store: Store, ids: Ids): Promise<Installation> {
  const stored = (await readSetting(store.read, KEY)) as { deskId: string; organizationId: string } | null;
  if (stored !== null && !store.restored) return { ...stored, isFirst: false, replacedBy: null };
  if (stored !== null && (await readSetting(store.read, JOINED_KEY)) === true) {
    // Not somebody's backup: it was made for this folder, with an id that nobody has had.
    await store.write((tx) => tx.run('DELETE FROM settings WHERE key = ?', [JOINED_KEY]));
    return { ...stored, isFirst: false, replacedBy: 'hub' };
  }
  const installation = { deskId: ids.next(), organizationId: stored?.organizationId ?? ids.next() };
  await store.write(async (tx) => {
    await writeSetting(tx, KEY, installation);
    for (const table of installationTables) await tx.run(`DELETE FROM ${table}`);
  });
  return { ...installation, isFirst: stored === null, replacedBy: stored === null ? null : 'backup' };
}
