import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type HandmadeWorkbook, handmadeXlsx, xlsxOf } from '../../../../../tests/support/fixtures/import/index.ts';
import type { RawRow } from '../head.ts';
import { inspectFile } from '../inspectFile.ts';
import { isoOfSerial, styleOfFormat, textOfNumber } from './numbers.ts';
import { columnOf, readSheet } from './sheet.ts';
import { StringTable } from './strings.ts';
import { openWorkbook } from './workbook.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lanyard-xlsx-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function save(bytes: Uint8Array): Promise<string> {
  const path = join(folder, 'list.xlsx');
  await writeFile(path, bytes);
  return path;
}

async function rowsOf(bytes: Uint8Array): Promise<RawRow[]> {
  const workbook = await openWorkbook(await save(bytes));
  try {
    const rows: RawRow[] = [];
    const [sheet] = workbook.sheets;
    if (sheet === undefined) return rows;
    for await (const chunk of readSheet(workbook, sheet)) rows.push(...chunk.rows);
    return rows;
  } finally {
    workbook.close();
  }
}

const cellsOf = async (workbook: HandmadeWorkbook): Promise<(readonly string[])[]> =>
  (await rowsOf(handmadeXlsx(workbook))).map((row) => row.cells);
const sheet = (xml: string, more: Partial<HandmadeWorkbook> = {}): HandmadeWorkbook => ({
  sheets: { S: xml },
  ...more,
});

describe('reading a worksheet', () => {
  it('reads shared, inline, rich and phonetic strings', async () => {
    const strings =
      '<si><t>plain</t></si><si><r><t>ri</t></r><r><t xml:space="preserve">ch </t></r></si><si><t>山田</t><rPh sb="0" eb="2"><t>ヤマダ</t></rPh></si><si><t>a_x000D_b</t></si>';
    const xml =
      '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c><c r="D1" t="s"><v>3</v></c><c r="E1" t="inlineStr"><is><t>in</t><r><t>line</t></r><rPh><t>no</t></rPh></is></c><c r="F1" t="s"><v>99</v></c></row>';
    expect(await cellsOf(sheet(xml, { strings }))).toEqual([['plain', 'rich ', '山田', 'a\rb', 'inline']]);
  });

  it('reads results of formulas, booleans and errors, and not the formulas', async () => {
    const xml =
      '<row><c t="str"><f>A1&amp;B1</f><v>joined</v></c><c><f>1+1</f><v>2</v></c><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c></row>';
    expect(await cellsOf(sheet(xml))).toEqual([['joined', '2', 'TRUE', '#N/A']]);
  });

  it('puts cells where their references say, and counts on where they have none', async () => {
    const rows = await rowsOf(
      handmadeXlsx(sheet('<row r="3"><c r="C3"><v>1</v></c><c><v>2</v></c></row><row/><row><c><v>3</v></c></row>')),
    );
    expect(rows.map((row) => [row.rowNumber, row.cells])).toEqual([
      [3, ['', '', '1', '2']],
      [5, ['3']],
    ]);
  });

  it('writes dates by their style as ISO 8601, in both calendars', async () => {
    const styles =
      '<numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy\\ hh:mm"/><numFmt numFmtId="165" formatCode="00000"/><numFmt numFmtId="166" formatCode="#,##0.00\\ &quot;days&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/></cellXfs>';
    const xml =
      '<row><c s="1"><v>46082</v></c><c s="2"><v>46082.770833333336</v></c><c s="3"><v>123</v></c><c s="4"><v>5</v></c><c s="0"><v>46082</v></c><c t="d"><v>2026-03-01T00:00:00</v></c></row>';
    expect(await cellsOf(sheet(xml, { styles }))).toEqual([
      ['2026-03-01', '2026-03-01T18:30:00', '00123', '5', '46082', '2026-03-01'],
    ]);
    expect(await cellsOf(sheet('<row><c s="1"><v>44620</v></c></row>', { styles, date1904: true }))).toEqual([
      ['2026-03-01'],
    ]);
  });

  it('takes the sheet with the best headings and leaves hidden ones out', async () => {
    const row = (...cells: string[]): string =>
      `<row>${cells.map((cell) => `<c t="inlineStr"><is><t>${cell}</t></is></c>`).join('')}</row>`;
    const bytes = handmadeXlsx({
      sheets: {
        Cover: row('Welcome'),
        Secret: row('Name', 'Email'),
        People: row('Name', 'Email') + row('Anna', 'a@x.org'),
      },
      hidden: ['Secret'],
    });
    expect(await inspectFile(await save(bytes))).toMatchObject({
      sheets: ['Cover', 'People'],
      sheet: 'People',
      rowCount: 1,
    });
    await expect(inspectFile(await save(bytes), { sheet: 'Nope' })).rejects.toMatchObject({ code: 'noSuchSheet' });
  });

  it('refuses damaged XML, hostile entities and a lone cell far to the right', async () => {
    await expect(rowsOf(handmadeXlsx(sheet('<row><c></row>')))).rejects.toMatchObject({ code: 'damaged' });
    await expect(rowsOf(handmadeXlsx(sheet('<row><c t="str"><v>&bomb;</v></c></row>')))).rejects.toMatchObject({
      code: 'damaged',
    });
    const far = handmadeXlsx(sheet('<row><c r="A1"><v>1</v></c><c r="XFD1"><v>1</v></c></row>'));
    await expect(inspectFile(await save(far))).rejects.toMatchObject({ code: 'tooManyColumns' });
  });

  it('refuses an archive that lies about its sizes', async () => {
    const files = {
      'xl/workbook.xml': strToU8('<workbook/>'),
      '_rels/.rels': strToU8('<Relationships/>'),
      'big.bin': new Uint8Array(200_000),
    };
    const bytes = Buffer.from(zipSync(files));
    // The central directory's uncompressed size of the first part, made smaller than what inflates.
    const directory = bytes.indexOf(Buffer.from('PK\x01\x02'));
    bytes.writeUInt32LE(3, directory + 24);
    await expect(openWorkbook(await save(bytes))).rejects.toMatchObject({ code: 'damaged' });
  });

  it('refuses to inflate a part that is a bomb by its ratio', async () => {
    const bytes = Buffer.from(handmadeXlsx(sheet('<row><c><v>1</v></c></row>')));
    const name = bytes.lastIndexOf(Buffer.from('xl/worksheets/sheet1.xml'));
    bytes.writeUInt32LE(900_000_000, name - 46 + 24);
    await expect(rowsOf(bytes)).rejects.toMatchObject({ code: 'tooLarge' });
  });

  it('gives back any text that a workbook can hold', async () => {
    const escapeXml = (text: string): string =>
      text
        .replace(/_x[0-9A-Fa-f]{4}_/g, (match) => `_x005F${match}`)
        .replaceAll('\r', '_x000D_')
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;');
    // XML has no code for the other control characters and the two non-characters.
    const cell = fc
      .oneof(
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom('__proto__', 'toString', '_x000D_', 'a\r\nb', ' x ', ']]>', '&amp;'),
      )
      .filter((text) => !/[\ufffe\uffff]|(?![\t\n\r\u0085])\p{Cc}/u.test(text));
    await fc.assert(
      fc.asyncProperty(fc.array(cell, { minLength: 1, maxLength: 12 }), async (texts) => {
        const strings = texts.map((text) => `<si><t xml:space="preserve">${escapeXml(text)}</t></si>`).join('');
        const row = `<row>${texts.map((_, index) => `<c t="s"><v>${index}</v></c>`).join('')}<c><v>1</v></c></row>`;
        expect(await cellsOf(sheet(row, { strings }))).toEqual([[...texts, '1']]);
      }),
      { numRuns: 80 },
    );
  });

  it('reads what write-excel-file writes', async () => {
    const table = [
      ['Name', 'Note'],
      ['Jörg <b>', 'a "b" & c\nd'],
    ];
    expect((await rowsOf(await xlsxOf(table))).map((row) => row.cells)).toEqual(table);
  });
});

