import { createWriteStream, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Actor, Context } from '#main/core/context.ts';
import type { Downloads } from '#main/core/downloads.ts';
import type { ActivityService } from '#main/features/audit/activities.ts';
import { type AuditService, requireEvent, viewerOf } from '#main/features/audit/service.ts';
import type { EventService } from '#main/features/events/service.ts';
import type { RegistrationService } from '#main/features/registrations/service.ts';
import type { TaskControl, TaskEnd, TaskService } from '#main/features/tasks/service.ts';
import type { ExportFormat } from '#shared/contract/records.ts';
import type { Task } from '#shared/contract/tasks.ts';
import { BYTE_ORDER_MARK, csvLine } from './csv.ts';
import { tableOf } from './datasets.ts';
import type { ExportRequest, ExportTable } from './table.ts';
import { XlsxWriter } from './xlsx.ts';

export interface ExportParts {
  folder: string;
  registrations: RegistrationService;
  audit: AuditService;
  events: EventService;
  activities: ActivityService;
  tasks: TaskService;
  downloads: Downloads;
}

const TYPES: Record<ExportFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** Where exports lie within a data folder. */
export function exportsFolder(folder: string): string {
  return join(folder, 'exports');
}

/** A time as it stands in the names of files: it sorts, and every system takes it. */
export function fileStamp(at: number): string {
  return new Date(at).toISOString().slice(0, 19).replace(/:/g, '-');
}

/** Where a file is to be written. */
export interface NewFile {
  name: string;
  path: string;
  /** Written here first; it is there already, so that nobody else takes the name. */
  partial: string;
}

/** Takes a name that no file of a folder has, nor one that is being written there. */
export function reserveName(folder: string, stem: string, extension: string): NewFile {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (let number = 1; ; number += 1) {
    const name = `${stem}${number === 1 ? '' : `-${number}`}.${extension}`;
    const path = join(folder, name);
    const partial = `${path}.part`;
    if (existsSync(path) || existsSync(partial)) continue;
    writeFileSync(partial, '', { mode: 0o600 });
    return { name, path, partial };
  }
}

/** Lists that leave the app, as CSV or XLSX, into the exports folder. */
export class ExportService {
  readonly #context: Context;
  readonly #parts: ExportParts;

  constructor(context: Context, parts: ExportParts) {
    this.#context = context;
    this.#parts = parts;
  }

  /** Begins to write a list. The result of the task names the file; its owner at the machine learns where it is. */
  async start(actor: Actor, request: ExportRequest): Promise<Task> {
    const { eventId, what } = request;
    if (what !== 'audit' || actor.role === 'organizer') requireEvent(eventId);
    const code = eventId === undefined ? 'organization' : (await this.#parts.events.get(eventId)).code;
    return this.#parts.tasks.start(actor, 'export', (control) => this.#write(actor, request, code, control));
  }

  async #write(actor: Actor, request: ExportRequest, code: string, control: TaskControl): Promise<TaskEnd> {
    const { what, format, eventId } = request;
    const folder = exportsFolder(this.#parts.folder);
    const stem = `${code}-${what}-${fileStamp(this.#context.clock.now())}`;
    const { name, path, partial } = reserveName(folder, stem, format);
    let rows: number;
    try {
      const table = await tableOf(this.#context, this.#parts, request, viewerOf(actor.role));
      rows = await writeTable(partial, table, { format, title: what }, control);
      await rename(partial, path);
    } catch (error) {
      await rm(partial, { force: true });
      throw error;
    }
    await this.#parts.activities.record(actor, {
      action: 'export',
      eventId: eventId ?? null,
      data: { what, format, rows },
    });
    const { size } = await stat(path);
    const url = this.#parts.downloads.offer({ path, name, type: TYPES[format], inline: false });
    return {
      message: `${rows} rows are in ${name}.`,
      result: { file: name, bytes: size, rows, url, ...(actor.role === 'owner' ? { path } : {}) },
    };
  }
}

/** @returns how many rows were written, the headings not among them */
async function writeTable(
  path: string,
  table: ExportTable,
  { format, title }: { format: ExportFormat; title: string },
  control: TaskControl,
): Promise<number> {
  const stream = createWriteStream(path, { mode: 0o600 });
  let failure: Error | null = null;
  stream.on('error', (error) => {
    failure = error;
  });
  const put = (bytes: string | Uint8Array) => void stream.write(bytes);
  const xlsx = format === 'xlsx' ? new XlsxWriter(title, put) : null;
  if (xlsx === null) put(BYTE_ORDER_MARK + csvLine(table.headings));
  else xlsx.add(table.headings);
  let rows = 0;
  for await (const page of table.pages()) {
    if (xlsx === null) put(page.map(csvLine).join(''));
    else for (const row of page) xlsx.add(row);
    rows += page.length;
    control.signal.throwIfAborted();
    if (failure !== null) throw failure;
    control.progress(table.total === null ? null : Math.min(1, rows / Math.max(1, table.total)), `${rows} rows.`);
    // A scan gets its turn, and the disk catches up.
    if (stream.writableNeedDrain) await new Promise<void>((resolve) => stream.once('drain', () => resolve()));
    await setImmediate();
  }
  xlsx?.end();
  await new Promise<void>((resolve, reject) => {
    stream.once('error', reject);
    stream.end(() => resolve());
  });
  return rows;
}
