import type { Readable } from 'node:stream';
import { type Entry, open, type ZipFile } from 'yauzl';
import { MAX_INFLATE_RATIO, MAX_PART_BYTES, MAX_ZIP_ENTRIES } from '../limits.ts';
import { ImportFileError } from '../types.ts';

const damaged = (cause: unknown): ImportFileError =>
  new ImportFileError('damaged', 'The workbook is damaged or was not downloaded completely. Export it again.', {
    cause,
  });

const tooLarge = (): ImportFileError =>
  new ImportFileError('tooLarge', 'The workbook unpacks to more than can be read. Save the list alone, as CSV.');

/** The parts of an XLSX file. Parts are inflated as they are read, never beyond the size that the archive declares for them. */
export class Archive {
  readonly #zip: ZipFile;
  readonly #entries: ReadonlyMap<string, Entry>;

  private constructor(zip: ZipFile, entries: ReadonlyMap<string, Entry>) {
    this.#zip = zip;
    this.#entries = entries;
  }

  /** Throws `ImportFileError`: `damaged`, `tooLarge`, or `openDocument` and `otherFormat` for other kinds of ZIP. */
  static async open(path: string): Promise<Archive> {
    const zip = await new Promise<ZipFile>((resolve, reject) => {
      open(path, { lazyEntries: true, autoClose: false }, (error, file) =>
        error ? reject(damaged(error)) : resolve(file),
      );
    });
    try {
      const entries = await readEntries(zip);
      if (entries.has('content.xml') && entries.has('mimetype')) {
        throw new ImportFileError(
          'openDocument',
          'This is an OpenDocument file (.ods). Save it as XLSX or CSV and import that.',
        );
      }
      return new Archive(zip, entries);
    } catch (error) {
      zip.close();
      throw error;
    }
  }

  has(name: string): boolean {
    return this.#find(name) !== undefined;
  }

  names(): string[] {
    return [...this.#entries.keys()];
  }

  /** Bytes of a part after inflating, as declared; 0 when it is missing. */
  sizeOf(name: string): number {
    return this.#find(name)?.uncompressedSize ?? 0;
  }

  /** Opens a part for streaming. Throws `ImportFileError` when it would inflate beyond `maxBytes` or suspiciously far. */
  async stream(name: string, maxBytes: number): Promise<Readable> {
    const entry = this.#find(name);
    if (entry === undefined) throw damaged(new Error(`no part ${name}`));
    if (entry.isEncrypted())
      throw new ImportFileError('encrypted', 'This archive has a password. Save a copy without one.');
    const ratio = entry.uncompressedSize / Math.max(1, entry.compressedSize);
    if (entry.uncompressedSize > maxBytes || (entry.uncompressedSize > 100_000_000 && ratio > MAX_INFLATE_RATIO))
      throw tooLarge();
    return await new Promise<Readable>((resolve, reject) => {
      this.#zip.openReadStream(entry, (error, stream) => (error ? reject(damaged(error)) : resolve(stream)));
    });
  }

  /** Reads a small part whole; null when it is missing. */
  async text(name: string): Promise<string | null> {
    if (!this.has(name)) return null;
    const parts: Buffer[] = [];
    try {
      for await (const part of (await this.stream(name, MAX_PART_BYTES)) as AsyncIterable<Buffer>) parts.push(part);
    } catch (error) {
      throw error instanceof ImportFileError ? error : damaged(error);
    }
    return Buffer.concat(parts).toString('utf8');
  }

  close(): void {
    this.#zip.close();
  }

  /** Some writers disagree with themselves about capitals in part names. */
  #find(name: string): Entry | undefined {
    return this.#entries.get(name.toLowerCase());
  }
}

async function readEntries(zip: ZipFile): Promise<Map<string, Entry>> {
  if (zip.entryCount > MAX_ZIP_ENTRIES) throw tooLarge();
  const entries = new Map<string, Entry>();
  await new Promise<void>((resolve, reject) => {
    zip.on('entry', (entry: Entry) => {
      entries.set(entry.fileName.toLowerCase(), entry);
      zip.readEntry();
    });
    zip.on('end', resolve);
    zip.on('error', (error: unknown) => reject(damaged(error)));
    zip.readEntry();
  });
  return entries;
}
