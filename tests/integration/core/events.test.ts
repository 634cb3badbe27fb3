import { describe, expect, test } from 'vitest';
import { EVENT_STATUSES, type EventStatus } from '#shared/domain/event.ts';
import { openTestCore } from '../../support/core/core.ts';
import { Door } from '../../support/core/door.ts';

const HOUR = 3_600_000;

async function open() {
  const desk = await openTestCore();
  const { events, venues, programme } = desk.owner;
  return { desk, events, venues, programme, now: desk.clock.now() };
}

test('an event keeps all that is said of it', async () => {
  const { events, venues, now } = await open();
  const venue = await venues.create({ name: 'Kultuurikatel', city: 'Tallinn', latitude: 59.44, longitude: 24.75 });
  const fields = {
    title: 'Befriend 2026',
    slug: 'befriend-2026',
    description: 'Two days of meetings.\nBring cards.',
    category: 'Forum',
    tags: ['energy', 'ميناء', '会议'],
    venueId: venue.id,
    mapLatitude: -33.9,
    mapLongitude: 151.2,
    mapZoom: 15,
    videoLink: 'https://video.example.org/befriend',
    startAt: now,
    endAt: now + HOUR,
    timeZone: 'Europe/Tallinn',
    capacity: 1200,
    reentry: 'never' as const,
    badgeTemplate: 'a6',
  };
  const made = await events.create({ code: 'bef26', ...fields });
  expect(made).toMatchObject({ code: 'BEF26', status: 'draft', venueName: 'Kultuurikatel', ownerId: null, ...fields });
  expect(await events.get({ id: made.id })).toEqual(made);
  const empty = { description: null, category: null, tags: [], venueId: null, mapZoom: null, videoLink: null };
  expect(await events.update({ id: made.id, ...empty })).toMatchObject({ ...fields, ...empty, venueName: null });
});

test.each([
  [{ videoLink: 'javascript:alert(1)' }, 'https://'],
  [{ videoLink: 'file:///etc/passwd' }, 'https://'],
  [{ mapLatitude: 91 }, ''],
  [{ slug: 'Not a slug' }, 'slug'],
  [{ timeZone: 'Mars/Olympus' }, 'Europe/Tallinn'],
  [{ startAt: 2 * HOUR, endAt: HOUR }, 'ends before it starts'],
  [{ capacity: 0 }, 'above zero'],
])('%j is refused with what to do', async (wrong, hint) => {
  const { events } = await open();
  const { id } = await events.create({ code: 'BEF26', title: 'Befriend' });
  const refusal = await events.update({ id, ...wrong }).catch((error: unknown) => error);
  expect(refusal).toMatchObject({ code: 'invalidInput', message: expect.stringContaining(hint) });
  expect(await events.get({ id })).toMatchObject({ title: 'Befriend', videoLink: null, capacity: null });
});

test('a slug that nobody chose gives way to one that is there, also in a copy', async () => {
  const desk = await openTestCore();
  const { events } = desk.owner;
  for (const [code, slug] of [
    ['AAA', 'tech-bbb'],
    ['CCC', 'tech-bbb-2'],
  ] as const)
    await events.create({ code, title: 'Other', slug });
  const made = await events.create({ code: 'BBB', title: 'Tech' });
  expect(made.slug).toBe('tech-bbb-3');
  await events.update({ id: made.id, slug: 'tech-ddd' });
  expect((await events.copy({ id: made.id, code: 'DDD', title: 'Tech', startAt: null })).slug).toBe('tech-ddd-2');
});

test('codes and slugs are of one event each', async () => {
  const { events } = await open();
  const first = await events.create({ code: 'ONE', title: 'One', slug: 'the-one' });
  await expect(events.create({ code: 'one', title: 'Another' })).rejects.toMatchObject({ code: 'conflict' });
  await expect(events.create({ code: 'TWO', title: 'Two', slug: 'the-one' })).rejects.toMatchObject({
    code: 'conflict',
  });
  const second = await events.create({ code: 'TWO', title: 'Two' });
  await expect(events.update({ id: second.id, slug: 'the-one' })).rejects.toMatchObject({ code: 'conflict' });
  expect(await events.update({ id: first.id, slug: 'the-one' })).toMatchObject({ slug: 'the-one' });
});

