import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import type { Cell } from './table.ts';

/*
 * Office Open XML (ECMA-376), as little of it as a list needs: one sheet, text kept in its cells. Written as it comes, so
 * that 100,000 rows take no more memory than ten. Text is text by its type and never a formula.
 */

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** More than a sheet holds, by its format. */
export const MAX_ROWS = 1_048_576;
/** More than a cell holds. */
const MAX_TEXT = 32_767;
/** Text that is handed to the compressor at once. */
const CHUNK = 256 * 1024;

const PARTS: Readonly<Record<string, string>> = {
  '[Content_Types].xml': `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${OFFICE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${OFFICE}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${OFFICE}.styles+xml"/></Types>`,
  '_rels/.rels': `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/_rels/workbook.xml.rels': `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`,
  // Plain; bold for headings; date and time.
  'xl/styles.xml': `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>`,
};

/** Writes a workbook with one sheet, row by row. */
export class XlsxWriter {
  readonly #zip: Zip;
  readonly #sheet: ZipDeflate;
  readonly #encoder = new TextEncoder();
  #pending = '';
  #row = 0;

  /**
   * @param title name of the sheet
   * @param write takes the bytes of the file as they come
   */
  constructor(title: string, write: (bytes: Uint8Array) => void) {
    this.#zip = new Zip((error, bytes) => {
      if (error) throw error;
      write(bytes);
    });
    const name = escapeXml(title.replace(/[[\]:*?/\\]/g, ' ').slice(0, 31) || 'List');
    const workbook = `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="${name}" sheetId="1" r:id="r1"/></sheets></workbook>`;
    for (const [path, text] of Object.entries({ ...PARTS, 'xl/workbook.xml': workbook })) {
      const part = new ZipPassThrough(path);
      this.#zip.add(part);
      part.push(this.#encoder.encode(text), true);
    }
    this.#sheet = new ZipDeflate('xl/worksheets/sheet1.xml', { level: 1 });
    this.#zip.add(this.#sheet);
    // The first row stays in sight.
    this.#pending = `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>`;
  }

  /** Adds a row; the first one is that of the headings. */
  add(cells: readonly Cell[]): void {
    const style = this.#row === 0 ? ' s="1"' : '';
    this.#row += 1;
    if (this.#row > MAX_ROWS) throw new Error('A sheet holds no more rows');
    this.#pending += `<row r="${this.#row}">${cells.map((cell) => xmlCell(cell, style)).join('')}</row>`;
    if (this.#pending.length >= CHUNK) this.#flush(false);
  }

  end(): void {
    this.#pending += '</sheetData></worksheet>';
    this.#flush(true);
    this.#zip.end();
  }

  #flush(last: boolean): void {
    this.#sheet.push(this.#encoder.encode(this.#pending), last);
    this.#pending = '';
  }
}

/** Cells follow one another, so that they need no address; one that is left out would shift the rest. */
function xmlCell(cell: Cell, style: string): string {
  if (cell === null || cell === '') return '<c/>';
  if (typeof cell === 'number') return `<c${style}><v>${cell}</v></c>`;
  if (cell instanceof Date) return `<c s="2"><v>${serialOf(cell)}</v></c>`;
  return `<c t="inlineStr"${style}><is><t xml:space="preserve">${escapeXml(cell.slice(0, MAX_TEXT))}</t></is></c>`;
}

/** Days since the end of 1899, as spreadsheets count them; dates here are in UTC. */
function serialOf(date: Date): number {
  return date.getTime() / 86_400_000 + 25_569;
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** XML 1.0 has no form for most control characters, nor for half of a surrogate pair. */
function escapeXml(text: string): string {
  return (
    text
      .toWellFormed()
      .replace(/[&<>"]/g, (letter) => ESCAPES[letter] ?? '')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones that XML does not take
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
  );
}
