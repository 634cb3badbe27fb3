import { expect, test } from 'vitest';
import { openTestCore } from '../../support/core/core.ts';
import { Door } from '../../support/core/door.ts';

async function open() {
  const desk = await openTestCore();
  const door = await Door.open(desk);
  const { interests } = desk.owner;
  const eventId = door.event.id;
  const guest = async (name: string, said: { offering?: string[]; lookingFor?: string[]; topics?: string[] } = {}) => {
    const registrationId = await door.guest({
      name,
      email: `${name}@x.org`,
      codes: [`T-${name}`],
      orderCode: `O-${name}`,
    });
    await interests.set({ registrationId, ...said });
    return registrationId;
  };
  const shown = async () =>
    (await interests.keywords({ eventId })).keywords.map(({ label, people }) => [label, people]);
  return { desk, door, interests, eventId, guest, shown };
}

test('what somebody offers and looks for is kept apart, each keyword once, as it was typed first', async () => {
  const { interests, guest } = await open();
  const ada = await guest('ada', {
    offering: [' Grid  storage', 'grid-storage', '…', 'C++', 'C'],
    lookingFor: ['pilots in Spain'],
  });
  const kept = { offering: ['Grid storage', 'C++', 'C'], lookingFor: ['pilots in Spain'], topics: [], consent: null };
  expect(await interests.get({ registrationId: ada })).toEqual(kept);
  // A list that is not given stays.
  expect(await interests.set({ registrationId: ada, topics: ['能源', 'طاقة'] })).toEqual({
    ...kept,
    topics: ['能源', 'طاقة'],
  });
  expect(await interests.set({ registrationId: ada, offering: [] })).toMatchObject({
    offering: [],
    topics: ['能源', 'طاقة'],
  });
});

test('more and longer keywords than anybody has are refused, and nothing is changed', async () => {
  const { interests, guest } = await open();
  const ada = await guest('ada', { offering: ['solar'] });
  const many = Array.from({ length: 41 }, (_, index) => `keyword ${index}`);
  await expect(interests.set({ registrationId: ada, offering: many })).rejects.toMatchObject({ code: 'invalidInput' });
  await expect(interests.set({ registrationId: ada, offering: ['x'.repeat(81)] })).rejects.toMatchObject({
    code: 'invalidInput',
  });
  expect((await interests.get({ registrationId: ada })).offering).toEqual(['solar']);
});

test('keywords are counted by people whatever their spelling, and shown as most write them', async () => {
  const { desk, interests, eventId, guest } = await open();
  await guest('ada', { offering: ['Machine Learning'], lookingFor: ['machine-learning'] });
  await guest('bea', { topics: ['Machine Learning'] });
  const cleo = await guest('cleo', { topics: ['machine learning', 'Énergie'] });
  const { keywords } = await interests.keywords({ eventId });
  expect(keywords).toEqual([
    {
      key: 'machine learning',
      label: 'Machine Learning',
      offering: 1,
      lookingFor: 1,
      topics: 2,
      people: 3,
      merged: [],
    },
    { key: 'energie', label: 'Énergie', offering: 0, lookingFor: 0, topics: 1, people: 1, merged: [] },
  ]);
  await desk.owner.registrations.setStatus({ id: cleo, status: 'cancelled' });
  expect((await interests.keywords({ eventId })).keywords).toMatchObject([{ people: 2 }]);
});

test('synonyms are merged and taken apart again; what was merged into one comes along', async () => {
  const { interests, eventId, guest, shown } = await open();
  await guest('ada', { offering: ['ML', 'Machine Learning'] });
  await guest('bea', { lookingFor: ['ml'] });
  await guest('cleo', { lookingFor: ['maschinelles Lernen'] });
  await interests.merge({ eventId, keys: ['maschinelles lernen'], into: 'ml' });
  expect(await shown()).toEqual([
    ['ML', 3],
    ['Machine Learning', 1],
  ]);
  await interests.merge({ eventId, keys: ['ml'], into: 'Machine learning' });
  expect((await interests.keywords({ eventId })).keywords).toEqual([
    {
      ...{ key: 'machine learning', label: 'Machine learning', offering: 2, lookingFor: 2, topics: 0, people: 3 },
      merged: [
        { key: 'maschinelles lernen', label: 'maschinelles lernen' },
        { key: 'ml', label: 'ml' },
      ],
    },
  ]);
  // The other way round: the one that was the whole so far means the new one, and not in a ring.
  await interests.merge({ eventId, keys: ['machine learning'], into: 'ML' });
  expect(await shown()).toEqual([['ML', 3]]);
  await interests.split({ eventId, keys: ['machine learning', 'maschinelles lernen'] });
  expect(await shown()).toEqual([
    ['ML', 2],
    ['Machine learning', 1],
    ['maschinelles Lernen', 1],
  ]);
  await interests.rename({ eventId, key: 'ml', label: 'Machine Learning (ML)' });
  expect((await shown())[0]).toEqual(['Machine Learning (ML)', 2]);
  await interests.rename({ eventId, key: 'ml', label: null });
  await expect(interests.merge({ eventId, keys: ['ml'], into: '…' })).rejects.toMatchObject({ code: 'invalidInput' });
});

