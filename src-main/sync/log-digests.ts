import type { Digest } from './frames.ts';
import type { ExchangeLog } from './log.ts';

/** How long what was read of a log once is gone by, in ms: what was damaged in it and mended since is seen after that. */
const ANEW_MS = 10 * 60_000;
/** Rows that are read at once. */
const PAGE = 5000;

/** What a log holds of each desk: how many operations, and the exclusive or of their hashes, kept up to date as it grows. */
export class LogDigests {
  readonly #log: Pick<ExchangeLog, 'hashes'>;
  #position = 0;
  #begunAt = performance.now();
  #desks = new Map<string, { count: number; high: number; low: number }>();
  #tail: Promise<unknown> = Promise.resolve();

  constructor(log: Pick<ExchangeLog, 'hashes'>) {
    this.#log = log;
  }

  /** @param anew whether the whole log is read once more, and not what is new in it alone */
  read(anew = false): Promise<Record<string, Digest>> {
    const result = this.#tail.then(() => this.#read(anew));
    this.#tail = result.catch(() => undefined);
    return result;
  }

  async #read(anew: boolean): Promise<Record<string, Digest>> {
    if (anew || performance.now() - this.#begunAt > ANEW_MS) {
      this.#begunAt = performance.now();
      this.#position = 0;
      this.#desks = new Map();
    }
    for (;;) {
      const page = await this.#log.hashes(this.#position, PAGE);
      for (const { deskId, hash } of page) this.#fold(deskId, hash);
      this.#position = page.at(-1)?.position ?? this.#position;
      if (page.length < PAGE) break;
    }
    const digests: Record<string, Digest> = {};
    for (const [deskId, { count, high, low }] of this.#desks) digests[deskId] = { count, xor: hex(high) + hex(low) };
    return digests;
  }

  #fold(deskId: string, hash: string): void {
    const desk = this.#desks.get(deskId) ?? { count: 0, high: 0, low: 0 };
    desk.count += 1;
    // 64 of its bits: more than chance will ever make alike.
    desk.high ^= Number.parseInt(hash.slice(0, 8), 16);
    desk.low ^= Number.parseInt(hash.slice(8, 16), 16);
    this.#desks.set(deskId, desk);
  }
}

/**
 * The desks of which two logs hold as many operations, and not the same. Where one holds more than the other, the rest is on
 * its way, and they are compared another time.
 */
export function differing(one: Readonly<Record<string, Digest>>, other: Readonly<Record<string, Digest>>): string[] {
  return Object.entries(one)
    .filter(([deskId, { count, xor }]) => other[deskId]?.count === count && other[deskId]?.xor !== xor)
    .map(([deskId]) => deskId);
}

/** The desks of which a log holds less than another one has said that it holds. */
export function lacking(own: Readonly<Record<string, Digest>>, said: Readonly<Record<string, Digest>>): string[] {
  return Object.keys(said).filter((deskId) => (own[deskId]?.count ?? 0) < (said[deskId]?.count ?? 0));
}

function hex(value: number): string {
  return (value >>> 0).toString(16).padStart(8, '0');
}
