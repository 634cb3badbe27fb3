import { type Columns, columnName, type Table, toSql } from './schema/table.ts';
import type { SqlValue } from './statements.ts';
import type { WriteTx } from './unit-of-work.ts';

type Row<C extends Columns> = Partial<Record<keyof C & string, unknown>>;

/**
 * Inserts rows with one statement. The rows travel as one JSON text, which SQLite takes apart in its own thread: thousands
 * of bound parameters would keep the thread that answers scans busy.
 * @param conflict what follows the values, such as `ON CONFLICT DO NOTHING`
 * @returns how many rows were inserted or changed
 */
export function insertRows<C extends Columns>(
  tx: WriteTx,
  table: Table<C>,
  rows: readonly Row<C>[],
  conflict = '',
): Promise<number> {
  return insertionOf(table, rows, conflict)(tx);
}

/** Gets ready to insert rows, as {@link insertRows} does. */
export function insertionOf<C extends Columns>(
  table: Table<C>,
  rows: readonly Row<C>[],
  conflict = '',
): (tx: WriteTx) => Promise<number> {
  const [first] = rows;
  if (first === undefined) return async () => 0;
  const constants: string[] = [];
  const parameters: SqlValue[] = [];
  const varying: (keyof C & string)[] = [];
  for (const property of Object.keys(first) as (keyof C & string)[]) {
    // Each column costs time per row. What all rows agree in is bound once, and nothing where that is null, the default.
    const value = toSql(table.columns[property], first[property]);
    if (rows.some((row) => toSql(table.columns[property], row[property]) !== value)) varying.push(property);
    else if (value !== null) {
      constants.push(property);
      parameters.push(value);
    }
  }
  const columns = [...constants, ...varying].map(columnName).join(', ');
  const bound = constants.map(() => '?');
  if (varying.length === 0 && rows.length === 1) {
    const sql = `INSERT INTO ${table.name} (${columns}) VALUES (${bound.join(', ')}) ${conflict}`;
    return (tx) => tx.run(sql, parameters);
  }
  const selected = [...bound, ...varying.map((_, index) => `value ->> ${index}`)].join(', ');
  const sql = `INSERT INTO ${table.name} (${columns}) SELECT ${selected} FROM jsonb_each(?) WHERE true ${conflict}`;
  parameters.push(
    JSON.stringify(rows.map((row) => varying.map((property) => toSql(table.columns[property], row[property])))),
  );
  return (tx) => tx.run(sql, parameters);
}

/** `ON CONFLICT(id) DO UPDATE` of the named columns. */
export function overwriting(key: string, properties: readonly string[]): string {
  return `ON CONFLICT (${key}) DO UPDATE SET ${properties.map((name) => `${columnName(name)} = excluded.${columnName(name)}`).join(', ')}`;
}
