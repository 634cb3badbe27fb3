import { undoDefuse } from '#shared/domain/spreadsheet.ts';
import { detectFormat } from './format.ts';
import { describeHead, type Head, type RawRow, usedWidth } from './head.ts';
import { HEAD_ROWS } from './limits.ts';
import { mappingSignature } from './mapping.ts';
import { areCommaNames } from './names.ts';
import { RowMapper } from './rowMapper.ts';
import { chooseSheet } from './sheets.ts';
import { detectLayout, type RowChunk, sheetRows, textRows } from './table.ts';
import {
  type ImportedRow,
  ImportFileError,
  type OnBatch,
  type ReadOptions,
  type ReadSummary,
  type RejectedRow,
} from './types.ts';
import { openWorkbook } from './xlsx/workbook.ts';

const DEFAULT_BATCH = 500;

/**
 * Reads a file into attendees, batch by batch: the next rows are read when `onBatch` has settled, so memory does not grow
 * with the file (apart from the ticket codes, which are remembered to find repetitions, and the shared strings of a
 * workbook). Rejects with `ImportFileError`, with the reason of `signal` when it is aborted, and with whatever `onBatch`
 * throws. `mappingMismatch`: the headings are not those of the mapping, so the file has changed since it was inspected.
 */
export async function readRows(
  path: string,
  options: ReadOptions,
  onBatch: OnBatch,
  signal: AbortSignal,
): Promise<ReadSummary> {
  signal.throwIfAborted();
  const { format, totalBytes } = await detectFormat(path);
  const batch = new Batches(options.batchSize ?? DEFAULT_BATCH, totalBytes, onBatch, signal);
  if (format === 'text') {
    const layout = await detectLayout(path, options, signal);
    return await readTable(textRows(path, layout, signal), options, batch);
  }
  const workbook = await openWorkbook(path);
  try {
    const { name } = await chooseSheet(workbook, options.sheet, totalBytes, signal);
    return await readTable(sheetRows(workbook, name, totalBytes, signal), options, batch);
  } finally {
    workbook.close();
  }
}

/** Gathers rows and hands them over. */
class Batches {
  rows = 0;
  rejected = 0;
  #good: ImportedRow[] = [];
  #bad: RejectedRow[] = [];
  #bytesRead = 0;

  constructor(
    readonly size: number,
    readonly totalBytes: number,
    readonly onBatch: OnBatch,
    readonly signal: AbortSignal,
  ) {}

  /** Takes a row; true when the batch is full and wants `hand`. Not a promise: awaiting each row costs more than reading it. */
  add(mapped: { row: ImportedRow } | { rejected: RejectedRow }, bytesRead: number): boolean {
    if ('row' in mapped) {
      this.#good.push(mapped.row);
      this.rows++;
    } else {
      this.#bad.push(mapped.rejected);
      this.rejected++;
    }
    this.#bytesRead = Math.max(this.#bytesRead, Math.min(bytesRead, this.totalBytes));
    return this.#good.length + this.#bad.length >= this.size;
  }

  /** Hands over what is left; always one last time, so that progress ends at the end. */
  async finish(): Promise<void> {
    this.#bytesRead = this.totalBytes;
    await this.hand();
  }

  async hand(): Promise<void> {
    this.signal.throwIfAborted();
    const [good, bad] = [this.#good, this.#bad];
    this.#good = [];
    this.#bad = [];
    await this.onBatch(good, bad, { bytesRead: this.#bytesRead, totalBytes: this.totalBytes });
    this.signal.throwIfAborted();
  }
}

/** Checks the head of the table against the mapping, then maps row after row. */
async function readTable(chunks: AsyncGenerator<RowChunk>, options: ReadOptions, batch: Batches): Promise<ReadSummary> {
  const waiting: RawRow[] = [];
  let reader: TableReader | null = null;
  let bytesRead = 0;
  for await (const chunk of chunks) {
    bytesRead = chunk.bytesRead;
    if (reader === null) {
      for (const row of chunk.rows) waiting.push(row);
      if (waiting.length < HEAD_ROWS) continue;
      reader = new TableReader(waiting, options);
      for (const row of waiting) if (reader.read(row, batch, bytesRead)) await batch.hand();
    } else {
      for (const row of chunk.rows) if (reader.read(row, batch, bytesRead)) await batch.hand();
    }
  }
  if (reader === null) {
    reader = new TableReader(waiting, options);
    for (const row of waiting) if (reader.read(row, batch, bytesRead)) await batch.hand();
  }
  await batch.finish();
  return { rows: batch.rows, rejected: batch.rejected, headings: reader.headings };
}

class TableReader {
  readonly headings: readonly string[];
  readonly #head: Head;
  readonly #firstRow: number;
  readonly #mapper: RowMapper;

  constructor(rows: readonly RawRow[], options: ReadOptions) {
    const first = rows.slice(0, HEAD_ROWS);
    this.#head = describeHead(first, options.headingRow);
    this.headings = this.#head.headings;
    const { mapping } = options;
    if (mappingSignature(this.headings) !== mappingSignature(mapping.map((column) => column.heading))) {
      throw new ImportFileError(
        'mappingMismatch',
        'The headings of the file are not those of the mapping. Look at the file again.',
      );
    }
    const body = first.slice(this.#head.index + 1);
    this.#firstRow = this.#head.headingRow ?? 0;
    const nameColumn = mapping.findIndex((column) => column.target === 'displayName');
    this.#mapper = new RowMapper(
      mapping,
      areCommaNames(body.map((row) => row.cells[nameColumn] ?? '')),
      options.known ?? false,
      options.rounds ?? [],
    );
  }

  /** Maps a row into the batch; true when the batch is full. */
  read(raw: RawRow, batch: Batches, bytesRead: number): boolean {
    if (raw.rowNumber <= this.#firstRow) return false;
    const mapped = this.#mapper.map(this.#head.isRejectedFile ? withoutReport(raw, this.headings.length) : raw);
    return mapped.kind !== 'blank' && batch.add(mapped, bytesRead);
  }
}

/** A row of our own error file as it was before: without row number, reason and protecting apostrophes. */
function withoutReport(raw: RawRow, width: number): RawRow {
  const cells = [...raw.cells.slice(0, width), ...raw.cells.slice(width + 2)].map(undoDefuse);
  return { ...raw, cells: cells.slice(0, Math.max(width, usedWidth(cells))) };
}
