import { readFileSync } from 'node:fs';
import { CsvReader } from '#main/features/import/file/text/csv.ts';
import { readSheet } from '#main/features/import/file/xlsx/sheet.ts';
import { openWorkbook } from '#main/features/import/file/xlsx/workbook.ts';
import { undoDefuse } from '#shared/domain/spreadsheet.ts';

/** The cells of a list that left the app, the headings first: the same of both kinds of files where they say the same. */
export async function cellsOf(path: string): Promise<string[][]> {
  const rows = path.endsWith('.xlsx') ? await rowsOfXlsx(path) : rowsOfCsv(path);
  const width = rows[0]?.length ?? 0;
  // A sheet leaves out what is empty at the end of a row.
  return rows.map((cells) => Array.from({ length: Math.max(width, cells.length) }, (_, index) => cells[index] ?? ''));
}

function rowsOfCsv(path: string): string[][] {
  const reader = new CsvReader(',');
  const text = readFileSync(path, 'utf8').replace(/^\ufeff/, '');
  const records = [...reader.push(text), ...reader.end()];
  return records
    .filter(({ cells }) => cells.some((cell) => cell !== ''))
    .map(({ cells }) => cells.map((cell) => dateOf(undoDefuse(cell))));
}

async function rowsOfXlsx(path: string): Promise<string[][]> {
  const workbook = await openWorkbook(path);
  const [sheet] = workbook.sheets;
  if (sheet === undefined) throw new Error('The workbook has no sheet');
  const rows: string[][] = [];
  for await (const chunk of readSheet(workbook, sheet)) rows.push(...chunk.rows.map(({ cells }) => [...cells]));
  return rows;
}

/** A moment as a sheet has it: to the second, and without a time where that is midnight. */
function dateOf(cell: string): string {
  if (!/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(cell)) return cell;
  const rounded = new Date(Math.round(Date.parse(cell) / 1000) * 1000).toISOString();
  return rounded.slice(11, 19) === '00:00:00' ? rounded.slice(0, 10) : rounded.slice(0, 19);
}
