import { MAX_RECORD_LENGTH } from '../limits.ts';
import type { Attributes, XmlHandler } from './xml.ts';

/** Undoes `_x000D_`, the way in which workbooks write characters that XML cannot hold. */
export function unescapeXlsx(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/**
 * The texts that cells refer to by number. A list of 100,000 people has half a million of them, so they are kept as UTF-8 in
 * large buffers outside the JavaScript heap; a string is made when a cell asks for it.
 */
export class StringTable {
  static readonly #blockBytes = 1_048_576;
  readonly #blocks: Buffer[] = [];
  /** Start and end of each text, with the number of its block: three numbers each. */
  #index = new Uint32Array(3 * 1024);
  #used = 0;
  #count = 0;

  get size(): number {
    return this.#count;
  }

  add(text: string): void {
    const length = Buffer.byteLength(text);
    let block = this.#blocks.at(-1);
    if (block === undefined || this.#used + length > block.length) {
      block = Buffer.allocUnsafeSlow(Math.max(StringTable.#blockBytes, length));
      this.#blocks.push(block);
      this.#used = 0;
    }
    block.write(text, this.#used);
    if ((this.#count + 1) * 3 > this.#index.length) {
      const larger = new Uint32Array(this.#index.length * 2);
      larger.set(this.#index);
      this.#index = larger;
    }
    this.#index.set([this.#blocks.length - 1, this.#used, this.#used + length], this.#count * 3);
    this.#used += length;
    this.#count++;
  }

  /** The text of that number; empty when the workbook refers to one that it does not have. */
  at(number: number): string {
    if (!Number.isInteger(number) || number < 0 || number >= this.#count) return '';
    const [block = 0, start = 0, end = 0] = this.#index.subarray(number * 3, number * 3 + 3);
    return this.#blocks[block]?.toString('utf8', start, end) ?? '';
  }
}

/** Reads the shared strings into a table: rich text is joined, the reading aids of Japanese text (`rPh`) are left out. */
export class SharedStringsHandler implements XmlHandler {
  readonly table = new StringTable();
  #text = '';
  #inText = false;
  #phonetic = 0;

  open(name: string, _attributes: Attributes): void {
    if (name === 'si') this.#text = '';
    else if (name === 'rPh') this.#phonetic++;
    else if (name === 't') this.#inText = this.#phonetic === 0;
  }

  text(text: string): void {
    if (this.#inText && this.#text.length <= MAX_RECORD_LENGTH) this.#text += text;
  }

  close(name: string): void {
    if (name === 't') this.#inText = false;
    else if (name === 'rPh') this.#phonetic--;
    else if (name === 'si') this.table.add(unescapeXlsx(this.#text));
  }
}
