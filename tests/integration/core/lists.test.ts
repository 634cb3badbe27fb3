import { expect, test } from 'vitest';
import type { RegistrationSummary } from '#shared/contract/common.ts';
import { LIST_FILTERS, LIST_SORTS, type ListFilter, type ListSort } from '#shared/contract/registrations.ts';
import { createRandom } from '#shared/domain/random.ts';
import { fold } from '#shared/domain/text.ts';
import { openTestCore } from '../../support/core/core.ts';
import { Door, person } from '../../support/core/door.ts';

const NAMES = [
  'Ada Lovelace',
  'ada byron',
  'Łukasz Wiśniewski',
  'Zoë Ångström',
  '王伟',
  'محمد علي',
  'Anne-Marie',
  'Bob',
];
const COMPANIES = [null, 'Engines', 'engines', 'Ørsted', '会社'];
const TYPES = [null, 'Guest', 'Press', 'Speaker'];

/** What the list must say, worked out the plain way from everybody. */
function plainly(
  all: readonly RegistrationSummary[],
  query: { filter: ListFilter; sort: ListSort; descending: boolean },
) {
  const passes: Record<ListFilter, (item: RegistrationSummary) => boolean> = {
    all: () => true,
    inside: (item) => item.inside,
    expected: (item) => item.status === 'enrolled' && item.lastPassAt === null,
    left: (item) => !item.inside && item.lastEntryAt !== null,
    enrolled: (item) => item.status === 'enrolled',
    waitlisted: (item) => item.status === 'waitlisted',
    cancelled: (item) => item.status === 'cancelled',
    attention: (item) => item.attention || item.vip || item.blocked,
  };
  const orderOf: Record<Exclude<ListSort, 'name' | 'waitlist'>, (item: RegistrationSummary) => string | number> = {
    email: (item) => item.email?.toLowerCase() ?? '\uffff',
    company: (item) => (item.company === null ? '\uffff' : fold(item.company)),
    ticketType: (item) => (item.ticketType === null ? '\uffff' : fold(item.ticketType)),
    order: (item) => item.orderCode?.toLowerCase() ?? '\uffff',
    status: (item) =>
      ['enrolled', 'waitlisted', 'cancelled'].indexOf(item.status) * 3 +
      (item.inside ? 1 : item.lastEntryAt === null ? 0 : 2),
    joined: (item) => item.joinedAt ?? 0,
    lastSeen: (item) => item.lastPassAt ?? 0,
  };
  const found = all.filter(passes[query.filter]);
  if (query.sort === 'waitlist') return found.map((item) => item.waitPosition);
  if (query.sort === 'name') return found.map((item) => fold(item.name));
  const keys = found.map(orderOf[query.sort]);
  return keys.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0) * (query.descending ? -1 : 1));
}

test('whatever happens to a list, any filter and order of it shows what a plain look at everybody shows', async () => {
  const seed = Number(process.env.LANYARD_SEED ?? 11);
  const random = createRandom(seed);
  const desk = await openTestCore();
  const door = await Door.open(desk);
  const { registrations } = desk.owner;
  const eventId = door.event.id;
  const ids: string[] = [];
  const change = async () => {
    desk.clock.advance(random.below(3) * 1000);
    const id = random.pick(ids.length > 0 ? ids : ['']);
    const kind = ids.length < 5 ? 0 : random.below(8);
    if (kind <= 1) {
      const status = random.pick(['enrolled', 'waitlisted', 'cancelled'] as const);
      ids.push(
        await door.guest({
          name: random.pick(NAMES),
          email: `g${ids.length}@example.org`,
          status,
          orderCode: `O${random.below(9)}`,
        }),
      );
    } else if (kind === 2)
      await registrations.update({ id, patch: { displayName: random.pick(NAMES), company: random.pick(COMPANIES) } });
    else if (kind === 3)
      await registrations.update({ id, patch: { ticketType: random.pick(TYPES), vip: random.chance(0.5) } });
    else if (kind === 4)
      await registrations.setStatus({ id, status: random.pick(['enrolled', 'waitlisted', 'cancelled'] as const) });
    else if (kind === 5) await door.scan(person(id), { direction: random.chance(0.7) ? 'entry' : 'exit' });
    else if (kind === 6) await door.undo();
    else {
      await registrations.remove({ id });
      if (random.chance(0.5)) await registrations.restore({ id });
      else ids.splice(ids.indexOf(id), 1);
    }
  };
  for (let round = 0; round < 60; round += 1) {
    for (let changes = random.below(6); changes >= 0; changes -= 1) await change();
    const query = { filter: random.pick(LIST_FILTERS), sort: random.pick(LIST_SORTS), descending: random.chance(0.5) };
    const about = `seed ${seed}, round ${round}: ${JSON.stringify(query)}`;
    const { items, total } = await registrations.list({ eventId, ...query, limit: 500 });
    // One by one, from the database.
    const all: RegistrationSummary[] = [];
    for (const id of ids) all.push((await registrations.get({ id })).summary);
    const wanted = plainly(all, query);
    expect(total, about).toBe(wanted.length);
    const byId = new Map(all.map((item) => [item.id, item]));
    for (const item of items) expect(item, about).toEqual(byId.get(item.id));
    const shown = plainly(items, { ...query, filter: 'all' });
    if (query.sort === 'waitlist' && query.filter === 'waitlisted')
      expect(query.descending ? shown.reverse() : shown, about).toEqual(shown.map((_, index) => index + 1));
    else if (query.sort !== 'waitlist' && query.sort !== 'name') {
      expect(shown, about).toEqual(wanted);
      const { sort, descending } = query;
      expect(keysInPlace(items, sort), about).toEqual(plainly(items, { filter: 'all', sort, descending }));
    }
    // Page by page, by cursor and by place, it is the same list.
    const paged: string[] = [];
    for (let cursor: string | undefined; ; ) {
      const page = await registrations.list({
        eventId,
        ...query,
        limit: 7,
        ...(cursor === undefined ? {} : { cursor }),
      });
      paged.push(...page.items.map((item) => item.id));
      if (page.cursor === null) break;
      cursor = page.cursor;
    }
    expect(paged, about).toEqual(items.map((item) => item.id));
    const middle = await registrations.list({ eventId, ...query, offset: 3, limit: 4 });
    expect(middle.items, about).toEqual(items.slice(3, 7));
  }
});

