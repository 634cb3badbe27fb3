import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createRandom } from '#shared/domain/random.ts';
import { lanyardError, lanyardJson, serve } from '../../support/core/cli.ts';
import { tempFolder } from '../../support/core/folder.ts';

const NOISE = Buffer.from(Array.from({ length: 20_000 }, createRandom(1).next).map((value) => value * 256));

const WRONG: readonly [name: string, content: Buffer | string, message: RegExp][] = [
  ['garbage.csv', NOISE, /no text and no XLSX/],
  ['empty.csv', '', /is empty/],
  ['blank.csv', ' \n\n \n', /nothing but blank/],
  ['mark.csv', '\ufeff', /nothing but blank/],
  ['zeros.csv', Buffer.alloc(400), /no text and no XLSX/],
  ['damaged.xlsx', Buffer.concat([Buffer.from('PK\u0003\u0004'), NOISE]), /damaged/],
  ['old.xls', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), NOISE]), /\.xls/],
  ['photo.csv', Buffer.concat([Buffer.from('ffd8ffe000104a464946', 'hex'), NOISE]), /picture/],
  ['list.pdf', '%PDF-1.7\n%\u00e2\u00e3\n1 0 obj', /PDF/],
];

/** Files that are there and cannot be read, as far as this system has them. */
async function unreadable(folder: string): Promise<[string, RegExp][]> {
  await mkdir(join(folder, 'folder.csv'));
  const found: [string, RegExp][] = [[join(folder, 'folder.csv'), /not a file/]];
  if (process.platform === 'linux') {
    found.push(['/dev/zero', /not a file/]);
    // A file whose reading fails, for root as well.
    found.push(['/proc/self/mem', /cannot be read/]);
  }
  if (process.getuid?.() !== 0 && process.platform !== 'win32') {
    const file = join(folder, 'locked.csv');
    await writeFile(file, 'First Name,Last Name\nAda,Lovelace\n');
    await chmod(file, 0);
    found.push([file, /cannot be opened/]);
  }
  return found;
}

test('a file that is no list is refused with what it is, and the list stays as it was', async () => {
  const folder = await tempFolder();
  const data = ['--data', join(folder, 'data')];
  await serve(join(folder, 'data'));
  await lanyardJson(['events', 'create', '--code', 'BEF26', '--name', 'Befriend', ...data]);
  const file = join(folder, 'list.csv');
  await writeFile(file, 'First Name,Last Name\nAda,Lovelace\n');
  expect(await lanyardJson(['import', file, '--event', 'BEF26', ...data])).toMatchObject({ new: 1 });

  for (const [name, content, message] of WRONG) {
    await writeFile(join(folder, name), content);
    const error = await lanyardError(['import', join(folder, name), '--event', 'BEF26', ...data], 2);
    expect(error.message, name).toMatch(message);
  }
  for (const [path, message] of await unreadable(folder)) {
    const error = await lanyardError(['import', path, '--event', 'BEF26', ...data], 2);
    expect(error.message, path).toMatch(message);
  }
  await writeFile(file, 'First Name,Last Name,Email\n');
  const nobody = { new: 0, changed: 0, unchanged: 0, rejected: 0 };
  expect(await lanyardJson(['import', file, '--event', 'BEF26', ...data]), 'headings only').toEqual(nobody);
  const { results } = (await lanyardJson(['search', '--event', 'BEF26', 'ada', ...data])) as { results: unknown[] };
  expect(results).toMatchObject([{ name: 'Ada Lovelace' }]);
  expect(await lanyardJson(['stats', '--event', 'BEF26', ...data])).toMatchObject({ expected: 1 });
});
