import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pretixCsv, pretixXlsx } from '../../../../tests/support/fixtures/import/index.ts';
import { inspectFile } from './inspectFile.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lanyard-format-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function inspect(name: string, bytes: Uint8Array) {
  await writeFile(join(folder, name), bytes);
  return await inspectFile(join(folder, name));
}

describe('the format of a file', () => {
  it('is told by its content and not by its name', async () => {
    expect((await inspect('list.csv', await pretixXlsx(3))).format).toBe('xlsx');
    expect((await inspect('list.xlsx', pretixCsv(3))).format).toBe('text');
  });

  const ole = Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(600)]);
  const refused: readonly [string, string, Uint8Array][] = [
    ['nothing', 'empty', Buffer.alloc(0)],
    ['a byte order mark alone', 'empty', Buffer.from('\ufeff')],
    ['blank space', 'empty', Buffer.from(' \r\n\r\n')],
    ['rows of separators', 'noRows', Buffer.from(',,,\n,,,\n')],
    ['an old Excel file', 'oldExcel', ole],
    ['a workbook with a password', 'encrypted', Buffer.concat([ole, Buffer.from('EncryptedPackage', 'utf16le')])],
    [
      'an OpenDocument file',
      'openDocument',
      zipSync({ mimetype: [strToU8('application/vnd.oasis.opendocument.spreadsheet'), { level: 0 }] }),
    ],
    ['another ZIP', 'otherFormat', zipSync({ 'a.txt': strToU8('hello') })],
    ['half a ZIP', 'damaged', Buffer.from('PK\x03\x04 and then nothing')],
    ['a PDF', 'pdf', Buffer.from('%PDF-1.7\n')],
    ['a web page', 'otherFormat', Buffer.from('<html><table><tr><td>Name</td></tr></table></html>')],
    ['JSON', 'otherFormat', Buffer.from('[{"name":"Anna"}]')],
    ['a picture', 'otherFormat', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])],
    ['binary', 'binary', Buffer.from(Array.from({ length: 4000 }, (_, index) => index % 32))],
    [
      'too many columns',
      'tooManyColumns',
      Buffer.from(`${Array.from({ length: 501 }, (_, index) => `c${index}`).join(',')}\n`),
    ],
  ];
  it.each(refused)('refuses %s with the code %s and says what to do', async (_, code, bytes) => {
    await expect(inspect('refused', bytes)).rejects.toMatchObject({
      name: 'ImportFileError',
      code,
      message: expect.stringMatching(/\.$/),
    });
  });

  it('says that a file is missing, or no file', async () => {
    await expect(inspectFile(join(folder, 'none.csv'))).rejects.toMatchObject({ code: 'notFound' });
    await expect(inspectFile(folder)).rejects.toMatchObject({ code: 'unreadable' });
  });
});
