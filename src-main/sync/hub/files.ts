import { randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rm, stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { type FileStore, isStoredName } from '#main/storage/file-store.ts';
import { answerJson, HttpRefusal, readJson } from './http.ts';

/** Names that are asked about at once. */
export const MOST_NAMES = 500;
/** No document is larger, in bytes. */
const MOST_BYTES = 64 * 1024 * 1024;
const MOST_QUESTION_BYTES = 64 * 1024;

export const Missing = z.object({ names: z.array(z.string().refine(isStoredName)).max(MOST_NAMES) });

/** Documents, which travel apart from the operations that tell of them: by the hash of their content, to whoever lacks them. */
export class HubFiles {
  readonly #files: FileStore;
  readonly #onArrived: (storedName: string) => void;

  /** @param onArrived told of each file that a desk has brought */
  constructor(files: FileStore, onArrived: (storedName: string) => void) {
    this.#files = files;
    this.#onArrived = onArrived;
  }

  /** Answers what is asked about files. @returns whether it was */
  async answer(request: IncomingMessage, response: ServerResponse, url: URL): Promise<boolean> {
    if (request.method === 'POST' && url.pathname === '/v1/files/missing') {
      const asked = Missing.safeParse(await readJson(request, MOST_QUESTION_BYTES));
      if (!asked.success) throw new HttpRefusal(400, 'invalidInput', 'These are no names of files.');
      answerJson(response, { names: asked.data.names.filter((name) => !this.#files.has(name)) });
      return true;
    }
    const name = /^\/v1\/files\/([0-9a-f]{64}\.[a-z]{3,4})$/.exec(url.pathname)?.[1];
    if (name === undefined) return false;
    if (request.method === 'GET') await this.#send(name, response);
    else if (request.method === 'PUT') await this.#take(name, request, response);
    else return false;
    return true;
  }

  async #send(name: string, response: ServerResponse): Promise<void> {
    if (!this.#files.has(name)) throw new HttpRefusal(404, 'notFound', 'The hub does not have this file so far.');
    const path = this.#files.path(name);
    const { size } = await stat(path);
    response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': String(size) });
    await pipeline(createReadStream(path), response);
  }

  async #take(name: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!(await receiveFile(this.#files, name, request)))
      throw new HttpRefusal(422, 'invalidInput', 'The content of this file is not what its name says.');
    this.#onArrived(name);
    answerJson(response, {});
  }
}

/**
 * Stores what comes under a name, if it is what the name says.
 * @returns whether it was
 * @throws HttpRefusal where it is longer than any document
 */
export async function receiveFile(files: FileStore, name: string, content: AsyncIterable<Buffer>): Promise<boolean> {
  const partial = join(files.folder, `.${randomBytes(8).toString('hex')}.part`);
  await mkdir(files.folder, { recursive: true, mode: 0o700 });
  try {
    await pipeline(content, limited, createWriteStream(partial, { mode: 0o600 }));
    return await files.putAs(partial, name);
  } finally {
    await rm(partial, { force: true });
  }
}

async function* limited(content: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let bytes = 0;
  for await (const part of content) {
    bytes += part.length;
    if (bytes > MOST_BYTES) throw new HttpRefusal(413, 'tooLarge', `This takes at most ${MOST_BYTES} bytes.`);
    yield part;
  }
}
