import { expect, test } from 'vitest';
import type { ReaderTap } from '#shared/contract/desk.ts';
import type { AppContract } from '#shared/contract/index.ts';
import type { Connection } from '#shared/rpc/client.ts';
import { openTestCore, PASSWORD } from '../../support/core/core.ts';
import { Door } from '../../support/core/door.ts';

const PIN = '271828';
const DAY_MS = 24 * 3_600_000;

async function open({ pin = PIN }: { pin?: string | null } = {}) {
  const desk = await openTestCore();
  const door = await Door.open(desk);
  const eventId = door.event.id;
  await desk.owner.desk.update({ eventId });
  await desk.owner.matching.setRules({ eventId, rules: { isOn: true, needsConsent: false } });
  if (pin !== null) await desk.owner.kiosk.setPin({ pin });
  const staff = await desk.signedIn('staff', 'sofia');
  const session = async () => {
    const { token, ...answer } = (await desk
      .connect('anyone')
      .client.app.signIn({ email: 'sofia@desk.example', password: PASSWORD })) as { ok: boolean; token: string };
    expect(answer.ok).toBe(true);
    return token;
  };
  const resumed = async (token: string) => {
    const connection = desk.connect('anyone');
    return { ...connection, user: await connection.client.app.resume({ token }) };
  };
  return { desk, door, eventId, staff, session, resumed };
}

const forbidden = (call: Promise<unknown>) => expect(call).rejects.toMatchObject({ code: 'forbidden' });

/** What no kiosk may do, whoever has opened it. */
async function expectNothingElse({ client }: Connection<AppContract>, eventId: string): Promise<void> {
  await forbidden(client.registrations.list({ eventId }));
  await forbidden(client.checkIn.search({ eventId, text: 'a' }));
  await forbidden(client.desk.update({ name: 'Mine' }));
  await forbidden(client.kiosk.setPin({ pin: null }));
  await forbidden(client.kiosk.enter({ eventId }));
  await forbidden(client.tasks.list({}));
  await forbidden(client.notifications.list({}));
  await forbidden(client.app.sessions({}));
  await forbidden(client.app.signOutEverywhere({}));
  await forbidden(client.app.changePassword({ current: PASSWORD, new: 'another walk by the sea' }));
}

test('a session that is a kiosk has no more rights than one, in all its windows, also after a restart of page and app', async () => {
  const { desk, eventId, session, resumed } = await open();
  const token = await session();
  const [page, other] = [await resumed(token), await resumed(token)];
  let told = 0;
  other.on('kiosk', 'modeChanged', () => {
    told += 1;
  });
  const heard: string[] = [];
  page.on('matching', 'changed', () => heard.push('matching.changed'));
  expect(page.user).toMatchObject({ role: 'staff', kiosk: null });
  await page.client.registrations.list({ eventId });
  expect(await page.client.kiosk.enter({ eventId })).toMatchObject({ role: 'kiosk', kiosk: { eventId } });
  for (const window of [page, other]) await expectNothingElse(window, eventId);
  expect(told).toBe(1);
  await desk.owner.matching.setRules({ eventId, rules: { withinCompany: true } });
  expect(await page.client.kiosk.about({ eventId })).toMatchObject({ title: 'Befriend 2026' });
  expect(heard).toEqual([]);
  const reloaded = await resumed(token);
  expect(reloaded.user).toMatchObject({ role: 'kiosk', kiosk: { eventId } });
  expect(await reloaded.client.app.me({})).toEqual(reloaded.user);
  await desk.restart();
  const again = await resumed(token);
  expect(again.user).toMatchObject({ role: 'kiosk', kiosk: { eventId } });
  await expectNothingElse(again, eventId);
});

test('another session of the same person stays what it is', async () => {
  const { eventId, session, resumed, staff } = await open();
  const page = await resumed(await session());
  await page.client.kiosk.enter({ eventId });
  expect((await staff.client.registrations.list({ eventId })).items).toEqual([]);
});

test('a kiosk asks of its own event only', async () => {
  const { desk, eventId, staff } = await open();
  const other = await desk.owner.events.create({ code: 'OTHER', title: 'Other' });
  await staff.client.kiosk.enter({ eventId });
  const account = await desk.signedIn('kiosk');
  for (const { client } of [staff, account]) {
    expect(await client.kiosk.about({ eventId })).toMatchObject({ title: 'Befriend 2026' });
    await forbidden(client.kiosk.about({ eventId: other.id }));
  }
  // An account for kiosks goes with the desk; what staff have opened stays at its event.
  await desk.owner.desk.update({ eventId: other.id });
  expect(await account.client.kiosk.about({ eventId: other.id })).toMatchObject({ title: 'Other' });
  await forbidden(account.client.kiosk.about({ eventId }));
  await forbidden(staff.client.kiosk.about({ eventId: other.id }));
});

test('the PIN gives the role back; without one, a kiosk cannot be opened', async () => {
  const { desk, eventId, staff } = await open({ pin: null });
  const { client } = staff;
  await expect(client.kiosk.enter({ eventId })).rejects.toMatchObject({ code: 'conflict', message: /no PIN/ });
  expect(await client.kiosk.checkPin({ pin: '' })).toEqual({ ok: false, waitMs: 0 });
  await expect(client.kiosk.setPin({ pin: '1234' })).rejects.toMatchObject({ code: 'invalidInput' });
  await client.kiosk.setPin({ pin: PIN });
  await client.kiosk.enter({ eventId });
  await expect(desk.owner.kiosk.setPin({ pin: null })).rejects.toMatchObject({ code: 'conflict', message: /is open/ });
  expect(await client.kiosk.leave({ pin: '000000' })).toEqual({ ok: false, waitMs: 0, user: null });
  await expectNothingElse(staff, eventId);
  expect(await client.kiosk.leave({ pin: PIN })).toMatchObject({ ok: true, user: { role: 'staff', kiosk: null } });
  expect((await client.registrations.list({ eventId })).items).toEqual([]);
  await desk.owner.kiosk.setPin({ pin: null });
  expect(await client.kiosk.about({ eventId })).toMatchObject({ hasPin: false });
  await expect(desk.owner.kiosk.enter({ eventId })).rejects.toMatchObject({ code: 'conflict' });
});

