import { createReadStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { freeBytes } from '#main/core/free-bytes.ts';
import type { FileStore } from '#main/storage/file-store.ts';
import { columnName, type Table } from '#main/storage/schema/table.ts';
import type { SqlValue } from '#main/storage/statements.ts';
import type { Reader } from '#main/storage/unit-of-work.ts';
import { AppError } from '#shared/domain/errors.ts';
import { Archive, requireFit } from './archive.ts';
import { BUNDLE_FORMAT, bundleTables, filePart, type Manifest, OWN_SETTINGS, tablePart } from './format.ts';

/** Rows that are read at once. */
const PAGE = 1000;

export interface BundleSource {
  /** Reads what was there at one moment. */
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
  const stored = source.files === null ? [] : await storedFiles(source.read, source.files);
  await requireRoom(path, stored);
  const partial = `${path}.part`;
  const archive = new Archive(partial);
  try {
    const manifest = await fill(archive, source, stored, control);
    await archive.end();
    await rename(partial, path);
    return manifest;
  } catch (error) {
    archive.destroy();
    await rm(partial, { force: true });
    throw error;
  }
}

async function fill(
  archive: Archive,
  source: BundleSource,
  stored: readonly StoredName[],
  control: BundleControl,
): Promise<Manifest> {
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
  const steps = bundleTables.length + stored.length;
  let done = 0;
  const step = async (message: string) => {
    control.signal.throwIfAborted();
    done += 1;
    control.progress(done / steps, message);
    await setImmediate();
  };
  for (const table of bundleTables) {
    const part = archive.part(tablePart(table.name), true);
    let rows = 0;
    for await (const lines of linesOf(read, table)) {
      if (lines.length > 0) await part.add(Buffer.from(`${rows === 0 ? '[' : ','}\n${lines.join(',\n')}`));
      rows += lines.length;
      control.signal.throwIfAborted();
      // A scan gets its turn.
      await setImmediate();
    }
    await part.add(Buffer.from(rows === 0 ? '[]\n' : '\n]\n'));
    manifest.tables[table.name] = { rows, ...(await part.end()) };
    await step(`${table.name}: ${rows} rows.`);
  }
  for (const { name: storedName } of stored) {
    // Documents are compressed as they are.
    const part = archive.part(filePart(storedName), false);
    for await (const chunk of createReadStream(source.files?.path(storedName) ?? ''))
      await part.add(chunk as Buffer<ArrayBuffer>);
    manifest.files[storedName] = await part.end();
    await step(`${Object.keys(manifest.files).length} files.`);
  }
  const part = archive.part('manifest.json', true);
  await part.add(Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`));
  await part.end();
  return manifest;
}

interface StoredName {
  name: string;
  bytes: number;
}

/** Stored files that a document of the database refers to and that are there, deleted documents left out. */
async function storedFiles(read: Reader, files: FileStore): Promise<StoredName[]> {
  const rows = await read.all<StoredName>(
    `SELECT stored_name AS name, coalesce(max(size), 0) AS bytes FROM documents
     WHERE stored_name IS NOT NULL AND deleted_at IS NULL GROUP BY 1 ORDER BY 1`,
  );
  return rows.filter(({ name }) => files.has(name));
}

/** Said before gigabytes are written. The files are most of what is large, and do not get smaller. */
async function requireRoom(path: string, stored: readonly StoredName[]): Promise<void> {
  const bytes = stored.reduce((sum, file) => sum + file.bytes, 0);
  // With the tables there is the manifest.
  requireFit(bytes, stored.length + bundleTables.length + 1);
  if ((await freeBytes(dirname(path))) < bytes)
    throw new AppError(
      'unavailable',
      `The disk has no room for a bundle of ${Math.ceil(bytes / 1e6)} MB. Make room, or write it without files.`,
    );
}

/** A row as JSON, and its key. */
type LineRow = Record<string, SqlValue> & { line: string };

/** The rows of a table as JSON, page by page, in the order of the primary key. While one is used the next is read. */
async function* linesOf(read: Reader, table: Table): AsyncIterable<string[]> {
  const keys = Object.entries(table.columns)
    .filter(([, column]) => column.primary)
    .map(([name]) => columnName(name));
  const key = keys.join(', ');
  // SQLite writes the JSON, on its own thread. Left to itself it gives numbers 15 digits.
  const values = Object.entries(table.columns).map(([property, { kind }]) => {
    const name = columnName(property);
    return `'${name}', ${kind === 'real' ? `iif(${name} IS NULL, NULL, json(printf('%!.17g', ${name})))` : name}`;
  });
  const line = `json_object(${values.join(', ')})`;
  const pageAfter = (after: SqlValue[] | null) =>
    read.all<LineRow>(
      `SELECT ${key}, ${line} AS line FROM ${table.name}
       ${after === null ? '' : `WHERE (${key}) > (${keys.map(() => '?').join(', ')})`} ORDER BY ${key} LIMIT ${PAGE}`,
      after ?? [],
    );
  let coming: Promise<LineRow[]> | null = pageAfter(null);
  try {
    while (coming !== null) {
      const rows: LineRow[] = await coming;
      const last = rows.at(-1);
      coming = last === undefined || rows.length < PAGE ? null : pageAfter(keys.map((name) => last[name] ?? null));
      const own = table.name === 'settings' ? rows.filter((row) => !OWN_SETTINGS.has(String(row.key))) : rows;
      yield own.map((row) => row.line);
    }
  } finally {
    // Whoever has enough must not close the database under it.
    await coming?.catch(() => undefined);
  }
}
