import { createHash } from 'node:crypto';
import { replicatedTables } from '../schema/replicated.ts';
import { columnName, type Table } from '../schema/table.ts';
import type { SqlValue } from '../statements.ts';
import type { Reader } from '../unit-of-work.ts';

/** Rows read at once, so that a large table is never in memory as a whole. */
const PAGE = 2000;

/** How much a table holds, and a hash over every column of every row, the same wherever the rows are the same. */
export interface TableDigest {
  rows: number;
  hash: string;
}

/** Digests of everything that desks which hold the same operations must agree on, by table. */
export async function replicatedDigests(read: Reader): Promise<Record<string, TableDigest>> {
  const digests: Record<string, TableDigest> = {};
  for (const table of replicatedTables) digests[table.name] = await tableDigest(read, table);
  return digests;
}

/** Digest of one table, its rows taken in the order of the primary key. */
export async function tableDigest(read: Reader, table: Table): Promise<TableDigest> {
  const key = Object.entries(table.columns).find(([, column]) => column.primary)?.[0];
  if (key === undefined) throw new Error(`${table.name} has no primary key to order its rows by`);
  const keyColumn = columnName(key);
  const columns = Object.keys(table.columns).map(columnName);
  const hash = createHash('sha256');
  let rows = 0;
  let after: SqlValue = null;
  for (;;) {
    const page: Record<string, SqlValue>[] = await read.all<Record<string, SqlValue>>(
      `SELECT ${columns.join(', ')} FROM ${table.name} WHERE ?1 IS NULL OR ${keyColumn} > ?1 ORDER BY ${keyColumn} LIMIT ${PAGE}`,
      [after],
    );
    for (const row of page) hash.update(`${JSON.stringify(columns.map((column) => row[column] ?? null))}\n`);
    rows += page.length;
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) break;
    after = last[keyColumn] ?? null;
  }
  return { rows, hash: hash.digest('hex') };
}
