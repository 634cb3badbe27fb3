import type { Clock } from '#main/ports/clock.ts';
import { AppError } from '#shared/domain/errors.ts';
import { insertionOf } from '../insert.ts';
import type { Projection } from '../projections/projection.ts';
import { operations as operationsTable } from '../schema/local.ts';
import { type Reader, together, type WriteTx } from '../unit-of-work.ts';
import { erasedAmong } from './erasure.ts';
import { type Examined, examine, type Refuse, type State, seal, soundest } from './examine.ts';
import { type Hlc, HybridClock } from './hlc.ts';
import type { Applicable, Operation, OperationKind } from './kind.ts';
import { withdraw } from './withdrawal.ts';

/** A change that this desk is about to make. */
export interface Draft<P> {
  kind: OperationKind<P>;
  payload: P;
}

/** Who makes it; null for the app itself. */
export interface Author {
  id: string | null;
  /** From where, if from another computer. */
  origin?: { address: string; client: string | null } | null;
}

export interface LogOptions {
  deskId: string;
  clock: Clock;
  kinds: readonly OperationKind[];
  projections: readonly Projection[];
  /** What a desk says of itself with the first of its operations, and not before it has anything to say. */
  introduction?: readonly Draft<unknown>[];
  /** Told of the rows whose derived data is new, once that is on disk. */
  onRefreshed?(touched: TouchedRows): void;
  /** Told of what came from other desks, was new here and counts, once it is on disk. */
  onReceived?(operations: readonly Operation[]): void;
  /** Told of what was made here, once it is on disk. */
  onMade?(operations: readonly Operation[]): void;
  /** Why this desk may not make operations of a kind; null where it may. Asked of what is made here alone. */
  refuses?(kind: string): string | null;
}

/** Operations that are made and not written so far. */
export interface StagedOperations {
  readonly operations: Operation[];
  readonly seqBefore: number;
  store(tx: WriteTx): Promise<unknown>;
  apply(tx: WriteTx): Promise<TouchedRows>;
}

/** Rows whose derived data is out of date, by the name of the projection. */
export type TouchedRows = ReadonlyMap<string, ReadonlySet<string>>;

/** Registrations of which something else is derived now than before: what is in the directory, or who is in the building. */
export function touchedRegistrations(touched: TouchedRows): ReadonlySet<string> {
  return new Set(['directory', 'presence'].flatMap((name) => [...(touched.get(name) ?? [])]));
}

/** Somebody else holds operations under the name of this desk that it has not made: its data folder was copied, or they are forged. */
export class ForkedLog extends Error {
  constructor(operation: Operation) {
    super(`Operation ${operation.seq} of this desk was not made here`);
  }
}

/**
 * The operation log: every change of state is appended here in the transaction that changes the tables, and local and
 * remote operations are applied by the same code.
 */
export class OperationLog {
  readonly deskId: string;
  readonly #clock: Clock;
  readonly #hlc: HybridClock;
  readonly #kinds: ReadonlyMap<string, OperationKind>;
  readonly #projections: ReadonlyMap<string, Projection>;
  readonly #introduction: readonly Draft<unknown>[];
  readonly #onRefreshed: LogOptions['onRefreshed'];
  readonly #onReceived: LogOptions['onReceived'];
  readonly #onMade: LogOptions['onMade'];
  readonly #refuses: LogOptions['refuses'];
  #lastSeq: number;
  /** Somebody was erased at some time. Where nobody was, which is at most desks, no scan has to ask. */
  #hasErasures: boolean;

  private constructor(options: LogOptions, last: { seq: number; hlc: string | null; erasures: boolean }) {
    const { deskId, clock } = options;
    this.deskId = deskId;
    this.#clock = clock;
    this.#hlc = new HybridClock(() => clock.now(), deskId);
    if (last.hlc !== null) this.#hlc.observe(last.hlc);
    this.#lastSeq = last.seq;
    this.#hasErasures = last.erasures;
    this.#introduction = options.introduction ?? [];
    this.#onRefreshed = options.onRefreshed?.bind(options);
    this.#onReceived = options.onReceived?.bind(options);
    this.#onMade = options.onMade?.bind(options);
    this.#refuses = options.refuses?.bind(options);
    this.#kinds = indexUnique(options.kinds, (kind) => kind.kind);
    this.#projections = indexUnique(options.projections, (projection) => projection.name);
  }

