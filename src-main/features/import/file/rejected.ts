import { open } from 'node:fs/promises';
import { defuse } from '#shared/domain/spreadsheet.ts';
import { REASON_HEADING, ROW_HEADING } from './head.ts';
import type { RejectedRow, Separator } from './types.ts';

function line(cells: readonly string[], separator: Separator): string {
  const quoted = cells.map((cell) => {
    const safe = defuse(cell);
    return /["\r\n,;\t|]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  });
  return `${quoted.join(separator)}\r\n`;
}

/** One row of the file. Cells that the row has too many of stand behind the reason, where they are seen and can be moved. */
export function rejectedLine(width: number, row: RejectedRow, separator: Separator = ','): string {
  const cells = Array.from({ length: width }, (_, column) => row.cells[column] ?? '');
  return line([...cells, String(row.rowNumber), row.reason, ...row.cells.slice(width)], separator);
}

/** The byte order mark (for Excel) and the row of headings. */
export function rejectedHead(headings: readonly string[], separator: Separator = ','): string {
  return `\ufeff${line([...headings, ROW_HEADING, REASON_HEADING], separator)}`;
}

/**
 * Writes the rows that were not imported as CSV (UTF-8 with byte order mark): the original columns, then "Row" and "Reason".
 * After correcting it the file can be imported as it is: the reader takes the last two columns and the protecting
 * apostrophes away. Replaces a file of that name; rejects with Node's error when it cannot be written.
 *
 * @param separator what the reader's spreadsheet expects; best the one of the original file
 * @returns the number of rows written
 */
export async function writeRejectedCsv(
  path: string,
  headings: readonly string[],
  rejected: Iterable<RejectedRow> | AsyncIterable<RejectedRow>,
  separator: Separator = ',',
): Promise<number> {
  const file = await open(path, 'w');
  try {
    let text = rejectedHead(headings, separator);
    let rows = 0;
    for await (const row of rejected) {
      text += rejectedLine(headings.length, row, separator);
      rows++;
      if (text.length < 65_536) continue;
      await file.write(text);
      text = '';
    }
    await file.write(text);
    return rows;
  } finally {
    await file.close();
  }
}
