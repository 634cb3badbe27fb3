import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { openTestCore } from '../../support/core/core.ts';
import { Door } from '../../support/core/door.ts';
import { csv, importFile } from '../../support/core/imports.ts';

async function open(capacity?: number) {
  const desk = await openTestCore();
  const door = await Door.open(desk, capacity === undefined ? {} : { capacity });
  const { registrations } = desk.owner;
  const eventId = door.event.id;
  const create = async (displayName: string, email?: string) => {
    desk.clock.advance(1000);
    const person = { displayName, ...(email === undefined ? {} : { email }) };
    return (await registrations.create({ nonce: randomUUID(), eventId, person })).registration;
  };
  const waiting = async () => {
    const { items } = await registrations.list({ eventId, filter: 'waitlisted', sort: 'waitlist' });
    return items.map((item) => [item.name, item.waitPosition]);
  };
  return { desk, door, registrations, eventId, create, waiting };
}

test('at capacity new ones wait, in the order in which they came', async () => {
  const { create, waiting } = await open(2);
  expect((await create('Ada')).status).toBe('enrolled');
  expect((await create('Grace')).status).toBe('enrolled');
  expect(await create('Hedy')).toMatchObject({ status: 'waitlisted', waitPosition: 1 });
  expect(await create('Mary')).toMatchObject({ status: 'waitlisted', waitPosition: 2 });
  expect(await waiting()).toEqual([
    ['Hedy', 1],
    ['Mary', 2],
  ]);
});

test('without a capacity everybody has a place', async () => {
  const { create } = await open();
  for (const name of ['Ada', 'Grace', 'Hedy']) expect((await create(name)).status).toBe('enrolled');
});

test('a cancellation gives the place to the first in line, who is told', async () => {
  const { desk, registrations, create, waiting } = await open(1);
  const attendee = await desk.signedIn('attendee', 'Hedy');
  const ada = await create('Ada');
  const hedy = await create('Hedy', 'hedy@desk.example');
  await create('Mary');
  await registrations.setStatus({ id: ada.id, status: 'cancelled' });
  expect((await registrations.get({ id: hedy.id })).summary).toMatchObject({ status: 'enrolled', waitPosition: null });
  expect(await waiting()).toEqual([['Mary', 1]]);
  const told = await attendee.client.notifications.list({});
  expect(told).toMatchObject({
    unread: 1,
    notifications: [{ kind: 'promotion', eventTitle: 'Befriend 2026', registrationId: hedy.id, readAt: null }],
  });
});

test('who is taken out of the list leaves a place as well; who is put back stays above the capacity', async () => {
  const { registrations, create, waiting } = await open(1);
  const ada = await create('Ada');
  const hedy = await create('Hedy');
  await registrations.remove({ id: ada.id });
  expect((await registrations.get({ id: hedy.id })).summary.status).toBe('enrolled');
  await expect(registrations.get({ id: ada.id })).rejects.toMatchObject({ code: 'notFound' });
  expect((await registrations.restore({ id: ada.id })).summary.status).toBe('enrolled');
  expect(await waiting()).toEqual([]);
});

test('more capacity lets in as many as it holds, and no capacity lets in nobody by itself', async () => {
  const { desk, door, create, waiting } = await open(1);
  for (const name of ['Ada', 'Grace', 'Hedy', 'Mary']) await create(name);
  await desk.owner.events.update({ id: door.event.id, capacity: 3 });
  expect(await waiting()).toEqual([['Mary', 1]]);
  await desk.owner.events.update({ id: door.event.id, capacity: null });
  expect(await waiting()).toEqual([['Mary', 1]]);
});

test('the next three are let in by hand, also above the capacity, and whoever may not override cannot', async () => {
  const { desk, eventId, registrations, create, waiting } = await open(1);
  for (const name of ['Ada', 'B', 'C', 'D', 'E']) await create(name);
  const { client } = await desk.signedIn('staff');
  await expect(client.registrations.promote({ eventId, count: 3 })).rejects.toMatchObject({ code: 'forbidden' });
  const { promoted, over } = await registrations.promote({ eventId, count: 3 });
  expect(promoted.map((each) => each.name)).toEqual(['B', 'C', 'D']);
  expect(over).toBe(3);
  expect(await waiting()).toEqual([['E', 1]]);
  expect((await registrations.promote({ eventId, count: 3 })).promoted.map((each) => each.name)).toEqual(['E']);
  expect((await registrations.promote({ eventId, count: 3 })).promoted).toEqual([]);
});