describe('the life of an event', () => {
  const ALLOWED: Record<EventStatus, EventStatus[]> = {
    draft: ['published', 'cancelled'],
    published: ['running', 'cancelled'],
    running: ['completed'],
    completed: [],
    cancelled: [],
  };
  const WAY: Record<EventStatus, EventStatus[]> = {
    draft: [],
    published: ['published'],
    running: ['published', 'running'],
    completed: ['published', 'running', 'completed'],
    cancelled: ['cancelled'],
  };

  test.each(EVENT_STATUSES.flatMap((from) => EVENT_STATUSES.map((to) => [from, to] as const)))(
    'from %s to %s',
    async (from, to) => {
      const { events } = await open();
      const { id } = await events.create({ code: 'BEF26', title: 'Befriend' });
      for (const step of WAY[from]) await events.setStatus({ id, status: step });
      const answer = await events.setStatus({ id, status: to });
      if (ALLOWED[from].includes(to)) expect(answer).toMatchObject({ ok: true, event: { status: to } });
      else expect(answer).toMatchObject({ ok: false, reason: expect.stringContaining(`cannot become ${to}`) });
      expect((await events.get({ id })).status).toBe(answer.ok ? to : from);
    },
  );
});

describe('a copy', () => {
  test('has the texts, the rooms and the tables, and the rounds at the new time; of people nothing', async () => {
    const { desk, events, venues, programme, now } = await open();
    const door = await Door.open(desk, { capacity: 50 });
    const id = door.event.id;
    await events.update({ id, startAt: now, endAt: now + 8 * HOUR, description: 'Come', tags: ['a'] });
    await events.setStatus({ id, status: 'published' });
    const hall = await venues.addLocation({
      of: { kind: 'event', eventId: id },
      name: 'Hall 1',
      planWidth: 20,
      planHeight: 10,
    });
    await programme.addRounds({ eventId: id, rounds: [{ name: 'R1', startAt: now + HOUR, endAt: now + 2 * HOUR }] });
    const point = { name: 'Table 1', capacity: 2, locationIds: [hall.id], positionX: 3, positionY: 4.5 };
    await programme.addPoints({ eventId: id, points: [point] });
    const ada = await door.guest({ name: 'Ada', codes: ['T-1'] });
    await desk.owner.interests.set({ registrationId: ada, offering: ['ML', 'gardening'] });
    await desk.owner.interests.merge({ eventId: id, keys: ['ml'], into: 'Machine learning' });
    await desk.owner.matching.setRules({ eventId: id, rules: { isOn: true, maxOutgoing: 7 } });
    await desk.owner.passcodes.create({ eventId: id, name: 'Door', fromAt: now, untilAt: now + HOUR });
    await desk.owner.messages.post({ nonce: desk.core.context.ids.next(), eventId: id, text: 'Hi', audience: 'staff' });

    const week = 7 * 24 * HOUR;
    const copy = await events.copy({ id, code: 'BEF27', title: 'Befriend 2027', startAt: now + week });
    expect(copy).toMatchObject({
      code: 'BEF27',
      title: 'Befriend 2027',
      status: 'draft',
      description: 'Come',
      tags: ['a'],
      capacity: 50,
      startAt: now + week,
      endAt: now + week + 8 * HOUR,
      registrations: 0,
    });
    const its = await programme.get({ eventId: copy.id });
    expect(its.rounds).toMatchObject([{ name: 'R1', startAt: now + week + HOUR, endAt: now + week + 2 * HOUR }]);
    const [room] = its.locations;
    expect(its.locations).toMatchObject([{ name: 'Hall 1', planWidth: 20 }]);
    expect(room?.id).not.toBe(hall.id);
    expect(its.points).toMatchObject([{ ...point, locationIds: [room?.id] }]);
    expect(await desk.owner.matching.rules({ eventId: copy.id })).toMatchObject({ isOn: true, maxOutgoing: 7 });
    expect((await desk.owner.interests.keywords({ eventId: copy.id })).keywords).toMatchObject([
      { label: 'Machine learning', people: 0, merged: [{ key: 'ml' }] },
    ]);
    expect((await desk.owner.passcodes.list({ eventId: copy.id })).passcodes).toEqual([]);
    expect((await desk.owner.messages.list({ eventId: copy.id })).messages).toEqual([]);
    expect(await programme.get({ eventId: id })).toMatchObject({
      rounds: [{ name: 'R1' }],
      points: [{ name: 'Table 1' }],
    });
  });

  test('without a new start keeps no old times', async () => {
    const { events, programme, now } = await open();
    const { id } = await events.create({ code: 'OLD', title: 'Old', startAt: now, endAt: now + HOUR });
    await programme.addRounds({ eventId: id, rounds: [{ name: 'R1', startAt: now, endAt: now + HOUR }] });
    const copy = await events.copy({ id, code: 'NEW', title: 'New' });
    expect(copy).toMatchObject({ startAt: null, endAt: null });
    expect((await programme.get({ eventId: copy.id })).rounds).toEqual([]);
  });
});

