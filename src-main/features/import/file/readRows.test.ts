import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  csvOf,
  eventbriteCsv,
  eventbriteTable,
  eventbriteXlsx,
  genericTable,
  handmadeXlsx,
  lumaCsv,
  lumaTable,
  lumaXlsx,
  pretixCsv,
  pretixTable,
  pretixXlsx,
  type Table,
} from '../../../../tests/support/fixtures/import/index.ts';
import { type ImportedRow, inspectFile, type ReadOptions, type RejectedRow, readRows } from './index.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lanyard-read-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Result {
  readonly rows: ImportedRow[];
  readonly rejected: RejectedRow[];
}

async function inspected(content: Uint8Array | string, options: Partial<ReadOptions> = {}) {
  const path = join(folder, 'list');
  await writeFile(path, content);
  return { path, ...(await inspectFile(path, options)) };
}

async function read(content: Uint8Array | string, options: Partial<ReadOptions> = {}): Promise<Result> {
  const { path, ...inspection } = await inspected(content, options);
  const mapping = options.mapping ?? inspection.mapping;
  const result: Result = { rows: [], rejected: [] };
  await readRows(
    path,
    { ...options, mapping },
    async (rows, rejected) => {
      result.rows.push(...rows);
      result.rejected.push(...rejected);
    },
    new AbortController().signal,
  );
  return result;
}

const reasons = (result: Result): [number, string][] => result.rejected.map((row) => [row.rowNumber, row.reason]);
const first = (result: Result): ImportedRow => {
  const [row] = result.rows;
  if (row === undefined) throw new Error(`no row; rejected: ${JSON.stringify(result.rejected)}`);
  return row;
};

describe('exports of the shops', () => {
  it('gives the same attendees from CSV in any encoding and from XLSX', async () => {
    const reference = await read(pretixCsv(40));
    expect(reference.rows).toHaveLength(40);
    for (const encoding of ['utf16le', 'utf16be', 'utf-8']) {
      for (const separator of [',', ';', '\t', '|'] as const) {
        expect(await read(pretixCsv(40, 1, 'en', { encoding, separator, byteOrderMark: true }))).toEqual(reference);
      }
    }
    expect(await read(await pretixXlsx(40))).toEqual(reference);
  });

  it('reads pretix in every language to the same people', async () => {
    const known = ({ rows }: Result) =>
      rows.map(({ extra, warnings, ...row }) => ({ ...row, unpaid: warnings.length }));
    const english = await read(pretixCsv(40, 3, 'en'));
    expect(known(await read(pretixCsv(40, 3, 'de')))).toEqual(known(english));
    expect(known(await read(pretixCsv(40, 3, 'fr')))).toEqual(known(english));
    expect(english.rows.filter((row) => row.attention)).toHaveLength(4);
    expect(english.rows.filter((row) => row.warnings.join().includes('Not paid')).map((row) => row.status)).toEqual(
      Array(5).fill('enrolled'),
    );
    const [, , row] = pretixTable(40, 3);
    expect(english.rows[1]).toMatchObject({
      orderCode: row?.[0],
      ticketCodes: [row?.[10]],
      email: row?.[11],
      registeredAt: '2026-03-02',
    });
  });

  it('reads Eventbrite', async () => {
    const { rows, rejected } = await read(eventbriteCsv(40));
    expect(await read(await eventbriteXlsx(40))).toEqual({ rows, rejected });
    const [, row] = eventbriteTable(40);
    expect(rows[0]).toMatchObject({
      orderCode: row?.[0],
      orderPosition: row?.[8],
      ticketCodes: [row?.[17]],
      firstName: row?.[2],
      ticketType: 'VIP',
    });
    expect(rows.filter((entry) => entry.status === 'cancelled')).toHaveLength(4);
    expect(rows[0]?.extra).toHaveProperty('Eventbrite Fees', '2.10');
    expect(rows[11]?.extra).toHaveProperty('Attendee Status', 'Checked In');
  });

  it('reads Luma: statuses, and both the address and the key of the code', async () => {
    const { rows, rejected } = await read(lumaCsv(40));
    expect(await read(await lumaXlsx(40))).toEqual({ rows, rejected });
    const address = lumaTable(40)[1]?.[10] ?? '';
    expect(rows[0]?.ticketCodes).toEqual([address, new URL(address).searchParams.get('pk')]);
    expect(
      rows
        .slice(4, 25)
        .filter((_, index) => index % 5 === 0)
        .map((row) => row.status),
    ).toEqual(['waitlisted', 'waitlisted', 'cancelled', 'waitlisted', 'waitlisted']);
    expect(rows[0]?.extra).toHaveProperty('What would you like to learn?', 'Tables, "rounds"\nand matching');
  });

  it('does not take an address that all guests share for a repeated code', async () => {
    const head = 'guest_id,name,email,approval_status,qr_code_url\n';
    const { rows, rejected } = await read(
      `${head}g1,Amy,a@x.org,approved,https://luma.com/check-in/evt-jan\ng2,Bo,b@x.org,pending,https://luma.com/check-in/evt-jan\n`,
    );
    expect(rejected).toEqual([]);
    expect(rows.map((row) => [row.ticketCodes, row.status, row.extra.qr_code_url])).toEqual([
      [[], 'enrolled', 'https://luma.com/check-in/evt-jan'],
      [[], 'waitlisted', 'https://luma.com/check-in/evt-jan'],
    ]);
  });

  it('reads a list of Excel in Windows-1252 with a title above and sep= before', async () => {
    const [head = [], ...body] = genericTable(20).filter((row) => row.every((cell) => /^[\0-\xff]*$/.test(cell)));
    const table: Table = [['Gästeliste Frühjahr'], [], head, ...body];
    const text = Buffer.concat([Buffer.from('sep=;\r\n'), csvOf(table, { separator: ';', encoding: 'windows-1252' })]);
    const { rows, rejected } = await read(text);
    expect(rejected).toEqual([]);
    expect(rows.map((row) => [row.rowNumber, row.lastName])).toEqual(body.map((cells, index) => [index + 4, cells[0]]));
    expect(first({ rows, rejected }).interests).toEqual(['Robots', 'gardens', 'chess']);
  });
});

