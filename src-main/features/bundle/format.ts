import { z } from 'zod';
import { installationTables, localTables } from '#main/storage/schema/local.ts';
import { replicatedTables } from '#main/storage/schema/replicated.ts';
import type { Table } from '#main/storage/schema/table.ts';

/*
 * A bundle is a ZIP archive: `manifest.json`, `tables/<name>.json` (an array with one row per line, in the order of the
 * primary key) and `files/<stored name>`. The manifest names each with its size and SHA-256.
 */

/** Goes up when the form changes in a way that older versions cannot read. */
export const BUNDLE_FORMAT = 1;

/** Of this installation alone, and the index that is made anew. */
const LEFT_OUT: ReadonlySet<string> = new Set([...installationTables, 'directory']);

/** The tables of a bundle. */
export const bundleTables: readonly Table[] = [
  ...localTables.filter((table) => !LEFT_OUT.has(table.name)),
  ...replicatedTables,
];

/** Settings that are this installation's identity, or were asked for it alone. */
export const OWN_SETTINGS: ReadonlySet<string> = new Set([
  'installation',
  'probe',
  'sync.host',
  'sync.hub',
  'sync.lastAt',
]);

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const Size = z.number().int().nonnegative();

export const Manifest = z.strictObject({
  format: z.number().int(),
  /** Version of the app that wrote it. */
  app: z.string(),
  /** Migrations that its tables are of. */
  migrations: z.array(z.string()),
  /** When it was written, ISO 8601. */
  writtenAt: z.string(),
  /** The organization that the installation was set up with. */
  homeId: z.uuid(),
  /** Whether the documents' files are in it. */
  withFiles: z.boolean(),
  tables: z.record(z.string(), z.strictObject({ rows: Size, bytes: Size, sha256: Sha256 })),
  files: z.record(z.string(), z.strictObject({ bytes: Size, sha256: Sha256 })),
});
export type Manifest = z.output<typeof Manifest>;

/** Name of a table's part. */
export function tablePart(name: string): string {
  return `tables/${name}.json`;
}

/** Name of a file's part. */
export function filePart(storedName: string): string {
  return `files/${storedName}`;
}
