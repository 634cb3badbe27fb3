import { type Columns, columnName, type Table, toSql } from './schema/table.ts';
import type { WriteTx } from './unit-of-work.ts';

/**
 * Inserts rows with one statement. The rows travel as one JSON text, which SQLite takes apart in its own thread: thousands
 * of bound parameters would keep the thread that answers scans busy, and the statement is the same for any number of rows.
 * @param conflict what follows the values, such as `ON CONFLICT DO NOTHING`
 */
export async function insertRows<C extends Columns>(
  tx: WriteTx,
  table: Table<C>,
  rows: readonly Partial<Record<keyof C & string, unknown>>[],
  conflict = '',
): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const properties = Object.keys(first) as (keyof C & string)[];
  const values = rows.map((row) => properties.map((property) => toSql(table.columns[property], row[property])));
  await tx.run(
    `INSERT INTO ${table.name} (${properties.map(columnName).join(', ')})
     SELECT ${properties.map((_, index) => `value ->> ${index}`).join(', ')} FROM json_each(?) WHERE true ${conflict}`,
    [JSON.stringify(values)],
  );
}

/** `ON CONFLICT(id) DO UPDATE` of the named columns. */
export function overwriting(key: string, properties: readonly string[]): string {
  return `ON CONFLICT (${key}) DO UPDATE SET ${properties.map((name) => `${columnName(name)} = excluded.${columnName(name)}`).join(', ')}`;
}