describe('rows that are rejected', () => {
  it('are those of nobody, of broken rows and of repeated codes, with a reason and their row number', async () => {
    const result = await read(
      'Name,Email,Ticket code,Shirt\nAnna,a@x.org,C1,S\n,,,M\nBert,b@x.org,C1,S\nCleo,c@x.org,C3,S,more\nfooter\n"Dora,d@x.org,C4,S\nEmil,e@x.org,C5,S\n',
    );
    expect(result.rows.map((row) => row.displayName)).toEqual(['Anna', 'Emil']);
    expect(reasons(result)).toEqual([
      [3, 'There is no name, no e-mail address and no ticket code in this row.'],
      [4, 'The ticket code “C1” is already that of row 2.'],
      [5, expect.stringContaining('5 cells where the headings have 4')],
      [6, expect.stringContaining('1 of 4 cells')],
      [7, expect.stringContaining('never closed')],
    ]);
    expect(result.rejected[1]?.cells).toEqual(['Bert', 'b@x.org', 'C1', 'S']);
  });

  it('are those whose values have slipped into other columns, not merely short ones', async () => {
    const result = await read('Order,Name,Email,Company,Note\n1,Anna,a@x.org\n2,Mül\nler,b@x.org,Acme\n');
    expect(result.rows.map((row) => [row.displayName, row.warnings.length])).toEqual([
      ['Anna', 1],
      ['Mül', 1],
    ]);
    expect(reasons(result)).toEqual([[4, expect.stringContaining('wrong columns')]]);
  });

  it('are those with a name beyond all sense', async () => {
    expect(reasons(await read(`Name,Email\n${'x'.repeat(501)},a@x.org\n`))).toEqual([
      [2, expect.stringContaining('500')],
    ]);
  });
});

