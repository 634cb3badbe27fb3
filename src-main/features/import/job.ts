import type { Actor, Context } from '#main/core/context.ts';
import { registrationSet } from '#main/storage/operations/kinds.ts';
import type { Reader, WriteTx } from '#main/storage/unit-of-work.ts';
import type { TargetField } from '#shared/domain/import-fields.ts';
import { fold } from '#shared/domain/text.ts';
import type { ReadOptions } from './file/types.ts';
import { identify } from './identity.ts';
import { loadCandidates, loadListed } from './listed.ts';
import { Pace } from './pace.ts';
import { isEmpty, type Plan, planChange, planNew, type StagedRow } from './plan.ts';
import {
  dropSuperseded,
  findPending,
  type ImportRow,
  insertStaged,
  loadBases,
  markApplied,
  type Pending,
  type RowKind,
  readPending,
  readStaged,
  type Staged,
  saveComparison,
  saveImport,
} from './repository.ts';
import { toStaged } from './staged.ts';
import type { ImportWorkers } from './worker-client.ts';

/** Rows that are looked at together when comparing; reading does not make scans wait. */
const COMPARE_ROWS = 500;

/** What reading a file found out about it as a whole. */
export class FileFacts {
  /** Ticket codes, and in which row each stands. */
  readonly codes = new Map<string, number>();
  readonly #emails = new Map<string, number>();
  readonly #copies = new Map<string, number>();

