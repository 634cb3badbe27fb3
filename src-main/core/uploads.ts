import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Ids } from '#main/ports/ids.ts';
import { AppError } from '#shared/domain/errors.ts';

/** Larger than any attendee list, smaller than what fills a disk. In bytes. */
const MAX_BYTES = 512 * 1024 * 1024;
const KEEP_MS = 24 * 60 * 60_000;
/** Names are for people to read back; the file itself is named by its id. */
const MAX_NAME = 200;

/** Files that a renderer handed over, until they are used. */
export class Uploads {
  readonly #folder: string;
  readonly #ids: Ids;
  readonly #names = new Map<string, string>();

  constructor(folder: string, ids: Ids) {
    this.#folder = folder;
    this.#ids = ids;
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
    const limit = new Transform({
      transform(chunk: Buffer, _, done) {
        bytes += chunk.length;
        if (bytes > MAX_BYTES) done(new AppError('tooLarge', `The file is larger than ${MAX_BYTES / 1024 / 1024} MB.`));
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