test('an address waits once, whatever its capitals; a name that is said later is its name', async () => {
  const { door, registrations, eventId, waiting } = await open();
  const first = await registrations.addToWaitlist({ eventId, email: 'Hedy@Example.org' });
  expect(first).toMatchObject({ added: true, registration: { name: 'hedy@example.org', status: 'waitlisted' } });
  const again = await registrations.addToWaitlist({ eventId, email: 'hedy@example.org' });
  expect(again).toMatchObject({ added: false, registration: { id: first.registration.id } });
  const named = await registrations.addToWaitlist({ eventId, email: 'hedy@example.org', name: 'Hedy Lamarr' });
  expect(named).toMatchObject({ added: false, registration: { id: first.registration.id, name: 'Hedy Lamarr' } });
  expect(await waiting()).toEqual([['Hedy Lamarr', 1]]);
  // Whoever stands at the door with the address is who waits.
  const walkIn = { nonce: randomUUID(), eventId, person: { displayName: 'Hedy Lamarr', email: 'hedy@example.org' } };
  expect(await door.desk.owner.checkIn.walkIn(walkIn)).toMatchObject({
    verdict: 'waitlisted',
    registration: { id: first.registration.id },
  });
});

test('an address that waits is linked to the person who comes to the door with it', async () => {
  const { desk, registrations, eventId } = await open();
  const { registration } = await registrations.addToWaitlist({ eventId, email: 'mary@example.org' });
  await registrations.promote({ eventId, count: 1 });
  const person = { firstName: 'Mary', lastName: 'Jackson', email: 'MARY@example.org' };
  const answer = await desk.owner.checkIn.walkIn({ nonce: randomUUID(), eventId, person });
  expect(answer).toMatchObject({ verdict: 'admitted', registration: { id: registration.id, name: 'Mary Jackson' } });
});

test('an address that waits is linked to its row in a list that is imported', async () => {
  const { door, registrations, eventId } = await open();
  const { registration } = await registrations.addToWaitlist({ eventId, email: 'mary@example.org' });
  await importFile(door, csv([{ first: 'Mary', last: 'Jackson', email: 'mary@example.org', code: 'T-9' }]));
  const { items } = await registrations.list({ eventId });
  expect(items).toMatchObject([{ id: registration.id, name: 'Mary Jackson' }]);
});

test('somebody of the same address but another name is not renamed', async () => {
  const { desk, registrations, eventId } = await open();
  await registrations.addToWaitlist({ eventId, email: 'office@example.org', name: 'Ada' });
  const other = await desk.owner.events.create({ code: 'OTHER', title: 'Other' });
  await registrations.addToWaitlist({ eventId: other.id, email: 'office@example.org', name: 'Grace' });
  expect((await registrations.list({ eventId })).items.map((item) => item.name)).toEqual(['Ada']);
  expect((await registrations.list({ eventId: other.id })).items.map((item) => item.name)).toEqual(['Grace']);
});

test('a consent has its date and the wording that it is to, and can be withdrawn', async () => {
  const { desk, registrations, create } = await open();
  const { id } = await create('Ada');
  const given = await registrations.setConsent({ id, purpose: 'matching', version: '2026-11', given: true });
  expect(given.consents).toEqual([{ purpose: 'matching', version: '2026-11', at: desk.clock.now() }]);
  const newer = await registrations.setConsent({ id, purpose: 'matching', version: '2027-01', given: true });
  expect(newer.consents).toMatchObject([{ version: '2027-01' }]);
  const withdrawn = await registrations.setConsent({ id, purpose: 'matching', version: '2027-01', given: false });
  expect(withdrawn.consents).toEqual([]);
});
