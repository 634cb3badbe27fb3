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

test('a cancellation lets one in, also where more places were left free', async () => {
  const { desk, registrations, eventId, create, waiting } = await open(10);
  const ada = await create('Ada');
  for (const name of ['Hedy', 'Mary', 'Rosa']) {
    desk.clock.advance(1000);
    await registrations.addToWaitlist({ eventId, email: `${name}@x.example`, name });
  }
  await registrations.setStatus({ id: ada.id, status: 'cancelled' });
  expect(await waiting()).toEqual([
    ['Mary', 1],
    ['Rosa', 2],
  ]);
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

test('places that a list has cancelled are theirs who wait, and not the next walk-in’s', async () => {
  const { desk, door, registrations, eventId, create, waiting } = await open(3);
  const guests = ['Ada', 'Grace', 'Alan'].map((first, index) => ({ first, last: 'X', code: `T-${index}` }));
  await importFile(door, csv(guests));
  await create('Hedy');
  await create('Mary');
  await importFile(door, csv(guests.map((guest, index) => (index < 2 ? { ...guest, status: 'cancelled' } : guest))));
  desk.clock.advance(1000);
  const walkIn = { nonce: randomUUID(), eventId, person: { displayName: 'Late' } };
  expect(await desk.owner.checkIn.walkIn(walkIn)).toMatchObject({ verdict: 'waitlisted' });
  expect(await waiting()).toEqual([
    ['Hedy', 1],
    ['Mary', 2],
    ['Late', 3],
  ]);
  await registrations.promote({ eventId, count: 2 });
  expect(await waiting()).toEqual([['Late', 1]]);
});

test('whoever waits already keeps their place in line when they are told to wait once more', async () => {
  const { desk, registrations, create, waiting } = await open(1);
  await create('Ada');
  const hedy = await create('Hedy');
  await create('Mary');
  desk.clock.advance(1000);
  await registrations.setStatus({ id: hedy.id, status: 'waitlisted' });
  expect(await waiting()).toEqual([
    ['Hedy', 1],
    ['Mary', 2],
  ]);
});

test('whoever is put back on the waitlist leaves a place to the first in line, and is the last', async () => {
  const { desk, registrations, create, waiting } = await open(1);
  const ada = await create('Ada');
  for (const name of ['Hedy', 'Mary']) await create(name);
  desk.clock.advance(1000);
  expect((await registrations.setStatus({ id: ada.id, status: 'waitlisted' })).summary.status).toBe('waitlisted');
  expect(await waiting()).toEqual([
    ['Mary', 1],
    ['Ada', 2],
  ]);
});

test('whoever is put on the waitlist waits, also where nobody else does', async () => {
  const { registrations, create, waiting } = await open(1);
  const ada = await create('Ada');
  expect((await registrations.setStatus({ id: ada.id, status: 'waitlisted' })).summary.status).toBe('waitlisted');
  expect(await waiting()).toEqual([['Ada', 1]]);
});

test('more capacity lets in as many as it holds, and no limit everybody: newcomers do not pass them', async () => {
  const { desk, door, create, waiting } = await open(1);
  for (const name of ['Ada', 'Grace', 'Hedy', 'Mary']) await create(name);
  await desk.owner.events.update({ id: door.event.id, capacity: 3 });
  expect(await waiting()).toEqual([['Mary', 1]]);
  await desk.owner.events.update({ id: door.event.id, capacity: null });
  expect(await waiting()).toEqual([]);
  expect(await create('Noor')).toMatchObject({ status: 'enrolled' });
});

test('without a limit, whoever is made to wait waits, whatever becomes free', async () => {
  const { desk, door, registrations, create, waiting } = await open(1);
  await desk.owner.events.update({ id: door.event.id, capacity: null });
  const [ada, grace] = [await create('Ada'), await create('Grace')];
  await registrations.setStatus({ id: grace.id, status: 'waitlisted' });
  await registrations.setStatus({ id: ada.id, status: 'cancelled' });
  await desk.owner.events.update({ id: door.event.id, title: 'Another', capacity: null });
  expect(await waiting()).toEqual([['Grace', 1]]);
});

test('letting in once more after a lost answer lets nobody else in, and is taken back as it was', async () => {
  const { desk, eventId, registrations, create, waiting } = await open(1);
  for (const name of ['Ada', 'B', 'C', 'D', 'E']) await create(name);
  const before = await waiting();
  const nonce = randomUUID();
  const first = await registrations.promote({ nonce, eventId, count: 2 });
  expect(first).toMatchObject({ actionId: nonce, count: 2, over: 2, promoted: [{ name: 'B' }, { name: 'C' }] });
  expect(await registrations.promote({ nonce, eventId, count: 2 })).toEqual(first);
  expect((await waiting()).map(([name]) => name)).toEqual(['D', 'E']);
  expect((await registrations.bulkActions({ eventId })).actions).toMatchObject([
    { id: nonce, action: 'promote', rows: 2 },
  ]);
  await expect(
    registrations.promote({ nonce, eventId: (await Door.open(desk, { code: 'OTHER' })).event.id, count: 1 }),
  ).rejects.toMatchObject({ code: 'conflict' });
  expect(await desk.ended(await registrations.undoBulk({ id: nonce }))).toMatchObject({
    result: { restored: 2, kept: 0 },
  });
  expect(await waiting()).toEqual(before);
  const nobody = await registrations.promote({
    nonce: randomUUID(),
    eventId: (await Door.open(desk, { code: 'EMPTY' })).event.id,
    count: 3,
  });
  expect(nobody).toEqual({ actionId: null, promoted: [], count: 0, over: 0 });
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

test('of more than are told one by one, all are counted', async () => {
  const { door, registrations, eventId } = await open();
  for (let index = 0; index < 230; index += 1) await door.guest({ name: `G${index}`, status: 'waitlisted' });
  const { promoted, count } = await registrations.promote({ eventId, count: 1000 });
  expect(count).toBe(230);
  expect(promoted).toHaveLength(200);
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

test('an address that was taken out of the list can be put on it again', async () => {
  const { registrations, eventId, waiting } = await open(5);
  const first = await registrations.addToWaitlist({ eventId, email: 'ada@example.org', name: 'Ada' });
  await registrations.remove({ id: first.registration.id });
  expect(await waiting()).toEqual([]);
  const again = await registrations.addToWaitlist({ eventId, email: 'ada@example.org' });
  expect(again).toMatchObject({ added: true, registration: { id: first.registration.id, name: 'Ada' } });
  expect(await waiting()).toEqual([['Ada', 1]]);
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
