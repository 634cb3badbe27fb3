import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, rm, stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type CopyCursor, HUB_COPIES_FOLDER, writeSharedCopy } from '#main/storage/shared-copy.ts';
import { answerJson, HttpRefusal } from './http.ts';
import { RateLimit } from './limits.ts';

/** Desks that come one after the other get the same copy; what happened since comes through the exchange. In ms. */
const FRESH_MS = 60_000;
/**
 * How often another is made before that, for desks that know of more: a copy takes seconds and much of a disk, and anything may be
 * asked for. Whoever gets one that holds less gets the rest through the exchange.
 */
const SOONER = { most: 10, withinMs: 10 * 60_000 };
/** A download that was cut may be resumed for this long, in ms. */
const KEEP_MS = 30 * 60_000;

interface Copy extends CopyCursor {
  id: string;
  file: string;
  bytes: number;
  /** By a clock that nobody sets, in ms. */
  madeAt: number;
}

/** Copies of what desks share, for those that are new. */
export class HubCopies {
  readonly #folder: string;
  readonly #dataFolder: string;
  readonly #log: { logId: string; isOwn: boolean };
  readonly #sooner = new RateLimit(SOONER);
  #copies: Copy[] = [];
  #making: Promise<Copy> | null = null;

  /** @param log whose positions a desk goes on from */
  constructor(dataFolder: string, log: { logId: string; isOwn: boolean }) {
    this.#dataFolder = dataFolder;
    this.#folder = join(dataFolder, HUB_COPIES_FOLDER);
    this.#log = log;
  }

  /** Answers what is asked about copies. @returns whether it was */
  async answer(request: IncomingMessage, response: ServerResponse, url: URL): Promise<boolean> {
    if (request.method === 'POST' && url.pathname === '/v1/copies') {
      // Up to where whoever asks knows that this log goes.
      const least = Number(/^\d{1,15}$/.exec(url.searchParams.get('least') ?? '')?.[0] ?? 0);
      const { id, bytes, received, kept } = await this.#fresh(least);
      answerJson(response, { id, bytes, received, kept });
      return true;
    }
    const id = /^\/v1\/copies\/([0-9a-f]+)$/.exec(url.pathname)?.[1];
    if (id === undefined || request.method !== 'GET') return false;
    const copy = this.#copies.find((one) => one.id === id);
    if (copy === undefined)
      throw new HttpRefusal(404, 'notFound', 'This copy is not there any more. Ask for another one.');
    await send(copy, request, response);
    return true;
  }

  async close(): Promise<void> {
    await this.#making?.catch(() => undefined);
    await rm(this.#folder, { recursive: true, force: true });
  }

  async #fresh(least: number): Promise<Copy> {
    // One that is being made may have been begun too early.
    await this.#making?.catch(() => undefined);
    const newest = this.#copies.at(-1);
    const isFresh = newest !== undefined && performance.now() - newest.madeAt < FRESH_MS;
    if (isFresh && (newest.received >= least || !this.#sooner.take(''))) return newest;
    this.#making ??= this.#make().finally(() => {
      this.#making = null;
    });
    return this.#making;
  }

  async #make(): Promise<Copy> {
    if (this.#copies.length === 0) await rm(this.#folder, { recursive: true, force: true });
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    const old = this.#copies.filter(({ madeAt }) => performance.now() - madeAt > KEEP_MS);
    for (const { file } of old) await rm(file, { force: true });
    const id = randomBytes(16).toString('hex');
    const file = join(this.#folder, id);
    const cursor = await writeSharedCopy(this.#dataFolder, file, this.#log.logId, this.#log.isOwn);
    const copy = { ...cursor, id, file, bytes: (await stat(file)).size, madeAt: performance.now() };
    this.#copies = [...this.#copies.filter((one) => !old.includes(one)), copy];
    return copy;
  }
}

/** From where the other end has got to. */
async function send({ file, bytes }: Copy, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const from = Number(/^bytes=(\d{1,15})-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
  if (from > bytes) throw new HttpRefusal(416, 'invalidInput', 'The copy is not as long as that.');
  response.writeHead(from === 0 ? 200 : 206, {
    'content-type': 'application/octet-stream',
    'content-length': String(bytes - from),
    'content-range': `bytes ${from}-${bytes - 1}/${bytes}`,
  });
  if (from === bytes) return void response.end();
  await pipeline(createReadStream(file, { start: from }), response).catch((error: NodeJS.ErrnoException) => {
    // The network, as a rule: the desk comes again and asks for the rest.
    if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  });
}
