import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { openTestCore } from '../../support/core/core.ts';
import { Door, person } from '../../support/core/door.ts';

async function open(fields: { capacity?: number } = {}) {
  const desk = await openTestCore();
  const door = await Door.open(desk, fields);
  const register = (guest: Record<string, string>, nonce: string = randomUUID()) =>
    desk.owner.checkIn.walkIn({ nonce, eventId: door.event.id, person: guest });
  const everybody = async () =>
    (await desk.owner.registrations.list({ eventId: door.event.id })).items.map((item) => item.name);
  return { desk, door, register, everybody };
}

test('somebody new is registered and checked in, and is found by name', async () => {
  const { desk, door, register } = await open();
  const answer = await register({ firstName: 'Łucja', lastName: 'Weiß', company: 'Rot & Co.' });
  expect(answer).toMatchObject({
    verdict: 'admitted',
    registration: { name: 'Łucja Weiß', inside: true, status: 'enrolled' },
  });
  expect(await door.stats()).toMatchObject({ expected: 1, in: 1, checkIns: 1 });
  const { results } = await desk.owner.checkIn.search({ eventId: door.event.id, text: 'lucja weiss' });
  expect(results.map((result) => result.id)).toEqual([answer.registration?.id]);
  expect((await door.recent()).entries).toEqual([expect.objectContaining({ method: 'walkIn', name: 'Łucja Weiß' })]);
  expect(await desk.owner.registrations.get({ id: answer.registration?.id ?? '' })).toMatchObject({ source: 'walkIn' });
});

test('the call repeated is the same person, and takes back nothing that was corrected meanwhile', async () => {
  const { desk, door, register, everybody } = await open();
  const nonce = randomUUID();
  const first = await register({ displayName: 'Ada Lovlace' }, nonce);
  const id = first.registration?.id ?? '';
  await desk.owner.registrations.update({ id, patch: { displayName: 'Ada Lovelace' } });
  desk.clock.advance(60_000);
  const again = await register({ displayName: 'Ada Lovlace' }, nonce);
  await desk.restart();
  const later = await desk.owner.checkIn.walkIn({
    nonce,
    eventId: door.event.id,
    person: { displayName: 'Ada Lovlace' },
  });
  for (const answer of [again, later]) {
    expect(answer).toEqual({ ...first, registration: { ...first.registration, name: 'Ada Lovelace' } });
  }
  expect(await everybody()).toEqual(['Ada Lovelace']);
  expect(await door.stats()).toMatchObject({ in: 1, checkIns: 1 });
});

test('somebody on the list, by address and name, is checked in as who they are', async () => {
  const { door, register, everybody } = await open();
  const id = await door.guest({ name: 'José Ñúñez', email: 'jose@example.org' });
  expect(await register({ displayName: 'jose nunez', email: 'JOSE@example.org' })).toMatchObject({
    verdict: 'admitted',
    registration: { id, name: 'José Ñúñez' },
  });
  expect(await everybody()).toEqual(['José Ñúñez']);
});

test('a companion with the same address is somebody else', async () => {
  const { door, register, everybody } = await open();
  await door.guest({ name: 'José', email: 'jose@example.org' });
  expect(await register({ displayName: 'María', email: 'jose@example.org' })).toMatchObject({ verdict: 'admitted' });
  expect((await everybody()).sort()).toEqual(['José', 'María']);
});

test('the rules of the door hold: a full hall and the waitlist', async () => {
  const { door, register, everybody } = await open({ capacity: 2 });
  await door.guest({ name: 'Wendy', email: 'wendy@example.org', status: 'waitlisted' });
  expect(await register({ displayName: 'Wendy', email: 'wendy@example.org' })).toMatchObject({ verdict: 'waitlisted' });
  expect(await register({ displayName: 'Ada' })).toMatchObject({ verdict: 'admitted' });
  // One place is free, and Wendy waited for it before: who comes now waits behind her.
  expect(await register({ displayName: 'Grace' })).toMatchObject({
    verdict: 'waitlisted',
    registration: { inside: false, waitPosition: 2 },
  });
  expect((await everybody()).sort()).toEqual(['Ada', 'Grace', 'Wendy']);
});

test.each([{}, { email: 'nobody@example.org' }, { firstName: '  ', lastName: '' }, { displayName: '   ' }])(
  'without a name (%j) nobody is registered',
  async (guest) => {
    const { door, register, everybody } = await open();
    await expect(register(guest)).rejects.toMatchObject({ code: 'invalidInput' });
    expect(await everybody()).toEqual([]);
    expect((await door.recent()).entries).toEqual([]);
  },
);

test('at an event that is not here nobody is registered', async () => {
  const { desk, door, everybody } = await open();
  const call = desk.owner.checkIn.walkIn({
    nonce: randomUUID(),
    eventId: randomUUID(),
    person: { displayName: 'Ada' },
  });
  await expect(call).rejects.toMatchObject({ code: 'notFound' });
  expect(await everybody()).toEqual([]);
  // The numbers of the operations go on without a gap.
  await door.scan(person(await door.guest({ name: 'Grace' })));
  const rows = await desk.core.context.store.read.all<{ seq: number }>('SELECT seq FROM operations ORDER BY seq');
  expect(rows.map((row) => row.seq)).toEqual(rows.map((_, index) => index + 1));
});
