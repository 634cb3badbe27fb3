import { expect, test } from 'vitest';
import { DirectoryUpkeep } from '#main/storage/projections/directory-upkeep.ts';
import { openTestCore, type TestCore } from '../../support/core/core.ts';
import { Door } from '../../support/core/door.ts';

/** Pieces that the index is in: each search goes through all of them. */
async function pieces(desk: TestCore): Promise<number> {
  const row = await desk.core.context.store.read.get<{ count: number }>(
    'SELECT count(DISTINCT segid) AS count FROM directory_text_idx',
  );
  return row?.count ?? 0;
}

async function open() {
  const desk = await openTestCore();
  const door = await Door.open(desk);
  for (let index = 0; index < 40; index += 1) await door.guest({ name: `Guest${index} Of Many` });
  const find = async (text: string) =>
    (await desk.owner.checkIn.search({ eventId: door.event.id, text })).results.map(({ name }) => name);
  const upkeep = new DirectoryUpkeep(desk.core.context.store.work, desk.log);
  return { desk, door, find, upkeep };
}

test('no commit merges the index; the upkeep does, and what is found stays the same', async () => {
  const { desk, find, upkeep } = await open();
  // Left to itself, FTS5 would have merged them every fourth commit, and all at once now and then.
  expect(await pieces(desk)).toBe(40);
  const before = [await find('guest7'), await find('many')];
  expect(before[0]?.[0]).toBe('Guest7 Of Many');
  await upkeep.merge();
  expect(await pieces(desk)).toBeLessThan(4);
  expect([await find('guest7'), await find('many')]).toEqual(before);
  await upkeep.stop();
});

test('names that were replaced are not found after it', async () => {
  const { desk, find, upkeep, door } = await open();
  const id = await door.guest({ name: 'Temporary Name' });
  await desk.owner.registrations.update({ id, patch: { displayName: 'Ngozi Adéyemí' } });
  await upkeep.merge();
  expect(await find('temporary')).toEqual([]);
  expect(await find('ngozi')).toEqual(['Ngozi Adéyemí']);
  await upkeep.stop();
});

test('once stopped it begins nothing more', async () => {
  const { desk, upkeep } = await open();
  await upkeep.stop();
  await upkeep.merge();
  upkeep.changed();
  expect(await pieces(desk)).toBe(40);
});