  /** Opens the log of a desk where it stopped last time. */
  static async open(read: Reader, options: LogOptions): Promise<OperationLog> {
    const last = await read.get<{ seq: number | null }>('SELECT max(seq) AS seq FROM operations WHERE desk_id = ?', [
      options.deskId,
    ]);
    // A desk's clock only goes up, so that its last operation has its greatest one; the index finds these without a scan.
    const newest = await read.get<{ hlc: string | null }>(
      `WITH RECURSIVE ${KNOWN_DESKS}
       SELECT max((SELECT hlc FROM operations WHERE desk_id = id AND state <> 'rejected' ORDER BY seq DESC LIMIT 1)) AS hlc
       FROM known`,
    );
    const erasures = await read.get('SELECT 1 FROM erasures LIMIT 1');
    return new OperationLog(options, {
      seq: last?.seq ?? 0,
      hlc: newest?.hlc ?? null,
      erasures: erasures !== undefined,
    });
  }

  /** Records one change and applies it. */
  async append<P>(tx: WriteTx, author: Author, kind: OperationKind<P>, payload: P): Promise<Operation> {
    const [operation] = await this.appendMany(tx, author, [{ kind, payload }]);
    if (operation === undefined) throw new Error('An appended operation went missing');
    return operation;
  }

  /** Records several changes and applies them together. */
  async appendMany<P>(tx: WriteTx, author: Author, drafts: readonly Draft<P>[]): Promise<Operation[]> {
    const staged = this.stage(author, drafts);
    await this.refresh(tx, await this.write(tx, staged));
    await this.#forget(tx, staged.operations);
    return staged.operations;
  }

  /**
   * Makes operations of several changes, without the database. They must be written next, in the transaction that is open
   * now, since they are numbered.
   * @throws AppError `forbidden` where this desk may not make one of them
   */
  stage<P>(author: Author, drafts: readonly Draft<P>[]): StagedOperations {
    for (const { kind } of drafts) {
      const why = this.#refuses?.(kind.kind) ?? null;
      if (why !== null) throw new AppError('forbidden', why);
    }
    // As other desks will read them. What they would refuse must not be applied here either, nor use up a number.
    const parse = <Q>({ kind, payload }: Draft<Q>) => ({ kind, payload: kind.payload.parse(payload) });
    const payloads = drafts.map(parse);
    const seqBefore = this.#lastSeq;
    const introduction = seqBefore === 0 && drafts.length > 0 ? this.#introduction.map(parse) : [];
    const at = this.#clock.now();
    const all = [...introduction, ...payloads] as { kind: OperationKind<unknown>; payload: unknown }[];
    const made = all.map(({ kind, payload }) => {
      const operation = seal({
        deskId: this.deskId,
        seq: ++this.#lastSeq,
        hlc: this.#hlc.tick(),
        kind: kind.kind,
        version: kind.version,
        eventId: kind.eventId(payload),
        subjectId: kind.subjectId(payload),
        actorId: author.id,
        at,
        payload: JSON.stringify(payload),
      });
      return { operation, applicable: { ...operation, payload: payload as unknown } };
    });
    const operations = made.map(({ operation }) => operation);
    return {
      operations: operations.slice(introduction.length),
      seqBefore,
      store: storingOf(
        operations.map((operation) => ({ ...operation, state: 'applied' as State, reason: null })),
        author.origin == null ? null : JSON.stringify(author.origin),
      ),
      apply: this.#prepare(made.map(({ applicable }) => applicable)),
    };
  }

