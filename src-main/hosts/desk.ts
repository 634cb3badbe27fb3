import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createCore, type Ports, type Served } from '#main/core/create-core.ts';
import { createRescue } from '#main/core/create-rescue.ts';
import { type Cipher, fileSecrets } from '#main/core/file-secrets.ts';
import { workerPasswords } from '#main/core/password-worker.ts';
import { systemClock } from '#main/ports/clock.ts';
import { randomIds } from '#main/ports/ids.ts';
import type { Log } from '#main/ports/log.ts';
import { noNeighbours } from '#main/ports/neighbours.ts';
import type { Printer } from '#main/ports/printer.ts';
import type { Reader } from '#main/ports/reader.ts';
import { type FolderLock, lockFolder } from '#main/storage/lock.ts';
import { logStatementsBeside } from '#main/storage/query-log.ts';
import { DamagedDatabase } from '#main/storage/store.ts';
import { mdnsNeighbours } from '#main/sync/transport/mdns.ts';
import { AppError } from '#shared/domain/errors.ts';
import type { Channel } from '#shared/rpc/channel.ts';
import type { Origin } from '#shared/rpc/server.ts';
import { socketAddress } from './folder.ts';
import { type LocalServer, serveLocally } from './local-server.ts';
import { logsQueries } from './log.ts';
import { builtFile, version } from './paths.ts';

export interface DeskOptions {
  folder: string;
  host: Ports['host'];
  log: Log;
  printer: Printer;
  /** Made anew each time the core starts. */
  reader(): Reader;
  /** Where the host has the key store of the system. */
  cipher?: Cipher | null;
  /** Where a hub keeps its log in PostgreSQL. */
  hubDatabaseUrl?: string | undefined;
  /** Told when the window of a connection becomes a kiosk, and when it is none any more. */
  onKiosk?: Ports['onKiosk'];
  /** Told when the core starts anew on its own account, as after restoring a backup. */
  onRestart?(): void;
}

/** A data folder that this process has opened. */
export interface Desk {
  readonly core: Served;
  readonly log: Log;
  /**
   * @param origin where the other side is, if that is another computer
   * @returns the id of the connection
   */
  serve(channel: Channel, actor: 'anyone' | 'owner', origin?: Origin | null): string;
  close(reason: string): Promise<void>;
}

async function takeFolder(folder: string): Promise<FolderLock | null> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    return await lockFolder(join(folder, 'lock.sqlite'));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new AppError('unavailable', `The data folder ${folder} cannot be used. Choose another one. (${reason})`);
  }
}

/**
 * Opens a data folder: takes its lock, starts the core on it and lets the command line in.
 * @returns null when another process has the folder; it is reached through {@link socketAddress}
 */
export async function openDesk(options: DeskOptions): Promise<Desk | null> {
  const { log } = options;
  const lock = await takeFolder(options.folder);
  if (lock === null) return null;
  logStatementsBeside(log, logsQueries());
  let core: Served;
  let local: LocalServer | null = null;
  let restarting: Promise<void> = Promise.resolve();

  const portsOf = (): Ports => ({
    folder: options.folder,
    version: version(),
    host: options.host,
    clock: systemClock,
    ids: randomIds,
    log,
    reader: options.reader(),
    printer: options.printer,
    neighbours: options.host === 'cli' ? noNeighbours : mdnsNeighbours(log),
    secrets: fileSecrets(join(options.folder, 'secrets.json'), options.cipher),
    passwords: workerPasswords(builtFile('worker-password.js')),
    importWorker: builtFile('worker-import.js'),
    matchingWorker: builtFile('worker-matching.js'),
    plannerWorker: builtFile('worker-planner.js'),
    restart,
    ...(options.hubDatabaseUrl === undefined ? {} : { hubDatabaseUrl: options.hubDatabaseUrl }),
    ...(options.onKiosk === undefined ? {} : { onKiosk: options.onKiosk }),
    schedule: options.host !== 'cli',
    logQueries: logsQueries(),
    checkResults: process.env.LANYARD_CHECK_RESULTS === '1',
  });

  const start = async (): Promise<Served> => {
    const ports = portsOf();
    try {
      return await createCore(ports);
    } catch (error) {
      // A single command ends with the error; where somebody looks at a screen, it offers the ways out.
      if (!(error instanceof DamagedDatabase) || options.host === 'cli') throw error;
      log.error('The database is damaged', error);
      return createRescue(ports, error);
    }
  };

  /** Later, so that the call that asked for it is answered first. */
  function restart(reason: string): void {
    restarting = new Promise((resolve) => setTimeout(resolve, 50))
      .then(() => core.stop(reason))
      .then(async () => {
        core = await start();
        options.onRestart?.();
      })
      .catch((error: unknown) => log.error('The app could not be started anew', error));
  }

  try {
    core = await start();
    local = await serveLocally(socketAddress(options.folder), (channel) => core.serve(channel, 'owner'));
  } catch (error) {
    await local?.close(false);
    await lock.release();
    throw error;
  }
  const served = local;
  return {
    get core() {
      return core;
    },
    log,
    serve: (channel, actor, origin) => core.serve(channel, actor, origin),
    async close(reason) {
      await restarting;
      // Commands of others that are under way finish first, on a core that still runs.
      await served.close(options.host === 'cli');
      await core.stop(reason);
      await lock.release();
    },
  };
}
