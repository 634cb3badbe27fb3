import { MAX_RECORD_LENGTH } from '../limits.ts';
import { ImportFileError, type Separator } from '../types.ts';

/** One row of a delimited text, or what could be made of it. */
export interface CsvRecord {
  readonly cells: readonly string[];
  /** The row cannot be trusted: the reason as a plain sentence. The cells are the line cut at every separator. */
  readonly problem: string | null;
  /** A quotation mark stood unescaped inside a quoted cell; harmless alone, damage where the number of cells is off too. */
  readonly looseQuotes: boolean;
}

const NEVER_CLOSED = 'A quotation mark is opened and never closed. Close it, or write it twice if it is meant.';

type Parsed =
  | { readonly kind: 'record'; readonly record: CsvRecord; readonly next: number }
  | { readonly kind: 'incomplete' }
  | { readonly kind: 'broken' };

/**
 * The first line break outside quotation marks tells the kind of all. A carriage return alone counts only there: Excel for
 * the Mac ends rows with it and writes line feeds inside cells. Null: more text is needed.
 */
function firstBreak(text: string, final: boolean): '\n' | '\r' | null {
  let quoted = false;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === 0x22) quoted = !quoted;
    else if (quoted) continue;
    else if (code === 0x0a) return '\n';
    else if (code === 0x0d) {
      if (index + 1 === text.length && !final) return null;
      return text.charCodeAt(index + 1) === 0x0a ? '\n' : '\r';
    }
  }
  return null;
}

/**
 * A streaming reader of delimited text (RFC 4180, and what spreadsheets make of it).
 *
 * Made here since an import needs three things of it: the row that each record is, while chunks are streamed; an unclosed
 * quotation mark that does not swallow the file to its end; and a limit for a single line. Here a quotation mark that never closes costs its own row and no other: reading goes on
 * with the next line. Memory is bounded by `MAX_RECORD_LENGTH` plus one chunk.
 */
export class CsvReader {
  readonly #separator: Separator;
  #buffer = '';
  #newline: '\n' | '\r' | null = null;
  #started = false;
  /** Position in the buffer; -1 for none behind, -2 for not looked for yet. */
  #nextSeparator = -2;

  constructor(separator: Separator) {
    this.#separator = separator;
  }

  /** Takes the next piece of text and gives the rows that are complete. Throws `ImportFileError` on an endless line. */
  push(text: string): CsvRecord[] {
    this.#buffer += text;
    return this.#drain(false);
  }

  /** Gives the rows that the end of the text completes. */
  end(): CsvRecord[] {
    return this.#drain(true);
  }

