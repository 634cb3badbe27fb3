import { type AddressInfo, createServer, connect as dial, type Server, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type { Random } from '#shared/domain/random.ts';

/** How bad the network is: shares of what passes, from 0 to 1. */
export interface Weather {
  /** A connection is cut where some bytes come. */
  cut: number;
  /** Before it is cut, a part of them still passes. */
  truncate: number;
  /** A connection goes silent for good where some bytes come, and neither end is told: as where a laptop leaves the network. */
  hush: number;
  /** Bytes are held up, by up to so many ms. */
  delayMs: number;
}

export const CALM: Weather = { cut: 0, truncate: 0, hush: 0, delayMs: 0 };

/** What befalls the connection over which the hub brings something, once it has brought so many bytes over all of them. */
export interface Mishap {
  at: number;
  /** `cut`: it ends. `hush`: nothing passes any more, and neither end is told. */
  what: 'cut' | 'hush';
}

/** A way to a hub over which bytes are delayed, cut in the middle of a frame, or lost with the connection. */
export class CuttingProxy {
  /** May be changed at any time. */
  weather: Weather = CALM;
  /** What is going to happen, in its order. */
  mishaps: Mishap[] = [];
  /** How many connections were cut, and how many fell silent. */
  cuts = 0;
  hushed = 0;
  /** What has passed from the hub, in bytes. */
  brought = 0;
  readonly #random: Random;
  readonly #target: number;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  /** Of connections from which nobody hears any more. */
  readonly #silent = new WeakSet<Socket>();

  private constructor(target: number, random: Random) {
    this.#random = random;
    this.#target = target;
    this.#server = createServer((socket) => this.#connect(socket));
  }

  /** @param target port of the hub on this computer */
  static async open(target: number, random: Random): Promise<CuttingProxy> {
    const proxy = new CuttingProxy(target, random);
    await new Promise<void>((resolve) => proxy.#server.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  #connect(near: Socket): void {
    const far = dial(this.#target, '127.0.0.1');
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      this.#sockets.add(from);
      from.on('error', () => undefined);
      from.on('close', () => {
        this.#sockets.delete(from);
        if (!this.#silent.has(from)) to.destroy();
      });
      this.#carry(from, to, from === far).catch(() => to.destroy());
    }
  }

  async #carry(from: Socket, to: Socket, isBrought: boolean): Promise<void> {
    for await (const bytes of from as AsyncIterable<Buffer>) {
      const { cut, truncate, hush, delayMs } = this.weather;
      if (delayMs > 0) await delay(this.#random.below(delayMs));
      const next = isBrought && !this.#silent.has(from) ? this.mishaps[0] : undefined;
      if (next !== undefined && this.brought + bytes.length > next.at) {
        this.mishaps.shift();
        await this.#pass(to, bytes.subarray(0, Math.max(0, next.at - this.brought)), isBrought);
        if (next.what === 'hush') this.#hush(from, to);
        else return this.#cut(from, to);
      } else if (this.#silent.has(from)) {
        // Nobody hears it.
      } else if (this.#random.chance(cut)) {
        if (this.#random.chance(truncate)) to.write(bytes.subarray(0, this.#random.below(bytes.length)));
        return this.#cut(from, to);
      } else if (this.#random.chance(hush)) {
        this.#hush(from, to);
      } else {
        await this.#pass(to, bytes, isBrought);
      }
    }
  }

  /** No faster than the other end takes it: what waits here would be lost with the connection. */
  async #pass(to: Socket, bytes: Buffer, isBrought: boolean): Promise<void> {
    if (to.destroyed) return;
    if (isBrought) this.brought += bytes.length;
    if (to.write(bytes)) return;
    await new Promise<void>((resolve) => {
      const done = () => {
        to.off('drain', done).off('close', done);
        resolve();
      };
      to.on('drain', done).on('close', done);
    });
  }

  #cut(...ends: readonly Socket[]): void {
    this.cuts += 1;
    for (const end of ends) end.destroy();
  }

  #hush(...ends: readonly Socket[]): void {
    this.hushed += 1;
    for (const end of ends) this.#silent.add(end);
  }
}
