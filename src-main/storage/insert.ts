import { type Columns, columnName, type Table, toSql } from './schema/table.ts';
import type { SqlValue, WriteTx } from './unit-of-work.ts';

/** SQLite takes 32,766 parameters per statement. */
const MAX_PARAMETERS = 32_000;

/**
 * Inserts rows with as few statements as possible.
 * @param conflict what follows the values, such as `ON CONFLICT DO NOTHING`
 */
export async function insertRows<C extends Columns>(
  tx: WriteTx,
  table: Table<C>,
  rows: readonly Partial<Record<keyof C & string, unknown>>[],
  conflict = '',
): Promise<void> {
  const first = rows[0];
  if (first === undefined) return;
  const properties = Object.keys(first) as (keyof C & string)[];
  const head = `INSERT INTO ${table.name} (${properties.map(columnName).join(', ')}) VALUES `;
  const tuple = `(${properties.map(() => '?').join(',')})`;
  const perStatement = Math.floor(MAX_PARAMETERS / properties.length);
  for (let start = 0; start < rows.length; start += perStatement) {
    const slice = rows.slice(start, start + perStatement);
    const parameters: SqlValue[] = [];
    for (const row of slice)
      for (const property of properties) parameters.push(toSql(table.columns[property], row[property]));
    await tx.run(`${head}${Array(slice.length).fill(tuple).join(',')} ${conflict}`, parameters);
  }
}

/** `ON CONFLICT(id) DO UPDATE` of the named columns. */
export function overwriting(key: string, properties: readonly string[]): string {
  return `ON CONFLICT (${key}) DO UPDATE SET ${properties.map((name) => `${columnName(name)} = excluded.${columnName(name)}`).join(', ')}`;
}
