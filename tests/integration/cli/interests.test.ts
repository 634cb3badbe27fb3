import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { lanyard, lanyardError, lanyardJson, serve } from '../../support/core/cli.ts';
import { tempFolder } from '../../support/core/folder.ts';
import { csv } from '../../support/core/imports.ts';
import { xlsxOf } from '../../support/fixtures/import/index.ts';

const PEOPLE = csv([
  { first: 'Ada', last: 'Lovelace', email: 'ada@example.org', code: 'T-1', order: 'O-1', position: '1' },
  { first: 'Grace', last: 'Hopper', code: 'T-2', order: 'O-2', position: '1' },
  { first: 'Joan', last: 'Clarke', code: 'T-3', order: 'O-3', position: '1' },
  { first: 'Twin', last: 'One', code: 'T-4', order: 'O-4', position: '1' },
  { first: 'Twin', last: 'Two', code: 'T-5', order: 'O-4', position: '2' },
]);
const HEAD = ['E-Mail', 'Ticket code', 'Order code', 'Offering', 'Looking for', 'Interests'];

let folder = '';
let data: string[] = [];
beforeEach(async () => {
  folder = await tempFolder();
  data = ['--event', 'BEF26', '--data', folder];
});
const json = (...args: string[]) => lanyardJson([...args, ...data]);
const refused = (...args: string[]) => lanyardError([...args, ...data], 2);

async function fileOf(content: string | Buffer | Uint8Array, name = 'interests.csv'): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

async function openEvent(people = PEOPLE): Promise<void> {
  await lanyardJson(['events', 'create', '--code', 'BEF26', '--name', 'Befriend', '--data', folder]);
  await json('import', await fileOf(people, 'people.csv'));
}

/** Keywords as a list shows them: how many have it in which list. */
async function keywords(): Promise<Record<string, number[]>> {
  const listed = (await json('interests', 'list')) as {
    keywords: { label: string; offering: number; lookingFor: number; topics: number }[];
  };
  return Object.fromEntries(
    listed.keywords.map(({ label, offering, lookingFor, topics }) => [label, [offering, lookingFor, topics]]),
  );
}

describe.each(['alone', 'through the app that serves'])('%s', (way) => {
  beforeEach(async () => {
    if (way !== 'alone') await serve(folder);
  });

  test('a file adds to what people have, by address, ticket or order; with --replace its lists take the place', async () => {
    await openEvent();
    const rows = [
      ['ADA@example.org', 'nothing', '', 'Solar, Wind', 'Pilots', ''],
      ['', 'T-2', 'nothing', 'Solar', '', 'Chess'],
      ['', '', 'o-3', '', 'Pilots', ''],
      ['', '', 'O-4', 'Nuclear', '', ''],
      ['nobody@example.org', '', '', 'Coal', '', ''],
    ];
    const file = await fileOf([HEAD, ...rows].map((cells) => `${cells.join(';')}\n`).join(''));
    const answer = { changed: 3, unchanged: 0, unknown: ['O-4', 'nobody@example.org'], rejected: 0 };
    expect(await json('interests', 'import', file)).toEqual(answer);
    expect(await keywords()).toEqual({ Solar: [2, 0, 0], Pilots: [0, 2, 0], Chess: [0, 0, 1], Wind: [1, 0, 0] });
    expect(await json('interests', 'import', file)).toEqual({ ...answer, changed: 0, unchanged: 3 });

    const workbook = await fileOf(
      await xlsxOf([
        ['Email', 'Expertise'],
        ['ada@example.org', 'Tidal'],
      ]),
      'more.xlsx',
    );
    expect(await json('interests', 'import', workbook)).toMatchObject({ changed: 1, unknown: [] });
    expect(await keywords()).toMatchObject({ Tidal: [1, 0, 0], Wind: [1, 0, 0] });
    expect(await json('interests', 'import', workbook, '--replace')).toMatchObject({ changed: 1 });
    // What the file has no column for stays.
    expect(await keywords()).toEqual({ Pilots: [0, 2, 0], Chess: [0, 0, 1], Tidal: [1, 0, 0], Solar: [1, 0, 0] });
  });
});