test('suggestions begin like what was typed, at any word, in any spelling, the most used first', async () => {
  const { interests, eventId, guest } = await open();
  await guest('ada', { offering: ['Grid storage', 'Gründung'] });
  await guest('bea', { offering: ['grid storage', 'Smart grids', 'Solar'] });
  const suggested = async (text: string) =>
    (await interests.suggest({ eventId, text })).keywords.map(({ label }) => label);
  expect(await suggested('gri')).toEqual(['Grid storage', 'Smart grids']);
  expect(await suggested('GRÜ')).toEqual(['Gründung']);
  expect(await suggested('stor')).toEqual(['Grid storage']);
  expect(await suggested('')).toHaveLength(4);
  await interests.merge({ eventId, keys: ['solar'], into: 'Photovoltaics' });
  expect(await suggested('sol')).toEqual(['Photovoltaics']);
});

test('interests of many are added by address, ticket or order; who is not found, or not one, is named', async () => {
  const { interests, eventId, guest, door } = await open();
  const [ada, bea, cleo] = [await guest('ada', { offering: ['Solar'] }), await guest('bea'), await guest('cleo')];
  await door.guest({ name: 'Twin one', orderCode: 'BOTH' });
  await door.guest({ name: 'Twin two', orderCode: 'BOTH' });
  const rows = [
    { who: 'ADA@x.org', offering: ['solar', 'Wind'] },
    { who: 'T-bea', lookingFor: ['Wind'] },
    { who: 'O-cleo', topics: [] },
    { who: 'nobody@x.org', offering: ['x'] },
    { who: 'BOTH', offering: ['x'] },
  ];
  expect(await interests.addMany({ eventId, rows })).toEqual({
    changed: 2,
    unchanged: 1,
    unknown: ['nobody@x.org', 'BOTH'],
  });
  expect(await interests.get({ registrationId: ada })).toMatchObject({ offering: ['Solar', 'Wind'] });
  expect(await interests.get({ registrationId: bea })).toMatchObject({ lookingFor: ['Wind'] });
  expect(await interests.get({ registrationId: cleo })).toMatchObject({ topics: [] });
  // Two rows about one person, by what leads to them: they say one thing together.
  const twice = [
    { who: 'ada@x.org', offering: ['Hydrogen'] },
    { who: 'T-ada', offering: ['hydrogen', 'Heat'], lookingFor: ['Pilots'] },
  ];
  expect(await interests.addMany({ eventId, rows: twice })).toEqual({ changed: 1, unchanged: 0, unknown: [] });
  expect(await interests.get({ registrationId: ada })).toMatchObject({
    offering: ['Solar', 'Wind', 'Hydrogen', 'Heat'],
    lookingFor: ['Pilots'],
  });
  await interests.addMany({ eventId, rows: twice.slice(0, 1), replace: true });
  expect(await interests.get({ registrationId: ada })).toMatchObject({
    offering: ['Hydrogen'],
    lookingFor: ['Pilots'],
  });
  await interests.addMany({ eventId, rows: twice, replace: true });
  expect(await interests.get({ registrationId: ada })).toMatchObject({ offering: ['Hydrogen', 'Heat'] });
  await interests.addMany({ eventId, rows: [{ who: 'ada@x.org', offering: ['Tidal'] }], replace: true });
  expect(await interests.get({ registrationId: ada })).toMatchObject({ offering: ['Tidal'] });
});