test('a deleted event is out of the lists, and comes back as it was with its people', async () => {
  const { desk, events } = await open();
  const door = await Door.open(desk);
  const ada = await door.guest({ name: 'Ada', codes: ['T-1'] });
  await events.remove({ id: door.event.id });
  expect((await events.list({})).events).toEqual([]);
  expect((await events.list({ deleted: true })).events).toMatchObject([{ code: 'BEF26', deletedAt: desk.clock.now() }]);
  await expect(door.scan('T-1')).rejects.toMatchObject({ code: 'notFound' });
  // Its code is its own: whoever takes it again would find the old people in the new event.
  await expect(events.create({ code: 'BEF26', title: 'Again' })).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringContaining('Restore'),
  });
  await events.restore({ id: door.event.id });
  expect(await door.scan('T-1')).toMatchObject({ verdict: 'admitted', registration: { id: ada } });
});

test('a running event is not deleted', async () => {
  const { events } = await open();
  const { id } = await events.create({ code: 'BEF26', title: 'Befriend' });
  for (const status of ['published', 'running'] as const) await events.setStatus({ id, status });
  await expect(events.remove({ id })).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringContaining('Complete'),
  });
});

test('venues are kept from event to event, with their rooms; a removed one stays with its events', async () => {
  const { events, venues, programme } = await open();
  const venue = await venues.create({ name: 'Fair', website: 'https://fair.example.org' });
  const hall = await venues.addLocation({ of: { kind: 'venue', venueId: venue.id }, name: 'Hall 3' });
  const one = await events.create({ code: 'ONE', title: 'One', venueId: venue.id });
  const two = await events.create({ code: 'TWO', title: 'Two', venueId: venue.id });
  for (const { id } of [one, two])
    expect((await programme.get({ eventId: id })).locations).toMatchObject([{ id: hall.id }]);
  expect((await venues.list({})).venues).toMatchObject([{ name: 'Fair', events: 2, locations: [{ name: 'Hall 3' }] }]);
  await venues.update({ id: venue.id, name: 'Fair ground', city: 'Riga' });
  await venues.updateLocation({ id: hall.id, planWidth: 40, planHeight: 25 });
  await venues.remove({ id: venue.id });
  expect((await venues.list({})).venues).toEqual([]);
  expect(await events.get({ id: one.id })).toMatchObject({ venueName: 'Fair ground' });
  expect(await venues.restore({ id: venue.id })).toMatchObject({ city: 'Riga', locations: [{ planWidth: 40 }] });
  await venues.removeLocation({ id: hall.id });
  expect((await programme.get({ eventId: two.id })).locations).toEqual([]);
  await venues.restoreLocation({ id: hall.id });
  expect((await programme.get({ eventId: two.id })).locations).toMatchObject([{ id: hall.id }]);
});
