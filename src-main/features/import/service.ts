import { basename, isAbsolute } from 'node:path';
import { type Actor, type Context, THE_APP } from '#main/core/context.ts';
import type { Uploads } from '#main/core/uploads.ts';
import { findEvent } from '#main/features/events/repository.ts';
import { listRounds } from '#main/features/programme/repository.ts';
import { namedRounds } from '#main/features/programme/wall-clock.ts';
import type { WriteTx } from '#main/storage/unit-of-work.ts';
import type { FileInspection, ImportStatus } from '#shared/contract/import.ts';
import { AppError } from '#shared/domain/errors.ts';
import { TARGET_FIELDS } from '#shared/domain/import-fields.ts';
import { rejectedHead, rejectedLine } from './file/index.ts';
import type { ColumnMapping, InspectOptions, RejectedRow } from './file/types.ts';
import { applyEarly, applyFile, compareFile } from './job.ts';
import type { Recogniser } from './leftovers.ts';
import type { Plan, StagedRow } from './plan.ts';
import {
  deleteStaged,
  findImport,
  findMapping,
  type ImportRow,
  importsInState,
  listImports,
  type RowKind,
  readRejects,
  saveImport,
  saveMapping,
} from './repository.ts';
import type { ImportWorkers } from './worker-client.ts';
import type { PreparedRow } from './worker-protocol.ts';

export type ImportSource = { kind: 'upload'; uploadId: string } | { kind: 'path'; path: string };

/** Rows of each kind that the preview shows. */
const SAMPLE_ROWS = 5;
/** Pushed at most this often, in ms. */
const PUSH_EVERY_MS = 200;

interface Running {
  row: ImportRow;
  /** The upload that it reads, if it is one. */
  uploadId: string | null;
  /** Whether its confirmation is on disk: from there on the door goes by the new list, and not a moment before. */
  confirmed: boolean;
  /** Ticket codes of the file, and the registration that each leads to; empty until that is known. */
  tickets: ReadonlyMap<string, string | null>;
  progress: number;
  sample: ImportStatus['sample'];
  abort: AbortController;
  /** Which list the file was compared with: what it changes is right for that one alone. */
  list: number;
  pushedAt: number;
  /** Resolves when the step under way has ended, however it ended. */
  step: Promise<void>;
}

/**
 * Imports attendee lists in three steps: the file is read into a staging table and compared with the list; both leave
 * the list alone and can be cancelled. Committing is one short write; from there on the new list counts. It is applied
 * in short writes that scans slip between, and is finished at the next start if the machine stops meanwhile.
 */
export class ImportService {
  readonly #context: Context;
  readonly #workers: ImportWorkers;
  readonly #uploads: Uploads;
  readonly #running = new Map<string, Running>();
  /** Counts the imports of each event that were confirmed since the app was started. */
  readonly #lists = new Map<string, number>();
  #stopping = false;

  constructor(context: Context, workers: ImportWorkers, uploads: Uploads) {
    this.#context = context;
    this.#workers = workers;
    this.#uploads = uploads;
  }

  /** At start-up: finishes what was committed, and clears away what was not. */
  async recover(): Promise<void> {
    const { store, clock, log, organizationId } = this.#context;
    for (const row of await importsInState(store.read, organizationId, ['applying'])) {
      log.info('Finishing an import that was interrupted', { import: row.id });
      await this.#apply(this.#track(row, null), THE_APP);
    }
    for (const row of await importsInState(store.read, organizationId, ['reading', 'comparing', 'ready'])) {
      const finishedAt = clock.now();
      await store.write((tx) =>
        saveImport(tx, {
          ...row,
          state: 'cancelled',
          error: 'The app was closed before the import was confirmed.',
          finishedAt,
        }),
      );
    }
    for (const row of await importsInState(store.read, organizationId, ['cancelled', 'failed']))
      await this.#clear(row.id);
  }

  async inspect(source: ImportSource, choices: InspectOptions): Promise<FileInspection> {
    const file = await this.#file(source);
    return this.#proposal(await this.#workers.inspect(file.path, choices), file.name);
  }

