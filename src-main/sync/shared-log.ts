import { insertRows } from '#main/storage/insert.ts';
import type { Operation } from '#main/storage/operations/kind.ts';
import { type OperationLog, readOperations } from '#main/storage/operations/log.ts';
import { syncLogs } from '#main/storage/schema/local.ts';
import type { Reader, WriteTx } from '#main/storage/unit-of-work.ts';
import type { Held } from './frames.ts';

/** The part of a store that an exchange needs. */
interface SharedStore {
  readonly read: Reader;
  write<T>(work: (tx: WriteTx) => Promise<T>): Promise<T>;
}

/** The log of this desk as others see it, and how far it has got with theirs. */
export class SharedLog {
  readonly logId: string;
  readonly deskId: string;
  readonly #store: SharedStore;
  readonly #log: OperationLog;

  constructor(store: SharedStore, log: OperationLog) {
    this.logId = log.deskId;
    this.deskId = log.deskId;
    this.#store = store;
    this.#log = log;
  }

  /** How far it holds the operations of each desk without a gap. */
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

  /** @returns undefined where it does not hold that operation */
  async hashOf(deskId: string, seq: number): Promise<string | undefined> {
    const row = await this.#store.read.get<{ hash: string }>(
      'SELECT hash FROM operations WHERE desk_id = ? AND seq = ?',
      [deskId, seq],
    );
    return row?.hash;
  }

  /** Up to which position of another log all is on disk here. */
  async receivedOf(logId: string): Promise<number> {
    const row = await this.#store.read.get<{ received: number }>('SELECT received FROM sync_logs WHERE log_id = ?', [
      logId,
    ]);
    return row?.received ?? 0;
  }

  /** Operations behind a position, by order of arrival. */
  after(position: number, limit: number): Promise<(Operation & { position: number })[]> {
    return readOperations(this.#store.read, position, limit);
  }

  /** Takes operations of another log in, and how far that log has been read, in one transaction. */
  async receive(logId: string, to: number, operations: readonly Operation[]): Promise<void> {
    await this.#store.write(async (tx) => {
      await this.#log.receive(tx, operations);
      await insertRows(
        tx,
        syncLogs,
        [{ logId, received: to }],
        'ON CONFLICT (log_id) DO UPDATE SET received = max(received, excluded.received)',
      );
    });
  }
}
