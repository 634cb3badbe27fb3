import { randomUUID } from 'node:crypto';
import { cp } from 'node:fs/promises';
import { silentLog } from '#main/ports/log.ts';
import type { Operation } from '#main/storage/operations/kind.ts';
import { deskSet, operationKinds } from '#main/storage/operations/kinds/index.ts';
import { OperationLog, readOperations } from '#main/storage/operations/log.ts';
import { projectionsWith } from '#main/storage/projections/all.ts';
import { createDirectoryProjection } from '#main/storage/projections/directory.ts';
import { readSetting, writeSetting } from '#main/storage/settings.ts';
import { openStore, type Store } from '#main/storage/store.ts';

/*
 * Data folders of desks that work apart and meet again, for tests that look at the app from outside. Nothing may run on them
 * meanwhile.
 */

interface Installation {
  deskId: string;
  organizationId: string;
}

/** Makes a copy of a folder another desk, which knows all that the first one knows by now. */
export async function asAnotherDesk(folder: string, copy: string, name: string): Promise<void> {
  await cp(folder, copy, { recursive: true });
  await within(copy, async (store) => {
    const { organizationId } = (await readSetting(store.read, 'installation')) as unknown as Installation;
    const deskId = randomUUID();
    const desk = (await readSetting(store.read, 'desk')) as object | null;
    await store.write(async (tx) => {
      await writeSetting(tx, 'installation', { deskId, organizationId });
      await writeSetting(tx, 'desk', { ...desk, name });
    });
    const log = await logOf(store);
    await store.write((tx) => log.append(tx, { id: null }, deskSet, { id: deskId, organizationId, fields: { name } }));
  });
}

/** Lets folders exchange all that was recorded in each. */
export async function meet(folders: readonly string[]): Promise<void> {
  const all: Operation[] = [];
  for (const folder of folders) all.push(...(await within(folder, ({ read }) => readOperations(read, 0, 1_000_000))));
  for (const folder of folders)
    await within(folder, async (store) => {
      const log = await logOf(store);
      await store.write((tx) => log.receive(tx, all));
    });
}

async function logOf(store: Store): Promise<OperationLog> {
  const { deskId } = (await readSetting(store.read, 'installation')) as unknown as Installation;
  return OperationLog.open(store.read, {
    deskId,
    clock: { now: () => Date.now() },
    kinds: operationKinds,
    projections: projectionsWith(createDirectoryProjection(() => undefined)),
  });
}

async function within<T>(folder: string, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore({ folder, log: silentLog, logQueries: false });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}
