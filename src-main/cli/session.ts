import { connect as connectSocket, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { openDesk } from '#main/hosts/desk.ts';
import { socketAddress } from '#main/hosts/folder.ts';
import { noReader } from '#main/hosts/no-reader.ts';
import { socketChannel } from '#main/hosts/socket-channel.ts';
import { dialogPrinter } from '#main/ports/printer.ts';
import { type AppContract, contract } from '#shared/contract/index.ts';
import { AppError } from '#shared/domain/errors.ts';
import { channelPair } from '#shared/rpc/channel.ts';
import { type Client, type Connection, connect } from '#shared/rpc/client.ts';
import { commandLog } from './log.ts';

/** How long to wait for an app that has the folder but does not answer yet, as while it starts. In ms. */
const PATIENCE_MS = 20_000;
const RETRY_MS = 100;

export interface CliSession {
  readonly client: Client<AppContract>;
  readonly connection: Connection<AppContract>;
  /** Whether an app that runs already does the work. */
  readonly remote: boolean;
  close(): Promise<void>;
}

/**
 * Reaches the core of a data folder: through the app that runs on it, or else by opening it here. There are never two
 * processes on one database.
 */
export async function openSession(folder: string): Promise<CliSession> {
  for (const deadline = Date.now() + PATIENCE_MS; ; ) {
    const remote = await connectRemote(folder);
    if (remote !== null) return remote;
    const own = await openOwn(folder);
    if (own !== null) return own;
    if (Date.now() > deadline) {
      throw new AppError(
        'unavailable',
        `Another process has the folder ${folder} and does not answer. Close it and try again.`,
      );
    }
    await delay(RETRY_MS);
  }
}

async function connectRemote(folder: string): Promise<CliSession | null> {
  const socket = await new Promise<Socket | null>((resolve) => {
    const candidate = connectSocket(socketAddress(folder));
    candidate.once('connect', () => resolve(candidate));
    candidate.once('error', () => resolve(null));
  });
  if (socket === null) return null;
  const connection = connect(contract, socketChannel(socket));
  try {
    // An app that is just ending may have let this connection in and close it unheard. Once it has answered, it waits.
    await connection.client.app.info({});
  } catch (error) {
    if (error instanceof AppError && error.code === 'closed') return null;
    connection.close();
    throw error;
  }
  return {
    client: connection.client,
    connection,
    remote: true,
    close: async () => {
      connection.close();
    },
  };
}

async function openOwn(folder: string): Promise<CliSession | null> {
  const reason = 'A single command has no badge reader. Start the app to use one.';
  const log = commandLog(folder);
  const desk = await openDesk({ folder, host: 'cli', log, printer: dialogPrinter, reader: () => noReader(reason) });
  if (desk === null) return null;
  const [near, far] = channelPair();
  desk.serve(far, 'owner');
  const connection = connect(contract, near);
  return {
    client: connection.client,
    connection,
    remote: false,
    async close() {
      connection.close();
      await desk.close('The command has ended.');
    },
  };
}
