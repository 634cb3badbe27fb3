import { type Columns, columnName, type Table, toSql } from './schema/table.ts';
import type { WriteTx } from './unit-of-work.ts';

type Row<C extends Columns> = Partial<Record<keyof C & string, unknown>>;

/**
 * Inserts rows with one statement. The rows travel as one JSON text, which SQLite takes apart in its own thread: thousands
 * of bound parameters would keep the thread that answers scans busy.
 * @param conflict what follows the values, such as `ON CONFLICT DO NOTHING`
 */
export function insertRows<C extends Columns>(
  tx: WriteTx,
  table: Table<C>,
  rows: readonly Row<C>[],
  conflict = '',
): Promise<void> {
  return insertionOf(table, rows, conflict)(tx);
}

/** Gets ready to insert rows, as {@link insertRows} does. */
export function insertionOf<C extends Columns>(
  table: Table<C>,
  rows: readonly Row<C>[],
  conflict = '',
): (tx: WriteTx) => Promise<void> {
  if (rows.length === 0) return async () => {};
  const { into, select, values } = statement(table, rows);
  return (tx) => tx.run(`INSERT INTO ${into} SELECT ${select} FROM jsonb_each(?) WHERE true ${conflict}`, [values]);
}

/**
 * Gets ready to insert those rows whose key, which is `id`, is not there yet.
 * @returns what inserts them, and answers their ids
 */
export function insertionOfUnknown<C extends Columns>(
  table: Table<C>,
  rows: readonly Row<C>[],
): (tx: WriteTx) => Promise<Set<string>> {
  if (rows.length === 0) return async () => new Set();
  const { into, select, values } = statement(table, rows);
  const sql = `INSERT INTO ${into} SELECT ${select} FROM jsonb_each(?) WHERE true ON CONFLICT DO NOTHING RETURNING id`;
  return async (tx) => new Set((await tx.all<{ id: string }>(sql, [values])).map((row) => row.id));
}

function statement<C extends Columns>(table: Table<C>, rows: readonly Row<C>[]) {
  const all = Object.keys(rows[0] ?? {}) as (keyof C & string)[];
  // Each column costs time per row. Those that nobody has a value for get their default, which is null.
  const properties = all.filter((property) => rows.some((row) => (row[property] ?? null) !== null));
  return {
    into: `${table.name} (${properties.map(columnName).join(', ')})`,
    select: properties.map((_, index) => `value ->> ${index}`).join(', '),
    values: JSON.stringify(
      rows.map((row) => properties.map((property) => toSql(table.columns[property], row[property]))),
    ),
  };
}

/** `ON CONFLICT(id) DO UPDATE` of the named columns. */
export function overwriting(key: string, properties: readonly string[]): string {
  return `ON CONFLICT (${key}) DO UPDATE SET ${properties.map((name) => `${columnName(name)} = excluded.${columnName(name)}`).join(', ')}`;
}
