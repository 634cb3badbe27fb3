import { insertRows } from './insert.ts';
import { seal } from './operations/examine.ts';
import { hlcOf } from './operations/hlc.ts';
import { deskSet } from './operations/kinds/index.ts';
import { readOperations } from './operations/log.ts';
import { operations as operationsTable } from './schema/local.ts';
import type { Reader, WriteTx } from './unit-of-work.ts';

const PAGE = 500;

/** What a log holds that another one may lack. */
export interface Carried {
  from: Reader;
  /** Whose log it is. Others count operations under the same id, as where its data folder was copied. */
  deskId: string;
  /** An id that nobody has. */
  under: string;
}

/**
 * Puts what one log holds into another one that lacks it. What its own desk has made is numbered anew under an id that nobody has, as its own
 * number may be that of something else; what comes of others stays as it is. Applied it is at the next start, by
 * `OperationLog.applyUnknown`.
 * @returns how many operations that were
 */
export async function carryOver(tx: WriteTx, { from, deskId, under }: Carried): Promise<number> {
  let seq = 0;
  let carried = 0;
  for (let position = 0; ; ) {
    const page = await readOperations(from, position, PAGE);
    const last = page.at(-1);
    if (last === undefined) return carried;
    position = last.position;
    const there = await tx.all<{ deskId: string; seq: number; hash: string }>(
      `SELECT o.desk_id AS deskId, o.seq, o.hash FROM json_each(?) AS i
       CROSS JOIN operations AS o ON o.desk_id = i.value ->> 0 AND o.seq = i.value ->> 1`,
      [JSON.stringify(page.map((one) => [one.deskId, one.seq]))],
    );
    const hashes = new Map(there.map((one) => [`${one.deskId} ${one.seq}`, one.hash]));
    const rows = page.flatMap(({ position: _, ...operation }) => {
      const hash = hashes.get(`${operation.deskId} ${operation.seq}`);
      const isOwn = operation.deskId === deskId;
      // What was scrubbed holds nothing any more, and what the desk is called is said anew.
      if (hash === operation.hash || operation.redacted === 1 || (isOwn && operation.kind === deskSet.kind)) return [];
      if (!isOwn) return hash === undefined ? [operation] : [];
      seq += 1;
      return [seal({ ...operation, deskId: under, seq, hlc: hlcOf(operation.hlc, under) })];
    });
    carried += rows.length;
    const kept = rows.map((operation) => ({ ...operation, state: 'unknown', reason: 'It was carried over.' }));
    await insertRows(tx, operationsTable, kept);
  }
}