  note(rowNumber: number, row: StagedRow): void {
    for (const code of row.ticketCodes) this.codes.set(code, rowNumber);
    if (row.email !== undefined) increase(this.#emails, row.email.toLowerCase());
    increase(this.#copies, likeness(row));
  }

  rowsWithEmail(email: string): number {
    return this.#emails.get(email) ?? 0;
  }

  copies(row: StagedRow): number {
    // Folding names is dear, and an address that occurs once says enough.
    if (row.email !== undefined && this.rowsWithEmail(row.email.toLowerCase()) === 1) return 1;
    return this.#copies.get(likeness(row)) ?? 1;
  }
}

function increase(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function likeness(row: StagedRow): string {
  return `${row.email?.toLowerCase() ?? ''}\n${fold(row.displayName)}\n${fold(row.company ?? '')}`;
}

/** Told how far a step has come, from 0 to 1. */
export type OnProgress = (state: ImportRow['state'], progress: number) => void;

/** Step one: reads the file into the staging table. The list is not touched. */
export async function stageFile(
  context: Context,
  workers: ImportWorkers,
  job: ImportRow,
  path: string,
  options: ReadOptions,
  onProgress: OnProgress,
  signal: AbortSignal,
): Promise<FileFacts> {
  const facts = new FileFacts();
  const pace = new Pace();
  await workers.read(
    path,
    options,
    async (rows, rejected, progress) => {
      const staged = rows.map((row) => ({ rowNumber: row.rowNumber, row: toStaged(row) }));
      for (const { rowNumber, row } of staged) facts.note(rowNumber, row);
      for (const row of rows) for (const warning of row.warnings) addWarning(job, row.rowNumber, warning);
      let rest = rejected;
      for (let start = 0; start < staged.length || rest.length > 0; ) {
        signal.throwIfAborted();
        const piece = staged.slice(start, start + pace.size);
        const refused = rest;
        await pace.measure(() => context.store.write((tx) => insertStaged(tx, job.id, piece, refused)));
        start += piece.length;
        rest = [];
      }
      signal.throwIfAborted();
      job.rowsRead += rows.length + rejected.length;
      job.counts.rejected += rejected.length;
      onProgress('reading', progress.totalBytes === 0 ? 1 : progress.bytesRead / progress.totalBytes);
    },
    signal,
  );
  return facts;
}

/** Warnings that are shown; a file of 100,000 rows can have one for each. */
const MAX_WARNINGS = 50;

function addWarning(job: ImportRow, rowNumber: number, warning: string): void {
  if (job.warnings.length < MAX_WARNINGS) job.warnings.push(`Row ${rowNumber}: ${warning}`);
}

/** Step two: finds whom each row is about, and whether it says anything new. The list is not touched. */
export async function compareFile(
  context: Context,
  job: ImportRow,
  facts: FileFacts,
  onProgress: OnProgress,
  onRow: (row: Staged & { kind: RowKind }, plan: Plan) => void,
  signal: AbortSignal,
): Promise<void> {
  const { store, organizationId } = context;
  const identityContext = {
    organizationId,
    eventId: job.eventId,
    codesInFile: facts.codes,
    rowsWithEmail: (email: string) => facts.rowsWithEmail(email),
    copies: (row: StagedRow) => facts.copies(row),
    claimed: new Set<string>(),
  };
  const pace = new Pace();
  const total = job.rowsRead - job.counts.rejected;
  let done = 0;
  for (let after = 0; ; ) {
    signal.throwIfAborted();
    const batch = await readStaged(store.read, job.id, after, COMPARE_ROWS);
    const last = batch.at(-1);
    if (last === undefined) break;
    after = last.rowNumber;
    const candidates = await loadCandidates(
      store.read,
      batch.map((entry) => entry.row),
      identityContext,
    );
    const identified = batch.map((entry, index) => {
      const own = candidates[index];
      if (own === undefined) throw new Error('A row without candidates');
      return { ...entry, ...identify(entry.row, own, identityContext) };
    });
    const plans = await planRows(context, store.read, job, identified);
    const compared = identified.map((entry) => {
      const plan = plans.get(entry.registrationId);
      const kind: RowKind = entry.isNew ? 'new' : plan === undefined || isEmpty(plan) ? 'unchanged' : 'changed';
      job.counts[kind] += 1;
      if (plan !== undefined) onRow({ ...entry, kind }, plan);
      return { ...entry, kind };
    });
    for (let start = 0; start < compared.length; ) {
      const piece = compared.slice(start, start + pace.size);
      await pace.measure(() => store.write((tx) => saveComparison(tx, job.id, piece)));
      start += piece.length;
    }
    done += batch.length;
    onProgress('comparing', total === 0 ? 1 : done / total);
  }
}

/**
 * Step three, after the commit: applies the staged rows, piece by piece. How far it has come is written with each piece,
 * so that it goes on from there after a crash.
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
  for (let finished = false; !finished; ) {
    if (stopping()) return false;
    await pace.measure(() =>
      store.write(async (tx) => {
        const batch = await readPending(tx, job.id, job.appliedTo, pace.size);
        const last = batch.at(-1);
        if (last === undefined) {
          finished = true;
          return;
        }
        await applyRows(context, tx, actor, job, batch);
        await saveImport(tx, { ...job, appliedTo: last.registrationId });
        tx.afterCommit(() => {
          job.appliedTo = last.registrationId;
        });
        done += batch.length;
      }),
    );
    onProgress('applying', Math.min(1, done / total));
  }
  for (let dropped = 1; dropped > 0; ) {
    if (stopping()) return false;
    dropped = await pace.measure(() => store.write((tx) => dropSuperseded(tx, job.eventId, job.id, pace.size)));
  }
  return true;
}

/**
 * Applies one row of an import that is committed but not applied that far: somebody of it stands at the door.
 * @returns whether there was something to apply
 */
export async function applyEarly(
  context: Context,
  tx: WriteTx,
  job: ImportRow,
  wanted: Parameters<typeof findPending>[2],
): Promise<boolean> {
  const row = await findPending(tx, job.id, wanted);
  if (row === undefined || row.registrationId <= job.appliedTo) return false;
  await applyRows(context, tx, { id: null, name: null }, job, [row]);
  await markApplied(tx, job.id, row.registrationId);
  return true;
}

async function applyRows(
  context: Context,
  tx: WriteTx,
  actor: Actor,
  job: ImportRow,
  rows: readonly Pending[],
): Promise<void> {
  // Looked at anew: the list may have changed between the preview and now.
  const plans = await planRows(context, tx, job, rows);
  const drafts = rows.flatMap((row) => {
    const plan = plans.get(row.registrationId);
    if (plan === undefined || isEmpty(plan)) return [];
    const payload = {
      organizationId: context.organizationId,
      eventId: job.eventId,
      personId: row.personId,
      person: plan.person,
      fields: plan.fields,
      ticketCodes: plan.ticketCodes,
    };
    return [{ kind: registrationSet, payload: payload as Parameters<typeof registrationSet.subjectId>[0] }];
  });
  await context.operations.appendMany(tx, actor, drafts);
}

async function planRows(
  context: Context,
  read: Reader,
  job: ImportRow,
  rows: readonly { registrationId: string; row: StagedRow }[],
): Promise<Map<string, Plan>> {
  const ids = rows.map((row) => row.registrationId);
  const [listed, bases] = [await loadListed(read, ids), await loadBases(read, job.eventId, job.id, ids)];
  const mapped = new Set(job.mapped as TargetField[]);
  const now = context.clock.now();
  return new Map(
    rows.map(({ registrationId, row }) => {
      const present = listed.get(registrationId);
      const plan =
        present === undefined
          ? planNew(row, now)
          : planChange(row, bases.get(registrationId) ?? null, present, mapped, now);
      return [registrationId, plan];
    }),
  );
}
