import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { VirtualTag } from './tag.ts';

/** The ports of the two slots of the virtual reader, and the names under which the service lists them. */
export const SLOTS = [
  { port: 35963, name: 'Virtual PCD 00 00' },
  { port: 35964, name: 'Virtual PCD 00 01' },
] as const;

const ASK_ATR = 4;

/**
 * pcscd looks every 400 ms whether a card is there: one that comes sooner after the last than this many milliseconds
 * could pass for the same.
 */
const UNNOTICED_MS = 900;

/**
 * One slot of the virtual reader. To vpcd a card in the field is a TCP connection: each message is a length of two
 * bytes and the bytes; messages of one byte are about power (0 off, 1 on, 2 reset) or ask for the ATR (4).
 */
export class VirtualReader {
  readonly #port: number;
  #socket: Socket | null = null;
  #lastGone = 0;

  private constructor(port: number) {
    this.#port = port;
  }

  static connect({ port = SLOTS[0].port }: { port?: number } = {}): VirtualReader {
    return new VirtualReader(port);
  }

  /** Lays a tag on the reader, taking away the one that lies there. Waits for a pcscd that is just starting. */
  async present(tag: VirtualTag): Promise<void> {
    this.remove();
    await sleep(Math.max(0, this.#lastGone + UNNOTICED_MS - Date.now()));
    const socket = await connectWhenListening(this.#port);
    socket.setNoDelay();
    this.#socket = socket;
    let received = Buffer.alloc(0);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      this.#lastGone = Date.now();
    });
    socket.on('data', (chunk) => {
      received = Buffer.concat([received, chunk]);
      for (;;) {
        const length = received.length < 2 ? Number.POSITIVE_INFINITY : received.readUInt16BE(0);
        if (received.length < 2 + length) return;
        const message = received.subarray(2, 2 + length);
        received = received.subarray(2 + length);
        handle(socket, tag, message);
      }
    });
  }

  /** Takes the tag away. */
  remove(): void {
    if (this.#socket === null) return;
    this.#socket.destroy();
    this.#socket = null;
    this.#lastGone = Date.now();
  }
}

function handle(socket: Socket, tag: VirtualTag, message: Buffer): void {
  if (message.length === 1) {
    if (message[0] === ASK_ATR) send(socket, tag.atr);
    return;
  }
  const answer = tag.answer(message);
  if (answer === 'gone') socket.destroy();
  else if (answer !== 'hang') send(socket, answer);
}

function send(socket: Socket, message: Buffer): void {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(message.length);
  socket.write(Buffer.concat([length, message]));
}

async function connectWhenListening(port: number): Promise<Socket> {
  for (let attempt = 1; ; attempt++) {
    const socket = connect(port, '127.0.0.1');
    try {
      await once(socket, 'connect');
      return socket;
    } catch (error) {
      socket.destroy();
      if (attempt === 100) throw error;
      await sleep(100);
    }
  }
}
