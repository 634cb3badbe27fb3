import type { RawRow } from './head.ts';
import { HEAD_ROWS } from './limits.ts';
import { countRecognised } from './mapping.ts';
import { type RowChunk, sheetRows } from './table.ts';
import { ImportFileError } from './types.ts';
import type { Workbook } from './xlsx/workbook.ts';

const SHEETS_LOOKED_AT = 12;

/** The first rows of a table; reading stops there. */
export async function firstRows(chunks: AsyncGenerator<RowChunk>): Promise<RawRow[]> {
  const rows: RawRow[] = [];
  for await (const chunk of chunks) {
    for (const row of chunk.rows) rows.push(row);
    if (rows.length >= HEAD_ROWS) break;
  }
  return rows.slice(0, HEAD_ROWS);
}

/** The sheet asked for, else the one whose headings say most about people: the first sheet is often a cover page. */
export async function chooseSheet(
  workbook: Workbook,
  sheet: string | undefined,
  totalBytes: number,
  signal: AbortSignal,
): Promise<{ name: string; rows: RawRow[] }> {
  const names = sheet === undefined ? workbook.sheets.slice(0, SHEETS_LOOKED_AT).map((entry) => entry.name) : [sheet];
  let best: { name: string; rows: RawRow[] } | null = null;
  let bestScore = -1;
  for (const name of names) {
    const rows = await firstRows(sheetRows(workbook, name, totalBytes, signal));
    if (rows.length === 0) continue;
    const score = Math.max(...rows.slice(0, 20).map((row) => countRecognised(row.cells)));
    if (score > bestScore) {
      best = { name, rows };
      bestScore = score;
    }
  }
  if (best === null) throw new ImportFileError('noRows', 'The workbook holds no rows. Export the attendee list again.');
  return best;
}
