import { expect, test, vi } from 'vitest';
import { keywordSet } from '#main/storage/operations/kinds/index.ts';
import { openTestCore } from '../../support/core/core.ts';
import { Door } from '../../support/core/door.ts';

test('suggestions read the people of an event once, and then those alone who have changed', async () => {
  const desk = await openTestCore();
  const door = await Door.open(desk);
  const eventId = door.event.id;
  const { interests, registrations, privacy } = desk.owner;
  const [ada, bea] = [await door.guest({ name: 'Ada' }), await door.guest({ name: 'Bea' })];
  await interests.set({ registrationId: ada, offering: ['Solar'] });
  const suggested = async (text: string) =>
    (await interests.suggest({ eventId, text })).keywords.map(({ label, people }) => `${label} ${people}`);
  expect(await suggested('so')).toEqual(['Solar 1']);
  const all = vi.spyOn(desk.core.context.store.read, 'all');
  const reads = async (work: () => Promise<unknown>) => {
    all.mockClear();
    await work();
    return all.mock.calls
      .filter(([sql]) => sql.includes('r.looking_for AS lookingFor, r.interests FROM'))
      .map(([sql]) => sql);
  };
  expect(await reads(() => suggested('s'))).toEqual([]);
  await interests.set({ registrationId: bea, topics: ['solar', 'wind'] });
  expect(await reads(async () => expect(await suggested('so')).toEqual(['Solar 2']))).toEqual([
    expect.stringContaining('json_each'),
  ]);
  expect(await reads(() => suggested('wi'))).toEqual([]);
  await registrations.setStatus({ id: bea, status: 'cancelled' });
  expect(await suggested('')).toEqual(['Solar 1']);
  // As it comes from another desk.
  const { store, operations } = desk.core.context;
  const payload = { eventId, key: 'solar', fields: { label: 'Sun' } };
  await store.write((tx) => operations.append(tx, { id: null }, keywordSet, payload));
  expect(await suggested('su')).toEqual(['Sun 1']);
  await desk.ended(await privacy.erase({ registrationId: ada }));
  expect(await suggested('')).toEqual([]);
});
