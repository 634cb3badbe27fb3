import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { openTestCore } from '../../support/core/core.ts';
import { Door, person } from '../../support/core/door.ts';

const MINUTE = 60_000;

async function open() {
  const desk = await openTestCore();
  const door = await Door.open(desk);
  return { desk, door };
}

test('the last check-in of this desk is taken back, with who and why in the log, and can be made again', async () => {
  const { desk, door } = await open();
  const ada = await door.guest({ name: 'Ada' });
  const grace = await door.guest({ name: 'Grace' });
  const staff = await desk.signedIn('staff', 'Sam');
  await door.scan(person(ada), { as: staff.client });
  desk.clock.advance(MINUTE);
  const second = await door.scan(person(grace), { as: staff.client });
  desk.clock.advance(MINUTE);
  const { undone } = await door.undo({ as: staff.client, reason: 'Wrong person' });
  expect(undone).toMatchObject({
    id: second.checkInId,
    verdict: 'admitted',
    name: 'Grace',
    by: 'Sam',
    undone: { at: desk.clock.now(), by: 'Sam', reason: 'Wrong person' },
  });
  expect(await door.stats()).toMatchObject({ in: 1, out: 0, checkIns: 1 });
  // The fact stays in the log, marked.
  expect((await door.recent()).entries.map((entry) => [entry.name, entry.undone?.reason ?? null])).toEqual([
    ['Grace', 'Wrong person'],
    ['Ada', null],
  ]);
  expect(await door.verdict(person(grace))).toBe('admitted');
});

test('undo again takes back the one before, until there is none', async () => {
  const { desk, door } = await open();
  const names = ['Ada', 'Grace', 'Joan'];
  for (const name of names) {
    await door.scan(person(await door.guest({ name })));
    desk.clock.advance(MINUTE);
  }
  for (const name of names.toReversed()) expect((await door.undo()).undone?.name).toBe(name);
  expect((await door.undo()).undone).toBeNull();
  expect(await door.stats()).toMatchObject({ in: 0, checkIns: 0 });
});

test('one undo sent twice takes back one check-in', async () => {
  const { desk, door } = await open();
  for (const name of ['Ada', 'Grace']) {
    await door.scan(person(await door.guest({ name })));
    desk.clock.advance(MINUTE);
  }
  const nonce = randomUUID();
  const [first, second] = await Promise.all([door.undo({ nonce }), door.undo({ nonce })]);
  await desk.restart();
  const third = await door.undo({ nonce });
  expect(first).toEqual(second);
  expect(third).toEqual(first);
  expect(await door.stats()).toMatchObject({ in: 1 });
});

test('refusals are not undone: the last that opened the door is', async () => {
  const { desk, door } = await open();
  const ada = await door.guest({ name: 'Ada' });
  const entry = await door.scan(person(ada));
  desk.clock.advance(MINUTE);
  const refused = await door.scan(person(ada));
  expect((await door.undo({ checkInId: refused.checkInId })).undone).toBeNull();
  expect((await door.undo()).undone?.id).toBe(entry.checkInId);
});

test('an exit taken back has somebody inside again; then the entry', async () => {
  const { desk, door } = await open();
  const ada = await door.guest({ name: 'Ada' });
  await door.scan(person(ada));
  desk.clock.advance(MINUTE);
  await door.scan(person(ada), { direction: 'exit' });
  expect(await door.stats()).toMatchObject({ in: 0, out: 1, checkIns: 1 });
  expect((await door.undo()).undone?.verdict).toBe('exited');
  expect(await door.stats()).toMatchObject({ in: 1, out: 0, checkIns: 1 });
  expect((await door.undo()).undone?.verdict).toBe('admitted');
  expect(await door.stats()).toMatchObject({ in: 0, out: 0, checkIns: 0 });
});

test('an entry taken back after the exit leaves somebody who was never in', async () => {
  const { desk, door } = await open();
  const ada = await door.guest({ name: 'Ada' });
  const entry = await door.scan(person(ada));
  desk.clock.advance(MINUTE);
  await door.scan(person(ada), { direction: 'exit' });
  expect((await door.undo({ checkInId: entry.checkInId })).undone?.id).toBe(entry.checkInId);
  expect(await door.stats()).toMatchObject({ in: 0, checkIns: 0 });
  expect(await door.verdict(person(ada))).toBe('admitted');
});

test('what was taken back, or is of another event, or does not exist, is not taken back', async () => {
  const { desk, door } = await open();
  const other = await Door.open(desk, { code: 'BEF27' });
  const { checkInId } = await door.scan(person(await door.guest({ name: 'Ada' })));
  expect((await other.undo({ checkInId })).undone).toBeNull();
  expect((await other.undo()).undone).toBeNull();
  expect((await door.undo({ checkInId: randomUUID() })).undone).toBeNull();
  expect((await door.undo({ checkInId })).undone?.id).toBe(checkInId);
  expect((await door.undo({ checkInId })).undone).toBeNull();
});
