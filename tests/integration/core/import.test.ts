import { describe, expect, test } from 'vitest';
import { type Door, person } from '../../support/core/door.ts';
import { csv, importFile } from '../../support/core/imports.ts';
import { ADA, GRACE, JOAN, openList } from '../../support/core/list.ts';
import {
  csvOf,
  eventbriteTable,
  genericTable,
  lumaTable,
  pretixTable,
  xlsxOf,
} from '../../support/fixtures/import/index.ts';

const SHOPS = { eventbrite: eventbriteTable, pretix: pretixTable, luma: lumaTable, generic: genericTable };

describe.each(Object.entries(SHOPS))('an export of %s', (_, tableOf) => {
  test('is taken in whole; the same file again changes nothing, in whatever form and order', async () => {
    const { door, digests, operations } = await openList();
    const table = tableOf(60);
    const counts = { new: 60, changed: 0, unchanged: 0, rejected: 0 };
    expect((await importFile(door, csvOf(table))).counts).toEqual(counts);
    const before = { digests: await digests(), operations: await operations() };
    const [head = [], ...rows] = table;
    const again = { new: 0, changed: 0, unchanged: 60, rejected: 0 };
    for (const content of [
      csvOf(table),
      csvOf([head, ...rows.toReversed()], { separator: ';' }),
      await xlsxOf(table),
    ]) {
      expect((await importFile(door, content)).counts).toEqual(again);
      expect({ digests: await digests(), operations: await operations() }).toEqual(before);
    }
  });

  test('lets everybody in whose ticket it holds', async () => {
    const { desk, door, list } = await openList();
    await importFile(door, csvOf(tableOf(30)));
    for (const item of await list()) {
      const { ticketCodes } = await desk.owner.registrations.get({ id: item.id });
      const [code] = ticketCodes;
      if (code === undefined) continue;
      const expected = item.status === 'enrolled' ? 'admitted' : item.status;
      expect(await door.scan(code)).toMatchObject({ verdict: expected, registration: { id: item.id } });
    }
  });
});

describe('a newer file', () => {
  test('adds, changes, and leaves alone, by row; the check-ins stay', async () => {
    const { door, byName, list } = await openList();
    await importFile(door, csv([ADA, GRACE, JOAN]));
    await door.scan('T-1');
    const newer = csv([
      ADA,
      { ...GRACE, company: 'UNIVAC' },
      { ...JOAN, status: 'cancelled' },
      { first: 'Hedy', last: 'Lamarr', code: 'T-4' },
    ]);
    expect((await importFile(door, newer)).counts).toEqual({ new: 1, changed: 2, unchanged: 1, rejected: 0 });
    expect(await list()).toHaveLength(4);
    expect(await byName('Ada Lovelace')).toMatchObject({ inside: true });
    expect(await byName('Grace Hopper')).toMatchObject({ company: 'UNIVAC' });
    expect(await byName('Joan Clarke')).toMatchObject({ status: 'cancelled' });
    expect(await door.verdict('T-1')).toBe('already');
    expect(await door.verdict('T-3')).toBe('cancelled');
    expect(await door.verdict('T-4')).toBe('admitted');
  });

  test('leaves what a desk has corrected since, until the shop itself says something else', async () => {
    const { desk, door, byName } = await openList();
    await importFile(door, csv([ADA, GRACE]));
    const { id } = await byName('Ada Lovelace');
    await desk.owner.registrations.update({
      id,
      patch: { company: 'Corrected', note: 'At the desk', email: 'new@example.org' },
    });
    await desk.owner.registrations.setBlocked({ id, blocked: true });
    // The same file: nothing to say.
    expect((await importFile(door, csv([ADA, GRACE]))).counts).toMatchObject({ changed: 0, unchanged: 2 });
    // A file that changes something else.
    expect((await importFile(door, csv([{ ...ADA, status: 'waitlisted' }, GRACE]))).counts).toMatchObject({
      changed: 1,
    });
    expect(await byName('Ada Lovelace')).toMatchObject({
      status: 'waitlisted',
      company: 'Corrected',
      note: 'At the desk',
      email: 'new@example.org',
      blocked: true,
    });
    // The shop changes the company: that is news.
    expect(
      (await importFile(door, csv([{ ...ADA, status: 'waitlisted', company: 'Babbage' }, GRACE]))).counts,
    ).toMatchObject({ changed: 1 });
    expect(await byName('Ada Lovelace')).toMatchObject({ company: 'Babbage', email: 'new@example.org' });
  });

  test('without some of the columns changes nothing that they said', async () => {
    const { door, byName } = await openList();
    await importFile(door, csv([{ ...ADA, status: 'waitlisted' }]));
    const narrow = 'First Name,Last Name,Ticket Code\nAda,Lovelace,T-1\n';
    expect((await importFile(door, narrow)).counts).toEqual({ new: 0, changed: 0, unchanged: 1, rejected: 0 });
    expect(await byName('Ada Lovelace')).toMatchObject({
      company: 'Engines',
      status: 'waitlisted',
      email: 'ada@example.org',
    });
  });

  test('whose cell is empty now empties the field', async () => {
    const { door, byName } = await openList();
    await importFile(door, csv([ADA]));
    expect((await importFile(door, csv([{ ...ADA, company: '' }]))).counts).toMatchObject({ changed: 1 });
    expect(await byName('Ada Lovelace')).toMatchObject({ company: null });
  });

  test('without somebody leaves them on the list: a file can be a part', async () => {
    const { door, list } = await openList();
    await importFile(door, csv([ADA, GRACE]));
    await importFile(door, csv([GRACE]));
    expect(await list()).toHaveLength(2);
  });
});

