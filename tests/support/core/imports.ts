import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ImportStatus } from '#shared/contract/import.ts';
import type { Door } from './door.ts';

/** Puts a file where the owner can import it from. @returns its path */
export async function fileOf(door: Door, content: Buffer | string, name = 'attendees.csv'): Promise<string> {
  const path = join(door.desk.folder, `${randomUUID()}-${name}`);
  await writeFile(path, content);
  return path;
}

/** Reads and compares a file, up to where it could be confirmed. */
export async function prepareImport(
  door: Door,
  content: Buffer | string,
  mapping?: { heading: string; target: 'displayName' | 'email' | 'ticketCode' | 'company' | 'ignore' }[],
): Promise<ImportStatus> {
  const started = await door.desk.owner.import.start({
    source: { kind: 'path', path: await fileOf(door, content) },
    eventId: door.event.id,
    ...(mapping === undefined ? {} : { mapping }),
  });
  return door.desk.core.imports.settled(started.id);
}

/** Imports a file to its end. */
export async function importFile(
  door: Door,
  content: Buffer | string,
  mapping?: Parameters<typeof prepareImport>[2],
): Promise<ImportStatus> {
  const ready = await prepareImport(door, content, mapping);
  if (ready.state !== 'ready') throw new Error(`The import is ${ready.state}: ${ready.error ?? ''}`);
  await door.desk.owner.import.commit({ id: ready.id });
  return door.desk.core.imports.settled(ready.id);
}
