import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Encoding } from '../types.ts';
import { detectEncoding } from './encoding.ts';
import { Utf8Scan } from './utf8Scan.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lanyard-encoding-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function detect(bytes: Uint8Array) {
  const path = join(folder, 'list.csv');
  await writeFile(path, bytes);
  return await detectEncoding(path);
}

const GERMAN = 'Name;Firma\r\nJörg Müller;Grün & Söhne\r\nÄnne Weiß;Café Zürich\r\n';
const FRENCH = 'Nom,Société\nFrançois Lefèvre,Université de Liège\nZoé Noël,Forêt\n';
const RUSSIAN =
  'Имя;Компания\nОльга Иванова;Ромашка\nДмитрий Кузнецов;Северный ветер и компания\nНаталья Соколова;Книжный дом\n';
const TURKISH = 'Ad;Soyad;Şirket\nÇağla;Yılmaz;Güneş Işık\nİbrahim;Şahin;Öğrenci\n';
const POLISH = 'Imię;Nazwisko\nŁukasz;Wiśniewski\nAgnieszka;Śliwińska\nSpółka;Źródło i Książka\n';
const CZECH =
  'Jméno;Příjmení\nJiří;Dvořák\nTomáš;Kučera\nLuboš;Kříž\nZdeněk;Svěrák\nPetr;Růžička\nBožena;Němcová\n'.repeat(3);
const ICELANDIC = 'Nafn;Fyrirtæki\nGuðrún Þórsdóttir;Sýn\nÍris Ýmisdóttir;Þór\n';
const JAPANESE =
  '氏名,会社名\n山田太郎,株式会社東京システム\n佐藤花子,大阪印刷有限会社\nテスト株式会社の方,カタカナとひらがな\n';

describe('detectEncoding', () => {
  const cases: readonly [string, string, Encoding, boolean][] = [
    ['UTF-8', GERMAN, 'utf-8', false],
    ['UTF-8 with mark', GERMAN, 'utf-8', true],
    ['UTF-16 LE with mark', JAPANESE, 'utf-16le', true],
    ['UTF-16 BE with mark', RUSSIAN, 'utf-16be', true],
    ['UTF-16 LE without mark', GERMAN, 'utf-16le', false],
    ['UTF-16 BE without mark', FRENCH, 'utf-16be', false],
    ['UTF-16 LE without mark, another alphabet', RUSSIAN, 'utf-16le', false],
    ['Windows-1252, German', GERMAN, 'windows-1252', false],
    ['Windows-1252, French', FRENCH, 'windows-1252', false],
    ['Mac Roman', GERMAN.repeat(3), 'macintosh', false],
    ['Windows-1252, Icelandic', ICELANDIC, 'windows-1252', false],
    ['Windows-1252, a single letter', 'Name,Email\nAnna,a@x.org\nRené,r@x.org\n', 'windows-1252', false],
    ['Windows-1250, Czech', CZECH, 'windows-1250', false],
    ['Windows-1254', TURKISH, 'windows-1254', false],
    ['Windows-1250', POLISH.repeat(5), 'windows-1250', false],
    ['Windows-1251', RUSSIAN.repeat(5), 'windows-1251', false],
    ['Shift_JIS', JAPANESE.repeat(5), 'shift_jis', false],
  ];
  it.each(cases)('tells %s', async (_, text, encoding, addBOM) => {
    const detected = await detect(iconv.encode(text, encoding, { addBOM }));
    expect(detected).toMatchObject({ encoding, byteOrderMark: addBOM, warnings: [] });
  });

  it('looks at the whole file: one letter of Windows-1252 after half a megabyte of ASCII', async () => {
    const ascii = Buffer.from('Anna Smith,anna@example.org\n'.repeat(20_000));
    expect((await detect(Buffer.concat([ascii, iconv.encode('Jörg,j@x.org\n', 'windows-1252')]))).encoding).toBe(
      'windows-1252',
    );
  });

  it('keeps UTF-8 when a byte among many letters is damaged, and says so', async () => {
    const bytes = Buffer.concat([Buffer.from(GERMAN.repeat(10)), Buffer.from([0xff, 0x0a])]);
    const detected = await detect(bytes);
    expect(detected.encoding).toBe('utf-8');
    expect(detected.warnings.join()).toContain('1 byte is damaged');
  });

  it('refuses what is no text', async () => {
    await expect(detect(Buffer.from(Array.from({ length: 4000 }, (_, index) => index % 32)))).rejects.toMatchObject({
      code: 'binary',
    });
  });
});

describe('Utf8Scan', () => {
  it('agrees with the strict decoder of the platform, however the bytes are cut', () => {
    const strict = (bytes: Uint8Array): boolean => {
      try {
        new TextDecoder('utf-8', { fatal: true }).decode(bytes);
        return true;
      } catch {
        return false;
      }
    };
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 12 }),
      fc.string({ unit: 'binary' }).map((text) => new Uint8Array(Buffer.from(text))),
      fc
        .array(fc.constantFrom(0xe0, 0x80, 0xed, 0xa0, 0xf4, 0x90, 0xf0, 0x8f, 0xc2, 0xc0, 0x41, 0xbf), {
          maxLength: 6,
        })
        .map((list) => Uint8Array.from(list)),
    );
    fc.assert(
      fc.property(bytes, fc.nat(12), (list, cut) => {
        const scan = new Utf8Scan();
        scan.push(list.subarray(0, cut));
        scan.push(list.subarray(cut));
        expect(scan.end().malformed === 0).toBe(strict(list));
      }),
      { numRuns: 3000 },
    );
  });
});
