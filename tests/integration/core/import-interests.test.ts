import { expect, test } from 'vitest';
import { importFile } from '../../support/core/imports.ts';
import { openList } from '../../support/core/list.ts';

const HEAD = 'Name;Ticket code;Offering;Looking for;Interests\n';

async function open() {
  const { desk, door, byName, digests } = await openList();
  const take = async (rows: string, head = HEAD) => importFile(door, `${head}${rows}`);
  const idOf = async (name: string) => (await byName(name)).id;
  const said = async (name: string) => {
    const { consent: _, ...lists } = await desk.owner.interests.get({ registrationId: await idOf(name) });
    return lists;
  };
  return { desk, take, idOf, said, digests };
}

test('a list says what people offer, look for and are interested in; the same list again changes nothing', async () => {
  const { take, said, digests } = await open();
  const rows = 'Ada;T-1;Solar, wind;Pilots;chess\nGrace;T-2;;"Pilots, pilots"; \n';
  expect((await take(rows)).counts).toMatchObject({ new: 2 });
  expect(await said('Ada')).toEqual({ offering: ['Solar', 'wind'], lookingFor: ['Pilots'], topics: ['chess'] });
  expect(await said('Grace')).toEqual({ offering: [], lookingFor: ['Pilots'], topics: [] });
  const before = await digests();
  expect((await take(rows)).counts).toMatchObject({ changed: 0, unchanged: 2 });
  expect(await digests()).toEqual(before);
});

test('what was said at a desk since stays until the list itself says something else of it', async () => {
  const { desk, take, idOf, said } = await open();
  await take('Ada;T-1;Solar;Pilots;chess\n');
  const registrationId = await idOf('Ada');
  await desk.owner.interests.set({ registrationId, offering: ['Tidal'], lookingFor: ['Funds'] });
  expect((await take('Ada;T-1;Solar;Pilots;chess\n')).counts).toMatchObject({ unchanged: 1 });
  expect((await take('Ada;T-1;Solar;Partners;chess\n')).counts).toMatchObject({ changed: 1 });
  expect(await said('Ada')).toEqual({ offering: ['Tidal'], lookingFor: ['Partners'], topics: ['chess'] });
  // A list with an empty cell empties the field, one without the column says nothing of it.
  expect((await take('Ada;T-1;;Partners;\n')).counts).toMatchObject({ changed: 1 });
  expect(await said('Ada')).toEqual({ offering: [], lookingFor: ['Partners'], topics: [] });
  expect((await take('Ada;T-1\n', 'Name;Ticket code\n')).counts).toMatchObject({ unchanged: 1 });
  expect(await said('Ada')).toMatchObject({ lookingFor: ['Partners'] });
});

test('a list that has a column again is compared with the last one that had it', async () => {
  const { desk, take, idOf, said, digests } = await open();
  const rows = 'Ada;T-1;Solar;Pilots;chess\n';
  await take(rows);
  const registrationId = await idOf('Ada');
  await desk.owner.interests.set({ registrationId, offering: ['Tidal'], topics: [] });
  await take('Ada;T-1;Pilots\n', 'Name;Ticket code;Looking for\n');
  await take('Ada;T-1\n', 'Name;Ticket code\n');
  // Of what was corrected at a desk no list has said anything else since.
  const before = await digests();
  expect((await take(rows)).counts).toMatchObject({ changed: 0, unchanged: 1 });
  expect(await digests()).toEqual(before);
  expect(await said('Ada')).toEqual({ offering: ['Tidal'], lookingFor: ['Pilots'], topics: [] });
  expect((await take('Ada;T-1;Solar, wind;Pilots;chess\n')).counts).toMatchObject({ changed: 1 });
  expect(await said('Ada')).toEqual({ offering: ['Solar', 'wind'], lookingFor: ['Pilots'], topics: [] });
});

test('so are all other columns, and those that it has no field for', async () => {
  const { desk, take, idOf } = await open();
  const head = 'Name;Ticket code;Company;Diet\n';
  await take('Ada;T-1;Engines;vegan\n', head);
  const id = await idOf('Ada');
  await desk.owner.registrations.update({ id, patch: { company: 'Analytical' } });
  await take('Ada;T-1\n', 'Name;Ticket code\n');
  expect((await take('Ada;T-1;Engines;vegan\n', head)).counts).toMatchObject({ unchanged: 1 });
  const { summary, extra } = await desk.owner.registrations.get({ id });
  expect({ company: summary.company, extra }).toEqual({ company: 'Analytical', extra: { Diet: 'vegan' } });
});

test('a keyword that is a whole sentence leaves the person on the list, with a warning and the cell as it was', async () => {
  const { desk, take, idOf, said } = await open();
  const sentence = 'somebody who has built a wind farm together with the people of a village '.repeat(2).trim();
  const { counts, warnings } = await take(`Ada;T-1;Solar;"Pilots, ${sentence}";\n`);
  expect(counts).toMatchObject({ new: 1, rejected: 0 });
  expect(warnings).toEqual(['Row 2: “Looking for” has a keyword of more than 80 characters: it is left out.']);
  expect(await said('Ada')).toMatchObject({ offering: ['Solar'], lookingFor: ['Pilots'] });
  expect((await desk.owner.registrations.get({ id: await idOf('Ada') })).extra).toEqual({
    'Looking for': `Pilots, ${sentence}`,
  });
});