describe('bad rows', () => {
  test('are left out, with the reason, in a file that can be corrected and imported', async () => {
    const { desk, door, list } = await openList();
    const content = 'First Name,Last Name,Email,Company,Ticket Code\nAda,Lovelace,,,T-1\n,,,,\n,,,Navy,\n';
    const status = await importFile(door, content);
    expect(status.counts).toEqual({ new: 1, changed: 0, unchanged: 0, rejected: 1 });
    const { name, text } = await desk.owner.import.rejectedFile({ id: status.id });
    expect(name).toMatch(/-rejected\.csv$/);
    const lines = text.split(/\r?\n/);
    expect(lines[1]).toMatch(/Navy.*[.]/);
    const corrected = text.replace(',,,Navy,', 'Grace,Hopper,,Navy,T-2');
    expect(corrected).not.toBe(text);
    expect((await importFile(door, corrected)).counts).toMatchObject({ new: 1, rejected: 0 });
    expect((await list()).map((item) => item.name).sort()).toEqual(['Ada Lovelace', 'Grace Hopper']);
  });

  test('a file that cannot be read fails with a sentence, and the list stays', async () => {
    const { desk, door, digests } = await openList();
    await importFile(door, csv([ADA]));
    const before = await digests();
    for (const content of ['', Buffer.from('%PDF-1.7 nothing'), Buffer.from('PK\u0003\u0004 torn')]) {
      await expect(importFile(door, content)).rejects.toMatchObject({ code: 'invalidInput' });
    }
    expect(await digests()).toEqual(before);
    expect((await desk.owner.import.list({ eventId: door.event.id })).imports).toHaveLength(1);
  });
});

test('headings that mean something to JavaScript are headings like any other', async () => {
  const { desk, door, list } = await openList();
  const content = 'Name,Ticket Code,__proto__,constructor,toString\nAda Lovelace,T-1,a,b,c\n';
  await importFile(door, content);
  const [ada] = await list();
  const { extra } = await desk.owner.registrations.get({ id: ada?.id ?? '' });
  expect(extra).toMatchObject({ constructor: 'b', toString: 'c' });
  expect((await importFile(door, content)).counts).toMatchObject({ unchanged: 1, changed: 0 });
});

test('a mapping by hand is remembered for files with the same headings, over a restart', async () => {
  const { desk, door, list } = await openList();
  const content = 'Alpha,Beta,Gamma\nAda Lovelace,ada@example.org,T-1\n';
  await importFile(door, content, [
    { heading: 'Alpha', target: 'displayName' },
    { heading: 'Beta', target: 'ignore' },
    { heading: 'Gamma', target: 'ticketCode' },
  ]);
  expect(await list()).toEqual([expect.objectContaining({ name: 'Ada Lovelace', email: null })]);
  await desk.restart();
  const newer = 'Alpha,Beta,Gamma\nGrace Hopper,grace@example.org,T-2\n';
  expect((await importFile(door, newer)).counts).toMatchObject({ new: 1 });
  expect(
    (await desk.owner.registrations.list({ eventId: door.event.id })).items.map((item) => [item.name, item.email]),
  ).toEqual([
    ['Ada Lovelace', null],
    ['Grace Hopper', null],
  ]);
  expect(await door.verdict('T-2')).toBe('admitted');
  await door.scan(person((await list())[0]?.id ?? ''));
});

test('an import into an event that is not here is refused', async () => {
  const { desk, door } = await openList();
  const nowhere = { ...door, event: { ...door.event, id: crypto.randomUUID() }, desk } as unknown as Door;
  await expect(importFile(nowhere, csv([ADA]))).rejects.toMatchObject({ code: 'notFound' });
});
