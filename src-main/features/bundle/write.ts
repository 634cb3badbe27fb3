import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import type { FileStore } from '#main/storage/file-store.ts';
import { columnName, type Table } from '#main/storage/schema/table.ts';
import type { SqlValue } from '#main/storage/statements.ts';
import type { Reader } from '#main/storage/unit-of-work.ts';
import { AppError } from '#shared/domain/errors.ts';
import { BUNDLE_FORMAT, bundleTables, filePart, type Manifest, OWN_SETTINGS, tablePart } from './format.ts';

/** Rows that are read at once. */
const PAGE = 1000;

export interface BundleSource {
  /** A copy of the database that nobody writes to: all tables are of one moment. */
  read: Reader;
  /** Null to leave the files out. */
  files: FileStore | null;
  app: string;
  migrations: readonly string[];
  homeId: string;
  writtenAt: number;
}

export interface BundleControl {
  signal: AbortSignal;
  progress(value: number | null, message?: string): void;
}

/** Writes a bundle; under its name once it is whole. */
export async function writeBundle(path: string, source: BundleSource, control: BundleControl): Promise<Manifest> {
  const partial = `${path}.part`;
  const archive = new Archive(partial);
  try {
    const manifest = await fill(archive, source, control);
    await archive.end();
    await rename(partial, path);
    return manifest;
  } catch (error) {
    archive.destroy();
    await rm(partial, { force: true });
    throw error;
  }
}

async function fill(archive: Archive, source: BundleSource, control: BundleControl): Promise<Manifest> {
  const { read } = source;
  const manifest: Manifest = {
    format: BUNDLE_FORMAT,
    app: source.app,
    migrations: [...source.migrations],
    writtenAt: new Date(source.writtenAt).toISOString(),
    homeId: source.homeId,
    withFiles: source.files !== null,
    tables: {},
    files: {},
  };
  const stored = source.files === null ? [] : await storedFiles(read, source.files);
  const steps = bundleTables.length + stored.length;
  let done = 0;
  const step = async (message: string) => {
    control.signal.throwIfAborted();
    done += 1;
    control.progress(done / steps, message);
    await archive.drained();
    // A scan gets its turn.
    await setImmediate();
  };
  for (const table of bundleTables) {
    const part = archive.part(tablePart(table.name), true);
    let rows = 0;
    for await (const lines of linesOf(read, table)) {
      for (const line of lines) part.add(`${rows++ === 0 ? '[\n' : ',\n'}${line}`);
      control.signal.throwIfAborted();
      await archive.drained();
      await setImmediate();
    }
    part.add(rows === 0 ? '[]\n' : '\n]\n');
    manifest.tables[table.name] = { rows, ...part.end() };
    await step(`${table.name}: ${rows} rows.`);
  }
  for (const storedName of stored) {
    // Documents are compressed as they are.
    const part = archive.part(filePart(storedName), false);
    for await (const chunk of createReadStream(source.files?.path(storedName) ?? '')) {
      part.add(chunk as Buffer);
      await archive.drained();
    }
    manifest.files[storedName] = part.end();
    await step(`${Object.keys(manifest.files).length} files.`);
  }
  const part = archive.part('manifest.json', true);
  part.add(`${JSON.stringify(manifest, null, 1)}\n`);
  part.end();
  return manifest;
}

/** Stored files that a document of the database refers to and that are there, deleted documents left out. */
async function storedFiles(read: Reader, files: FileStore): Promise<string[]> {
  const rows = await read.all<{ name: string }>(
    'SELECT DISTINCT stored_name AS name FROM documents WHERE stored_name IS NOT NULL AND deleted_at IS NULL ORDER BY 1',
  );
  return rows.map((row) => row.name).filter((name) => files.has(name));
}

/** The rows of a table as JSON, page by page, in the order of the primary key. */
async function* linesOf(read: Reader, table: Table): AsyncIterable<string[]> {
  const columns = Object.keys(table.columns).map(columnName);
  const keys = Object.entries(table.columns)
    .filter(([, column]) => column.primary)
    .map(([name]) => columnName(name));
  const key = keys.join(', ');
  for (let after: SqlValue[] | null = null; ; ) {
    const rows: Record<string, SqlValue>[] = await read.all<Record<string, SqlValue>>(
      `SELECT ${columns.join(', ')} FROM ${table.name}
       ${after === null ? '' : `WHERE (${key}) > (${keys.map(() => '?').join(', ')})`} ORDER BY ${key} LIMIT ${PAGE}`,
      after ?? [],
    );
    const own = table.name === 'settings' ? rows.filter((row) => !OWN_SETTINGS.has(String(row.key))) : rows;
    yield own.map((row) => JSON.stringify(row));
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) return;
    after = keys.map((name) => last[name] ?? null);
  }
}

const MOST_BYTES = 0xffff_ffff;
const TOO_LARGE = 'This is more than a bundle holds. Write it without files, and copy the folder of files beside it.';

/** A ZIP archive that is written as it comes. */
class Archive {
  readonly #stream: ReturnType<typeof createWriteStream>;
  readonly #zip: Zip;
  #failure: Error | null = null;
  #bytes = 0;

  constructor(path: string) {
    this.#stream = createWriteStream(path, { mode: 0o600 });
    this.#stream.on('error', (error) => {
      this.#failure = error;
    });
    this.#zip = new Zip((error, bytes) => {
      if (error) this.#failure = error;
      else {
        this.#bytes += bytes.length;
        // Beyond that the form of the archive has other fields, which are not written here.
        if (this.#bytes > MOST_BYTES) this.#failure = new AppError('tooLarge', TOO_LARGE);
        this.#stream.write(bytes);
      }
    });
  }

  part(name: string, compressed: boolean): Part {
    const entry = compressed ? new ZipDeflate(name, { level: 1 }) : new ZipPassThrough(name);
    this.#zip.add(entry);
    return new Part(entry);
  }

  /** Resolves when the disk has caught up. @throws what went wrong with it */
  async drained(): Promise<void> {
    if (this.#failure !== null) throw this.#failure;
    if (this.#stream.writableNeedDrain)
      await new Promise<void>((resolve) => this.#stream.once('drain', () => resolve()));
  }

  async end(): Promise<void> {
    this.#zip.end();
    await new Promise<void>((resolve, reject) => {
      this.#stream.once('error', reject);
      this.#stream.end(() => resolve());
    });
    if (this.#failure !== null) throw this.#failure;
  }

  destroy(): void {
    this.#stream.destroy();
  }
}

/** Text that is handed to the compressor at once, in characters. */
const CHUNK = 128 * 1024;

class Part {
  readonly #entry: ZipDeflate | ZipPassThrough;
  readonly #hash = createHash('sha256');
  #pending = '';
  #bytes = 0;

  constructor(entry: ZipDeflate | ZipPassThrough) {
    this.#entry = entry;
  }

  add(content: string | Buffer): void {
    if (typeof content !== 'string') this.#push(content, false);
    else {
      this.#pending += content;
      if (this.#pending.length >= CHUNK) this.#flush(false);
    }
  }

  end(): { bytes: number; sha256: string } {
    this.#flush(true);
    return { bytes: this.#bytes, sha256: this.#hash.digest('hex') };
  }

  #flush(last: boolean): void {
    const bytes = Buffer.from(this.#pending);
    this.#pending = '';
    this.#push(bytes, last);
  }

  #push(bytes: Buffer, last: boolean): void {
    this.#hash.update(bytes);
    this.#bytes += bytes.length;
    this.#entry.push(bytes, last);
  }
}
