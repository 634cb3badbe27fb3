import { findHeadingIndex, type RawRow } from './head.ts';
import { HEAD_ROWS } from './limits.ts';
import { countRecognised } from './mapping.ts';
import { CsvReader } from './text/csv.ts';
import type { Separator } from './types.ts';

const CANDIDATES: readonly Separator[] = [',', ';', '\t', '|'];

/** The separator that Excel's first line `sep=;` names; null without one. */
export function declaredSeparator(text: string): Separator | null {
  const sign = /^\ufeff?"?sep=([^\r\n])"?[\r\n]/i.exec(text)?.[1];
  return CANDIDATES.find((candidate) => candidate === sign) ?? null;
}

/** The rows at the start of a text, read with a separator. */
export function rowsOfText(text: string, separator: Separator, complete: boolean): RawRow[] {
  const reader = new CsvReader(separator);
  const records = [...reader.push(text), ...(complete ? reader.end() : [])];
  return records.slice(0, HEAD_ROWS).map((record, index) => ({ ...record, rowNumber: index + 1, grid: false }));
}

/** How well the rows fit a table: known headings count most, then rows of one width, then columns. */
function score(rows: readonly RawRow[]): number {
  const filled = rows.filter((row) => row.cells.some((cell) => cell.trim() !== ''));
  const index = findHeadingIndex(rows);
  const width = rows[index]?.cells.length ?? filled[0]?.cells.length ?? 0;
  if (width < 2) return 0;
  const body = filled.filter((row) => row.rowNumber > (rows[index]?.rowNumber ?? 0));
  const fitting = body.filter((row) => row.problem === null && row.cells.length === width).length;
  const consistency = body.length === 0 ? 1 : fitting / body.length;
  return 3 * countRecognised(rows[index]?.cells ?? []) + 4 * consistency + Math.log2(width) / 4;
}

/**
 * Finds the separator of a delimited text from its start. A list of a single column has none; it is read with one that does
 * not occur, so that "Müller, Anna" stays whole.
 *
 * @param complete the text is the whole file, and its last line counts
 */
export function detectSeparator(text: string, complete: boolean): Separator {
  const declared = declaredSeparator(text);
  if (declared !== null) return declared;
  let best: Separator | null = null;
  let bestScore = 0;
  for (const candidate of CANDIDATES) {
    if (!text.includes(candidate)) continue;
    const points = score(rowsOfText(text, candidate, complete));
    if (points > bestScore) {
      best = candidate;
      bestScore = points;
    }
  }
  const bare = CANDIDATES.find((candidate) => text.replaceAll(candidate, '').trim() === '');
  if (bare !== undefined) return bare;
  const [firstLine = ''] = text.trimStart().split(/[\r\n]/, 1);
  const headingIsWhole =
    countRecognised([firstLine]) > 0 && !CANDIDATES.some((candidate) => firstLine.includes(candidate));
  if (best === null || headingIsWhole) return CANDIDATES.find((candidate) => !text.includes(candidate)) ?? '|';
  return best;
}