/** What a list is ordered by, as its items stand there. */
function keysInPlace(items: readonly RegistrationSummary[], sort: ListSort) {
  return items.map((item) => plainly([item], { filter: 'all', sort, descending: false })[0]);
}

test('words are found as beginnings, in any order, with and without accents; typing errors when nobody has them', async () => {
  const desk = await openTestCore();
  const door = await Door.open(desk);
  const { registrations } = desk.owner;
  for (const name of NAMES) await door.guest({ name, codes: [`T-${name.length}`], orderCode: 'ORD-77' });
  const names = async (text: string) =>
    (await registrations.list({ eventId: door.event.id, text })).items.map((item) => item.name).sort();
  expect(await names('ada')).toEqual(['Ada Lovelace', 'ada byron']);
  expect(await names('LOVE ad')).toEqual(['Ada Lovelace']);
  expect(await names('lukasz')).toEqual(['Łukasz Wiśniewski']);
  expect(await names('angstrom')).toEqual(['Zoë Ångström']);
  expect(await names('伟')).toEqual(['王伟']);
  expect(await names('lovelcae')).toEqual(['Ada Lovelace']);
  expect(await names('T-3')).toEqual(['Bob']);
  expect(await names('nobody at all')).toEqual([]);
  expect(await names('   ')).toHaveLength(NAMES.length);
});

test('a list is narrowed by ticket types, and says which there are', async () => {
  const desk = await openTestCore();
  const door = await Door.open(desk);
  const { registrations } = desk.owner;
  const eventId = door.event.id;
  for (const [index, ticketType] of ['Press', 'guest', 'Press', null].entries()) {
    const id = await door.guest({ name: `P${index}` });
    await registrations.update({ id, patch: { ticketType } });
  }
  expect(await registrations.facets({ eventId })).toEqual({
    ticketTypes: [
      { name: 'guest', count: 1 },
      { name: 'Press', count: 2 },
    ],
  });
  const names = async (...ticketTypes: string[]) =>
    (await registrations.list({ eventId, ticketTypes })).items.map((item) => item.name);
  expect(await names('Press')).toEqual(['P0', 'P2']);
  expect(await names('Press', 'guest')).toEqual(['P0', 'P1', 'P2']);
  // None is a type as well.
  expect(await names('')).toEqual(['P3']);
});

test.each([false, true])(
  'a list that is read page by page misses nobody who stays while others leave it (descending: %s)',
  async (descending) => {
    const desk = await openTestCore();
    const door = await Door.open(desk);
    const { registrations } = desk.owner;
    const query = { eventId: door.event.id, filter: 'expected', sort: 'name', descending, limit: 2 } as const;
    const guests: { id: string; name: string }[] = [];
    for (const name of ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H']) guests.push({ id: await door.guest({ name }), name });
    if (descending) guests.reverse();
    const comeIn = async (...places: number[]) => {
      for (const place of places) await door.scan({ kind: 'registration', id: guests[place]?.id ?? '' });
    };

    const first = await registrations.list(query);
    expect(first.items.map(({ name }) => name)).toEqual([guests[0]?.name, guests[1]?.name]);
    // The last of the page goes in, one before, and one of those to come.
    await comeIn(0, 1, 3);
    const second = await registrations.list({ ...query, cursor: first.cursor ?? '' });
    expect(second.items.map(({ id }) => id)).toEqual([guests[2]?.id, guests[4]?.id]);
    const third = await registrations.list({ ...query, cursor: second.cursor ?? '' });
    expect(third.items.map(({ id }) => id)).toEqual([guests[5]?.id, guests[6]?.id]);
    await comeIn(7, 6);
    expect(await registrations.list({ ...query, cursor: third.cursor ?? '' })).toMatchObject({
      items: [],
      cursor: null,
    });
  },
);

test('what is no place in a list is refused', async () => {
  const desk = await openTestCore();
  const door = await Door.open(desk);
  for (const cursor of ['x', '', ':', '1e9:', 'x:y', '-1:y']) {
    const listed = desk.owner.registrations.list({ eventId: door.event.id, cursor });
    await expect(listed, cursor).rejects.toMatchObject({ code: 'invalidInput' });
  }
});
