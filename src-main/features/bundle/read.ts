import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setImmediate } from 'node:timers/promises';
import { TextDecoder } from 'node:util';
import { type Entry, open as openZip, type ZipFile } from 'yauzl';
import { freeBytes } from '#main/core/free-bytes.ts';
import { isStoredName } from '#main/storage/file-store.ts';
import { tablesAfter } from '#main/storage/salvage/mend.ts';
import { AppError } from '#shared/domain/errors.ts';
import { MOST_PARTS } from './archive.ts';
import { BUNDLE_FORMAT, bundleTables, filePart, Manifest, tablePart } from './format.ts';
import type { BundleControl } from './write.ts';

const MAX_MANIFEST = 64 * 1024 * 1024;
/** A line holds one row: longer is no row of ours. In bytes. */
const MAX_LINE = 32 * 1024 * 1024;
/** Rows of our tables do not shrink that far, however alike they are. */
const MAX_RATIO = 400;
/** Small parts may be all zeros. In bytes. */
const RATIO_FROM = 1024 * 1024;
const SYMLINK = 0o120000;
const TYPE_MASK = 0o170000;

const damaged = (what: string) =>
  new AppError('invalidInput', `This is not a sound bundle: ${what}. Nothing was changed.`);
const newer = () =>
  new AppError(
    'invalidInput',
    'This bundle was written by a newer version of the app. Update this one first. Nothing was changed.',
  );

/** A bundle that somebody handed over. Nothing about it is believed before it was looked at. */
export class Bundle {
  readonly manifest: Manifest;
  readonly #zip: ZipFile;
  readonly #entries: ReadonlyMap<string, Entry>;

  private constructor(zip: ZipFile, entries: ReadonlyMap<string, Entry>, manifest: Manifest) {
    this.#zip = zip;
    this.#entries = entries;
    this.manifest = manifest;
  }

  /**
   * Opens a bundle and looks at everything that can be known without unpacking it.
   * @param known the migrations that this version of the app knows
   * @throws AppError `invalidInput` with what is wrong
   */
  static async open(path: string, known: readonly string[]): Promise<Bundle> {
    const zip = await openArchive(path);
    try {
      const entries = await readEntries(zip);
      const manifest = await readManifest(zip, entries);
      if (manifest.format > BUNDLE_FORMAT || manifest.migrations.some((name) => !known.includes(name))) throw newer();
      await checkTables(manifest, known);
      checkParts(entries, manifest);
      return new Bundle(zip, entries, manifest);
    } catch (error) {
      zip.close();
      throw error;
    }
  }

  close(): void {
    this.#zip.close();
  }

  /** Bytes that it unpacks to. */
  get bytes(): number {
    let sum = 0;
    for (const entry of this.#entries.values()) sum += entry.uncompressedSize;
    return sum;
  }

  /** The rows of a table as lines of JSON, some at a time. @throws AppError when they are not what the manifest says */
  async *lines(table: string, signal: AbortSignal): AsyncIterable<string[]> {
    const said = this.manifest.tables[table];
    if (said === undefined) throw damaged(`the table ${table} is missing`);
    const hash = createHash('sha256');
    let rows = 0;
    let rest = '';
    let ended = false;
    const decoder = new TextDecoder('utf-8', { fatal: true });
    for await (const chunk of await this.#stream(tablePart(table))) {
      signal.throwIfAborted();
      hash.update(chunk as Buffer);
      rest += decode(decoder, chunk as Buffer, table);
      const lines = rest.split('\n');
      rest = lines.pop() ?? '';
      if (rest.length > MAX_LINE) throw damaged(`a row of ${table} is too long`);
      const found: string[] = [];
      for (const line of lines) {
        if (line === '[' || line === '[]') continue;
        if (line === ']') {
          ended = true;
          continue;
        }
        found.push(line.endsWith(',') ? line.slice(0, -1) : line);
      }
      rows += found.length;
      if (found.length > 0) yield found;
      await setImmediate();
    }
    if (hash.digest('hex') !== said.sha256) throw damaged(`the table ${table} is not what its hash says`);
    if (rows !== said.rows || rest !== '' || (rows > 0 && !ended)) throw damaged(`the table ${table} is not complete`);
  }

  /** Unpacks the files into a folder, each checked. @returns their names and where they are */
  async unpackFiles(folder: string, control: BundleControl): Promise<{ storedName: string; path: string }[]> {
    const files: { storedName: string; path: string }[] = [];
    await mkdir(folder, { recursive: true, mode: 0o700 });
    for (const [storedName, said] of Object.entries(this.manifest.files)) {
      control.signal.throwIfAborted();
      const path = join(folder, storedName);
      const hash = createHash('sha256');
      const stream = await this.#stream(filePart(storedName));
      stream.on('data', (chunk: Buffer) => hash.update(chunk));
      try {
        await pipeline(stream, createWriteStream(path, { mode: 0o600 }));
      } catch (error) {
        await rm(path, { force: true });
        throw explain(error);
      }
      // The name is the hash as well: what the store gives out is what its name says.
      const found = hash.digest('hex');
      if (found !== said.sha256 || !storedName.startsWith(found)) throw damaged('a file is not what its hash says');
      files.push({ storedName, path });
      control.progress(null, `${files.length} files.`);
    }
    return files;
  }

  async #stream(name: string): Promise<Readable> {
    const entry = this.#entries.get(name);
    if (entry === undefined) throw damaged(`${name} is missing`);
    return new Promise((resolve, reject) => {
      this.#zip.openReadStream(entry, (error, stream) => (error ? reject(explain(error)) : resolve(stream)));
    });
  }
}