describe('numbers', () => {
  it('keep every digit that the file has, and show what is lost', () => {
    expect(textOfNumber('123456789012345678901')).toBe('123456789012345678901');
    expect(textOfNumber('1.23456789012E11')).toBe('123456789012');
    expect(textOfNumber('4.9151E+12')).toBe('4915100000000');
    expect(textOfNumber('1.23456789012346E+19')).toBe('1.23456789012346E+19');
    expect(textOfNumber('19.989999999999998')).toBe('19.99');
    expect(textOfNumber('1E-3')).toBe('0.001');
    expect(textOfNumber('0')).toBe('0');
  });

  it('know dates around the leap day that never was', () => {
    expect(isoOfSerial(1, false)).toBe('1900-01-01');
    expect(isoOfSerial(59, false)).toBe('1900-02-28');
    expect(isoOfSerial(61, false)).toBe('1900-03-01');
    expect(isoOfSerial(0.5, false)).toBe('12:00:00');
    expect(isoOfSerial(0, true)).toBe('1904-01-01');
  });

  it('tell formats of dates from formats of numbers', () => {
    for (const code of ['yyyy-mm-dd', 'd. mmm', '[$-407]dd.mm.yyyy;@', '[h]:mm', 'hh:mm AM/PM'])
      expect(styleOfFormat(164, code).kind).toBe('date');
    for (const code of ['General', '0.00', '#,##0 "days"', '[Red]0', '0.00E+00', '\\d0', '@'])
      expect(styleOfFormat(164, code).kind).toBe('number');
    expect(columnOf('A1')).toBe(0);
    expect(columnOf('AB12')).toBe(27);
    expect(columnOf('')).toBe(-1);
  });
});

describe('StringTable', () => {
  it('gives back what was put in', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 2000 }), (texts) => {
        const table = new StringTable();
        for (const text of texts) table.add(text);
        expect(texts.map((_, index) => table.at(index))).toEqual(texts);
        expect(table.at(texts.length)).toBe('');
      }),
      { numRuns: 30 },
    );
  });
});
