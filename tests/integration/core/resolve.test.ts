import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { openTestCore } from '../../support/core/core.ts';
import { badge, Door, person } from '../../support/core/door.ts';

const LUMA = 'https://luma.com/check-in/evt-abc123?pk=g-KEY%2F42';

test.each([
  ['the address as it is, where the list has the address', LUMA, LUMA],
  ['the key in the address, where the list has the key', 'g-KEY/42', LUMA],
  ['the key among other parameters', 'g-KEY/42', 'https://luma.com/check-in/evt-abc123?x=1&pk=g-KEY%2F42#top'],
  ['another case than the list', 'ab12cd', 'AB12CD'],
  ['blanks around it', 'AB12CD', '  AB12CD '],
])('a code resolves: %s', async (_, listed, scanned) => {
  const desk = await openTestCore();
  const door = await Door.open(desk);
  const id = await door.guest({ name: 'Ada', codes: [listed] });
  expect(await door.scan(scanned)).toMatchObject({ verdict: 'admitted', registration: { id } });
});

test('codes that differ in capitals only are told apart, and nobody is guessed between them', async () => {
  const desk = await openTestCore();
  const door = await Door.open(desk);
  const ann = await door.guest({ name: 'Ann', codes: ['https://luma.com/check-in/evt-A?pk=g-AbC'] });
  const bob = await door.guest({ name: 'Bob', codes: ['https://luma.com/check-in/evt-A?pk=g-aBc'] });
  const short = [await door.guest({ name: 'Cy', codes: ['x7q'] }), await door.guest({ name: 'Di', codes: ['X7Q'] })];
  for (const [code, id] of [
    ['https://luma.com/check-in/evt-A?pk=g-aBc', bob],
    ['https://luma.com/check-in/evt-A?pk=g-AbC', ann],
    ['X7Q', short[1]],
    ['x7q', short[0]],
  ] as const) {
    expect(await door.scan(code)).toMatchObject({ verdict: 'admitted', registration: { id } });
  }
  expect(await door.scan('X7q')).toMatchObject({
    verdict: 'notFound',
    registration: null,
    reason: expect.stringContaining('capitals'),
  });
});

test('a code of another event is not that of this event with other capitals', async () => {
  const desk = await openTestCore();
  const door = await Door.open(desk);
  const other = await Door.open(desk, { code: 'OTHER' });
  await door.guest({ name: 'Ann', codes: ['abC'] });
  await other.guest({ name: 'Bob', codes: ['ABc'] });
  expect(await door.verdict('ABc')).toBe('wrongEvent');
  expect(await door.verdict('abc')).toBe('admitted');
});

test('a key that is no valid address part is looked for as it stands', async () => {
  const desk = await openTestCore();
  const door = await Door.open(desk);
  await door.guest({ name: 'Ada', codes: ['%E0%A4%A'] });
  expect(await door.verdict('https://luma.com/check-in/evt?pk=%E0%A4%A')).toBe('admitted');
});

test.each(['', ' ', '%', '_', "' OR 1=1 --", '"', '*', '\u0000', '🎟️', 'ſ', 'x'.repeat(2000)])(
  'odd text %j leads to nobody',
  async (text) => {
    const desk = await openTestCore();
    const door = await Door.open(desk);
    await door.guest({ name: 'Ada', codes: ['S'], orderCode: 'O-1' });
    if (text === '') {
      await expect(door.scan(text)).rejects.toMatchObject({ code: 'invalidInput' });
      return;
    }
    expect(await door.verdict(text)).toBe('notFound');
  },
);

test('the code of an order of one is a ticket; of an order of several the desk has to pick', async () => {
  const desk = await openTestCore();
  const door = await Door.open(desk);
  const alone = await door.guest({ name: 'Ada', orderCode: 'SOLO1', orderPosition: '1' });
  const first = await door.guest({ name: 'Grace', orderCode: 'PAIR2', orderPosition: '1' });
  const second = await door.guest({ name: 'Joan', orderCode: 'PAIR2', orderPosition: '2' });
  expect(await door.scan('solo1')).toMatchObject({ verdict: 'admitted', registration: { id: alone } });
  expect(await door.scan('PAIR2')).toMatchObject({
    verdict: 'notFound',
    registration: null,
    reason: expect.stringContaining('order of 2'),
  });
  const { companions } = await desk.owner.checkIn.companions({ registrationId: first });
  expect(companions.map((companion) => companion.id)).toEqual([second]);
  expect((await desk.owner.checkIn.companions({ registrationId: alone })).companions).toEqual([]);
});

test('the QR on our own badge, which holds the id of the registration, resolves', async () => {
  const desk = await openTestCore();
  const door = await Door.open(desk);
  const other = await Door.open(desk, { code: 'BEF27' });
  const id = await door.guest({ name: 'Ada' });
  const { qr } = await desk.owner.print.badge({ registrationId: id });
  expect(qr).toBe(id);
  expect(await other.scan(qr.toUpperCase())).toMatchObject({ verdict: 'wrongEvent', otherEvent: { code: 'BEF26' } });
  expect(await door.scan(qr.toUpperCase())).toMatchObject({ verdict: 'admitted', registration: { id } });
  expect(await door.verdict(randomUUID())).toBe('notFound');
});

test('a code that two events know is good at each', async () => {
  const desk = await openTestCore();
  const door = await Door.open(desk);
  const other = await Door.open(desk, { code: 'BEF27' });
  const here = await door.guest({ name: 'Ada', codes: ['T-1'] });
  const there = await other.guest({ name: 'Grace', codes: ['T-1'] });
  expect(await door.scan('T-1')).toMatchObject({ verdict: 'admitted', registration: { id: here } });
  expect(await other.scan('T-1')).toMatchObject({ verdict: 'admitted', registration: { id: there } });
});

test('somebody picked who is not at this event is not let in', async () => {
  const desk = await openTestCore();
  const door = await Door.open(desk);
  const other = await Door.open(desk, { code: 'BEF27' });
  const id = await other.guest({ name: 'Ada' });
  expect(await door.verdict(person(id))).toBe('wrongEvent');
  expect(await door.verdict(person(randomUUID()))).toBe('notFound');
  expect(await other.stats()).toMatchObject({ in: 0 });
});

test('a uid is the same however it is written, and nothing without hex digits is one', async () => {
  const desk = await openTestCore();
  const door = await Door.open(desk);
  const id = await door.guest({ name: 'Ada' });
  const assign = (uid: string) =>
    desk.owner.registrations.assignBadge({ nonce: randomUUID(), registrationId: id, uid });
  await expect(assign('zz: --')).rejects.toMatchObject({ code: 'invalidInput' });
  expect(await assign('04:A1:B2:C3')).toMatchObject({ ok: true, badge: { uid: '04a1b2c3' } });
  expect(await door.verdict(badge('zz'))).toBe('notFound');
  expect(await door.verdict(badge('04 a1 B2 c3'))).toBe('admitted');
});