describe('through the app', () => {
  beforeEach(async () => {
    await serve(folder);
    await openEvent();
  });

  test('people read whom the file names in vain, and which rows it cannot use', async () => {
    const unknown = Array.from({ length: 7 }, (_, index) => `T-9${index};Coal\n`);
    const file = await fileOf(`Ticket code;Offering\nT-1;Solar\n;Wind\n${unknown.join('')}`);
    const { code, stdout, stderr } = await lanyard(['interests', 'import', file, ...data]);
    expect({ code, stdout }).toEqual({ code: 0, stdout: '1 changed, 0 unchanged, 7 unknown, 1 rejected.\n' });
    expect(stderr).toContain('T-90, T-91, T-92, T-93, T-94, and 2 more.');
    expect(stderr).toContain('Row 3: There is no e-mail address');
  });

  test('several rows about one person are one, with --replace too', async () => {
    const file = await fileOf('Ticket code;Offering\nT-1;Solar\nT-2;Coal\nT-1;Wind\nT-1;solar\nT-2;Gas\n');
    expect(await json('interests', 'import', file, '--replace')).toMatchObject({ changed: 2, rejected: 0 });
    expect(await keywords()).toEqual({ Coal: [1, 0, 0], Gas: [1, 0, 0], Solar: [1, 0, 0], Wind: [1, 0, 0] });
  });

  test('keywords are listed by how many have them, and merged', async () => {
    await json(
      'interests',
      'import',
      await fileOf('Ticket code;Offering;Topics\nT-1;ML;\nT-2;Machine Learning;ml\nT-3;Go;\n'),
    );
    expect(await json('interests', 'list', '--limit', '1')).toMatchObject({ keywords: [{ key: 'ml', people: 2 }] });
    expect(await json('interests', 'merge', 'ML', '--into', 'Machine learning')).toEqual({
      keyword: {
        ...{ key: 'machine learning', label: 'Machine learning', offering: 2, lookingFor: 0, topics: 1, people: 2 },
        merged: [{ key: 'ml', label: 'ml' }],
      },
    });
    const merged = await lanyard(['interests', 'merge', 'maschinelles-Lernen', '--into', 'machine learning', ...data]);
    expect(merged).toMatchObject({ code: 0, stderr: 'Nobody has “maschinelles lernen” so far.\n' });
    const { stdout } = await lanyard(['interests', 'list', ...data]);
    expect(stdout).toBe(
      '     2  Machine learning (offering 2, looking for 0, interests 1, also maschinelles lernen, ml)\n' +
        '     1  Go (offering 1, looking for 0, interests 0)\n',
    );
  });

  test('what cannot be done ends with 2 and a sentence', async () => {
    const nobody = await fileOf('Name;Offering\nAda;Solar\n');
    expect((await refused('interests', 'import', nobody)).message).toMatch(/“Email”, “Ticket code” or “Order code”/);
    const nothing = await fileOf('Email;Company\nada@example.org;Engines\n');
    expect((await refused('interests', 'import', nothing)).message).toMatch(/“Offering”, “Looking for” or “Interests”/);
    expect((await refused('interests', 'import', await fileOf('%PDF-1.7'))).message).toMatch(/PDF/);
    expect((await refused('interests', 'import')).message).toMatch(/Which file\? lanyard interests import/);
    expect((await refused('interests', 'import', join(folder, 'no.csv'))).message).toMatch(/There is no file/);
    expect((await refused('interests', 'list', '--limit', '0')).message).toMatch(/--limit/);
    expect((await refused('interests', 'merge', 'ml')).message).toMatch(/--into is missing/);
    expect((await refused('interests', 'merge', 'ML', '--into', 'ml')).message).toMatch(/Which keywords/);
    expect(await keywords()).toEqual({});
  });
});

test('more people than one call takes are told in several; rows about one person far apart are one all the same', async () => {
  await serve(folder);
  const codes = Array.from({ length: 1001 }, (_, index) => `T-${index}`);
  await openEvent(csv(codes.map((code, index) => ({ first: 'Guest', last: String(index), code }))));
  const rows = [...codes.map((code) => `${code};Pilots`), 'T-0;Partners', 'Ann@x.org;Pilots', 'ann@X.org;Partners'];
  const asked = rows.map((row) => (row.includes('@') ? `${row.replace(';', ';;')}\n` : `;${row}\n`));
  const file = await fileOf(`Email;Ticket code;Looking for\n${asked.join('')}`);
  expect(await json('interests', 'import', file, '--replace')).toEqual({
    changed: 1001,
    unchanged: 0,
    unknown: ['Ann@x.org'],
    rejected: 0,
  });
  expect(await keywords()).toEqual({ Pilots: [0, 1001, 0], Partners: [0, 1, 0] });
});
