import type { RawRow } from './head.ts';
import { declaredSeparator, detectSeparator } from './separator.ts';
import { CsvReader } from './text/csv.ts';
import { decodeFile } from './text/decode.ts';
import { detectEncoding } from './text/encoding.ts';
import { type Encoding, ImportFileError, type InspectOptions, type Separator } from './types.ts';
import { readSheet } from './xlsx/sheet.ts';
import type { Workbook } from './xlsx/workbook.ts';

const SAMPLE_BYTES = 262_144;

export interface RowChunk {
  readonly rows: readonly RawRow[];
  /** Bytes of the file that have been dealt with. */
  readonly bytesRead: number;
}

export interface TextLayout {
  readonly encoding: Encoding;
  readonly byteOrderMark: boolean;
  readonly separator: Separator;
  readonly warnings: readonly string[];
}

/** Finds encoding and separator of a text file, as far as they are not given. Throws `ImportFileError`. */
export async function detectLayout(path: string, options: InspectOptions, signal?: AbortSignal): Promise<TextLayout> {
  const detected =
    options.encoding === undefined
      ? await detectEncoding(path, signal)
      : { encoding: options.encoding, byteOrderMark: false, warnings: [] };
  let sample = '';
  let bytes = 0;
  for await (const chunk of decodeFile(path, detected.encoding, { signal, endByte: SAMPLE_BYTES - 1 })) {
    sample += chunk.text;
    bytes = chunk.bytesRead;
  }
  if (sample.replaceAll('\0', '').trim() === '') {
    throw new ImportFileError('empty', 'The file holds nothing but blank space. Export the attendee list again.');
  }
  const separator = options.separator ?? declaredSeparator(sample) ?? detectSeparator(sample, bytes < SAMPLE_BYTES);
  return { ...detected, separator };
}

/** Streams the rows of a text file, blank ones included so that numbers stay those of the spreadsheet. */
export async function* textRows(path: string, layout: TextLayout, signal?: AbortSignal): AsyncGenerator<RowChunk> {
  const reader = new CsvReader(layout.separator);
  let rowNumber = 0;
  let lastBytes = 0;
  const number = (records: ReturnType<CsvReader['push']>): RawRow[] =>
    records.map((record) => ({ ...record, rowNumber: ++rowNumber, grid: false }));
  for await (const { text, bytesRead } of decodeFile(path, layout.encoding, { signal })) {
    lastBytes = bytesRead;
    yield { rows: number(reader.push(text)), bytesRead };
  }
  yield { rows: number(reader.end()), bytesRead: lastBytes };
}

/** Streams the rows of a sheet; its progress is the share of the sheet, told in bytes of the file. */
export async function* sheetRows(
  workbook: Workbook,
  name: string,
  totalBytes: number,
  signal?: AbortSignal,
): AsyncGenerator<RowChunk> {
  const sheet = workbook.sheets.find((candidate) => candidate.name === name);
  if (sheet === undefined) {
    throw new ImportFileError('noSuchSheet', `The workbook has no sheet “${name}”. Choose another one.`);
  }
  for await (const { rows, share } of readSheet(workbook, sheet, signal)) {
    yield { rows, bytesRead: Math.floor(totalBytes * share) };
  }
}
