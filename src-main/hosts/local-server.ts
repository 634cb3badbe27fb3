import { chmod, mkdir, rm } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import { dirname } from 'node:path';
import type { Channel } from '#shared/rpc/channel.ts';
import { socketChannel } from './socket-channel.ts';

/** How long the last commands of others may take, or say nothing, once this process wants to end. In ms. */
const GRACE_MS = 15_000;

export interface LocalServer {
  /**
   * Takes no new connections, lets those that are open finish, and closes.
   * @param patient give them as long as they do something: for a process that ends only since its own command is done
   */
  close(patient: boolean): Promise<void>;
}

/**
 * Serves the command line of this user. Whoever calls this holds the lock of the data folder, so a socket file that is
 * there already was left by a process that is gone.
 */
export async function serveLocally(address: string, onChannel: (channel: Channel) => void): Promise<LocalServer> {
  const isFile = process.platform !== 'win32';
  if (isFile) {
    await mkdir(dirname(address), { recursive: true, mode: 0o700 });
    await rm(address, { force: true });
  }
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    onChannel(socketChannel(socket));
  });
  await listen(server, address);
  if (isFile) await chmod(address, 0o600);
  return {
    async close(patient) {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      if (patient) for (const socket of sockets) socket.setTimeout(GRACE_MS, () => socket.destroy());
      const timer = setTimeout(() => {
        if (!patient) for (const socket of sockets) socket.destroy();
      }, GRACE_MS);
      await closed;
      clearTimeout(timer);
    },
  };
}

function listen(server: Server, address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(address, () => {
      server.off('error', reject);
      resolve();
    });
  });
}
