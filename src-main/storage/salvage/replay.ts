import { randomIds } from '#main/ports/ids.ts';
import { operationKinds } from '../operations/kinds/index.ts';
import { OperationLog } from '../operations/log.ts';
import { projectionsWith } from '../projections/all.ts';
import { readSetting, writeSetting } from '../settings.ts';
import type { Reader, UnitOfWork } from '../unit-of-work.ts';

/** Operations that are applied in one transaction. */
const PAGE = 500;

/** In place of the desk's id: nothing is recorded here. */
const NO_DESK = 'salvage';

export interface ReplayControl {
  signal: AbortSignal;
  /** @param fraction from 0 to 1 */
  progress(fraction: number): void;
}

/**
 * Applies the whole operation log once more. Whatever is there already stays as it is; what a table has lost comes back.
 * What is derived from registrations is left to {@link deriveAnew}.
 */
export async function replayLog(work: UnitOfWork, read: Reader, control: ReplayControl): Promise<void> {
  const last = (await read.get<{ position: number | null }>('SELECT max(position) AS position FROM operations'))
    ?.position;
  const log = await OperationLog.open(read, {
    deskId: NO_DESK,
    clock: { now: () => Date.now() },
    kinds: operationKinds,
    projections: projectionsWith(
      { name: 'directory', refresh: async () => undefined },
      { name: 'presence', refresh: async () => undefined },
    ),
  });
  for (let after = 0; ; ) {
    control.signal.throwIfAborted();
    const position = await work.write((tx) => log.replay(tx, after, PAGE));
    if (position === null) return;
    after = position;
    control.progress(after / (last ?? after));
  }
}

/** Without this setting the app would begin with another organization, and nobody would see what is here. */
export async function keepIdentity(work: UnitOfWork, read: Reader): Promise<void> {
  if ((await readSetting(read, 'installation')) !== null) return;
  const home = await read.get<{ id: string }>('SELECT id FROM organizations ORDER BY created_at, id LIMIT 1');
  if (home === undefined) return;
  await work.write((tx) => writeSetting(tx, 'installation', { deskId: randomIds.next(), organizationId: home.id }));
}
