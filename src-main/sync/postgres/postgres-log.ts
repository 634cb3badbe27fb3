import { type Examined, examine, type Refuse, type State, soundest } from '#main/storage/operations/examine.ts';
import type { Operation, OperationKind } from '#main/storage/operations/kind.ts';
import type { PostgresStore } from '#main/storage/postgres/open.ts';
import type { SqlDatabase, SqlStatements } from '#main/storage/sql-database.ts';
import type { Held } from '../frames.ts';
import { type Batch, Intake, readTo } from '../intake.ts';
import type { ExchangeLog, Placed, Sealed } from '../log.ts';
import { Pages } from '../pages.ts';
import { INSERT_OPERATIONS, insertParameters, namedId } from './columns.ts';
import { forget } from './forget.ts';

/** How often it is looked for news that nobody told of, in ms. */
const POLL_MS = 5000;
/** A process that falls silent within a transaction keeps all others from theirs for no longer. In ms. */
const SILENCE_MS = 15_000;

interface PostgresLogOptions {
  store: PostgresStore;
  kinds: readonly OperationKind[];
  /** In ms. */
  pollMs?: number;
}

/**
 * The log of a hub in PostgreSQL, which several processes may serve at once. It applies nothing: it keeps operations, passes them
 * on, and forgets what is to be forgotten.
 */
