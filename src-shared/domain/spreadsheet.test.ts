import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defuse, defuseWithin, undoDefuse } from './spreadsheet.ts';

describe('what a spreadsheet would run', () => {
  it.each(['=1+1', '+49 30', '-5', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1', '＋1', '－1', '＠A1', "'=1", "''=1"])(
    '%j gets an apostrophe, and loses that one again',
    (cell) => {
      expect(defuse(cell)).toBe(`'${cell}`);
      expect(undoDefuse(defuse(cell))).toBe(cell);
    },
  );
  it.each(['Ada', '', "O'Neill", "'quoted'", '5', 'a=b', '1-2'])('%j stays as it is, both ways', (cell) => {
    expect(defuse(cell)).toBe(cell);
    expect(undoDefuse(cell)).toBe(cell);
  });
  it('is defused within a cell as well, where another language splits it', () => {
    expect(defuseWithin('Acme;=HYPERLINK("http://x";"y")')).toBe(`Acme;'=HYPERLINK("http://x";"y")`);
    expect(defuseWithin('a;  @b\t+c')).toBe("a;  '@b\t'+c");
    expect(defuseWithin('a; b, =c')).toBe('a; b, =c');
  });
  it('leaves no cell that a spreadsheet would run, and is undone exactly', () => {
    const cell = fc.oneof(
      fc.string(),
      fc
        .array(fc.constantFrom("'", '=', '+', '-', '@', '\t', '\r', '\n', '＝', 'a'), { maxLength: 5 })
        .map((signs) => signs.join('')),
    );
    fc.assert(
      fc.property(cell, (text) => {
        expect(defuse(text)).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
        expect(undoDefuse(defuse(text))).toBe(text);
      }),
      { numRuns: 2000 },
    );
  });
});