/** Whether a disk has room for what a bundle unpacks to, and for its database. @throws AppError `unavailable` */
export async function requireRoom(path: string, bundle: Bundle): Promise<void> {
  if ((await freeBytes(dirname(path))) < bundle.bytes * 2) {
    throw new AppError('unavailable', 'The disk has no room for what this bundle unpacks to. Nothing was changed.');
  }
}

function openArchive(path: string): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    // yauzl refuses names that lead elsewhere, and parts that unpack to other sizes than they declare.
    openZip(
      path,
      { lazyEntries: true, autoClose: false, strictFileNames: true, validateEntrySizes: true },
      (error, zip) => (error ? reject(damaged('it is no ZIP archive, or not all of it is there')) : resolve(zip)),
    );
  });
}

function readEntries(zip: ZipFile): Promise<Map<string, Entry>> {
  return new Promise((resolve, reject) => {
    const entries = new Map<string, Entry>();
    zip.on('entry', (entry: Entry) => {
      const mode = (entry.externalFileAttributes >>> 16) & TYPE_MASK;
      if (mode === SYMLINK) return reject(damaged('it holds a link'));
      if (entries.has(entry.fileName)) return reject(damaged(`it holds ${entry.fileName} twice`));
      if (entry.uncompressedSize > RATIO_FROM && entry.uncompressedSize > entry.compressedSize * MAX_RATIO) {
        return reject(damaged('a part of it unpacks to far more than it is'));
      }
      entries.set(entry.fileName, entry);
      if (entries.size > MOST_PARTS) return reject(damaged('it has too many parts'));
      zip.readEntry();
    });
    zip.on('end', () => resolve(entries));
    zip.on('error', (error: Error) => reject(explain(error)));
    zip.readEntry();
  });
}

async function readManifest(zip: ZipFile, entries: ReadonlyMap<string, Entry>): Promise<Manifest> {
  const entry = entries.get('manifest.json');
  if (entry === undefined || entry.uncompressedSize > MAX_MANIFEST) throw damaged('it has no manifest');
  const stream = await new Promise<Readable>((resolve, reject) => {
    zip.openReadStream(entry, (error, opened) => (error ? reject(explain(error)) : resolve(opened)));
  });
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of stream) chunks.push(chunk as Buffer);
  } catch (error) {
    throw explain(error);
  }
  const content = parse(Buffer.concat(chunks).toString('utf8'));
  // A later form may have a manifest of another shape.
  const { format } = (content ?? {}) as { format?: unknown };
  if (typeof format === 'number' && format > BUNDLE_FORMAT) throw newer();
  const parsed = Manifest.safeParse(content);
  if (!parsed.success) throw damaged('its manifest does not say what it must');
  return parsed.data;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** All tables are named: one that is left out would be replaced by nothing. */
async function checkTables(manifest: Manifest, known: readonly string[]): Promise<void> {
  const { migrations } = manifest;
  if (migrations.length === 0 || migrations.some((name, index) => name !== known[index]))
    throw damaged('it leaves out migrations that its tables are of');
  const there = await tablesAfter(migrations);
  const missing = bundleTables.find(({ name }) => there.has(name) && manifest.tables[name] === undefined);
  if (missing !== undefined) throw damaged(`the table ${missing.name} is missing`);
}

/** What the manifest names is there, and nothing else is. */
function checkParts(entries: ReadonlyMap<string, Entry>, manifest: Manifest): void {
  const tables = new Set(bundleTables.map((table) => table.name));
  const wanted = new Map<string, number>();
  for (const [name, { bytes }] of Object.entries(manifest.tables)) {
    if (!tables.has(name)) throw newer();
    wanted.set(tablePart(name), bytes);
  }
  for (const [name, { bytes }] of Object.entries(manifest.files)) {
    if (!isStoredName(name)) throw damaged('it holds a file under a name that leads elsewhere');
    wanted.set(filePart(name), bytes);
  }
  for (const [name, bytes] of wanted) {
    const entry = entries.get(name);
    if (entry === undefined) throw damaged(`${name} is missing`);
    if (entry.uncompressedSize !== bytes) throw damaged(`${name} has another size than the manifest says`);
  }
  for (const name of entries.keys()) {
    if (name !== 'manifest.json' && !wanted.has(name))
      throw damaged('it holds something that its manifest does not name');
  }
}

function decode(decoder: TextDecoder, chunk: Buffer, table: string): string {
  try {
    return decoder.decode(chunk, { stream: true });
  } catch {
    throw damaged(`the table ${table} is no text`);
  }
}

function explain(error: unknown): Error {
  if (error instanceof AppError) return error;
  return damaged('a part of it cannot be unpacked');
}
