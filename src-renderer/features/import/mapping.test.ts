import { describe, expect, it } from 'vitest';
import type { FileInspection } from '#shared/contract/import.ts';
import { doubleTargets, examplesOf, isChanged, namesSomebody, proposedMapping, withTarget } from './mapping.ts';

const inspection: FileInspection = {
  fileName: 'a.csv',
  format: 'text',
  encoding: 'utf-8',
  byteOrderMark: false,
  separator: ',',
  sheets: [],
  sheet: null,
  source: 'generic',
  headingRow: 1,
  headings: ['Name', 'Mail', 'Shirt'],
  sample: [
    ['Ada', 'ada@example.org', 'M'],
    ['Wei', '', 'M'],
    ['Ngozi', 'ngozi@example.org', 'L'],
  ],
  rowCount: 3,
  rowCountExact: true,
  mapping: [
    { heading: 'Name', target: 'displayName', confidence: 1 },
    { heading: 'Mail', target: 'email', confidence: 0.8 },
    { heading: 'Shirt', target: 'extra', confidence: 0 },
  ],
  remembered: false,
  totalBytes: 90,
  warnings: [],
};

describe('mapping', () => {
  const proposed = proposedMapping(inspection);

  it('is the proposal until somebody changes it', () => {
    expect(isChanged(proposed, inspection)).toBe(false);
    const other = withTarget(proposed, 2, 'note');
    expect(isChanged(other, inspection)).toBe(true);
    expect(isChanged(withTarget(other, 2, 'extra'), inspection)).toBe(false);
  });

  it('must say who somebody is', () => {
    expect(namesSomebody(proposed)).toBe(true);
    expect(namesSomebody(withTarget(withTarget(proposed, 0, 'extra'), 1, 'ignore'))).toBe(false);
    expect(namesSomebody([])).toBe(false);
  });

  it('notices two columns for one thing, but not two that are kept or left out', () => {
    expect(doubleTargets(proposed).size).toBe(0);
    expect([...doubleTargets(withTarget(proposed, 2, 'email'))]).toEqual(['email']);
    expect(doubleTargets(withTarget(proposed, 1, 'extra')).size).toBe(0);
  });
});

describe('examplesOf', () => {
  it('shows different values and no empty ones', () => {
    expect(examplesOf(inspection.sample, 1)).toEqual(['ada@example.org', 'ngozi@example.org']);
    expect(examplesOf(inspection.sample, 2)).toEqual(['M', 'L']);
    expect(examplesOf(inspection.sample, 0, 2)).toEqual(['Ada', 'Wei']);
    expect(examplesOf(inspection.sample, 9)).toEqual([]);
  });
});