test('whoever leaves the kiosk of an account for kiosks is signed out', async () => {
  const { desk, eventId } = await open();
  const account = await desk.signedIn('kiosk');
  expect(await account.client.app.me({})).toMatchObject({ role: 'kiosk', kiosk: { eventId: null } });
  await expectNothingElse(account, eventId);
  expect(await account.client.kiosk.leave({ pin: PIN })).toEqual({ ok: true, waitMs: 0, user: null });
  expect(await account.client.app.me({})).toBeNull();
  await expect(account.client.kiosk.about({ eventId })).rejects.toMatchObject({ code: 'notSignedIn' });
});

test('a kiosk does not end for want of use, nor by its hours; but staff who leave it late sign in again', async () => {
  const { desk, eventId, session, resumed } = await open();
  const [token, idle] = [await session(), await session()];
  const page = await resumed(token);
  await page.client.kiosk.enter({ eventId });
  const account = await desk.signedIn('kiosk');
  desk.clock.advance(90 * DAY_MS);
  expect((await resumed(idle)).user).toBeNull();
  for (const { client } of [page, account])
    expect(await client.kiosk.about({ eventId })).toMatchObject({ title: 'Befriend 2026' });
  await desk.ended(await desk.owner.installation.runJob({ name: 'expiry' }));
  await desk.restart();
  const again = await resumed(token);
  expect(again.user).toMatchObject({ role: 'kiosk' });
  expect(await again.client.kiosk.leave({ pin: PIN })).toEqual({ ok: true, waitMs: 0, user: null });
  expect((await resumed(token)).user).toBeNull();
});

test('the PIN is kept as a hash; many guesses at once are no more than one after the other, also after a restart', async () => {
  const { desk, eventId, session, resumed } = await open();
  const token = await session();
  const { client } = await resumed(token);
  await client.kiosk.enter({ eventId });
  const rows = await desk.core.context.store.read.all('SELECT * FROM settings');
  expect(JSON.stringify(rows)).not.toContain(PIN);
  const guesses = Array.from({ length: 30 }, (_, at) => client.kiosk.leave({ pin: String(100_000 + at) }));
  const answers = await Promise.all([
    ...guesses,
    client.kiosk.checkPin({ pin: PIN }),
    client.kiosk.leave({ pin: PIN }),
  ]);
  expect(answers.map(({ ok }) => ok)).not.toContain(true);
  expect(answers.map(({ waitMs }) => waitMs)).toEqual([0, 0, 0, 0, ...Array.from({ length: 28 }, () => 15_000)]);
  await desk.restart();
  const again = (await resumed(token)).client;
  expect(await again.kiosk.leave({ pin: PIN })).toMatchObject({ ok: false, waitMs: 15_000 });
  desk.clock.advance(15_000);
  expect(await again.kiosk.leave({ pin: '000000' })).toMatchObject({ ok: false, waitMs: 30_000 });
  desk.clock.advance(30_000);
  expect(await again.kiosk.leave({ pin: PIN })).toMatchObject({ ok: true });
  expect(await again.kiosk.checkPin({ pin: '000000' })).toEqual({ ok: false, waitMs: 0 });
});

test('a kiosk hears its own reader only, and nobody else hears that one', async () => {
  const { desk, eventId, staff } = await open();
  const heard: string[] = [];
  const listen = (name: string, { on }: Connection<AppContract>) =>
    on('desk', 'tapped', (tap: ReaderTap) => heard.push(`${name} ${tap.uid}`));
  const [one, two] = [await desk.signedIn('kiosk', 'one'), await desk.signedIn('staff', 'two')];
  await two.client.kiosk.enter({ eventId });
  listen('staff', staff);
  listen('one', one);
  listen('two', two);
  const tap = async (readerName: string, uid: string) => {
    desk.reader.tap({ readerName, uid });
    await desk.settled();
    for (const { client } of [two, staff]) await client.app.info({});
    return heard.splice(0);
  };
  expect(await tap('Front', '01')).toEqual(['staff 01']);
  await one.client.kiosk.listen({ reader: 'Front' });
  expect(await tap('Front', '02')).toEqual(['one 02']);
  expect(await tap('Back', '03')).toEqual(['staff 03']);
  await expect(two.client.kiosk.listen({ reader: 'Front' })).rejects.toMatchObject({
    code: 'conflict',
    message: /Another kiosk/,
  });
  await two.client.kiosk.listen({ reader: 'Back' });
  expect(await tap('Back', '04')).toEqual(['two 04']);
  // One reader each: the other one is free again.
  await one.client.kiosk.listen({ reader: 'Side' });
  expect(await tap('Front', '05')).toEqual(['staff 05']);
  await one.client.kiosk.listen({ reader: null });
  expect(await tap('Side', '06')).toEqual(['staff 06']);
  expect(await one.client.desk.reader({})).toMatchObject({ state: 'ready' });
  await one.client.kiosk.listen({ reader: 'Front' });
  one.close();
  expect(await tap('Front', '07')).toEqual(['staff 07']);
  // What staff go back to hears as it did before.
  await two.client.kiosk.leave({ pin: PIN });
  expect((await tap('Back', '08')).sort()).toEqual(['staff 08', 'two 08']);
});
