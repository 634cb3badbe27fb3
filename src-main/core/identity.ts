import type { Ids } from '#main/ports/ids.ts';
import { readSetting, writeSetting } from '#main/storage/settings.ts';
import type { Store } from '#main/storage/store.ts';

/** Which desk of which organization a data folder is. */
export interface Installation {
  deskId: string;
  organizationId: string;
  /** The organization was made up just now. */
  isFirst: boolean;
}

const KEY = 'installation';

/**
 * Reads who this installation is, or makes that up at the first start. A database restored from a backup gets a desk id
 * of its own: the desk that wrote the backup may go on, and two desks must never count their operations under one id.
 */
export async function openInstallation(store: Store, ids: Ids): Promise<Installation> {
  const stored = (await readSetting(store.read, KEY)) as { deskId: string; organizationId: string } | null;
  if (stored !== null && !store.restored) return { ...stored, isFirst: false };
  const installation = { deskId: ids.next(), organizationId: stored?.organizationId ?? ids.next() };
  await store.write((tx) => writeSetting(tx, KEY, installation));
  return { ...installation, isFirst: stored === null };
}
