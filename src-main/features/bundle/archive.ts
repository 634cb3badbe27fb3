import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { constants, crc32, createDeflateRaw, type DeflateRaw } from 'node:zlib';
import { type AsyncFlateStreamHandler, Zip, type ZipInputFile } from 'fflate';
import { AppError } from '#shared/domain/errors.ts';

const MOST_BYTES = 0xffff_ffff;
/** What the directory of an archive counts to. */
export const MOST_PARTS = 65_535;
const TOO_LARGE = 'This is more than a bundle holds. Write it without files, and copy the folder of files beside it.';

/** Whether so much can be in one archive. @throws AppError `tooLarge` */
export function requireFit(bytes: number, parts: number): void {
  if (bytes > MOST_BYTES || parts > MOST_PARTS) throw new AppError('tooLarge', TOO_LARGE);
}

/** A ZIP archive that is written as it comes, one part after the other. */
export class Archive {
  readonly #stream: ReturnType<typeof createWriteStream>;
  readonly #zip: Zip;
  #failure: Error | null = null;
  #bytes = 0;
  #parts = 0;

  constructor(path: string) {
    this.#stream = createWriteStream(path, { mode: 0o600 });
    this.#stream.on('error', (error) => {
      this.#failure = error;
    });
    this.#zip = new Zip((error, bytes) => {
      if (error) this.#failure = error;
      else {
        this.#bytes += bytes.length;
        this.#stream.write(bytes);
      }
    });
  }

  part(name: string, compressed: boolean): Part {
    const part = new Part(name, compressed, () => this.#drained());
    this.#zip.add(part);
    this.#parts += 1;
    return part;
  }

  async end(): Promise<void> {
    this.#zip.end();
    await new Promise<void>((resolve, reject) => {
      this.#stream.once('error', reject);
      this.#stream.end(() => resolve());
    });
    this.#check();
  }

  destroy(): void {
    this.#stream.destroy();
  }

  /** Beyond what fits the form of the archive has other fields, which are not written here. @throws what went wrong */
  #check(): void {
    if (this.#failure !== null) throw this.#failure;
    requireFit(this.#bytes, this.#parts);
  }

  /** Resolves when the disk has caught up. @throws what went wrong with it */
  async #drained(): Promise<void> {
    if (this.#failure === null && this.#stream.writableNeedDrain) {
      await once(this.#stream, 'drain').catch(() => undefined);
    }
    this.#check();
  }
}

/** A part of an archive. Compressed by the threads of zlib, as this one answers the desks. */
class Part implements ZipInputFile {
  readonly filename: string;
  readonly compression: number;
  size = 0;
  crc = 0;
  ondata?: AsyncFlateStreamHandler;
  readonly #hash = createHash('sha256');
  readonly #deflate: DeflateRaw | null;
  readonly #drained: () => Promise<void>;

  constructor(filename: string, compressed: boolean, drained: () => Promise<void>) {
    this.filename = filename;
    this.compression = compressed ? 8 : 0;
    this.#drained = drained;
    this.#deflate = compressed ? createDeflateRaw({ level: constants.Z_BEST_SPEED, chunkSize: 256 * 1024 }) : null;
    this.#deflate?.on('data', (chunk: Buffer<ArrayBuffer>) => this.#give(chunk, false));
  }

  async add(bytes: Buffer<ArrayBuffer>): Promise<void> {
    this.#hash.update(bytes);
    this.crc = crc32(bytes, this.crc);
    this.size += bytes.length;
    if (this.#deflate === null) this.#give(bytes, false);
    else if (!this.#deflate.write(bytes)) await once(this.#deflate, 'drain');
    await this.#drained();
  }

  async end(): Promise<{ bytes: number; sha256: string }> {
    if (this.#deflate !== null) {
      const ended = once(this.#deflate, 'end');
      this.#deflate.end();
      await ended;
    }
    this.#give(Buffer.alloc(0), true);
    await this.#drained();
    return { bytes: this.size, sha256: this.#hash.digest('hex') };
  }

  #give(bytes: Uint8Array<ArrayBuffer>, last: boolean): void {
    this.ondata?.(null, bytes, last);
  }
}
