import { describe, expect, test } from 'vitest';
import { Door } from '../../support/core/door.ts';
import { csv, importFile, type ListRow } from '../../support/core/imports.ts';
import { ADA, GRACE, openList } from '../../support/core/list.ts';

describe('who is who', () => {
  test('by ticket: somebody renamed is the same person', async () => {
    const { door, byName, list } = await openList();
    await importFile(door, csv([ADA]));
    await door.scan('T-1');
    expect((await importFile(door, csv([{ ...ADA, last: 'King' }]))).counts).toMatchObject({ changed: 1, new: 0 });
    expect(await byName('Ada King')).toMatchObject({ inside: true });
    expect(await list()).toHaveLength(1);
  });

  test('by address: somebody whose ticket was issued anew is the same person, and both codes lead to them once', async () => {
    const { door, list } = await openList();
    await importFile(door, csv([ADA, GRACE]));
    expect((await importFile(door, csv([{ ...ADA, code: 'T-9' }, GRACE]))).counts).toMatchObject({
      changed: 1,
      new: 0,
    });
    expect(await list()).toHaveLength(2);
    expect(await door.verdict('T-9')).toBe('admitted');
    expect(await door.verdict('T-1')).toBe('already');
  });

  test('by ticket: a buyer with four tickets brings three people, whom one address and one name do not tell apart', async () => {
    const { door, list, digests } = await openList();
    const four = ['T-1', 'T-2', 'T-3', 'T-4'].map((code) => ({ ...ADA, code }));
    expect((await importFile(door, csv(four))).counts).toMatchObject({ new: 4 });
    expect(await list()).toHaveLength(4);
    for (const { code } of four) expect(await door.verdict(code)).toBe('admitted');
    const before = await digests();
    expect((await importFile(door, csv(four.toReversed()))).counts).toMatchObject({ unchanged: 4 });
    expect(await digests()).toEqual(before);
    // One of them gets a name of their own.
    const named = four.map((row) => (row.code === 'T-3' ? { ...row, first: 'William', last: 'King' } : row));
    expect((await importFile(door, csv(named))).counts).toMatchObject({ changed: 1, unchanged: 3, new: 0 });
    expect((await list()).map((item) => item.name).sort()).toEqual([
      'Ada Lovelace',
      'Ada Lovelace',
      'Ada Lovelace',
      'William King',
    ]);
  });

  test('namesakes are two people, with addresses, with tickets, and with neither', async () => {
    const { door, list, digests } = await openList();
    const rows: ListRow[] = [
      { first: 'Anna', last: 'Müller', email: 'anna1@example.org' },
      { first: 'Anna', last: 'Müller', email: 'anna2@example.org' },
      { first: 'Bo', last: 'Ek', code: 'B-1' },
      { first: 'Bo', last: 'Ek', code: 'B-2' },
      { first: 'Cy', last: 'Lo' },
      { first: 'Cy', last: 'Lo' },
      { first: 'Cy', last: 'Lo', company: 'Elsewhere' },
    ];
    expect((await importFile(door, csv(rows))).counts).toMatchObject({ new: 7 });
    expect(await list()).toHaveLength(7);
    const before = await digests();
    expect((await importFile(door, csv(rows.toReversed()))).counts).toMatchObject({ unchanged: 7, new: 0 });
    expect(await digests()).toEqual(before);
  });

  test('by place in the order, where there is nothing else', async () => {
    const { door, list } = await openList();
    const rows = [1, 2].map((position) => ({
      first: 'Guest',
      last: 'of Ada',
      order: 'XYZ12',
      position: String(position),
    }));
    expect((await importFile(door, csv(rows))).counts).toMatchObject({ new: 2 });
    const named = rows.map((row, index) => (index === 1 ? { ...row, first: 'William', last: 'King' } : row));
    expect((await importFile(door, csv(named))).counts).toMatchObject({ new: 0, changed: 1, unchanged: 1 });
    expect((await list()).map((item) => item.name).sort()).toEqual(['Guest of Ada', 'William King']);
  });

  test('a walk-in whose ticket comes with the next file is who they are', async () => {
    const { desk, door, list } = await openList();
    await desk.owner.checkIn.walkIn({
      nonce: crypto.randomUUID(),
      eventId: door.event.id,
      person: { displayName: 'Ada Lovelace', email: 'ada@example.org' },
    });
    expect((await importFile(door, csv([ADA]))).counts).toMatchObject({ new: 0, changed: 1 });
    expect(await list()).toEqual([expect.objectContaining({ name: 'Ada Lovelace', inside: true })]);
    expect(await door.verdict('T-1')).toBe('already');
  });

  test('the same people at two events are two places each, and one event does not edit the other one', async () => {
    const { desk, door } = await openList();
    const other = await Door.open(desk, { code: 'BEF27' });
    await importFile(door, csv([ADA]));
    expect((await importFile(other, csv([ADA]))).counts).toMatchObject({ new: 1 });
    await door.scan('T-1');
    expect(await other.stats()).toMatchObject({ expected: 1, in: 0 });
    const [here] = (await desk.owner.registrations.list({ eventId: door.event.id })).items;
    await importFile(other, csv([{ ...ADA, status: 'cancelled' }]));
    expect(await desk.owner.registrations.get({ id: here?.id ?? '' })).toMatchObject({
      summary: { status: 'enrolled', inside: true },
    });
  });

  test('two desks that import the same file apart make the same rows', async () => {
    const one = await openList();
    const two = await openList();
    // Both desks are of one organization, which is what ids are derived within.
    expect(two.desk.core.context.organizationId).toBe(one.desk.core.context.organizationId);
    for (const { door } of [one, two]) await importFile(door, csv([ADA, GRACE, { first: 'Cy', last: 'Lo' }]));
    expect((await two.list()).map((item) => item.id)).toEqual((await one.list()).map((item) => item.id));
  });
});
