import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventbriteCsv, lumaCsv, pretixCsv } from '../../../../tests/support/fixtures/import/index.ts';
import { type InspectOptions, inspectFile } from './index.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lanyard-inspect-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function inspect(content: Uint8Array | string, options: InspectOptions = {}) {
  const path = join(folder, 'list');
  await writeFile(path, content);
  return await inspectFile(path, options);
}

describe('inspectFile', () => {
  it('recognises the shops', async () => {
    expect(await inspect(eventbriteCsv(5))).toMatchObject({ source: 'eventbrite', rowCount: 5, rowCountExact: true });
    expect(await inspect(lumaCsv(5))).toMatchObject({ source: 'luma', byteOrderMark: true });
    for (const language of ['en', 'de', 'fr'] as const) {
      const inspection = await inspect(pretixCsv(5, 1, language));
      expect(inspection.source).toBe('pretix');
      expect(
        inspection.mapping.filter((column) => column.target !== 'extra').every((column) => column.confidence === 1),
      ).toBe(true);
    }
  });

  it('finds the separator even where another sign is more frequent', async () => {
    expect((await inspect('Name;Interests\nAnna;a, b, c\nBert;d, e, f\n')).separator).toBe(';');
    expect((await inspect('Név\tVáros, ország\nAnna\tPécs, HU\nBert\tGyőr, HU\n')).separator).toBe('\t');
    expect((await inspect('Name|Email\nAnna|a@x.org\n')).separator).toBe('|');
    expect(await inspect('Name\nMüller, Anna\nWeiß, Jörg\n')).toMatchObject({
      headings: ['Name'],
      sample: [['Müller, Anna'], ['Weiß, Jörg']],
    });
  });

  it('takes what it is told and looks again', async () => {
    const bytes = Buffer.from('Name;Stadt\nJ\xf6rg;K\xf6ln\n', 'latin1');
    expect((await inspect(bytes, { encoding: 'windows-1251' })).sample).toEqual([['Jцrg', 'Kцln']]);
    expect((await inspect(bytes, { separator: ',' })).sample).toEqual([['Name;Stadt'], ['Jörg;Köln']]);
  });

  it('passes over titles and blank lines above the headings', async () => {
    const inspection = await inspect('Attendee list\nExported 2026-03-01,,\n\nName,Email,Shirt\nAnna,a@x.org,S\n');
    expect(inspection).toMatchObject({ headingRow: 4, headings: ['Name', 'Email', 'Shirt'], rowCount: 1 });
    expect(inspection.warnings.join()).toContain('Row 4');
  });

  it('takes years for headings where words stand beside them', async () => {
    expect((await inspect('ID,Name,Email,2025,2026\n1,Anna,a@x.org,x,y\n')).headingRow).toBe(1);
  });

  it('takes headings in a language that nobody foresaw for headings', async () => {
    expect(await inspect('Zina,Lipo,Mji\nAnna,12,Dodoma\nBert,13,Arusha\n')).toMatchObject({
      headingRow: 1,
      headings: ['Zina', 'Lipo', 'Mji'],
    });
  });

  it('makes headings up where there are none, and guesses by content', async () => {
    const inspection = await inspect('Anna,Müller,a@x.org\nBert,Weiß,b@x.org\n');
    expect(inspection).toMatchObject({ headingRow: null, headings: ['Column 1', 'Column 2', 'Column 3'], rowCount: 2 });
    expect(inspection.mapping.map((column) => column.target)).toEqual(['firstName', 'lastName', 'email']);
    expect((await inspect('Anna Müller\nBert Weiß\n')).mapping).toMatchObject([{ target: 'displayName' }]);
  });

  it('gives columns without a heading and repeated headings names of their own', async () => {
    expect((await inspect('Name,,Name,Name (2)\nAnna,x,y,z\n')).headings).toEqual([
      'Name',
      'Column 2',
      'Name (2)',
      'Name (2) (2)',
    ]);
  });
});
