import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ImportStatus } from '#shared/contract/import.ts';
import type { Door } from './door.ts';
import { tempFolder } from './folder.ts';

/** Puts a file where the owner can import it from: beside the data folder, as any file of theirs. @returns its path */
export async function fileOf(content: Buffer | string, name = 'attendees.csv'): Promise<string> {
  const path = join(await tempFolder(), name);
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
    source: { kind: 'path', path: await fileOf(content) },
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

export interface ListRow {
  first: string;
  last: string;
  email?: string;
  code?: string;
  company?: string;
  status?: 'enrolled' | 'waitlisted' | 'cancelled';
  order?: string;
  position?: string;
}

const STATUS_WORDS = { enrolled: 'Attending', waitlisted: 'Waitlist', cancelled: 'Cancelled' };

/** A list as an organizer keeps it, with the columns that the rows have something for. */
export function csv(rows: readonly ListRow[]): string {
  const lines = rows.map((row) => [
    row.first,
    row.last,
    row.email ?? '',
    row.company ?? '',
    row.code ?? '',
    STATUS_WORDS[row.status ?? 'enrolled'],
    row.order ?? '',
    row.position ?? '',
  ]);
  const head = ['First Name', 'Last Name', 'Email', 'Company', 'Ticket Code', 'Status', 'Order Code', 'Position ID'];
  return [head, ...lines].map((cells) => `${cells.join(',')}\n`).join('');
}
