import { setImmediate } from 'node:timers/promises';
import type { Actor, Context } from '#main/core/context.ts';
import { availabilitySet, registrationSet } from '#main/storage/operations/kinds/index.ts';
import type { Draft, TouchedRows } from '#main/storage/operations/log.ts';
import { type Reader, together, type WriteTx } from '#main/storage/unit-of-work.ts';
import type { TargetField } from '#shared/domain/import-fields.ts';
import type { ReadOptions, RejectedRow } from './file/types.ts';
import { FileFacts } from './file-facts.ts';
import { type Candidates, type Identity, type IdentityContext, identify, needsWholeFile } from './identity.ts';
import { loadCandidates, loadListed } from './listed.ts';
import { GarbageLimit } from './memory.ts';
import { COMMIT_AFTER_MS, Pace, writeInPieces } from './pace.ts';
import { completed, isEmpty, type Plan, planChange, planNew, type StagedRow } from './plan.ts';
import {
  type ComparedRow,
  dropSuperseded,
  findPending,
  type ImportRow,
  insertCompared,
  insertRejects,
  loadBases,
  markApplied,
  type Pending,
  type RowKind,
  readPending,
  saveAppliedTo,
} from './repository.ts';
import type { ImportWorkers } from './worker-client.ts';
import type { PreparedRow } from './worker-protocol.ts';

/** Compared rows that are kept in memory before they are written together. */
const WRITE_ROWS = 8000;
/** Rows that waited for the whole file and are looked at together. */
const UNDECIDED_ROWS = 500;

/** Told how far a step has come, from 0 to 1. */
export type OnProgress = (state: ImportRow['state'], progress: number) => void;

/** What comes out of reading and comparing, as it comes. */
export interface CompareSteps {
  onProgress: OnProgress;
  /** A row that changes something; `plan` is null where nothing about it was there before. */
  onRow(row: PreparedRow, kind: RowKind, plan: Plan | null): void;
  onRejected(rows: readonly RejectedRow[]): void;
}

/**
 * Before the commit: reads the file, finds whom each row is about and whether it says anything new, and keeps that in the
 * staging table. The list is not touched.
 * @returns the ticket codes of the file, and the registration that each leads to
 */
export async function compareFile(
  context: Context,
  workers: ImportWorkers,
  job: ImportRow,
  path: string,
  options: ReadOptions,
  steps: CompareSteps,
  signal: AbortSignal,
): Promise<FileFacts['tickets']> {
  const { organizationId } = context;
  const { eventId } = job;
  const file = new FileFacts();
  const comparison = new Comparison(context, job, file, steps.onRow);
  const stage = new Stage(context, job.id, signal);
  const garbage = new GarbageLimit();
  await workers.prepare(
    path,
    options,
    { organizationId, eventId },
    async ({ rows, rejected, warnings, progress }) => {
      signal.throwIfAborted();
      for (const row of rows) file.note(row);
      job.warnings.push(...warnings);
      job.rowsRead += rows.length + rejected.length;
      job.counts.rejected += rejected.length;
      steps.onRejected(rejected);
      await stage.add(await comparison.compare(rows), rejected);
      garbage.check();
      steps.onProgress('reading', progress.totalBytes === 0 ? 1 : progress.bytesRead / progress.totalBytes);
    },
    signal,
  );
  const total = Math.max(1, comparison.undecided);
  for (let rows = await comparison.compareUndecided(); rows.length > 0; rows = await comparison.compareUndecided()) {
    signal.throwIfAborted();
    await stage.add(rows, []);
    steps.onProgress('comparing', 1 - comparison.undecided / total);
  }
  await stage.finish();
  return file.tickets;
}

/** Finds whom rows are about. Those that depend on rows behind them wait until the file is known as a whole. */
class Comparison {
  readonly #context: Context;
  readonly #job: ImportRow;
  readonly #onRow: CompareSteps['onRow'];
  readonly #identity: IdentityContext;
  readonly #file: FileFacts;
  #undecided: PreparedRow[] = [];

  constructor(context: Context, job: ImportRow, file: FileFacts, onRow: CompareSteps['onRow']) {
    this.#context = context;
    this.#job = job;
    this.#onRow = onRow;
    this.#file = file;
    this.#identity = { eventId: job.eventId, file, claimed: new Set() };
  }

  get undecided(): number {
    return this.#undecided.length;
  }

