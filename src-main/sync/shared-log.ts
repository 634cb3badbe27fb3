import { insertRows } from '#main/storage/insert.ts';
import type { Refuse } from '#main/storage/operations/examine.ts';
import type { Operation } from '#main/storage/operations/kind.ts';
import { type OperationLog, readOperations } from '#main/storage/operations/log.ts';
import { syncLogs } from '#main/storage/schema/local.ts';
import type { Reader, WriteTx } from '#main/storage/unit-of-work.ts';
import type { Held } from './frames.ts';
import { type Batch, Intake, readTo } from './intake.ts';
import type { ExchangeLog, Placed, Sealed } from './log.ts';
import { Pages } from './pages.ts';

/** The part of a store that an exchange needs. */
interface SharedStore {
  readonly read: Reader;
  write<T>(work: (tx: WriteTx) => Promise<T>): Promise<T>;
}

/** The log of this desk as others see it, and how far it has got with theirs. */
export class SharedLog implements ExchangeLog {
  readonly logId: string;
  readonly deskId: string;
  readonly #store: SharedStore;
  readonly #log: OperationLog;
  readonly #intake = new Intake((batches) => this.#take(batches));
  readonly #pages = new Pages((position, limit) => readOperations(this.#store.read, position, limit));

  constructor(store: SharedStore, log: OperationLog) {
    this.logId = log.deskId;
    this.deskId = log.deskId;
    this.#store = store;
    this.#log = log;
  }

  async held(): Promise<Map<string, Held>> {
    const desks = await this.#store.read.all<{ deskId: string; count: number; last: number }>(
      'SELECT desk_id AS deskId, count(*) AS count, max(seq) AS last FROM operations GROUP BY desk_id',
    );
    const held = new Map<string, Held>();
    for (const { deskId, count, last } of desks) {
      const seq = count === last ? last : await this.#beforeGap(deskId);
      const hash = seq === 0 ? '' : ((await this.hashOf(deskId, seq)) ?? '');
      if (seq > 0) held.set(deskId, { seq, hash });
    }
    return held;
  }

  async #beforeGap(deskId: string): Promise<number> {
    const row = await this.#store.read.get<{ seq: number }>(
      `SELECT o.seq FROM operations AS o WHERE o.desk_id = ?1
         AND NOT EXISTS (SELECT 1 FROM operations AS n WHERE n.desk_id = ?1 AND n.seq = o.seq + 1)
         AND EXISTS (SELECT 1 FROM operations AS f WHERE f.desk_id = ?1 AND f.seq = 1)
       ORDER BY o.seq LIMIT 1`,
      [deskId],
    );
    return row?.seq ?? 0;
  }

  async hashOf(deskId: string, seq: number): Promise<string | undefined> {
    const row = await this.#store.read.get<{ hash: string }>(
      'SELECT hash FROM operations WHERE desk_id = ? AND seq = ?',
      [deskId, seq],
    );
    return row?.hash;
  }

  async receivedOf(logId: string): Promise<number> {
    const row = await this.#store.read.get<{ received: number }>('SELECT received FROM sync_logs WHERE log_id = ?', [
      logId,
    ]);
    return row?.received ?? 0;
  }

  async end(): Promise<number> {
    const row = await this.#store.read.get<{ end: number | null }>('SELECT max(position) AS end FROM operations');
    return row?.end ?? 0;
  }

  async heldTo(position: number, held: ReadonlyMap<string, number>): Promise<number> {
    const row = await this.#store.read.get<{ to: number | null }>(
      `WITH held AS MATERIALIZED (SELECT key AS desk_id, value AS seq FROM json_each(?1))
       SELECT coalesce(
         (SELECT o.position - 1 FROM operations AS o LEFT JOIN held AS h ON h.desk_id = o.desk_id
          WHERE o.position > ?2 AND o.withheld = 0 AND o.seq > coalesce(h.seq, 0) ORDER BY o.position LIMIT 1),
         (SELECT max(position) FROM operations)) AS "to"`,
      [JSON.stringify(Object.fromEntries(held)), position],
    );
    return Math.max(position, row?.to ?? 0);
  }

  async keptBy(logId: string): Promise<number> {
    const row = await this.#store.read.get<{ kept: number }>('SELECT kept FROM sync_logs WHERE log_id = ?', [logId]);
    return row?.kept ?? 0;
  }

  async noteKept(logId: string, to: number): Promise<void> {
    await this.#store.write((tx) =>
      insertRows(
        tx,
        syncLogs,
        [{ logId, received: 0, kept: to }],
        'ON CONFLICT (log_id) DO UPDATE SET kept = max(kept, excluded.kept)',
      ),
    );
  }

  after(position: number, limit: number): Promise<Placed[]> {
    return this.#pages.after(position, limit);
  }

  hashes(position: number, limit: number): Promise<Sealed[]> {
    return this.#store.read.all<Sealed>(
      'SELECT position, desk_id AS deskId, seq, hash FROM operations WHERE position > ? AND withheld = 0 ORDER BY position LIMIT ?',
      [position, limit],
    );
  }

  receive(logId: string, to: number, operations: readonly Operation[], refuse?: Refuse): Promise<void> {
    return this.#intake.add({ logId, to, operations, refuse });
  }

  async #take(batches: readonly Batch[]): Promise<void> {
    await this.#store.write(async (tx) => {
      await this.#log.receiveAll(tx, batches);
      await insertRows(
        tx,
        syncLogs,
        [...readTo(batches)].map(([logId, received]) => ({ logId, received, kept: 0 })),
        'ON CONFLICT (log_id) DO UPDATE SET received = max(received, excluded.received)',
      );
    });
  }
}
