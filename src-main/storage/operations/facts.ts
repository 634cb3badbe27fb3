import { insertRows } from '../insert.ts';
import type { Columns, Table } from '../schema/table.ts';
import { columnName } from '../schema/table.ts';
import type { WriteTx } from '../unit-of-work.ts';

/**
 * Adds facts. A fact is never changed; should two operations claim the same id, the one with the smaller clock stands on
 * every desk.
 * @returns where some were there before: the rows under these ids as they were, for refreshing what was derived from them
 */
export async function insertFacts<C extends Columns>(
  tx: WriteTx,
  table: Table<C>,
  rows: readonly (Record<string, unknown> & { id: string; hlc: string })[],
): Promise<Record<string, unknown>[]> {
  const earliest = new Map<string, (typeof rows)[number]>();
  for (const row of rows) {
    const other = earliest.get(row.id);
    if (other === undefined || row.hlc < other.hlc) earliest.set(row.id, row);
  }
  const facts = [...earliest.values()] as Partial<Record<keyof C & string, unknown>>[];
  if ((await insertRows(tx, table, facts, 'ON CONFLICT DO NOTHING')) === facts.length) return [];

  const before = await tx.all<Record<string, unknown>>(
    `SELECT * FROM ${table.name} WHERE id IN (SELECT value FROM json_each(?))`,
    [JSON.stringify([...earliest.keys()])],
  );
  const updates = Object.keys(table.columns)
    .filter((name) => name !== 'id')
    .map((name) => `${columnName(name)} = excluded.${columnName(name)}`);
  await insertRows(
    tx,
    table,
    facts,
    `ON CONFLICT (id) DO UPDATE SET ${updates.join(', ')} WHERE excluded.hlc < ${table.name}.hlc`,
  );
  return before;
}
