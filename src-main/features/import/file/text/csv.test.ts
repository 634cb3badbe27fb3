import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvOf } from '../../../../../tests/support/fixtures/import/index.ts';
import { MAX_RECORD_LENGTH } from '../limits.ts';
import { ImportFileError, type Separator } from '../types.ts';
import { CsvReader, type CsvRecord } from './csv.ts';

function read(text: string, separator: Separator = ',', pieceLength = text.length || 1): string[][] {
  return records(text, separator, pieceLength).map((record) => [...record.cells]);
}

function records(text: string, separator: Separator = ',', pieceLength = text.length || 1): CsvRecord[] {
  const reader = new CsvReader(separator);
  let result: CsvRecord[] = [];
  for (let start = 0; start < text.length; start += pieceLength) {
    result = result.concat(reader.push(text.slice(start, start + pieceLength)));
  }
  return result.concat(reader.end());
}

describe('CsvReader', () => {
  it('reads quotes, line breaks in cells, empty cells and every kind of line break', () => {
    expect(read('a,"b ""x""",\r\n"c\nd",,e\r\n')).toEqual([
      ['a', 'b "x"', ''],
      ['c\nd', '', 'e'],
    ]);
    expect(read('a,b\rc,"d\ne"\rf,g')).toEqual([
      ['a', 'b'],
      ['c', 'd\ne'],
      ['f', 'g'],
    ]);
  });

  it('gives a row for each blank line, so that row numbers stay those of the spreadsheet', () => {
    expect(read('a\n\nb\n')).toEqual([['a'], [''], ['b']]);
  });

  it('drops the sep= line of Excel, which a spreadsheet does not show', () => {
    expect(read('\ufeffsep=;\r\na;b\r\n', ';')).toEqual([['a', 'b']]);
    expect(read('"sep=;"\na;b\n', ';')).toEqual([['a', 'b']]);
  });

  it('takes a quotation mark inside a cell as it stands', () => {
    expect(read('"He said "hi" there",x\n5" disk,y\n')).toEqual([
      ['He said "hi" there', 'x'],
      ['5" disk', 'y'],
    ]);
  });

  it('lets a quotation mark that never closes cost one row', () => {
    const text = 'n,e\n1,"Anna,a@x\n2,Bert,b@x\n3,"Cleo","c@x"\n';
    for (let piece = 1; piece <= text.length; piece++) {
      const rows = records(text, ',', piece);
      expect(rows.map((row) => row.problem !== null)).toEqual([false, true, false, false]);
      expect(rows[1]?.cells).toEqual(['1', 'Anna', 'a@x']);
      expect(rows[3]?.cells).toEqual(['3', 'Cleo', 'c@x']);
    }
  });

  it('goes on after an unclosed mark at the end of a file that is larger than a record may be', () => {
    const filler = 'x,y\n'.repeat(MAX_RECORD_LENGTH / 4 + 10);
    const rows = records(`a,b\n1,"open\n${filler}`, ',', 65_536);
    expect(rows.filter((row) => row.problem !== null).map((row) => row.cells)).toEqual([['1', 'open']]);
    expect(rows).toHaveLength(2 + MAX_RECORD_LENGTH / 4 + 10);
  });

  it('refuses a single endless line before it fills the memory', () => {
    const reader = new CsvReader(',');
    const piece = 'x'.repeat(65_536);
    expect(() => {
      for (let count = 0; count < 20; count++) reader.push(piece);
    }).toThrow(ImportFileError);
  });

  it('gives back any cells for any separator, line break and cut into pieces', () => {
    const cell = fc.oneof(
      fc.string(),
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('"', '""', ',', ';', '\n', '\r\n', '\r', ' a ', '\t', '|'),
    );
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 8 }),
        fc.constantFrom<Separator>(',', ';', '\t', '|'),
        fc.constantFrom('\n' as const, '\r\n' as const, '\r' as const),
        fc.boolean(),
        fc.integer({ min: 1, max: 40 }),
        (rows, separator, newline, quoteAll, piece) => {
          fc.pre(!/^\ufeff?"?sep=/i.test(rows[0]?.[0] ?? ''));
          const text = csvOf(rows, { separator, newline, quoteAll }).toString();
          fc.pre(!text.startsWith('\ufeff'));
          expect(read(text, separator, piece)).toEqual(rows);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('never fails and never loses a line of text that is not well formed', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('"', ',', '\n', 'a', ' ', '\r'), { maxLength: 60 }),
        fc.integer({ min: 1, max: 7 }),
        (signs, piece) => {
          const text = signs.join('');
          expect(read(text, ',', piece)).toEqual(read(text, ','));
        },
      ),
      { numRuns: 2000 },
    );
  });
});