  #drain(final: boolean): CsvRecord[] {
    const records: CsvRecord[] = [];
    if (!this.#prepare(final)) return records;
    let position = 0;
    this.#nextSeparator = -2;
    while (position < this.#buffer.length) {
      const parsed = this.#parse(position, final);
      if (parsed.kind === 'record') {
        records.push(parsed.record);
        position = parsed.next;
        continue;
      }
      const tooLong = this.#buffer.length - position > MAX_RECORD_LENGTH;
      if (parsed.kind === 'incomplete' && !tooLong && !final) break;
      const line = this.#line(position, final);
      if (line === null) {
        if (tooLong)
          throw new ImportFileError(
            'tooLarge',
            'The file has a line of more than a million characters: it is no list.',
          );
        break;
      }
      records.push({ cells: this.#cut(line.text), problem: NEVER_CLOSED, looseQuotes: true });
      position = line.next;
      this.#nextSeparator = -2;
    }
    this.#buffer = this.#buffer.slice(position);
    return records;
  }

  /** Settles the kind of line break and drops Excel's `sep=;` line. False: more text is needed first. */
  #prepare(final: boolean): boolean {
    if (this.#newline === null) {
      this.#newline = firstBreak(this.#buffer, final);
      if (this.#newline === null) {
        if (!final && this.#buffer.length <= MAX_RECORD_LENGTH) return false;
        this.#newline = '\n';
      }
    }
    if (!this.#started) {
      this.#started = true;
      this.#buffer = this.#buffer.replace(/^\ufeff?(?:"?sep=[^\r\n]"?(?:\r\n|\n|\r|$))?/i, '');
    }
    return true;
  }

  /** The physical line from a position, without its break; null while its end is not known. */
  #line(from: number, final: boolean): { text: string; next: number } | null {
    const end = this.#buffer.indexOf(this.#newline ?? '\n', from);
    if (end < 0) return final ? { text: this.#buffer.slice(from), next: this.#buffer.length } : null;
    const text = this.#buffer.slice(from, end);
    return { text: text.endsWith('\r') ? text.slice(0, -1) : text, next: end + 1 };
  }

  #cut(line: string): string[] {
    return line
      .split(this.#separator)
      .map((cell) => cell.replace(/^\s*"/, '').replace(/"\s*$/, '').replaceAll('""', '"'));
  }

  #parse(start: number, final: boolean): Parsed {
    const buffer = this.#buffer;
    const separator = this.#separator;
    const newline = this.#newline ?? '\n';
    const cells: string[] = [];
    let looseQuotes = false;
    let position = start;
    let lineEnd = buffer.indexOf(newline, position);
    for (;;) {
      let first = position;
      while (buffer.charCodeAt(first) === 0x20) first++;
      if (buffer.charCodeAt(first) === 0x22) {
        const quoted = this.#quoted(first + 1, final);
        if (typeof quoted === 'string') return { kind: quoted };
        cells.push(quoted.text);
        looseQuotes ||= quoted.loose;
        position = quoted.next;
        if (buffer[position] === separator) {
          position++;
          if (lineEnd >= 0 && lineEnd < position) lineEnd = buffer.indexOf(newline, position);
          continue;
        }
        if (position >= buffer.length)
          return { kind: 'record', record: { cells, problem: null, looseQuotes }, next: position };
        const next = position + (buffer.startsWith('\r\n', position) ? 2 : 1);
        return { kind: 'record', record: { cells, problem: null, looseQuotes }, next };
      }
      const cellEnd = this.#separatorFrom(position);
      if (cellEnd >= 0 && (lineEnd < 0 || cellEnd < lineEnd)) {
        cells.push(buffer.slice(position, cellEnd));
        position = cellEnd + 1;
        continue;
      }
      if (lineEnd < 0 && !final) return { kind: 'incomplete' };
      const end = lineEnd < 0 ? buffer.length : lineEnd;
      const text = buffer.slice(position, end);
      cells.push(newline === '\n' && text.endsWith('\r') ? text.slice(0, -1) : text);
      return { kind: 'record', record: { cells, problem: null, looseQuotes }, next: lineEnd < 0 ? end : end + 1 };
    }
  }

  /** The next separator. It is remembered: without any, each line would search the rest of the buffer for one again. */
  #separatorFrom(position: number): number {
    if (this.#nextSeparator !== -1 && this.#nextSeparator < position) {
      this.#nextSeparator = this.#buffer.indexOf(this.#separator, position);
    }
    return this.#nextSeparator;
  }

  /** Reads a quoted cell from behind its opening mark to what ends it. */
  #quoted(start: number, final: boolean): { text: string; loose: boolean; next: number } | 'incomplete' | 'broken' {
    const buffer = this.#buffer;
    let text = '';
    let from = start;
    let search = start;
    let loose = false;
    const lineEnd = buffer.indexOf(this.#newline ?? '\n', start);
    for (;;) {
      const quote = buffer.indexOf('"', search);
      if (quote < 0) return final ? 'broken' : 'incomplete';
      if (buffer.charCodeAt(quote + 1) === 0x22) {
        text += buffer.slice(from, quote + 1);
        from = search = quote + 2;
        continue;
      }
      let after = quote + 1;
      while (buffer.charCodeAt(after) === 0x20) after++;
      if (after >= buffer.length) {
        if (!final) return 'incomplete';
        return { text: text + buffer.slice(from, quote), loose, next: after };
      }
      const next = buffer[after];
      if (next === '\r' && after + 1 >= buffer.length && !final) return 'incomplete';
      if (
        next === this.#separator ||
        next === '\n' ||
        (next === '\r' && (this.#newline === '\r' || buffer[after + 1] === '\n'))
      ) {
        return { text: text + buffer.slice(from, quote), loose, next: after };
      }
      if (next === '\r' && after + 1 >= buffer.length)
        return { text: text + buffer.slice(from, quote), loose, next: after };
      // A mark inside the text. On one line it is somebody's inch or nickname; over several lines the cell's own closing
      // mark is missing, and this one opens another cell further down.
      if (lineEnd >= 0 && lineEnd < quote) return 'broken';
      loose = true;
      search = quote + 1;
    }
  }
}
