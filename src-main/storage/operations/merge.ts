import { insertionOf, insertRows, overwriting } from '../insert.ts';
import type { MergedTable } from '../schema/merged.ts';
import { columnName, fromSql } from '../schema/table.ts';
import type { Reader, WriteTx } from '../unit-of-work.ts';
import type { Hlc } from './hlc.ts';

/** What one operation sets of one row. */
export interface Change {
  id: string;
  hlc: Hlc;
  /** When it was recorded, epoch ms. */
  at: number;
  fixed: Record<string, unknown>;
  fields: Record<string, unknown>;
}

interface Merging {
  values: Record<string, unknown>;
  clocks: Map<Hlc, number>;
  createdAt: number;
  updatedAt: number;
}

/**
 * Merges changes into a table: per field, the write with the greatest clock wins, so that the result does not depend on
 * the order of arrival nor on repetition. Creates rows that are not there yet.
 * @returns what writes it, and answers whether none of the rows was there before: most of the work is done ahead of that
 */
export function mergingOf(table: MergedTable, changes: readonly Change[]): (tx: WriteTx) => Promise<boolean> {
  const fresh = merge(table, new Map(), changes);
  const insert = insertionOf(table, recordsOf(fresh), 'ON CONFLICT DO NOTHING');
  return async (tx) => {
    if ((await insert(tx)) === fresh.size) return true;
    // Merging once more into those that were new changes nothing.
    const rows = await loadRows(tx, table, [...fresh.keys()]);
    const updated = [...table.fixed, ...table.fields, 'createdAt', 'updatedAt', 'clocks'];
    await insertRows(tx, table, recordsOf(merge(table, rows, changes)), overwriting('id', updated));
    return false;
  };
}

function merge(table: MergedTable, rows: Map<string, Merging>, changes: readonly Change[]): Map<string, Merging> {
  for (const change of changes) {
    const row = rows.get(change.id) ?? emptyRow(table, change);
    rows.set(change.id, row);
    mergeInto(table, row, change);
  }
  return rows;
}

function recordsOf(rows: ReadonlyMap<string, Merging>): Record<string, unknown>[] {
  return [...rows].map(([id, row]) => ({
    id,
    ...row.values,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    clocks: writeClocks(row.clocks),
  }));
}

function mergeInto(table: MergedTable, row: Merging, change: Change): void {
  for (const name of table.fixed) row.values[name] = lesser(row.values[name], change.fixed[name]);
  let won = 0;
  for (const [name, value] of Object.entries(change.fields)) {
    if (value === undefined) continue;
    const index = table.fields.indexOf(name);
    if (index < 0) throw new Error(`${table.name} has no field ${name}`);
    const bit = 2 ** index;
    if (clockOf(row.clocks, bit) >= change.hlc) continue;
    row.values[name] = value;
    won += bit;
  }
  if (won > 0) {
    for (const [hlc, mask] of row.clocks) {
      const rest = without(mask, won);
      if (rest === 0) row.clocks.delete(hlc);
      else row.clocks.set(hlc, rest);
    }
    row.clocks.set(change.hlc, (row.clocks.get(change.hlc) ?? 0) + won);
  }
  row.createdAt = Math.min(row.createdAt, change.at);
  row.updatedAt = Math.max(row.updatedAt, change.at);
}

/** Honest desks always agree on what an id was derived from; if not, all settle on the same value. */
function lesser(a: unknown, b: unknown): unknown {
  if (a === null || a === undefined) return b ?? null;
  if (b === null || b === undefined) return a;
  return String(b) < String(a) ? b : a;
}

// Masks are added and divided rather than shifted: JavaScript's bit operators stop at 32 fields.
function has(mask: number, bit: number): boolean {
  return Math.floor(mask / bit) % 2 === 1;
}

function without(mask: number, bits: number): number {
  let rest = mask;
  for (let bit = 1; bit <= bits; bit *= 2) if (has(bits, bit) && has(rest, bit)) rest -= bit;
  return rest;
}

function clockOf(clocks: Map<Hlc, number>, bit: number): Hlc {
  for (const [hlc, mask] of clocks) if (has(mask, bit)) return hlc;
  return '';
}

function emptyRow(table: MergedTable, change: Change): Merging {
  const values: Record<string, unknown> = {};
  for (const name of table.fixed) values[name] = change.fixed[name] ?? null;
  for (const name of table.fields) values[name] = emptyValue(table, name);
  return { values, clocks: new Map(), createdAt: change.at, updatedAt: change.at };
}

/** An account is active until somebody says otherwise; every other flag is off. */
function emptyValue(table: MergedTable, name: string): boolean | null {
  return table.columns[name]?.kind === 'boolean' ? name === 'active' : null;
}

/**
 * Makes rows as if nobody had said anything about them before a moment but some fields: what was said of the others is
 * gone, with its clocks.
 * @param kept names of the fields that stay
 */
export async function forgetFields(
  tx: WriteTx,
  table: MergedTable,
  ids: readonly string[],
  kept: readonly string[],
  before: Hlc,
): Promise<void> {
  if (ids.length === 0) return;
  const rows = await loadRows(tx, table, ids);
  for (const row of rows.values()) {
    for (const [index, name] of table.fields.entries()) {
      const bit = 2 ** index;
      const clock = clockOf(row.clocks, bit);
      if (kept.includes(name) || clock === '' || clock >= before) continue;
      row.values[name] = emptyValue(table, name);
      const rest = without(row.clocks.get(clock) ?? 0, bit);
      if (rest === 0) row.clocks.delete(clock);
      else row.clocks.set(clock, rest);
    }
  }
  await insertRows(tx, table, recordsOf(rows), overwriting('id', [...table.fields, 'clocks']));
}

async function loadRows(tx: WriteTx, table: MergedTable, ids: readonly string[]): Promise<Map<string, Merging>> {
  const found = await tx.all<Record<string, unknown>>(
    `SELECT * FROM ${table.name} WHERE id IN (SELECT value FROM json_each(?))`,
    [JSON.stringify(ids)],
  );
  const rows = new Map<string, Merging>();
  for (const record of found) {
    const values: Record<string, unknown> = {};
    for (const name of [...table.fixed, ...table.fields]) {
      const column = table.columns[name];
      if (column !== undefined) values[name] = fromSql(column, record[columnName(name)]);
    }
    rows.set(String(record.id), {
      values,
      clocks: readClocks(String(record.clocks)),
      createdAt: Number(record.created_at),
      updatedAt: Number(record.updated_at),
    });
  }
  return rows;
}

/** Clocks are written in order, so that equal rows are equal as text. */
function writeClocks(clocks: Map<Hlc, number>): string {
  return JSON.stringify([...clocks].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function readClocks(text: string): Map<Hlc, number> {
  return new Map(JSON.parse(text) as [Hlc, number][]);
}

/**
 * The clocks of what was said last of one field of some rows: what somebody sees who changes it now.
 * @returns nothing for rows that are not there, and for those of which nothing was said
 */
export async function lastSaid(
  read: Reader,
  table: MergedTable,
  field: string,
  ids: readonly string[],
): Promise<Map<string, Hlc>> {
  const bit = 2 ** table.fields.indexOf(field);
  const rows = await read.all<{ id: string; clocks: string }>(
    `SELECT id, clocks FROM ${table.name} WHERE id IN (SELECT value FROM json_each(?))`,
    [JSON.stringify(ids)],
  );
  return new Map(
    rows.flatMap(({ id, clocks }) => {
      const hlc = clockOf(readClocks(clocks), bit);
      return hlc === '' ? [] : [[id, hlc] as const];
    }),
  );
}
