import type { SqlValue } from '../statements.ts';
import type { Reader } from '../unit-of-work.ts';

/** Rows that are asked for at once; after a failure fewer and fewer, to come as near to the damage as can be. */
const PAGES = [500, 50, 5, 1] as const;
/** No rowid is beyond this. */
const MOST = 2 ** 52;

export type RawRow = Record<string, SqlValue>;

/** A table as it is to be read: in the order of its key. */
export interface ReadableTable {
  name: string;
  columns: readonly string[];
  /** `rowid`, or the one column of the primary key where the table has no rowid. */
  key: string;
  numeric: boolean;
}

type Key = number | string;

/**
 * Reads what can be read of a table in a damaged database, page by page. Where a place cannot be read it goes on behind it.
 * Rows come in the order of the key, and behind a place that no way leads around from the end backwards.
 * @param onRows gets each page
 * @returns how many places could not be read
 */
export async function readRows(
  read: Reader,
  table: ReadableTable,
  onRows: (rows: readonly RawRow[]) => Promise<void>,
): Promise<number> {
  let gaps = 0;
  let last: Key | null = null;
  for (;;) {
    const page: Page = await pageAfter(read, table, last);
    if (page.rows.length > 0) await onRows(page.rows.map(withoutKey));
    if (page.last !== null) last = page.last;
    if (page.state === 'end') return gaps;
    if (page.state === 'more') continue;
    gaps += 1;
    const behind: Key | null = await keyBehind(read, table, last);
    if (behind === null) break;
    last = behind;
  }
  await backwards(read, table, last, onRows);
  return gaps;
}

interface Page {
  rows: RawRow[];
  last: Key | null;
  state: 'more' | 'end' | 'damaged';
}

async function pageAfter(read: Reader, table: ReadableTable, last: Key | null): Promise<Page> {
  for (const size of PAGES) {
    const rows = await ask(read, table, last, { size, descending: false });
    if (rows === null) continue;
    const key = rows.at(-1)?._key as Key | undefined;
    // A page that refers back to an earlier one would be read for ever.
    if (key !== undefined && last !== null && key <= last) return { rows: [], last: null, state: 'damaged' };
    return { rows, last: key ?? null, state: rows.length < size ? 'end' : 'more' };
  }
  return { rows: [], last: null, state: 'damaged' };
}

/** The nearest key from which reading goes on, or null where there is none. */
async function keyBehind(read: Reader, table: ReadableTable, last: Key | null): Promise<Key | null> {
  const goesOn = async (key: Key) => (await ask(read, table, key, { size: 1, descending: false })) !== null;
  if (typeof last === 'string') {
    // Further and further: the same beginning, with its last character counted up.
    for (let length = last.length; length > 0; length -= 1) {
      const next = last.slice(0, length - 1) + String.fromCharCode(last.charCodeAt(length - 1) + 1);
      if (await goesOn(next)) return next;
    }
    return null;
  }
  if (!table.numeric) return null;
  const from = last ?? 0;
  let step = 1;
  while (!(await goesOn(from + step))) {
    step *= 2;
    if (from + step > MOST) return null;
  }
  let [damaged, sound] = [Math.floor(step / 2), step];
  while (sound - damaged > 1) {
    const middle = Math.floor((damaged + sound) / 2);
    if (await goesOn(from + middle)) sound = middle;
    else damaged = middle;
  }
  return from + sound;
}

async function backwards(
  read: Reader,
  table: ReadableTable,
  until: Key | null,
  onRows: (rows: readonly RawRow[]) => Promise<void>,
): Promise<void> {
  let first: Key | null = null;
  for (;;) {
    let rows: RawRow[] | null = null;
    for (const size of PAGES) {
      rows = await ask(read, table, first, { size, descending: true });
      if (rows !== null) break;
    }
    const fresh: RawRow[] = (rows ?? []).filter((row) => until === null || (row._key as Key) > until);
    if (fresh.length === 0) return;
    await onRows(fresh.map(withoutKey));
    const key = fresh.at(-1)?._key as Key;
    if (first !== null && key >= first) return;
    first = key;
  }
}

/** Null where this cannot be read. */
async function ask(
  read: Reader,
  { name, columns, key }: ReadableTable,
  from: Key | null,
  { size, descending }: { size: number; descending: boolean },
): Promise<RawRow[] | null> {
  const where = from === null ? '' : `WHERE ${key} ${descending ? '<' : '>'} ?`;
  // An index may be damaged elsewhere than the table is; without a rowid the key is the table.
  const plain = key === 'rowid' ? 'NOT INDEXED' : '';
  try {
    return await read.all<RawRow>(
      `SELECT ${key} AS _key, ${columns.join(', ')} FROM ${name} ${plain} ${where} ORDER BY ${key} ${descending ? 'DESC' : ''} LIMIT ${size}`,
      from === null ? [] : [from],
    );
  } catch {
    return null;
  }
}

function withoutKey({ _key, ...row }: RawRow): RawRow {
  return row;
}
