import { describe, expect, it } from 'vitest';
import { nextNumber, numbered } from './numbered.ts';

describe('numbered', () => {
  it('puts the number where the pattern says', () => {
    expect(numbered('Hall 1 table {n}', 9, 3)).toEqual(['Hall 1 table 9', 'Hall 1 table 10', 'Hall 1 table 11']);
    expect(numbered('第{n}桌', 1, 2)).toEqual(['第1桌', '第2桌']);
  });

  it('puts it at the end of several, and leaves a single name alone', () => {
    expect(numbered(' Table ', 1, 2)).toEqual(['Table 1', 'Table 2']);
    expect(numbered('Stage', 1, 1)).toEqual(['Stage']);
  });
});

describe('nextNumber', () => {
  it('goes on after the highest', () => {
    expect(nextNumber('Table {n}', ['Table 2', 'table 10', 'Table x', 'Other 99'])).toBe(11);
    expect(nextNumber('Table', ['Table 3'])).toBe(4);
    expect(nextNumber('Table (a+b) {n}', ['Table (a+b) 7'])).toBe(8);
    expect(nextNumber('Table {n}', [])).toBe(1);
  });
});