describe('rows that are kept with a warning', () => {
  it('have an unreadable address, a rounded code, a failed formula or an unknown status', async () => {
    const row = first(
      await read(
        'Name,Email,Barcode,Phone,Status,Company\nAnna,anna(at)x.org,1.23457E+11,4.9151E+12,Frobnicated,#N/A\n',
      ),
    );
    expect(row).toMatchObject({ email: null, ticketCodes: [], phone: null, status: 'enrolled', company: null });
    expect(row.extra).toEqual({
      Email: 'anna(at)x.org',
      Barcode: '1.23457E+11',
      Phone: '4.9151E+12',
      Status: 'Frobnicated',
    });
    expect(row.warnings).toHaveLength(5);
  });

  it('keep a long code of a number cell of a workbook as far as the file has it', async () => {
    const cell = (text: string): string => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
    const row = (number: string): string => `<row>${cell('Anna')}<c><v>${number}</v></c></row>`;
    const bytes = handmadeXlsx({
      sheets: {
        S: `<row>${cell('Name')}${cell('Barcode')}</row>${row('70000000019000000000001')}${row('1.2345678901E+10')}${row('1.23456789012346E+22')}`,
      },
    });
    const { rows } = await read(bytes);
    expect(rows.map((entry) => entry.ticketCodes)).toEqual([['70000000019000000000001'], ['12345678901'], []]);
    expect(rows[2]?.warnings).toEqual([expect.stringContaining('rounded')]);
  });
});

describe('keywords', () => {
  it('are kept apart by what their column says, each once over several columns', async () => {
    const content = 'Name;Offering;Looking for;Interests;Skill\nAnna;Solar, wind;Pilots|pilots;chess;Wind, C++\n';
    const { mapping } = await inspected(content);
    const row = first(
      await read(content, {
        mapping: mapping.map((one) => (one.heading === 'Skill' ? { ...one, target: 'offering' } : one)),
      }),
    );
    expect(row).toMatchObject({
      offering: ['Solar', 'wind', 'C++'],
      lookingFor: ['Pilots'],
      interests: ['chess'],
      extra: {},
      warnings: [],
    });
  });

  it('that are too long or too many are left out with a warning, and their cell is kept beside the list', async () => {
    const longest = 'x'.repeat(80);
    const sentence = `${longest}y`;
    const many = Array.from({ length: 41 }, (_, index) => `word ${index}`);
    const { rows, rejected } = await read(
      `Name;Offering;Looking for\nAnna;solar, ${longest}, ${sentence};${many.join(', ')}\nBert;solar;${many.slice(1).join(', ')}\n`,
    );
    expect(rejected).toEqual([]);
    expect(rows[0]).toMatchObject({
      offering: ['solar', longest],
      lookingFor: many.slice(0, 40),
      extra: { Offering: `solar, ${longest}, ${sentence}`, 'Looking for': many.join(', ') },
      warnings: [
        '“Offering” has a keyword of more than 80 characters: it is left out.',
        '“Looking for” has more than 40 keywords: the rest is left out.',
      ],
    });
    expect(rows[1]).toMatchObject({ lookingFor: many.slice(1), extra: {}, warnings: [] });
  });
});

describe('rows about people who are known', () => {
  it('need an address or a code and no name, and may be about one ticket', async () => {
    const content = 'Name,Email,Ticket code,Order code\nAnna,,C1,\nBert,,C1,\n,,,O-3\nDora,,,\n,e@x.org,,\n';
    const known = await read(content, { known: true });
    expect(known.rows.map((row) => row.rowNumber)).toEqual([2, 3, 4, 6]);
    expect(reasons(known)).toEqual([[5, 'There is no e-mail address, no ticket code and no order code in this row.']]);
    expect((await read(content)).rows.map((row) => row.rowNumber)).toEqual([2, 5, 6]);
  });
});