  async compare(rows: readonly PreparedRow[]): Promise<ComparedRow[]> {
    const pairs = await this.#withCandidates(rows);
    const decided: Identified[] = [];
    for (const { row, candidates } of pairs) {
      if (needsWholeFile(row.keys, candidates, this.#identity)) this.#undecided.push(row);
      else decided.push({ row, ...identify(row.keys, candidates, this.#identity) });
    }
    return this.#plan(decided);
  }

  /** Once the file is complete: some of the rows that waited; none when there are no more. */
  async compareUndecided(): Promise<ComparedRow[]> {
    const pairs = await this.#withCandidates(this.#undecided.splice(0, UNDECIDED_ROWS));
    return this.#plan(pairs.map(({ row, candidates }) => ({ row, ...identify(row.keys, candidates, this.#identity) })));
  }

  async #withCandidates(rows: readonly PreparedRow[]): Promise<{ row: PreparedRow; candidates: Candidates }[]> {
    const keys = rows.map((row) => row.keys);
    const found = await loadCandidates(this.#context.store.read, keys, this.#job.eventId);
    return rows.flatMap((row, index) => {
      const candidates = found[index];
      return candidates === undefined ? [] : [{ row, candidates }];
    });
  }

  async #plan(identified: readonly Identified[]): Promise<ComparedRow[]> {
    const known = identified
      .filter(({ isNew }) => !isNew)
      .map(({ registrationId, row }) => ({ registrationId, row: JSON.parse(row.text) as StagedRow }));
    const plans = await planRows(this.#context, this.#context.store.read, this.#job, known);
    const rowOf = new Map(known.map(({ registrationId, row }) => [registrationId, row]));
    return identified.map(({ isNew, registrationId, personId, row }) => {
      const { plan = null, kept } = plans.get(registrationId) ?? {};
      const kind = isNew ? 'new' : plan === null || isEmpty(plan) ? 'unchanged' : 'changed';
      // Most files have the columns that the one before had.
      const isWhole = kept === undefined || kept === rowOf.get(registrationId);
      const text = isWhole ? row.text : JSON.stringify(kept);
      const compared: ComparedRow = { kind, registrationId, personId, text };
      this.#file.decide(row, registrationId);
      this.#job.counts[kind] += 1;
      if (kind !== 'unchanged') this.#onRow(row, kind, plan);
      return compared;
    });
  }
}

type Identified = Identity & { row: PreparedRow };

/** Writes compared rows, many at once, while the next ones are read and compared. */
class Stage {
  readonly #context: Context;
  readonly #importId: string;
  readonly #signal: AbortSignal;
  readonly #pace = new Pace();
  #rows: ComparedRow[] = [];
  #rejected: RejectedRow[] = [];
  #writing: Promise<void> = Promise.resolve();

  constructor(context: Context, importId: string, signal: AbortSignal) {
    this.#context = context;
    this.#importId = importId;
    this.#signal = signal;
  }

  async add(rows: readonly ComparedRow[], rejected: readonly RejectedRow[]): Promise<void> {
    this.#rows.push(...rows);
    this.#rejected.push(...rejected);
    if (this.#rows.length + this.#rejected.length >= WRITE_ROWS) await this.#flush();
  }

  /** Resolves when all is written. */
  async finish(): Promise<void> {
    await this.#flush();
    await this.#writing;
  }

  async #flush(): Promise<void> {
    await this.#writing;
    // By their key, so that neighbours are written together.
    const rows = this.#rows.sort((a, b) => (a.registrationId < b.registrationId ? -1 : 1));
    const rejected = this.#rejected;
    this.#rows = [];
    this.#rejected = [];
    this.#writing = this.#write(rows, rejected);
    // Whoever waits for it next learns of a failure; until then nobody has to.
    this.#writing.catch(() => {});
  }

  async #write(rows: readonly ComparedRow[], rejected: readonly RejectedRow[]): Promise<void> {
    const { store } = this.#context;
    let start = 0;
    if (rejected.length > 0) await store.write((tx) => insertRejects(tx, this.#importId, rejected));
    await writeInPieces(store, async (tx) => {
      this.#signal.throwIfAborted();
      const piece = rows.slice(start, start + this.#pace.size);
      await this.#pace.measure(() => insertCompared(tx, this.#importId, piece));
      start += piece.length;
      return start < rows.length;
    });
  }
}

/**
 * After the commit: applies the staged rows, piece by piece. How far it has come is written with them, so that it goes on
 * from there after a crash.
 * @param stopping whether the app is being closed: the rest is then left for the next start
 * @returns whether all is applied
 */
export async function applyFile(
  context: Context,
  actor: Actor,
  job: ImportRow,
  onProgress: OnProgress,
  stopping: () => boolean,
): Promise<boolean> {
  const { store } = context;
  const pace = new Pace();
  const total = Math.max(1, job.counts.new + job.counts.changed);
  let done = 0;
  const garbage = new GarbageLimit();
  const onApplied = (rows: number) => {
    garbage.check();
    done += rows;
    onProgress('applying', Math.min(1, done / total));
  };
  for (let finished = false; !finished; ) {
    if (stopping()) return false;
    finished = await store.write((tx) => applyPieces(context, tx, actor, job, pace, onApplied, stopping));
  }
  await writeInPieces(store, async (tx) => {
    if (stopping()) return false;
    return (await pace.measure(() => dropSuperseded(tx, job.eventId, job.id, pace.size))) > 0;
  });
  return !stopping();
}

/**
 * Applies rows until somebody waits for this transaction. Four pieces are under way at a time, so that neither SQLite nor
 * this thread waits for the other: one is loaded, one is made ready, one is written, and of the one before derived data is
 * brought up to date. Pieces are loaded on the other connection. That does not see this transaction, but each row is about
 * somebody else, and nobody else can write before it ends.
 * @returns whether there are no more rows
 */
async function applyPieces(
  context: Context,
  tx: WriteTx,
  actor: Actor,
  job: ImportRow,
  pace: Pace,
  onApplied: (rows: number) => void,
  stopping: () => boolean,
): Promise<boolean> {
  const { store, operations } = context;
  const load = async (read: Reader, after: string) => {
    const rows = await readPending(read, job.id, after, pace.size);
    return { rows, drafts: await draftsOf(context, read, job, rows) };
  };
  const until = performance.now() + COMMIT_AFTER_MS;
  const mayGoOn = () => !tx.awaited() && performance.now() < until && !stopping();
  let cursor = job.appliedTo;
  let touched: TouchedRows = new Map();
  let ahead: ReturnType<typeof load> | null = null;
  const stage = async (read: Reader, after: string) => {
    const { rows, drafts } = await (ahead ?? load(read, after));
    ahead = mayGoOn() ? load(store.read, rows.at(-1)?.registrationId ?? after) : null;
    // Whoever waits for it next learns of a failure; until then nobody has to.
    ahead?.catch(() => {});
    // SQLite is given what there is to write before this thread is busy for some milliseconds.
    await setImmediate();
    return { rows, operations: operations.stage(actor, drafts) };
  };
  let piece = await stage(tx, cursor);
  for (let goOn = true; goOn; ) {
    const { rows, operations: staged } = piece;
    const last = rows.at(-1);
    if (last === undefined) break;
    cursor = last.registrationId;
    goOn = mayGoOn();
    const refreshing = operations.refresh(tx, touched);
    const writing = operations.write(tx, staged);
    const staging = goOn ? stage(store.read, cursor) : null;
    await pace.measure(() => together([writing, refreshing, staging ?? writing]));
    touched = await writing;
    if (staging !== null) piece = await staging;
    onApplied(rows.length);
  }
  await operations.refresh(tx, touched);
  await saveAppliedTo(tx, job.id, cursor);
  tx.afterCommit(() => {
    job.appliedTo = cursor;
  });
  return piece.rows.length === 0;
}

/**
 * Applies one row of an import that is committed but not applied that far: somebody of it stands at the door.
 * @returns whether there was something to apply
 */
export async function applyEarly(
  context: Context,
  tx: WriteTx,
  job: ImportRow,
  registrationId: string,
): Promise<boolean> {
  const row = await findPending(tx, job.id, registrationId);
  if (row === undefined || row.registrationId <= job.appliedTo) return false;
  await context.operations.appendMany(tx, { id: null }, await draftsOf(context, tx, job, [row]));
  await markApplied(tx, job.id, row.registrationId);
  return true;
}

async function draftsOf(
  context: Context,
  read: Reader,
  job: ImportRow,
  rows: readonly Pending[],
): Promise<Draft<unknown>[]> {
  // Looked at anew: the list may have changed between the preview and now.
  const plans = await planRows(context, read, job, rows);
  const { eventId } = job;
  const changes = rows.flatMap(({ registrationId, personId }) => {
    const plan = plans.get(registrationId)?.plan;
    return plan === undefined ? [] : [{ registrationId, personId, plan }];
  });
  const registrations = changes.flatMap(({ personId, plan }) => {
    if (isEmpty({ ...plan, availability: {} })) return [];
    const { organizationId } = context;
    const { person, fields, ticketCodes } = plan;
    const payload = { organizationId, eventId, personId, person, fields, ticketCodes };
    return [{ kind: registrationSet, payload } as Draft<unknown>];
  });
  const availabilities = changes.flatMap(({ registrationId, plan }) =>
    Object.entries(plan.availability).map(([roundId, available]) => {
      const payload = { eventId, registrationId, roundId, fields: { available, deletedAt: null } };
      return { kind: availabilitySet, payload } as Draft<unknown>;
    }),
  );
  return [...registrations, ...availabilities];
}

/** What rows change, and what the next file is to be compared with. */
async function planRows(
  context: Context,
  read: Reader,
  job: ImportRow,
  rows: readonly { registrationId: string; row: StagedRow }[],
): Promise<Map<string, { plan: Plan; kept: StagedRow }>> {
  if (rows.length === 0) return new Map();
  const ids = rows.map((row) => row.registrationId);
  const [listed, bases] = [await loadListed(read, ids), await loadBases(read, job.eventId, job.id, ids)];
  const mapped = new Set(job.mapped as TargetField[]);
  const headings = new Set(job.headings);
  const now = context.clock.now();
  return new Map(
    rows.map(({ registrationId, row }) => {
      const present = listed.get(registrationId);
      const base = bases.get(registrationId) ?? null;
      const plan = present === undefined ? planNew(row, now) : planChange(row, base, present, mapped, now);
      return [registrationId, { plan, kept: base === null ? row : completed(row, base, mapped, headings) }];
    }),
  );
}