  /** What was found in a file, with the mapping that was chosen for such a file before. */
  async #proposal(found: Awaited<ReturnType<ImportWorkers['inspect']>>, fileName: string): Promise<FileInspection> {
    const remembered = await findMapping(this.#context.store.read, this.#own(found.signature));
    const { signature: _, ...rest } = found;
    return {
      ...rest,
      fileName,
      sheets: [...found.sheets],
      headings: [...found.headings],
      sample: found.sample.map((cells) => [...cells]),
      warnings: [...found.warnings],
      mapping: found.mapping.map((column) => {
        const own = remembered?.find((entry) => entry.heading === column.heading);
        return own === undefined
          ? { ...column }
          : { heading: column.heading, target: own.target as typeof column.target, confidence: 1 };
      }),
      remembered: remembered !== null,
    };
  }

  /** Begins to read and compare a file. A mapping by hand is remembered for files with the same headings. */
  async start(request: {
    source: ImportSource;
    eventId: string;
    choices: InspectOptions;
    mapping: ColumnMapping | undefined;
  }): Promise<ImportStatus> {
    const { store, clock, ids, organizationId } = this.#context;
    for (const other of this.#running.values()) {
      if (other.row.eventId === request.eventId && other.row.state === 'applying') {
        throw new AppError('conflict', 'Another import of this event is being finished. Try again in a moment.');
      }
    }
    const event = await findEvent(store.read, organizationId, request.eventId);
    if (event === null) {
      throw new AppError('notFound', 'This event is not on this desk.');
    }
    const file = await this.#file(request.source);
    const inspection = await this.#workers.inspect(file.path, request.choices);
    const proposed = (await this.#proposal(inspection, file.name)).mapping;
    const mapping = request.mapping ?? proposed.map(({ heading, target }) => ({ heading, target }));
    const row: ImportRow = {
      id: ids.next(),
      eventId: request.eventId,
      fileName: file.name,
      state: 'reading',
      rowsRead: 0,
      appliedTo: '',
      counts: { new: 0, changed: 0, unchanged: 0, rejected: 0 },
      headings: [...inspection.headings],
      mapped: TARGET_FIELDS.filter((field) => mapping.some((column) => column.target === field)),
      warnings: [...inspection.warnings],
      error: null,
      startedAt: clock.now(),
      finishedAt: null,
    };
    await store.write(async (tx) => {
      await saveImport(tx, row);
      if (request.mapping !== undefined) await saveMapping(tx, this.#own(inspection.signature), mapping, clock.now());
    });
    const running = this.#track(row, request.source);
    const options = {
      ...request.choices,
      headingRow: inspection.headingRow,
      sheet: inspection.sheet ?? undefined,
      mapping,
      rounds: namedRounds(await listRounds(store.read, event.id), event.timeZone),
    };
    running.step = this.#prepare(running, file.path, options);
    return this.#status(running);
  }

  async status(id: string): Promise<ImportStatus> {
    const running = this.#running.get(id);
    if (running !== undefined) return this.#status(running);
    const row = await findImport(this.#context.store.read, id);
    if (row === undefined) throw new AppError('notFound', 'This import is not known any more.');
    return statusOf(row, 1, []);
  }

  async list(eventId: string): Promise<ImportStatus[]> {
    const rows = await listImports(this.#context.store.read, eventId);
    return rows.map((row) => {
      const running = this.#running.get(row.id);
      return running === undefined ? statusOf(row, 1, []) : this.#status(running);
    });
  }

  /** Makes the file the list. This cannot be cancelled any more and survives a crash. */
  async commit(actor: Actor, id: string): Promise<ImportStatus> {
    const running = this.#require(id);
    if (running.row.state !== 'ready') {
      throw new AppError('conflict', `This import is ${running.row.state} and cannot be confirmed.`);
    }
    const { eventId } = running.row;
    if (running.list !== this.#listOf(eventId)) {
      throw new AppError('conflict', 'The list was imported anew since this file was read. Start this import again.');
    }
    this.#lists.set(eventId, running.list + 1);
    running.row.state = 'applying';
    try {
      await this.#context.store.write(async (tx) => {
        await saveImport(tx, running.row);
        tx.afterCommit(() => {
          running.confirmed = true;
        });
      });
    } catch (error) {
      running.row.state = 'ready';
      this.#lists.set(eventId, running.list);
      throw error;
    }
    running.step = this.#apply(running, actor);
    return this.#status(running);
  }

  /** Stops an import that was not confirmed. The list stays as it was. */
  async cancel(id: string): Promise<ImportStatus> {
    const running = this.#running.get(id);
    // It has ended already.
    if (running === undefined) return this.status(id);
    if (running.row.state === 'applying') {
      throw new AppError('conflict', 'The import is confirmed and is being finished; it cannot be cancelled any more.');
    }
    running.abort.abort();
    await running.step;
    if (running.row.state === 'ready') await this.#end(running, 'cancelled', null);
    return this.#status(running);
  }

  /** Resolves when the step under way has ended: for callers that wait, like the command line. */
  async settled(id: string): Promise<ImportStatus> {
    await this.#running.get(id)?.step;
    return this.status(id);
  }

  async rejectedFile(id: string): Promise<{ name: string; text: string }> {
    const { read } = this.#context.store;
    const row = await findImport(read, id);
    if (row === undefined) throw new AppError('notFound', 'This import is not known any more.');
    const rejects = await readRejects(read, id);
    const lines = rejects.map((reject) => rejectedLine(row.headings.length, reject));
    return {
      name: `${row.fileName.replace(/\.[^.]+$/, '')}-rejected.csv`,
      text: [rejectedHead(row.headings), ...lines].join(''),
    };
  }

  /**
   * Somebody at the door holds a ticket of an import that is confirmed but not applied so far: applies that row at once.
   * @returns whether there was such a row
   */
  async applyTicket(tx: WriteTx, eventId: string, codes: readonly string[]): Promise<boolean> {
    for (const { row, confirmed, tickets } of this.#running.values()) {
      if (row.eventId !== eventId || !confirmed) continue;
      const registrationId = codes.map((code) => tickets.get(code) ?? null).find((id) => id !== null) ?? null;
      if (registrationId !== null && (await applyEarly(this.#context, tx, row, registrationId))) return true;
    }
    return false;
  }

  /** The same for somebody who is on the list: what the new list says of them counts from the moment it is confirmed. */
  async applyRegistration(tx: WriteTx, eventId: string, registrationId: string): Promise<boolean> {
    for (const { row, confirmed } of this.#running.values()) {
      if (row.eventId !== eventId || !confirmed) continue;
      if (await applyEarly(this.#context, tx, row, registrationId)) return true;
    }
    return false;
  }

  /** Takes somebody out of what is shown of files that are being imported. */
  forget(isTheirs: Recogniser): void {
    for (const running of this.#running.values()) {
      running.sample = running.sample.filter(({ name, detail }) => !isTheirs([name, detail]));
    }
  }

  /** Ends what can be ended; what is confirmed goes on at the next start. */
  async stop(): Promise<void> {
    this.#stopping = true;
    for (const running of this.#running.values()) running.abort.abort();
    await Promise.all([...this.#running.values()].map((running) => running.step));
  }

  async #prepare(running: Running, path: string, options: Parameters<typeof compareFile>[4]): Promise<void> {
    const { row, abort } = running;
    try {
      running.tickets = await compareFile(
        this.#context,
        this.#workers,
        row,
        path,
        options,
        {
          onProgress: (state, value) => this.#progress(running, state, value),
          onRow: (prepared, kind, plan) => noteSample(running.sample, prepared, kind, plan),
          onRejected: (rejected) => noteRejected(running.sample, rejected),
        },
        abort.signal,
      );
      abort.signal.throwIfAborted();
      row.state = 'ready';
      await this.#context.store.write((tx) => saveImport(tx, row));
      this.#push(running, 1);
    } catch (error) {
      if (abort.signal.aborted) await this.#end(running, 'cancelled', null);
      else await this.#fail(running, error);
    }
  }

  async #apply(running: Running, actor: Actor): Promise<void> {
    const { row } = running;
    try {
      const progress = (state: ImportRow['state'], value: number) => this.#progress(running, state, value);
      const finished = await applyFile(this.#context, actor, row, progress, () => this.#stopping);
      if (finished) await this.#end(running, 'done', null);
    } catch (error) {
      // It stays confirmed: the next start tries again from where it stopped.
      this.#context.log.error('An import could not be finished', error, { import: row.id });
      row.error = 'The import could not be finished. It goes on when the app is started again.';
      this.#push(running, running.progress);
    }
  }

  async #fail(running: Running, error: unknown): Promise<void> {
    const said = error instanceof AppError ? error.message : null;
    if (said === null) this.#context.log.error('An import failed', error, { import: running.row.id });
    await this.#end(running, 'failed', said ?? 'The file could not be read. The log has the details.');
  }

  async #end(running: Running, state: 'done' | 'cancelled' | 'failed', error: string | null): Promise<void> {
    const { store, clock, publish } = this.#context;
    running.row.state = state;
    running.row.error = error;
    running.row.finishedAt = clock.now();
    await store.write((tx) => saveImport(tx, running.row));
    running.confirmed = false;
    if (state !== 'done') await this.#clear(running.row.id);
    // What is on disk tells what came of it; the rows of the preview are nobody's concern any more.
    this.#running.delete(running.row.id);
    running.sample = [];
    if (running.uploadId !== null) await this.#uploads.release(running.uploadId);
    this.#push(running, 1);
    if (state === 'done') publish('checkIn', 'statsChanged', { eventId: running.row.eventId });
  }

  /** Deletes staged rows in pieces. */
  async #clear(importId: string): Promise<void> {
    for (let deleted = 1; deleted > 0; ) {
      deleted = await this.#context.store.write((tx) => deleteStaged(tx, importId, 1000));
    }
  }

  async #file(source: ImportSource): Promise<{ path: string; name: string }> {
    if (source.kind === 'upload') return this.#uploads.find(source.uploadId);
    if (!isAbsolute(source.path)) throw new AppError('invalidInput', 'Give the whole path of the file.');
    return { path: source.path, name: basename(source.path) };
  }

  #track(row: ImportRow, source: ImportSource | null): Running {
    const running: Running = {
      row,
      uploadId: source?.kind === 'upload' ? source.uploadId : null,
      confirmed: row.state === 'applying',
      tickets: new Map(),
      progress: 0,
      sample: [],
      abort: new AbortController(),
      list: this.#listOf(row.eventId),
      pushedAt: 0,
      step: Promise.resolve(),
    };
    this.#running.set(row.id, running);
    return running;
  }

  /** Files with the same headings are remembered apart for each organization. */
  #own(signature: string): string {
    return `${this.#context.organizationId}:${signature}`;
  }

  #listOf(eventId: string): number {
    return this.#lists.get(eventId) ?? 0;
  }

  #require(id: string): Running {
    const running = this.#running.get(id);
    if (running === undefined) throw new AppError('conflict', 'This import has ended. Start it again.');
    return running;
  }

  #progress(running: Running, state: ImportRow['state'], value: number): void {
    running.row.state = state;
    running.progress = value;
    if (performance.now() - running.pushedAt >= PUSH_EVERY_MS) this.#push(running, value);
  }

