import type { Socket } from 'node:net';
import type { Channel } from '#shared/rpc/channel.ts';

/** A message longer than this is not one of ours. In characters. */
const MAX_LINE = 64 * 1024 * 1024;

/** A channel over a local socket: one JSON document a line. */
export function socketChannel(socket: Socket): Channel {
  const messageListeners: ((message: unknown) => void)[] = [];
  const closeListeners: (() => void)[] = [];
  let rest = '';
  socket.setEncoding('utf8');
  socket.on('data', (chunk: string) => {
    rest += chunk;
    if (rest.length > MAX_LINE) {
      socket.destroy();
      return;
    }
    const lines = rest.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const message = parse(line);
      if (message !== undefined) for (const listener of messageListeners) listener(message);
    }
  });
  // What went wrong does not matter to a channel: it closes.
  socket.on('error', () => socket.destroy());
  socket.on('close', () => {
    for (const listener of closeListeners) listener();
  });
  return {
    send(message) {
      if (socket.writable) socket.write(`${JSON.stringify(message)}\n`);
    },
    onMessage: (listener) => void messageListeners.push(listener),
    onClose: (listener) => void closeListeners.push(listener),
    close: () => socket.end(),
  };
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return undefined;
  }
}
