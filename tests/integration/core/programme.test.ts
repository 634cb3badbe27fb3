import { expect, test } from 'vitest';
import { openTestCore } from '../../support/core/core.ts';
import { Door } from '../../support/core/door.ts';

const HOUR = 3_600_000;

async function open() {
  const desk = await openTestCore();
  const door = await Door.open(desk);
  const { programme } = desk.owner;
  return { desk, door, programme, eventId: door.event.id, now: desk.clock.now() };
}

test('rounds are in order of time, and none ends before it starts', async () => {
  const { programme, eventId, now } = await open();
  const late = { name: 'Late', startAt: now + 2 * HOUR, endAt: now + 3 * HOUR };
  const early = { name: 'Early', startAt: now, endAt: now + HOUR, locationText: 'Hall 1' };
  const { rounds } = await programme.addRounds({ eventId, rounds: [late, early] });
  expect(rounds).toMatchObject([early, late]);
  const id = rounds[0]?.id ?? '';
  const wrong = { message: expect.stringContaining('ends before it starts') };
  await expect(programme.addRounds({ eventId, rounds: [early, { ...late, endAt: now }] })).rejects.toMatchObject(wrong);
  await expect(programme.updateRound({ id, endAt: now - 1 })).rejects.toMatchObject(wrong);
  await expect(programme.updateRound({ id, startAt: now + HOUR + 1 })).rejects.toMatchObject(wrong);
  expect((await programme.get({ eventId })).rounds).toEqual(rounds);
  const moved = await programme.updateRound({ id, startAt: now + 4 * HOUR, endAt: now + 4 * HOUR });
  expect(moved.rounds.map((round) => round.name)).toEqual(['Late', 'Early']);
});

test('rounds and tables that were removed come back', async () => {
  const { programme, eventId, now } = await open();
  const { rounds } = await programme.addRounds({ eventId, rounds: [{ name: 'R', startAt: now, endAt: now }] });
  const { points } = await programme.addPoints({
    eventId,
    points: [{ name: 'Table 10' }, { name: 'Table 9', capacity: 3 }],
  });
  expect(points).toMatchObject([
    { name: 'Table 9', capacity: 3, positionX: null },
    { name: 'Table 10', capacity: 1 },
  ]);
  const both = { eventId, ids: points.map((point) => point.id) };
  expect((await programme.removePoints(both)).points).toEqual([]);
  expect((await programme.restorePoints(both)).points).toEqual(points);
  const round = { eventId, ids: rounds.map(({ id }) => id) };
  expect((await programme.removeRounds(round)).rounds).toEqual([]);
  expect((await programme.restoreRounds(round)).rounds).toEqual(rounds);
});

test('tables are moved together, and those of another event are left alone', async () => {
  const { desk, programme, eventId } = await open();
  const { points } = await programme.addPoints({ eventId, points: [{ name: '1' }, { name: '2' }] });
  const ids = points.map(({ id }) => id);
  const moved = await programme.updatePoints({
    eventId,
    points: ids.map((id, index) => ({ id, positionX: 1.5, positionY: index })),
  });
  expect(moved.points).toMatchObject([
    { positionX: 1.5, positionY: 0 },
    { positionX: 1.5, positionY: 1 },
  ]);
  const other = await desk.owner.events.create({ code: 'OTHER', title: 'Other' });
  const strange = { eventId: other.id, points: [{ id: ids[0] ?? '', name: 'Taken' }] };
  await expect(programme.updatePoints(strange)).rejects.toMatchObject({ code: 'notFound' });
  await expect(programme.removePoints({ eventId: other.id, ids })).rejects.toMatchObject({ code: 'notFound' });
  expect((await programme.get({ eventId })).points).toEqual(moved.points);
});

test('somebody can come to every round until they say otherwise, one word per person and round', async () => {
  const { desk, door, programme, eventId, now } = await open();
  const registrationId = await door.guest({ name: 'Ada' });
  const { rounds } = await programme.addRounds({
    eventId,
    rounds: [1, 2].map((number) => ({ name: `R${number}`, startAt: now + number * HOUR, endAt: now + number * HOUR })),
  });
  const [first, second] = rounds.map(({ id }) => id) as [string, string];
  const all = (...available: boolean[]) => ({
    rounds: [first, second].map((roundId, index) => ({ roundId, available: available[index] })),
  });
  expect(await programme.availability({ registrationId })).toEqual(all(true, true));
  const not = [{ roundId: first, available: false }];
  expect(await programme.setAvailability({ registrationId, rounds: not })).toEqual(all(false, true));
  await programme.setAvailability({ registrationId, rounds: not });
  const rows = await desk.core.context.store.read.get('SELECT count(*) AS count FROM availabilities');
  expect(rows).toEqual({ count: 1 });
  const other = await desk.owner.events.create({ code: 'OTHER', title: 'Other' });
  const strange = await programme.addRounds({ eventId: other.id, rounds: [{ name: 'R', startAt: now, endAt: now }] });
  const wrong = [{ roundId: strange.rounds[0]?.id ?? '', available: false }];
  await expect(programme.setAvailability({ registrationId, rounds: wrong })).rejects.toMatchObject({
    code: 'notFound',
  });
});