  /**
   * Writes staged operations and applies them to their tables.
   * @returns what {@link refresh} has to bring up to date in the same transaction
   */
  async write(tx: WriteTx, staged: StagedOperations): Promise<TouchedRows> {
    tx.afterRollback(() => {
      this.#lastSeq = staged.seqBefore;
    });
    tx.afterCommit(() => this.#onMade?.(staged.operations));
    const applying = staged.apply(tx);
    await together([staged.store(tx), applying]);
    return applying;
  }

  /** Brings derived data up to date. One call at a time within a transaction. */
  async refresh(tx: WriteTx, touched: TouchedRows): Promise<void> {
    // Stays so where the transaction fails: asking once too often does no harm.
    if (touched.has('erasure')) this.#hasErasures = true;
    for (const [name, ids] of touched) if (ids.size > 0) await entry(this.#projections, name).refresh(tx, [...ids]);
    tx.afterCommit(() => this.#onRefreshed?.(touched));
  }

  /** Takes operations of other desks in that come together: {@link receiveAll} of one batch. */
  receive(tx: WriteTx, operations: readonly Operation[]): Promise<number> {
    return this.receiveAll(tx, [{ operations }]);
  }

  /**
   * Takes in operations of other desks, in any order and repeated as may be. Those of a kind or version that this desk
   * does not know are kept for later; those that do not hold what they should are kept apart with the reason, until a
   * sound copy comes.
   * @param batches and of each what whoever brings it may not: that is kept apart as well, and not passed on
   * @returns how many were new here
   * @throws ForkedLog for one of this desk that is not in its log: numbered on behind it, no own one could be written any more
   */
  async receiveAll(
    tx: WriteTx,
    batches: readonly { operations: readonly Operation[]; refuse?: Refuse | undefined }[],
  ): Promise<number> {
    const fresh = await this.#notYetStored(tx, soundest(this.#kinds, batches));
    await storingOf(fresh.map(({ operation, state, reason, withheld }) => ({ ...operation, state, reason, withheld })))(
      tx,
    );
    for (const { operation, state } of fresh) if (state !== 'rejected') this.#hlc.observe(operation.hlc);
    const applicable = fresh.filter(({ state }) => state === 'applied');
    const apply = this.#prepare(applicable.map(({ operation, payload }) => ({ ...operation, payload })));
    const touched = await apply(tx);
    await this.refresh(tx, touched);
    await this.#forget(
      tx,
      applicable.map(({ operation }) => operation),
    );
    if (applicable.length > 0) {
      tx.afterCommit(() => this.#onReceived?.(applicable.map(({ operation }) => operation)));
    }
    return fresh.length;
  }

  /** Applies what was kept as unknown and is known now, after an upgrade. */
  async applyUnknown(tx: WriteTx): Promise<number> {
    const kept = await tx.all<StoredOperation>(
      `SELECT ${OPERATION_COLUMNS} FROM operations WHERE state = 'unknown' ORDER BY position`,
    );
    const applicable: Applicable<unknown>[] = [];
    for (const operation of kept) {
      const verdict = examine(this.#kinds, operation);
      if (verdict.state === 'unknown') continue;
      if (verdict.state === 'applied') applicable.push({ ...operation, payload: verdict.payload });
      await tx.run('UPDATE operations SET state = ?, reason = ? WHERE desk_id = ? AND seq = ?', [
        verdict.state,
        verdict.reason,
        operation.deskId,
        operation.seq,
      ]);
    }
    await this.refresh(tx, await this.#prepare(applicable)(tx));
    await this.#forget(tx, kept);
    return applicable.length;
  }

  /**
   * Applies operations that are stored already once more, in their order: tables that have lost something get it back.
   * @returns the position of the last one, or null when there was none behind `after`
   */
  async replay(tx: WriteTx, after: number, limit: number): Promise<number | null> {
    const stored = await tx.all<StoredOperation & { position: number }>(
      `SELECT position, ${OPERATION_COLUMNS} FROM operations WHERE position > ? ORDER BY position LIMIT ?`,
      [after, limit],
    );
    await this.applyAgain(tx, stored);
    return stored.at(-1)?.position ?? null;
  }

  /**
   * Applies operations that are in the log once more: what tables have of them stays, or comes back.
   * @returns what was derived anew
   */
  async applyAgain(tx: WriteTx, stored: readonly Operation[]): Promise<TouchedRows> {
    if (stored.length === 0) return new Map();
    const applicable: Applicable<unknown>[] = [];
    for (const operation of stored) {
      const { state, payload } = examine(this.#kinds, operation);
      if (state === 'applied') applicable.push({ ...operation, payload });
    }
    const touched = await this.#prepare(applicable)(tx);
    await this.refresh(tx, touched);
    await this.#forget(tx, stored);
    return touched;
  }

  /** Tells of rows that were brought up to date in another way than by {@link refresh}. */
  tellRefreshed(tx: WriteTx, touched: TouchedRows): void {
    tx.afterCommit(() => this.#onRefreshed?.(touched));
  }

  /** Whether a clock value can have come about without ill will, as far as is known here. */
  canBe(hlc: Hlc): boolean {
    return this.#hlc.canBe(hlc);
  }

  /** What is done here from now on comes after an operation with this clock. */
  observe(newest: Hlc): void {
    this.#hlc.observe(newest);
  }

  /**
   * Operations were put into the log, and what they come to into the tables, in another way than by {@link receive}.
   * @param some of them, at least one of each kind and event
   */
  tellReceived(tx: WriteTx, some: readonly Operation[]): void {
    tx.afterCommit(() => this.#onReceived?.(some));
  }

  /** What arrives late about somebody who was erased must not bring them back, nor what was withdrawn. */
  async #forget(tx: WriteTx, operations: readonly Operation[]): Promise<void> {
    await withdraw(tx, this.#kinds, operations);
    const people = this.#hasErasures ? await erasedAmong(tx, operations) : [];
    if (people.length > 0) await this.refresh(tx, new Map([['erasure', new Set(people)]]));
  }

  /** @throws ForkedLog */
  async #notYetStored(tx: WriteTx, examined: Map<string, Examined>): Promise<Examined[]> {
    const known = await tx.all<{ deskId: string; seq: number; state: State }>(
      `SELECT o.desk_id AS deskId, o.seq AS seq, o.state AS state FROM json_each(?) AS i
       CROSS JOIN operations AS o ON o.desk_id = i.value ->> 0 AND o.seq = i.value ->> 1`,
      [JSON.stringify([...examined.values()].map(({ operation }) => [operation.deskId, operation.seq]))],
    );
    const unheard = new Set(examined.keys());
    for (const { deskId, seq, state } of known) {
      const key = `${deskId} ${seq}`;
      unheard.delete(key);
      const mended = state === 'rejected' && examined.get(key)?.state !== 'rejected';
      if (mended) await tx.run('DELETE FROM operations WHERE desk_id = ? AND seq = ?', [deskId, seq]);
      else examined.delete(key);
    }
    const forged = [...examined].find(([key, { operation }]) => operation.deskId === this.deskId && unheard.has(key));
    if (forged !== undefined) throw new ForkedLog(forged[1].operation);
    return [...examined.values()];
  }

  /** Works out all that can be without the database. */
  #prepare(operations: readonly Applicable<unknown>[]): (tx: WriteTx) => Promise<TouchedRows> {
    const byKind = new Map<string, Applicable<unknown>[]>();
    for (const operation of operations) {
      // Nothing is left of it.
      if (operation.payload === null) continue;
      const group = byKind.get(operation.kind);
      if (group === undefined) byKind.set(operation.kind, [operation]);
      else group.push(operation);
    }
    const applies = [...byKind].map(([name, group]) => entry(this.#kinds, name).prepare(group));
    return async (tx) => {
      const touched = new Map<string, Set<string>>();
      // One after the other: two kinds may change the same table.
      for (const apply of applies) {
        for (const [projection, ids] of await apply(tx)) {
          const set = touched.get(projection) ?? new Set();
          touched.set(projection, set);
          for (const id of ids) set.add(id);
        }
      }
      return touched;
    };
  }
}

function indexUnique<T>(items: readonly T[], nameOf: (item: T) => string): Map<string, T> {
  const index = new Map<string, T>();
  for (const item of items) {
    if (index.has(nameOf(item))) throw new Error(`${nameOf(item)} is registered twice`);
    index.set(nameOf(item), item);
  }
  return index;
}

function entry<T>(index: ReadonlyMap<string, T>, name: string): T {
  const found = index.get(name);
  if (found === undefined) throw new Error(`${name} is not registered`);
  return found;
}

type StoredOperation = Operation & { state: State };

/** Beginning of a query, with the ids of all desks of the log in `known`, and null: found by the index, without a scan. */
export const KNOWN_DESKS = `known (id) AS (
  SELECT min(desk_id) FROM operations
  UNION ALL SELECT (SELECT min(desk_id) FROM operations WHERE desk_id > id) FROM known WHERE id IS NOT NULL
)`;

/** Of an operation as it is kept, and what became of it here. */
export const OPERATION_COLUMNS = `desk_id AS deskId, seq, hlc, kind, version, event_id AS eventId, subject_id AS subjectId,
  actor_id AS actorId, at, payload, hash, redacted, state`;

/** Operations of the log by order of arrival, for whoever exchanges them. */
export async function readOperations(
  read: Reader,
  afterPosition: number,
  limit: number,
): Promise<(Operation & { position: number })[]> {
  return read.all(
    `SELECT position, ${OPERATION_COLUMNS} FROM operations WHERE position > ? AND withheld = 0 ORDER BY position LIMIT ?`,
    [afterPosition, limit],
  );
}

/** An operation that is kept apart here, with the reason; undefined where it is not, or not any more. */
export function readRejected(
  read: Reader,
  deskId: string,
  seq: number,
): Promise<(Operation & { reason: string }) | undefined> {
  return read.get(
    `SELECT ${OPERATION_COLUMNS}, reason FROM operations WHERE desk_id = ? AND seq = ? AND state = 'rejected'`,
    [deskId, seq],
  );
}

/** The operations that erased somebody. */
export async function readErasures(read: Reader): Promise<Operation[]> {
  return read.all(
    `SELECT ${OPERATION_COLUMNS} FROM operations
     WHERE subject_id IN (SELECT id FROM erasures) AND kind = 'person.erase' AND state = 'applied'`,
  );
}

function storingOf(
  rows: readonly (Operation & { state: State; reason: string | null; withheld?: boolean })[],
  origin: string | null = null,
): (tx: WriteTx) => Promise<unknown> {
  return insertionOf(
    operationsTable,
    rows.map((row) => ({
      deskId: row.deskId,
      seq: row.seq,
      hlc: row.hlc,
      kind: row.kind,
      version: row.version,
      eventId: row.eventId,
      subjectId: row.subjectId,
      actorId: row.actorId,
      at: row.at,
      payload: row.payload,
      hash: row.hash,
      state: row.state,
      reason: row.reason,
      redacted: row.redacted === 1,
      withheld: row.withheld === true,
      origin,
    })),
  );
}
