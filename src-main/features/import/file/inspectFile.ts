import { stat } from 'node:fs/promises';
import { undoDefuse } from '#shared/domain/spreadsheet.ts';
import { detectFormat } from './format.ts';
import { describeHead, type Head, type RawRow } from './head.ts';
import { HEAD_ROWS } from './limits.ts';
import { detectSource, mappingSignature, proposeByContent, proposeMapping } from './mapping.ts';
import { chooseSheet, firstRows } from './sheets.ts';
import { detectLayout, type RowChunk, textRows } from './table.ts';
import type { FileInspection, InspectOptions } from './types.ts';
import { openWorkbook, type Workbook } from './xlsx/workbook.ts';

const SAMPLE_ROWS = 20;
/** Text files up to this size are counted to the end; the rows of larger ones are estimated. */
const COUNTED_BYTES = 16_000_000;

/**
 * Looks at a file without importing it: what it is, how it is encoded and cut, which row holds the headings, which shop wrote
 * it, and what each column probably means. What `options` gives is taken and not detected, so that somebody can correct a
 * wrong guess and look again. Throws `ImportFileError`.
 */
export async function inspectFile(
  path: string,
  options: InspectOptions = {},
  signal: AbortSignal = new AbortController().signal,
): Promise<FileInspection> {
  const { format, totalBytes } = await detectFormat(path);
  if (format === 'text') return await inspectText(path, totalBytes, options, signal);
  const workbook = await openWorkbook(path);
  try {
    return await inspectWorkbook(workbook, totalBytes, options, signal);
  } finally {
    workbook.close();
  }
}

async function inspectText(
  path: string,
  totalBytes: number,
  options: InspectOptions,
  signal: AbortSignal,
): Promise<FileInspection> {
  const layout = await detectLayout(path, options, signal);
  const rows = await firstRows(textRows(path, layout, signal));
  const head = describeHead(rows, options.headingRow);
  const count = await countText(path, textRows(path, layout, signal), head, totalBytes);
  return {
    format: 'text',
    encoding: layout.encoding,
    byteOrderMark: layout.byteOrderMark,
    separator: layout.separator,
    sheets: [],
    sheet: null,
    ...summarise(rows, head, layout.warnings),
    ...count,
    totalBytes,
  };
}

/** Counts the rows that are not blank: all of them in a small file, else by the size of the first ones. */
async function countText(
  path: string,
  chunks: AsyncGenerator<RowChunk>,
  head: Head,
  totalBytes: number,
): Promise<{ rowCount: number; rowCountExact: boolean }> {
  let rows = 0;
  for await (const chunk of chunks) {
    for (const row of chunk.rows) {
      if (row.rowNumber > (head.headingRow ?? 0) && row.cells.some((cell) => cell.trim() !== '')) rows++;
    }
    if (chunk.bytesRead >= COUNTED_BYTES && chunk.bytesRead < totalBytes) {
      const size = (await stat(path)).size;
      return { rowCount: Math.round((rows * size) / chunk.bytesRead), rowCountExact: false };
    }
  }
  return { rowCount: rows, rowCountExact: true };
}

async function inspectWorkbook(
  workbook: Workbook,
  totalBytes: number,
  options: InspectOptions,
  signal: AbortSignal,
): Promise<FileInspection> {
  const { name, rows } = await chooseSheet(workbook, options.sheet, totalBytes, signal);
  const head = describeHead(rows, options.headingRow);
  const whole = rows.length < HEAD_ROWS;
  const dataRows = rows.filter((row) => row.rowNumber > (head.headingRow ?? 0)).length;
  return {
    format: 'xlsx',
    encoding: null,
    byteOrderMark: false,
    separator: null,
    sheets: workbook.sheets.map((sheet) => sheet.name),
    sheet: name,
    ...summarise(rows, head, []),
    rowCount: whole ? dataRows : null,
    rowCountExact: whole,
    totalBytes,
  };
}

/** What the first rows say, whatever the format. */
function summarise(
  rows: readonly RawRow[],
  head: Head,
  warnings: readonly string[],
): Pick<FileInspection, 'source' | 'headingRow' | 'headings' | 'sample' | 'mapping' | 'signature' | 'warnings'> {
  const clean = head.isRejectedFile ? undoDefuse : (cell: string): string => cell;
  const body = rows
    .slice(head.index + 1)
    .filter((row) => row.problem === null && row.cells.some((cell) => cell.trim() !== ''))
    .map((row) => head.headings.map((_, column) => clean(row.cells[column] ?? '')));
  const notes = [...warnings];
  if (head.headingRow === null) notes.push('The list has no row of headings: say what each column holds.');
  else if (head.headingRow > 1)
    notes.push(`Row ${head.headingRow} is taken as the headings; the rows above it are left out.`);
  if (head.isRejectedFile)
    notes.push('This is a corrected list of rejected rows; its columns “Row” and “Reason” are left out.');
  return {
    source: head.headingRow === null ? 'generic' : detectSource(head.headings),
    headingRow: head.headingRow,
    headings: head.headings,
    sample: body.slice(0, SAMPLE_ROWS),
    mapping: head.headingRow === null ? proposeByContent(head.headings, body) : proposeMapping(head.headings, body),
    signature: mappingSignature(head.headings),
    warnings: notes,
  };
}
