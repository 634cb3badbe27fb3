import { expect, test } from 'vitest';
import { openTestCore } from '../../support/core/core.ts';
import { Door } from '../../support/core/door.ts';

const HOUR = 3_600_000;

async function open() {
  const desk = await openTestCore();
  const door = await Door.open(desk);
  return { ...desk.owner, desk, door, eventId: door.event.id, now: desk.clock.now() };
}

test('a room is open at times that are kept in order; it never closes before it opens', async () => {
  const { venues, programme, eventId, now } = await open();
  const [morning, noon, evening] = [9, 12, 18].map((hour) => ({
    startAt: now + hour * HOUR,
    endAt: now + (hour + 3) * HOUR,
  })) as [Span, Span, Span];
  const of = { kind: 'event', eventId } as const;
  const hall = await venues.addLocation({ of, name: 'Hall', openings: [evening, noon, morning] });
  const kept = [{ startAt: morning.startAt, endAt: noon.endAt }, evening];
  expect(hall.openings).toEqual(kept);
  const { id } = hall;
  for (const endAt of [morning.startAt, morning.startAt - 1]) {
    const openings = [noon, { ...morning, endAt }];
    const message = expect.stringContaining('closes before it opens');
    await expect(venues.updateLocation({ id, openings })).rejects.toMatchObject({ code: 'invalidInput', message });
    await expect(venues.addLocation({ of, name: 'Foyer', openings })).rejects.toMatchObject({ message });
  }
  expect((await venues.updateLocation({ id, name: 'Hall 1' })).openings).toEqual(kept);
  expect((await programme.get({ eventId })).locations).toMatchObject([{ name: 'Hall 1', openings: kept }]);
  expect((await venues.updateLocation({ id, openings: [] })).openings).toBeNull();
});

type Span = { startAt: number; endAt: number };

test('a copy of an event has its rooms open as much later, and without a time always; a broken table is whole in it', async () => {
  const { events, venues, programme, eventId, now } = await open();
  await events.update({ id: eventId, startAt: now, endAt: now + 8 * HOUR });
  const openings = [{ startAt: now, endAt: now + HOUR }];
  await venues.addLocation({ of: { kind: 'event', eventId }, name: 'Hall', openings });
  const { points } = await programme.addPoints({ eventId, points: [{ name: 'Table' }] });
  await programme.updatePoints({ eventId, points: [{ id: points[0]?.id ?? '', outOfUse: true }] });
  const later = await events.copy({ id: eventId, code: 'LATER', title: 'Later', startAt: now + 50 * HOUR });
  expect(await programme.get({ eventId: later.id })).toMatchObject({
    locations: [{ openings: [{ startAt: now + 50 * HOUR, endAt: now + 51 * HOUR }] }],
    points: [{ name: 'Table', closedAt: null }],
  });
  const some = await events.copy({ id: eventId, code: 'SOME', title: 'Some day' });
  expect((await programme.get({ eventId: some.id })).locations).toMatchObject([{ openings: null }]);
});

test('a table is out of use from the moment at which that was first said, until it is taken back', async () => {
  const { desk, programme, eventId, now } = await open();
  const { points } = await programme.addPoints({ eventId, points: [{ name: 'Table 1' }, { name: 'Table 2' }] });
  const id = points[0]?.id ?? '';
  const set = (outOfUse: boolean) => programme.updatePoints({ eventId, points: [{ id, outOfUse }] });
  expect((await set(true)).points).toMatchObject([{ closedAt: now }, { closedAt: null }]);
  desk.clock.advance(HOUR);
  expect((await set(true)).points).toMatchObject([{ closedAt: now }, { closedAt: null }]);
  const renamed = await programme.updatePoints({ eventId, points: [{ id, name: 'Table 1b' }] });
  expect(renamed.points).toMatchObject([{ closedAt: now }, { closedAt: null }]);
  expect((await set(false)).points).toMatchObject([{ closedAt: null }, { closedAt: null }]);
  expect((await set(true)).points).toMatchObject([{ closedAt: now + HOUR }, { closedAt: null }]);
});

test('how many meetings somebody takes at most is theirs: it can be none, and is erased with them', async () => {
  const { desk, door, registrations, privacy } = await open();
  const id = await door.guest({ name: 'Ada' });
  expect((await registrations.get({ id })).meetingLimit).toBeNull();
  for (const meetingLimit of [3, 0, null, 5])
    expect(await registrations.update({ id, patch: { meetingLimit } })).toMatchObject({ meetingLimit });
  expect(await registrations.update({ id, patch: { note: 'x' } })).toMatchObject({ meetingLimit: 5 });
  for (const meetingLimit of [-1, 1.5, 1001])
    await expect(registrations.update({ id, patch: { meetingLimit } })).rejects.toMatchObject({ code: 'invalidInput' });
  await desk.ended(await privacy.erase({ registrationId: id, withCopies: true }));
  expect(await registrations.get({ id })).toMatchObject({ meetingLimit: null });
});
