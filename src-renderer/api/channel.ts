import type { Channel } from '#shared/rpc/channel.ts';
import { BEAT_MS } from '#shared/rpc/envelope.ts';

/** What the preload script exposes under Electron. JSON text both ways. */
export interface LanyardBridge {
  send(message: string): void;
  onMessage(listener: (message: string) => void): () => void;
}

declare global {
  interface Window {
    readonly lanyard?: LanyardBridge;
  }
}

/** Opens the way to the core that this window has: Electron's bridge, or the socket of the headless host. */
export async function openChannel(): Promise<Channel> {
  if (window.lanyard !== undefined) return bridgeChannel(window.lanyard);
  const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
  return socketChannel(`${scheme}://${location.host}/rpc`);
}

/** A channel over the preload bridge. It lives as long as the window. */
export function bridgeChannel(bridge: LanyardBridge): Channel {
  let stop: (() => void)[] = [];
  return {
    send: (message) => bridge.send(JSON.stringify(message)),
    onMessage(listener) {
      stop.push(bridge.onMessage((text) => listener(parse(text))));
    },
    onClose() {},
    close() {
      for (const end of stop) end();
      stop = [];
    },
  };
}

/** The app is on this machine or in this building. In ms. */
const CONNECT_MS = 5000;
/** A host that has missed this many beats is gone, or the network between is. */
const MISSED_BEATS = 3;

/**
 * A channel over a WebSocket, once that is open; rejects when it cannot be opened. It counts as closed as soon as nothing
 * has come for {@link MISSED_BEATS} beats: without that, a cable that was pulled would be noticed after minutes.
 */
export function socketChannel(url: string): Promise<Channel> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url);
    // A network that is gone answers nothing, and the browser would ask it for minutes.
    const patience = window.setTimeout(() => socket.close(), CONNECT_MS);
    const closing = new Set<() => void>();
    let silence: number | undefined;
    const closed = () => {
      window.clearTimeout(patience);
      window.clearTimeout(silence);
      for (const listener of closing) listener();
      closing.clear();
    };
    const listen = () => {
      window.clearTimeout(silence);
      silence = window.setTimeout(() => {
        // Its own closing waits for the other side, which may never answer.
        socket.close();
        closed();
      }, MISSED_BEATS * BEAT_MS);
    };
    const channel: Channel = {
      send: (message) => socket.send(JSON.stringify(message)),
      onMessage: (listener) =>
        socket.addEventListener('message', (event) => {
          if (typeof event.data === 'string') listener(parse(event.data));
        }),
      onClose: (listener) => void closing.add(listener),
      close: () => socket.close(),
    };
    socket.addEventListener('message', listen);
    socket.addEventListener('close', closed);
    socket.addEventListener(
      'open',
      () => {
        window.clearTimeout(patience);
        listen();
        resolve(channel);
      },
      { once: true },
    );
    // After `open` this reject has no effect any more.
    socket.addEventListener('close', () => reject(new Error('The app does not answer.')), { once: true });
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
