import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Ids } from '#main/ports/ids.ts';
import { AppError } from '#shared/domain/errors.ts';

/** Larger than any attendee list, smaller than what fills a disk. In bytes. */
export const MAX_UPLOAD = 512 * 1024 * 1024;
export const TOO_LARGE = `The file is larger than ${MAX_UPLOAD / 1024 / 1024} MB.`;
const KEEP_MS = 24 * 60 * 60_000;
/** Names are for people to read back; the file itself is named by its id. */
const MAX_NAME = 200;

/** Files that a renderer handed over, until they are used. */
export class Uploads {
  readonly #folder: string;
  readonly #ids: Ids;
  readonly #maxBytes: number;
  readonly #names = new Map<string, string>();

  constructor(folder: string, ids: Ids, maxBytes = MAX_UPLOAD) {
    this.#folder = folder;
    this.#ids = ids;
    this.#maxBytes = maxBytes;
  }

  /** Clears away what earlier runs left. */
  async open(now: number): Promise<void> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    for (const name of await readdir(this.#folder)) {
      const file = join(this.#folder, name);
      if (now - (await stat(file)).mtimeMs > KEEP_MS) await rm(file, { force: true });
    }
  }

  /** @throws AppError `tooLarge`; nothing is kept then */
  async save(name: string, content: Readable): Promise<string> {
    const id = this.#ids.next();
    const file = this.#path(id);
    let bytes = 0;
    const maxBytes = this.#maxBytes;
    const limit = new Transform({
      transform(chunk: Buffer, _, done) {
        bytes += chunk.length;
        if (bytes > maxBytes) done(new AppError('tooLarge', TOO_LARGE));
        else done(null, chunk);
      },
    });
    try {
      await pipeline(content, limit, createWriteStream(file, { mode: 0o600 }));
    } catch (error) {
      await rm(file, { force: true });
      throw error;
    }
    this.#names.set(id, name.replace(/[\p{Cc}/\\]/gu, '_').slice(0, MAX_NAME) || 'file');
    return id;
  }

  /** @throws AppError `notFound` */
  find(id: string): Promise<{ path: string; name: string }> {
    const name = this.#names.get(id);
    if (name === undefined) {
      return Promise.reject(new AppError('notFound', 'The uploaded file is not there any more. Choose it again.'));
    }
    return Promise.resolve({ path: this.#path(id), name });
  }

  #path(id: string): string {
    return join(this.#folder, id);
  }
}
