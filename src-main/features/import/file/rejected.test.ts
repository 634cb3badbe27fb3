import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ImportedRow, inspectFile, type RejectedRow, readRows, writeRejectedCsv } from './index.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lanyard-rejected-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function read(path: string) {
  const { headings, mapping, signature, warnings } = await inspectFile(path);
  const rows: ImportedRow[] = [];
  const rejected: RejectedRow[] = [];
  await readRows(
    path,
    { mapping },
    async (good, bad) => {
      rows.push(...good);
      rejected.push(...bad);
    },
    new AbortController().signal,
  );
  return { headings, signature, warnings, rows, rejected };
}

describe('writeRejectedCsv', () => {
  it('writes a file that can be corrected and imported as it is', async () => {
    const source = join(folder, 'source.csv');
    await writeFile(
      source,
      'Name;Email;Formel;Ticketcode\n;;=1+1;\nAnna;a@x.org;"-2; ""x""";C1\nBert;b@x.org;\'@z;C1\n',
    );
    const before = await read(source);
    expect(before.rejected.map((row) => row.rowNumber)).toEqual([2, 4]);
    const report = join(folder, 'rejected.csv');
    expect(await writeRejectedCsv(report, before.headings, before.rejected, ';')).toBe(2);
    const text = await readFile(report, 'utf8');
    expect(text).toBe(
      `\ufeffName;Email;Formel;Ticketcode;Row;Reason\r\n;;'=1+1;;2;"There is no name, no e-mail address and no ticket code in this row."\r\nBert;b@x.org;''@z;C1;4;The ticket code “C1” is already that of row 3.\r\n`,
    );
    await writeFile(report, text.replace("\r\n;;'=1+1;", "\r\nCleo;;'=1+1;").replace(';C1;4', ';C2;4'));
    const after = await read(report);
    expect(after.signature).toBe(before.signature);
    expect(after.headings).toEqual(before.headings);
    expect(after.rejected).toEqual([]);
    expect(after.rows.map((row) => [row.displayName, row.ticketCodes, row.extra])).toEqual([
      ['Cleo', [], { Formel: '=1+1' }],
      ['Bert', ['C2'], { Formel: "'@z" }],
    ]);
  });

  it('shows cells that are too many, and rejects the row again until they are moved', async () => {
    const path = join(folder, 'many.csv');
    await writeRejectedCsv(
      path,
      ['Name', 'Email'],
      [{ rowNumber: 2, reason: 'Too many.', cells: ['Anna', 'a@x.org', 'more'] }],
    );
    expect((await readFile(path, 'utf8')).split('\r\n')[1]).toBe('Anna,a@x.org,2,Too many.,more');
    expect((await read(path)).rejected.map((row) => row.cells)).toEqual([['Anna', 'a@x.org', 'more']]);
  });
});
