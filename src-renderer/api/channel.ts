import type { Channel } from '#shared/rpc/channel.ts';

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

/** A channel over a WebSocket, once that is open; rejects when it cannot be opened. */
export function socketChannel(url: string): Promise<Channel> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url);
    const channel: Channel = {
      send: (message) => socket.send(JSON.stringify(message)),
      onMessage: (listener) =>
        socket.addEventListener('message', (event) => {
          if (typeof event.data === 'string') listener(parse(event.data));
        }),
      onClose: (listener) => socket.addEventListener('close', () => listener()),
      close: () => socket.close(),
    };
    socket.addEventListener('open', () => resolve(channel), { once: true });
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
