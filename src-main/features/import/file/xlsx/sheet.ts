import type { RawRow } from '../head.ts';
import { MAX_COLUMNS, MAX_RECORD_LENGTH, MAX_SHEET_BYTES } from '../limits.ts';
import { formatNumber, type NumberStyle } from './numbers.ts';
import { type StringTable, unescapeXlsx } from './strings.ts';
import type { SheetEntry, Workbook } from './workbook.ts';
import { type Attributes, decodeXml, type XmlHandler, XmlPush } from './xml.ts';

const NUMBER: NumberStyle = { kind: 'number' };

/** The column of a cell reference, from 0: "A1" is 0, "AB12" is 27; -1 when it is none. */
export function columnOf(reference: string): number {
  let column = 0;
  for (let index = 0; index < reference.length; index++) {
    const code = reference.charCodeAt(index) & ~0x20;
    if (code < 0x41 || code > 0x5a) break;
    column = column * 26 + (code - 0x40);
  }
  return column - 1;
}

/** Builds rows from the XML of a worksheet. Rows and cells may leave out their reference; then they follow the last one. */
class SheetHandler implements XmlHandler {
  rows: RawRow[] = [];
  #rowNumber = 0;
  #cells: string[] = [];
  #column = -1;
  #type = 'n';
  #style = 0;
  #value = '';
  #hasValue = false;
  #collecting = false;
  #phonetic = 0;
  #inCell = false;
  readonly #strings: StringTable;
  readonly #styles: readonly NumberStyle[];
  readonly #date1904: boolean;

  constructor(strings: StringTable, styles: readonly NumberStyle[], date1904: boolean) {
    this.#strings = strings;
    this.#styles = styles;
    this.#date1904 = date1904;
  }

  open(name: string, attributes: Attributes): void {
    switch (name) {
      case 'row': {
        const number = Number(attributes.r);
        this.#rowNumber = Number.isInteger(number) && number > this.#rowNumber ? number : this.#rowNumber + 1;
        this.#cells = [];
        this.#column = -1;
        break;
      }
      case 'c': {
        const column = columnOf(attributes.r ?? '');
        this.#column = column >= 0 ? column : this.#column + 1;
        this.#type = attributes.t ?? 'n';
        this.#style = Number(attributes.s ?? 0);
        this.#value = '';
        this.#hasValue = false;
        this.#inCell = true;
        break;
      }
      case 'v':
        this.#collecting = this.#inCell;
        break;
      case 't':
        this.#collecting = this.#inCell && this.#phonetic === 0;
        break;
      case 'rPh':
        this.#phonetic++;
        break;
    }
  }

  text(text: string): void {
    if (!this.#collecting || this.#value.length > MAX_RECORD_LENGTH) return;
    this.#value += text;
    this.#hasValue = true;
  }

  close(name: string): void {
    switch (name) {
      case 'v':
      case 't':
        this.#collecting = false;
        break;
      case 'rPh':
        this.#phonetic--;
        break;
      case 'c':
        this.#inCell = false;
        if (this.#hasValue) this.#put(this.#textOfCell());
        break;
      case 'row':
        if (this.#cells.length > 0) {
          this.rows.push({
            rowNumber: this.#rowNumber,
            cells: this.#cells,
            problem: null,
            looseQuotes: false,
            grid: true,
          });
        }
        break;
    }
  }

  #put(text: string): void {
    if (text === '') return;
    // One column too many is enough for the head of the table to refuse it; a lone cell far out must not cost memory.
    const column = Math.min(this.#column, MAX_COLUMNS);
    while (this.#cells.length < column) this.#cells.push('');
    this.#cells[column] = text;
  }

  #textOfCell(): string {
    switch (this.#type) {
      case 's':
        return this.#strings.at(Number(this.#value));
      case 'b':
        return this.#value.trim() === '1' ? 'TRUE' : 'FALSE';
      case 'n':
        return formatNumber(this.#value, this.#styles[this.#style] ?? NUMBER, this.#date1904);
      case 'e':
        return this.#value;
      case 'd':
        return this.#value.replace(/T00:00:00(?:\.0+)?Z?$/, '');
      default:
        return unescapeXlsx(this.#value);
    }
  }
}

export interface SheetChunk {
  readonly rows: readonly RawRow[];
  /** 0 to 1: the share of the sheet that has been read. */
  readonly share: number;
}

/** Streams the rows of a sheet that hold something; the next part is inflated when the last has been taken. */
export async function* readSheet(
  workbook: Workbook,
  sheet: SheetEntry,
  signal?: AbortSignal,
): AsyncGenerator<SheetChunk> {
  const handler = new SheetHandler(await workbook.strings(signal), workbook.styles, workbook.date1904);
  const parser = new XmlPush(handler);
  const size = Math.max(1, workbook.archive.sizeOf(sheet.part));
  const stream = await workbook.archive.stream(sheet.part, MAX_SHEET_BYTES);
  let read = 0;
  try {
    for await (const text of decodeXml(stream as AsyncIterable<Buffer>)) {
      signal?.throwIfAborted();
      read += text.length;
      parser.write(text);
      if (handler.rows.length === 0) continue;
      const rows = handler.rows;
      handler.rows = [];
      yield { rows, share: Math.min(1, read / size) };
    }
    parser.end();
  } finally {
    stream.destroy();
  }
  if (handler.rows.length > 0) yield { rows: handler.rows, share: 1 };
}