describe('hostile input', () => {
  it('keeps headings that are names of the language as plain fields', async () => {
    const row = first(await read('Name,__proto__,constructor,toString\nAnna,x,y,z\n'));
    expect(row.extra).toEqual({ '“__proto__”': 'x', constructor: 'y', toString: 'z' });
    expect(Object.getPrototypeOf(row.extra)).toBe(Object.prototype);
    expect(structuredClone(row)).toEqual(JSON.parse(JSON.stringify(row)));
  });

  it('drops zeros, control characters and direction overrides', async () => {
    expect(first(await read('Name,Email\nAn\0na \u202eMüller\u0007,a@x.org\n')).displayName).toBe('Anna Müller');
  });

  it('keeps two columns of one heading', async () => {
    expect(first(await read('Name,Diet,Diet\nAnna,vegan,nuts\n')).extra).toEqual({ Diet: 'vegan', 'Diet (2)': 'nuts' });
  });
});

describe('names', () => {
  it('are taken apart at the comma when the whole file is written so, and only then', async () => {
    const list = ['Müller, Anna', 'Weiß, Jörg', 'García, Zoë', 'Brown, Noah', 'Clark, Grace'];
    const swapped = await read(`Name;Email\n${list.map((name, index) => `${name};a${index}@x.org`).join('\n')}\n`);
    expect(swapped.rows[0]).toMatchObject({ firstName: 'Anna', lastName: 'Müller', displayName: 'Anna Müller' });
    const mixed = await read(
      'Name;Email\nSmith, PhD;a@x.org\nAnna Müller;b@x.org\nJo Li;c@x.org\nA B;d@x.org\nC D;e@x.org\n',
    );
    expect(mixed.rows[0]).toMatchObject({ firstName: '', displayName: 'Smith, PhD' });
  });

  it('stand in the order of their script', async () => {
    const { rows } = await read('姓,名,メール\n山田,太郎,t@x.org\nSmith,Anna,a@x.org\n');
    expect(rows.map((row) => row.displayName)).toEqual(['山田太郎', 'Anna Smith']);
  });
});

describe('reading in batches', () => {
  const many = (): Buffer => eventbriteCsv(2_500);

  it('waits for each batch, tells progress that grows to the end, and sums up', async () => {
    const path = join(folder, 'batches.csv');
    await writeFile(path, many());
    const { mapping } = await inspectFile(path);
    const sizes: number[] = [];
    const progress: number[] = [];
    let busy = false;
    let total = 0;
    const summary = await readRows(
      path,
      { mapping, batchSize: 400 },
      async (rows, _, { bytesRead, totalBytes }) => {
        expect(busy).toBe(false);
        busy = true;
        await new Promise((resolve) => setImmediate(resolve));
        busy = false;
        sizes.push(rows.length);
        progress.push(bytesRead);
        total = totalBytes;
      },
      new AbortController().signal,
    );
    expect(sizes).toEqual([400, 400, 400, 400, 400, 400, 100]);
    expect(progress).toEqual([...progress].sort((a, b) => a - b));
    expect(progress.at(-1)).toBe(total);
    expect(summary).toMatchObject({ rows: 2_500, rejected: 0 });
  });

  it('stops at the abort signal and at an error of the receiver, in both formats', async () => {
    for (const bytes of [many(), await eventbriteXlsx(1_500)]) {
      const path = join(folder, 'stop');
      await writeFile(path, bytes);
      const { mapping } = await inspectFile(path);
      const controller = new AbortController();
      let batches = 0;
      const aborted = readRows(
        path,
        { mapping },
        async () => {
          batches++;
          controller.abort(new Error('enough'));
        },
        controller.signal,
      );
      await expect(aborted).rejects.toThrow('enough');
      expect(batches).toBe(1);
      const failing = readRows(
        path,
        { mapping },
        () => Promise.reject(new Error('disk full')),
        new AbortController().signal,
      );
      await expect(failing).rejects.toThrow('disk full');
    }
  });

  it('refuses a file whose headings are no longer those of the mapping', async () => {
    const path = join(folder, 'changed.csv');
    await writeFile(path, 'Name,Email\nAnna,a@x.org\n');
    const { mapping } = await inspectFile(path);
    await writeFile(path, 'Email,Name\na@x.org,Anna\n');
    await expect(readRows(path, { mapping }, async () => {}, new AbortController().signal)).rejects.toMatchObject({
      code: 'mappingMismatch',
    });
  });
});
