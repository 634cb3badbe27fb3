import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Clock } from '#main/ports/clock.ts';
import type { Ids } from '#main/ports/ids.ts';
import { AppError } from '#shared/domain/errors.ts';
import { freeBytes } from './free-bytes.ts';

/** Where uploads lie within a data folder. */
export const UPLOADS_FOLDER = 'uploads';
/** Larger than any attendee list, smaller than what fills a disk. In bytes. */
const MAX_UPLOAD = 512 * 1024 * 1024;
/** What a disk keeps free: people go on checking in. In bytes. */
const RESERVE = 256 * 1024 * 1024;
/** Longer than anybody leaves a page open between choosing a file and using it. */
const KEEP_MS = 24 * 60 * 60_000;
/** Names are for people to read back; the file itself is named by its id. */
const MAX_NAME = 200;
/** Control characters, what divides paths, and what turns the direction of writing, so that `exe.` seems to end in `.pdf`. */
const UNSAFE = /[\p{Cc}/\\\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** Files that a renderer handed over, until what they were handed over for has ended. */
export class Uploads {
  readonly #folder: string;
  readonly #clock: Clock;
  readonly #ids: Ids;
  readonly #known = new Map<string, { name: string; savedAt: number }>();

  /** @param folder the data folder */
  constructor(folder: string, clock: Clock, ids: Ids) {
    this.#folder = join(folder, UPLOADS_FOLDER);
    this.#clock = clock;
    this.#ids = ids;
  }

  /** Clears away what earlier runs left: nobody knows these any more. */
  async open(): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true });
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
  }

  /**
   * Refuses what is too large, or more than the disk has room for. What holds a whole installation is as large as that is.
   * @throws AppError `tooLarge`, `unavailable`
   */
  async requireRoom(bytes: number, whole: boolean): Promise<void> {
    (await this.#limit(whole))(bytes);
  }

  async #limit(whole: boolean): Promise<(bytes: number) => void> {
    const room = (await freeBytes(this.#folder)) - RESERVE;
    return (bytes) => {
      if (!whole && bytes > MAX_UPLOAD)
        throw new AppError('tooLarge', `The file is larger than ${MAX_UPLOAD / 1024 / 1024} MB.`);
      if (bytes > room)
        throw new AppError('unavailable', 'The disk has no room for this file. Make room and try again.');
    };
  }

  /**
   * @param whole whether it is said to hold a whole installation: a bundle, a backup
   * @throws AppError `tooLarge`, `unavailable`; nothing is kept then
   */
  async save(name: string, content: Readable, whole = false): Promise<string> {
    await this.clearOld();
    const requireFit = await this.#limit(whole);
    const id = this.#ids.next();
    const file = this.#path(id);
    let bytes = 0;
    const limit = new Transform({
      transform(chunk: Buffer, _, done) {
        bytes += chunk.length;
        try {
          requireFit(bytes);
          done(null, chunk);
        } catch (error) {
          done(error as Error);
        }
      },
    });
    try {
      await pipeline(content, limit, createWriteStream(file, { mode: 0o600 }));
    } catch (error) {
      await rm(file, { force: true });
      throw error;
    }
    const plain = name.replace(UNSAFE, '_').slice(0, MAX_NAME) || 'file';
    this.#known.set(id, { name: plain, savedAt: this.#clock.now() });
    return id;
  }

  /** @throws AppError `notFound` */
  find(id: string): Promise<{ path: string; name: string }> {
    const known = this.#known.get(id);
    if (known === undefined) {
      return Promise.reject(new AppError('notFound', 'The uploaded file is not there any more. Choose it again.'));
    }
    return Promise.resolve({ path: this.#path(id), name: known.name });
  }

  /** Works with a file, which is gone afterwards, whatever came of it. @throws AppError `notFound` */
  async use<T>(id: string, work: (file: { path: string; name: string }) => Promise<T>): Promise<T> {
    try {
      return await work(await this.find(id));
    } finally {
      await this.release(id);
    }
  }

  /** Deletes a file that is needed no more. */
  async release(id: string): Promise<void> {
    if (this.#known.delete(id)) await rm(this.#path(id), { force: true });
  }

  /** Deletes what was handed over and never used. */
  async clearOld(): Promise<void> {
    const before = this.#clock.now() - KEEP_MS;
    for (const [id, { savedAt }] of this.#known) if (savedAt < before) await this.release(id);
  }

  #path(id: string): string {
    return join(this.#folder, id);
  }
}
