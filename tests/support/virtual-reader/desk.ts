import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { forkReader } from '#main/nfc/spawn.ts';
import { type ReaderProcess, type SupervisorOptions, superviseReader } from '#main/nfc/supervisor.ts';
import type { Reader, ReaderStatus, Tap } from '#main/ports/reader.ts';

const ENTRY = fileURLToPath(new URL('../../../src-main/nfc/process.ts', import.meta.url));
/** Enough for a process to load its TypeScript on a busy machine, and for pcscd's polls. */
const PATIENCE = { timeout: 20_000, interval: 20 };

export type DeskOptions = Omit<SupervisorOptions, 'spawn'> & {
  execArgv?: string[];
  env?: Record<string, string>;
  /** Replaces the way the process is started. */
  spawn?: () => ReaderProcess;
};

/** A supervised reader with a record of what it reported. */
export type Desk = {
  reader: Reader;
  taps: Tap[];
  statuses: ReaderStatus[];
  /** Ids of all reader processes so far. */
  pids: number[];
  /** Waits until that many taps were made in all, and returns the last. */
  tapNumber(count: number): Promise<Tap>;
  /** Waits for a status that fits, now or later. */
  untilStatus(fits: (status: ReaderStatus) => boolean): Promise<ReaderStatus>;
  /** Waits until a reader is seen with this card on it, or with none. */
  untilCard(readerName: string, uid: string | null): Promise<void>;
};

/** Starts the real reader process from its source, under the real supervisor. */
export function openDesk({ execArgv = [], env = {}, spawn, ...options }: DeskOptions = {}): Desk {
  const pids: number[] = [];
  const start =
    spawn ?? (() => forkReader(ENTRY, { execArgv: ['--import', 'tsx', ...execArgv], env: { ...process.env, ...env } }));
  const reader = superviseReader({
    ...options,
    process: { pollMs: 100, ...options.process },
    // A test takes a card away and lays it back faster than any hand.
    limits: { flickerMs: 0, ...options.limits },
    spawn: () => {
      const child = start();
      if (child.pid !== undefined) pids.push(child.pid);
      return child;
    },
  });
  const taps: Tap[] = [];
  const statuses: ReaderStatus[] = [];
  reader.onTap((tap) => taps.push(tap));
  reader.onStatus((status) => statuses.push(status));
  const untilStatus: Desk['untilStatus'] = async (fits) => {
    await expect.poll(() => fits(reader.status()) || reader.status(), PATIENCE).toBe(true);
    return reader.status();
  };
  return {
    reader,
    taps,
    statuses,
    pids,
    untilStatus,
    async tapNumber(count) {
      await expect.poll(() => taps.length, PATIENCE).toBeGreaterThanOrEqual(count);
      expect(taps).toHaveLength(count);
      const tap = taps[count - 1];
      if (tap === undefined) throw new Error('no taps');
      return tap;
    },
    async untilCard(readerName, uid) {
      await untilStatus((status) =>
        status.readers.some(
          (info) =>
            info.name === readerName && info.cardUid === (uid ?? undefined) && (uid !== null || info.state === 'ready'),
        ),
      );
    },
  };
}