  #push(running: Running, progress: number): void {
    running.progress = progress;
    running.pushedAt = performance.now();
    this.#context.publish('import', 'progress', this.#status(running));
  }

  #status(running: Running): ImportStatus {
    return statusOf(running.row, running.progress, running.sample);
  }
}

function statusOf(row: ImportRow, progress: number, sample: ImportStatus['sample']): ImportStatus {
  const { headings: _, mapped: __, appliedTo: ___, ...rest } = row;
  return { ...rest, counts: { ...row.counts }, warnings: [...row.warnings], progress, sample: [...sample] };
}

function noteSample(sample: ImportStatus['sample'], prepared: PreparedRow, kind: RowKind, plan: Plan | null): void {
  if (sample.filter((entry) => entry.kind === kind).length >= SAMPLE_ROWS) return;
  const row = JSON.parse(prepared.text) as StagedRow;
  const detail = plan === null ? detailOfNew(row) : detailOfChange(plan);
  sample.push({ rowNumber: prepared.rowNumber, kind, name: row.displayName, detail });
}

function noteRejected(sample: ImportStatus['sample'], rejected: readonly RejectedRow[]): void {
  const room = SAMPLE_ROWS - sample.filter((entry) => entry.kind === 'rejected').length;
  for (const { rowNumber, reason, cells } of rejected.slice(0, room)) {
    const name = cells
      .filter((cell) => cell !== '')
      .slice(0, 3)
      .join(' · ');
    sample.push({ rowNumber, kind: 'rejected', name, detail: reason });
  }
}

function detailOfNew(row: StagedRow): string {
  return [row.ticketType, row.company, row.email].filter(Boolean).join(' · ');
}

function detailOfChange(plan: Plan): string {
  const changes = Object.entries({ ...plan.person, ...plan.fields })
    .filter(([name]) => name !== 'waitlistedAt')
    .map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`);
  if (plan.ticketCodes.length > 0) changes.push('new ticket code');
  const rounds = Object.keys(plan.availability).length;
  if (rounds > 0) changes.push(`availability: ${rounds} round${rounds === 1 ? '' : 's'}`);
  return changes.join(' · ').slice(0, 300);
}