export class PostgresLog implements ExchangeLog {
  readonly logId: string;
  /** Nobody works at a database. */
  readonly deskId = null;
  readonly #sql: SqlDatabase;
  readonly #channel: string | null;
  readonly #kinds: ReadonlyMap<string, OperationKind>;
  readonly #listeners = new Set<() => void>();
  readonly #intake = new Intake((batches) => this.#take(batches));
  readonly #pages = new Pages((position, limit) =>
    this.#sql.all<Placed>(
      `SELECT ${OPERATION} FROM operations WHERE position > $1 AND withheld = 0 ORDER BY position LIMIT $2`,
      [position, limit],
    ),
  );
  readonly #poll: NodeJS.Timeout;
  readonly #stopListening: () => Promise<void>;
  #lastSeen = 0;

  private constructor(logId: string, { store, kinds, pollMs }: PostgresLogOptions) {
    this.logId = logId;
    this.#sql = store.sql;
    this.#channel = store.channel;
    this.#kinds = new Map(kinds.map((kind) => [kind.kind, kind]));
    this.#stopListening = store.listen(() => this.#tell());
    this.#poll = setInterval(() => void this.#look(), pollMs ?? POLL_MS);
  }

  static async open(options: PostgresLogOptions): Promise<PostgresLog> {
    const [row] = await options.store.sql.all<{ logId: string }>('SELECT log_id AS "logId" FROM hub_log');
    if (row === undefined) throw new Error('The database of the hub has no log');
    const log = new PostgresLog(row.logId, options);
    await log.#settleUnknown();
    return log;
  }

  /** Told of operations that came into the log, by whatever process; once too often does no harm. @returns ends that */
  onNews(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Hears of nothing any more. The database stays open. */
  async close(): Promise<void> {
    clearInterval(this.#poll);
    this.#listeners.clear();
    await this.#stopListening();
  }

  async held(): Promise<Map<string, Held>> {
    const rows = await this.#sql.all<Held & { deskId: string }>(
      'SELECT desk_id AS "deskId", seq, o.hash FROM hub_held JOIN operations AS o USING (desk_id, seq)',
    );
    return new Map(rows.map(({ deskId, seq, hash }) => [deskId, { seq, hash }]));
  }

  async hashOf(deskId: string, seq: number): Promise<string | undefined> {
    const [row] = await this.#sql.all<{ hash: string }>('SELECT hash FROM operations WHERE desk_id = $1 AND seq = $2', [
      deskId,
      seq,
    ]);
    return row?.hash;
  }

  async receivedOf(logId: string): Promise<number> {
    const [row] = await this.#sql.all<{ received: number }>('SELECT received FROM sync_logs WHERE log_id = $1', [
      logId,
    ]);
    return row?.received ?? 0;
  }

  async end(): Promise<number> {
    const [row] = await this.#sql.all<{ end: number }>('SELECT last_position AS "end" FROM hub_log');
    return row?.end ?? 0;
  }

  async heldTo(position: number, held: ReadonlyMap<string, number>): Promise<number> {
    const [row] = await this.#sql.all<{ to: number | null }>(
      `SELECT coalesce(
         (SELECT o.position - 1 FROM operations AS o LEFT JOIN unnest($2::text[], $3::bigint[]) AS h (desk_id, seq) USING (desk_id)
          WHERE o.position > $1 AND o.withheld = 0 AND o.seq > coalesce(h.seq, 0) ORDER BY o.position LIMIT 1),
         (SELECT max(position) FROM operations)) AS "to"`,
      [position, [...held.keys()], [...held.values()]],
    );
    return Math.max(position, row?.to ?? 0);
  }

  async keptBy(logId: string): Promise<number> {
    const [row] = await this.#sql.all<{ kept: number }>('SELECT kept FROM sync_logs WHERE log_id = $1', [logId]);
    return row?.kept ?? 0;
  }

  async noteKept(logId: string, to: number): Promise<void> {
    await this.#sql.run(
      `INSERT INTO sync_logs (log_id, received, kept) VALUES ($1, 0, $2)
       ON CONFLICT (log_id) DO UPDATE SET kept = greatest(sync_logs.kept, excluded.kept)`,
      [logId, to],
    );
  }

  after(position: number, limit: number): Promise<Placed[]> {
    return this.#pages.after(position, limit);
  }

  hashes(position: number, limit: number): Promise<Sealed[]> {
    return this.#sql.all<Sealed>(
      `SELECT position, desk_id AS "deskId", seq, hash FROM operations WHERE position > $1 AND withheld = 0 ORDER BY position LIMIT $2`,
      [position, limit],
    );
  }

  receive(logId: string, to: number, operations: readonly Operation[], refuse?: Refuse): Promise<void> {
    return this.#intake.add({ logId, to, operations, refuse });
  }

  async #take(batches: readonly Batch[]): Promise<void> {
    const examined = soundest(this.#kinds, batches);
    await this.#sql.write(async (tx) => {
      const last = await lockPositions(tx);
      if (examined.size === 0) return this.#note(tx, batches, last);
      const { desks, hasErasures } = await standing(tx, examined);
      const fresh = await notYetStored(tx, examined, desks);
      if (fresh.length > 0) {
        await tx.run(INSERT_OPERATIONS, insertParameters(last, fresh));
        const understood = fresh.filter(({ state }) => state === 'applied').map(({ operation }) => operation);
        await forget(tx, this.#kinds, understood, hasErasures);
        await noteHeld(tx, fresh, desks);
      }
      await this.#note(tx, batches, last + fresh.length);
    });
  }

  /** How far the log reaches now, how far others have been read, and word of it to other processes. */
  async #note(tx: SqlStatements, batches: readonly Batch[], last: number): Promise<void> {
    const received = readTo(batches);
    await tx.all(
      `WITH placed AS (UPDATE hub_log SET last_position = $1),
         noted AS (
           INSERT INTO sync_logs (log_id, received, kept) SELECT *, 0 FROM unnest($2::text[], $3::bigint[])
           ON CONFLICT (log_id) DO UPDATE SET received = greatest(sync_logs.received, excluded.received)
         )
       SELECT ${this.#channel === null ? 1 : `pg_notify('${this.#channel}', '')`}`,
      [last, [...received.keys()], [...received.values()]],
    );
  }

  /** After an upgrade: what was not known is, and people who were erased may be spoken of in it. */
  async #settleUnknown(): Promise<void> {
    await this.#sql.write(async (tx) => {
      await lockPositions(tx);
      const stored = await tx.all<Placed>(
        `SELECT ${OPERATION} FROM operations WHERE state = 'unknown' ORDER BY position`,
      );
      const settled = stored
        .map((operation) => ({ operation, ...examine(this.#kinds, operation), withheld: false }))
        .filter(({ state }) => state !== 'unknown');
      if (settled.length === 0) return;
      await tx.run(
        `UPDATE operations AS o SET state = i.state, reason = i.reason, named_id = i.named_id
         FROM unnest($1::bigint[], $2::text[], $3::text[], $4::text[]) AS i (position, state, reason, named_id)
         WHERE o.position = i.position`,
        [
          settled.map(({ operation }) => operation.position),
          settled.map(({ state }) => state),
          settled.map(({ reason }) => reason),
          settled.map(namedId),
        ],
      );
      const understood = settled.filter(({ state }) => state === 'applied').map(({ operation }) => operation);
      await forget(tx, this.#kinds, understood, true);
    });
  }

  /** A notification may be lost with its connection; what is in the log is not. */
  async #look(): Promise<void> {
    try {
      const [row] = await this.#sql.all<{ last: number }>('SELECT last_position AS last FROM hub_log');
      if (row === undefined || row.last === this.#lastSeen) return;
      this.#lastSeen = row.last;
      this.#tell();
    } catch {
      // The database is away: whoever has something to write is told so, and the next look may find it.
    }
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

const OPERATION = `position, desk_id AS "deskId", seq, hlc, kind, version, event_id AS "eventId", subject_id AS "subjectId",
  actor_id AS "actorId", at, payload, hash, redacted, state`;

/**
 * Takes its turn in giving positions, until the transaction ends: whoever has read up to a position will never find one below
 * it that was not there before. Statements that follow see all that was given so far. @returns the last position
 */
async function lockPositions(tx: SqlStatements): Promise<number> {
  const [row] = await tx.all<{ last: number }>(
    `SELECT last_position AS last, set_config('idle_in_transaction_session_timeout', '${SILENCE_MS}', true) FROM hub_log FOR UPDATE`,
  );
  if (row === undefined) throw new Error('The database of the hub has no log');
  return row.last;
}

/** How far the operations of a desk are held: up to `seq` without a gap, and up to `last` at all. */
interface Reach {
  seq: number;
  last: number;
}

/** What is known of the desks that operations are from, and whether anybody was erased. */
async function standing(
  tx: SqlStatements,
  examined: ReadonlyMap<string, Examined>,
): Promise<{ desks: ReadonlyMap<string, Reach>; hasErasures: boolean }> {
  const rows = await tx.all<Reach & { deskId: string; erasures: boolean }>(
    `SELECT desk_id AS "deskId", coalesce(h.seq, 0) AS seq, coalesce(h.last_seq, 0) AS last,
       EXISTS (SELECT 1 FROM hub_erased) AS erasures
     FROM unnest($1::text[]) AS i (desk_id) LEFT JOIN hub_held AS h USING (desk_id)`,
    [[...new Set([...examined.values()].map(({ operation }) => operation.deskId))]],
  );
  return {
    desks: new Map(rows.map(({ deskId, seq, last }) => [deskId, { seq, last }])),
    hasErasures: rows.some(({ erasures }) => erasures),
  };
}

/**
 * What of some operations is new here. A sound copy takes the place of one that was kept apart, and comes as a new one; a redacted
 * copy is put where the whole one stood, since whoever has that will be told of the erasure as well.
 */
async function notYetStored(
  tx: SqlStatements,
  examined: ReadonlyMap<string, Examined>,
  desks: ReadonlyMap<string, Reach>,
): Promise<Examined[]> {
  const asked = [...examined.values()]
    .map(({ operation }) => operation)
    .filter(({ deskId, seq }) => seq <= (desks.get(deskId)?.last ?? 0));
  if (asked.length === 0) return [...examined.values()];
  const known = await tx.all<{ deskId: string; seq: number; state: State; redacted: number; hash: string }>(
    `SELECT desk_id AS "deskId", seq, state, redacted, hash FROM unnest($1::text[], $2::bigint[]) AS i (desk_id, seq)
     JOIN operations USING (desk_id, seq)`,
    [asked.map(({ deskId }) => deskId), asked.map(({ seq }) => seq)],
  );
  const fresh = new Map(examined);
  for (const { deskId, seq, state, redacted, hash } of known) {
    const key = `${deskId} ${seq}`;
    const copy = examined.get(key);
    if (copy === undefined) continue;
    if (state === 'rejected' && copy.state !== 'rejected') {
      await tx.run('DELETE FROM operations WHERE desk_id = $1 AND seq = $2', [deskId, seq]);
      continue;
    }
    fresh.delete(key);
    const { operation } = copy;
    if (redacted === 0 && operation.redacted === 1 && operation.hash === hash && copy.state === state) {
      await tx.run('UPDATE operations SET payload = $1, named_id = $2, redacted = 1 WHERE desk_id = $3 AND seq = $4', [
        operation.payload,
        namedId(copy),
        deskId,
        seq,
      ]);
    }
  }
  return [...fresh.values()];
}

/** Notes how far each desk is held. Counting that anew for each desk that connects would read the whole log. */
async function noteHeld(
  tx: SqlStatements,
  fresh: readonly Examined[],
  desks: ReadonlyMap<string, Reach>,
): Promise<void> {
  const numbers = new Map<string, Set<number>>();
  for (const { deskId, seq } of fresh.map(({ operation }) => operation))
    numbers.set(deskId, (numbers.get(deskId) ?? new Set()).add(seq));
  const reached = [...numbers].map(([deskId, seqs]) => {
    let { seq, last } = desks.get(deskId) ?? { seq: 0, last: 0 };
    while (seqs.has(seq + 1)) seq += 1;
    for (const one of seqs) last = Math.max(last, one);
    return { deskId, seq, last };
  });
  // What was behind a gap may follow. Of a desk whose first operation is missing nothing is held.
  await tx.run(
    `INSERT INTO hub_held (desk_id, seq, last_seq)
     SELECT i.desk_id, CASE WHEN i.seq IN (0, i.last_seq) THEN i.seq ELSE (
       SELECT o.seq FROM operations AS o WHERE o.desk_id = i.desk_id AND o.seq >= i.seq
         AND NOT EXISTS (SELECT 1 FROM operations AS n WHERE n.desk_id = o.desk_id AND n.seq = o.seq + 1)
       ORDER BY o.seq LIMIT 1
     ) END, i.last_seq
     FROM unnest($1::text[], $2::bigint[], $3::bigint[]) AS i (desk_id, seq, last_seq)
     ON CONFLICT (desk_id) DO UPDATE SET seq = excluded.seq, last_seq = excluded.last_seq`,
    [reached.map(({ deskId }) => deskId), reached.map(({ seq }) => seq), reached.map(({ last }) => last)],
  );
}
