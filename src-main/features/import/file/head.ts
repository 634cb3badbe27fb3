import { MAX_COLUMNS } from './limits.ts';
import { countRecognised } from './mapping.ts';
import { ImportFileError } from './types.ts';
import { cleanLine, isEmail } from './values.ts';

/** A row as it comes from a file of any format. */
export interface RawRow {
  readonly rowNumber: number;
  readonly cells: readonly string[];
  /** The reader's complaint, a plain sentence; the row is rejected with it. */
  readonly problem: string | null;
  readonly looseQuotes: boolean;
  /** True where the format cannot lose cells, so that fewer or more of them is no sign of damage. */
  readonly grid: boolean;
}

export interface Head {
  /** Index into the rows looked at; -1 when there are no headings. */
  readonly index: number;
  readonly headingRow: number | null;
  /** Unique, one for each column. */
  readonly headings: readonly string[];
  /** The file was written by `writeRejectedCsv`: its last two columns and its apostrophes are ours to take away. */
  readonly isRejectedFile: boolean;
}

export const ROW_HEADING = 'Row';
export const REASON_HEADING = 'Reason';

const isBlank = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '');
const filled = (cells: readonly string[]): number => cells.filter((cell) => cell.trim() !== '').length;

/** Number of cells up to the last that holds something. */
export function usedWidth(cells: readonly string[]): number {
  let width = cells.length;
  while (width > 0 && (cells[width - 1] ?? '').trim() === '') width--;
  return width;
}

/** Values that a heading never is: addresses, numbers, dates. */
function isData(cell: string): boolean {
  const text = cell.trim();
  return isEmail(text) || /^https?:\/\//i.test(text) || /^[+(]?\d[\d\s.,:/()+T-]*Z?$/.test(text);
}

/** A row with an address in it, or with numbers in more than half of its cells, is no row of headings. */
function isDataRow(cells: readonly string[]): boolean {
  if (cells.some((cell) => isEmail(cell.trim()) || /^https?:\/\//i.test(cell.trim()))) return true;
  return cells.filter(isData).length * 2 > filled(cells);
}

/** The most frequent number of columns among the rows. */
function typicalWidth(rows: readonly RawRow[]): number {
  const counts = new Map<number, number>();
  for (const row of rows) {
    if (row.problem !== null) continue;
    const width = row.grid ? usedWidth(row.cells) : row.cells.length;
    if (width > 0 && !isBlank(row.cells)) counts.set(width, (counts.get(width) ?? 0) + 1);
  }
  return [...counts].reduce(
    (best, entry) => (entry[1] > best[1] || (entry[1] === best[1] && entry[0] > best[0]) ? entry : best),
    [0, 0],
  )[0];
}

/**
 * Finds the row of the headings: the one among the first twenty with the most known headings; else the first row that is as
 * wide as the table and holds nothing but words. Lines above (a title, the date of the export) are passed over. A table
 * whose first row is already data has no headings: index -1.
 */
export function findHeadingIndex(rows: readonly RawRow[]): number {
  const width = typicalWidth(rows);
  let best = -1;
  let bestScore = 0;
  for (const [index, row] of rows.slice(0, 20).entries()) {
    if (row.problem !== null || isBlank(row.cells) || isDataRow(row.cells)) continue;
    if (width > 1 && filled(row.cells) < 2) continue;
    const score = countRecognised(row.cells);
    if (score > bestScore) {
      best = index;
      bestScore = score;
    }
  }
  if (best >= 0) return best;
  for (const [index, row] of rows.slice(0, 20).entries()) {
    if (isBlank(row.cells) || (filled(row.cells) === 1 && width > 1)) continue;
    const cells = row.cells.slice(0, usedWidth(row.cells));
    const distinct = new Set(cells.map((cell) => cell.trim())).size === cells.length;
    const wordsOnly = cells.every((cell) => cell.trim() !== '' && !isData(cell));
    // A single column of words nobody knows is a list of names. Its first line is a name too.
    return width > 1 && distinct && wordsOnly && cells.length >= Math.min(width, 2) ? index : -1;
  }
  return -1;
}

/** Makes headings unique and never empty: "Name (2)", "Column 4". `__proto__` would not survive as a key of an object. */
export function uniqueHeadings(cells: readonly string[], width: number): string[] {
  const used = new Set<string>();
  const result: string[] = [];
  for (let column = 0; column < width; column++) {
    const text = cleanLine(cells[column] ?? '').slice(0, 200);
    const base = text === '' ? `Column ${column + 1}` : text === '__proto__' ? '“__proto__”' : text;
    let heading = base;
    for (let count = 2; used.has(heading); count++) heading = `${base} (${count})`;
    used.add(heading);
    result.push(heading);
  }
  return result;
}

/**
 * Describes the head of a table from its first rows. Throws `ImportFileError` (`noRows`, `tooManyColumns`).
 *
 * @param headingRow the row number to take, null for none, undefined to search
 */
export function describeHead(rows: readonly RawRow[], headingRow: number | null | undefined): Head {
  if (rows.every((row) => isBlank(row.cells))) {
    throw new ImportFileError(
      'noRows',
      'There is nothing in this list but blank rows. Export the attendee list again.',
    );
  }
  const index =
    headingRow === undefined
      ? findHeadingIndex(rows)
      : headingRow === null
        ? -1
        : rows.findIndex((row) => row.rowNumber === headingRow);
  const head = rows[index];
  const body = rows.slice(index + 1).filter((row) => row.problem === null);
  const widest = Math.max(0, ...body.filter((row) => row.grid || index < 0).map((row) => usedWidth(row.cells)));
  const width = Math.max(head === undefined ? 0 : usedWidth(head.cells), widest);
  if (width > MAX_COLUMNS) {
    throw new ImportFileError(
      'tooManyColumns',
      `The list has more than ${MAX_COLUMNS} columns. Delete those that nobody needs, or choose another separator.`,
    );
  }
  const headings = uniqueHeadings(head?.cells ?? [], width);
  const isRejectedFile = headings.length > 2 && headings.at(-2) === ROW_HEADING && headings.at(-1) === REASON_HEADING;
  return {
    index,
    headingRow: head?.rowNumber ?? null,
    headings: isRejectedFile ? headings.slice(0, -2) : headings,
    isRejectedFile,
  };
}
