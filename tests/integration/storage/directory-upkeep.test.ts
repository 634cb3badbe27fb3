import { expect, test } from 'vitest';
import { idOf, registrationSet } from '#main/storage/operations/kinds/index.ts';
import { DirectoryUpkeep } from '#main/storage/projections/directory-upkeep.ts';
import { Search } from '#main/storage/search.ts';
import { Vocabulary } from '#main/storage/vocabulary.ts';
import { FakeClock, StrictLog } from '../../support/core/ports.ts';
import { Replica } from '../../support/core/replica.ts';

const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const [ORGANIZATION, EVENT] = [id(1), id(2)];

/** An index that nobody keeps up but the test. */
async function open() {
  const replica = await Replica.open({ deskId: id(3), clock: new FakeClock() });
  const put = (number: number, displayName: string) =>
    replica.make([
      {
        kind: registrationSet,
        payload: {
          organizationId: ORGANIZATION,
          eventId: EVENT,
          personId: id(number),
          person: { displayName },
          fields: { status: 'enrolled' },
          ticketCodes: [],
        },
      },
    ]);
  for (let number = 100; number < 140; number += 1) await put(number, `Guest${number} Of Many`);
  const { store } = replica;
  const search = new Search(store.read, new Vocabulary());
  const find = (text: string) => search.find(EVENT, text, 50);
  /** Each search goes through all of them. */
  const pieces = async () => {
    const sql = 'SELECT count(DISTINCT segid) AS count FROM directory_text_idx';
    return (await store.read.get<{ count: number }>(sql))?.count ?? 0;
  };
  return { put, find, pieces, upkeep: new DirectoryUpkeep(store.work, new StrictLog()) };
}

const registration = (number: number) => idOf.registration(EVENT, id(number));

test('no commit merges the index; the upkeep does, and what is found stays the same', async () => {
  const { find, pieces, upkeep } = await open();
  // Left to itself, FTS5 would have merged them every fourth commit, and all at once now and then.
  expect(await pieces()).toBe(40);
  const before = [await find('guest107'), await find('many')];
  expect(before[0]?.[0]).toBe(registration(107));
  expect(before[1]).toHaveLength(40);
  await upkeep.merge();
  expect(await pieces()).toBeLessThan(4);
  expect([await find('guest107'), await find('many')]).toEqual(before);
});

test('names that were replaced are not found after it', async () => {
  const { put, find, upkeep } = await open();
  await put(200, 'Temporary Name');
  await put(200, 'Ngozi Adéyemí');
  await upkeep.merge();
  expect(await find('temporary')).toEqual([]);
  expect(await find('ngozi')).toEqual([registration(200)]);
});

test('stopped it ends with the slice at hand, and begins nothing more', async () => {
  const { pieces, upkeep } = await open();
  await upkeep.stop();
  upkeep.begin();
  await upkeep.merge();
  expect(await pieces()).toBe(40);
});
