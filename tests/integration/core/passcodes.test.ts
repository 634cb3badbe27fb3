import { expect, test } from 'vitest';
import { openTestCore } from '../../support/core/core.ts';

const HOUR = 3_600_000;

async function open() {
  const desk = await openTestCore();
  const chief = await desk.signedIn('administrator');
  const event = await desk.owner.events.create({ code: 'BEF26', title: 'Befriend' });
  const now = desk.clock.now();
  const make = (fields: { fromAt?: number; untilAt?: number; deskId?: string } = {}) =>
    chief.client.passcodes.create({ eventId: event.id, name: 'Door 2', fromAt: now, untilAt: now + HOUR, ...fields });
  const enter = (code: string) => desk.connect('anyone').client.app.signInWithPasscode({ code });
  return { desk, chief, event, now, make, enter };
}

test('a volunteer gets in with it, as staff, however it is typed', async () => {
  const { desk, make } = await open();
  const { code, passcode } = await make();
  expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
  expect(passcode).toMatchObject({ name: 'Door 2', madeBy: 'administrator', selector: code.slice(0, 4) });
  for (const typed of [
    code,
    code.toLowerCase(),
    ` ${code.replaceAll('-', ' ')} `,
    code.replaceAll('1', 'l').replaceAll('0', 'o'),
  ]) {
    const { client } = desk.connect('anyone');
    expect(await client.app.signInWithPasscode({ code: typed })).toMatchObject({
      ok: true,
      user: { name: 'Door 2', role: 'staff' },
    });
    expect((await client.events.list({})).events.map((event) => event.code)).toEqual(['BEF26']);
    await expect(client.passcodes.list({ eventId: passcode.eventId })).rejects.toMatchObject({ code: 'forbidden' });
  }
});

test('the code is shown once: neither the list, nor the tables, nor the log have it', async () => {
  const { desk, chief, event, make } = await open();
  const { code } = await make();
  const secret = code.slice(5).replace('-', '');
  const { passcodes } = await chief.client.passcodes.list({ eventId: event.id });
  const { read } = desk.core.context.store;
  const tables = [await read.all('SELECT * FROM passcodes'), await read.all('SELECT * FROM operations')];
  const everything = JSON.stringify([passcodes, tables, desk.log.lines]).toUpperCase();
  expect(everything).not.toContain(secret);
  expect(everything).not.toContain(code.slice(5));
});

test('it is good in its time alone, and its session ends with it', async () => {
  const { desk, now, make, enter } = await open();
  const { code } = await make({ fromAt: now + HOUR, untilAt: now + 2 * HOUR });
  expect(await enter(code)).toEqual({ ok: false, reason: 'inactive', retryAt: null });
  desk.clock.set(now + HOUR);
  const { client } = desk.connect('anyone');
  const answer = await client.app.signInWithPasscode({ code });
  if (!answer.ok) throw new Error('It is good now');
  expect(await desk.connect('anyone').client.app.resume({ token: answer.token })).toMatchObject({ name: 'Door 2' });
  desk.clock.set(now + 2 * HOUR);
  await expect(client.events.list({})).rejects.toMatchObject({ code: 'notSignedIn' });
  expect(await desk.connect('anyone').client.app.resume({ token: answer.token })).toBeNull();
  expect(await enter(code)).toMatchObject({ ok: false, reason: 'inactive' });
});

test('one that is for another desk is of no use here', async () => {
  const { desk, make, enter } = await open();
  expect(await enter((await make({ deskId: desk.core.context.ids.next() })).code)).toMatchObject({
    reason: 'inactive',
  });
  expect(await enter((await make({ deskId: desk.core.deskId })).code)).toMatchObject({ ok: true });
});

test('revoked, it signs out at once whoever used it', async () => {
  const { desk, chief, event, make, enter } = await open();
  const { code, passcode } = await make();
  const { client } = desk.connect('anyone');
  await client.app.signInWithPasscode({ code });
  await chief.client.passcodes.revoke({ id: passcode.id });
  await expect(client.events.list({})).rejects.toMatchObject({ code: 'notSignedIn' });
  expect(await enter(code)).toMatchObject({ ok: false, reason: 'wrong' });
  expect((await chief.client.passcodes.list({ eventId: event.id })).passcodes).toEqual([]);
});

test('of one that was revoked nothing is left that could be guessed, in the log neither', async () => {
  const { desk, chief, make } = await open();
  const { passcode } = await make();
  const { read } = desk.core.context.store;
  const log = async () => JSON.stringify(await read.all(`SELECT payload FROM operations WHERE kind = 'passcode.set'`));
  expect(await log()).toContain('cheap:');
  await chief.client.passcodes.revoke({ id: passcode.id });
  expect(await log()).not.toContain('cheap:');
});

test('guessing is slowed down, for this passcode and for no other', async () => {
  const { make, enter } = await open();
  const [one, other] = [await make(), await make()];
  const guess = `${one.code.slice(0, 5)}0000-0000`;
  for (let attempt = 0; attempt < 5; attempt += 1) expect(await enter(guess)).toMatchObject({ reason: 'wrong' });
  expect(await enter(one.code)).toMatchObject({ reason: 'tooManyAttempts' });
  expect(await enter(other.code)).toMatchObject({ ok: true });
});

test.each(['', 'x', '1234-5678', '1234-5678-90AB-CDEF', 'ÄÖÜ1-2345-6789'])('%j is no passcode', async (code) => {
  const { enter } = await open();
  expect(await enter(code)).toMatchObject({ ok: false, reason: 'wrong' });
});

test.each([
  [{ fromAt: 2 * HOUR, untilAt: HOUR }, 'ends before it begins'],
  [{ fromAt: -2 * HOUR, untilAt: -HOUR }, 'over already'],
  [{ fromAt: 0, untilAt: 32 * 24 * HOUR }, '31 days'],
])('a span that cannot be (%j) is refused', async ({ fromAt, untilAt }, hint) => {
  const { now, make } = await open();
  const made = make({ fromAt: now + fromAt, untilAt: now + untilAt });
  await expect(made).rejects.toMatchObject({ code: 'invalidInput', message: expect.stringContaining(hint) });
});

test('somebody sees where they are signed in, and signs out everywhere else', async () => {
  const { desk } = await open();
  const one = await desk.signedIn('organizer', 'Ann');
  desk.clock.advance(1000);
  const two = await desk.signedIn('organizer', 'Ann');
  const { sessions } = await two.client.app.sessions({});
  expect(sessions.map(({ current, address }) => [current, address])).toEqual([
    [true, null],
    [false, null],
  ]);
  expect(await two.client.app.signOutEverywhere({})).toEqual({ ended: 1 });
  await expect(one.client.events.list({})).rejects.toMatchObject({ code: 'notSignedIn' });
  expect((await two.client.app.sessions({})).sessions).toHaveLength(1);
});

test('an administrator gives a new password, which is in the answer alone and signs out everywhere', async () => {
  const { desk, chief } = await open();
  const ann = await desk.signedIn('organizer', 'Ann');
  const id = (await ann.client.app.me({}))?.id ?? '';
  expect((await chief.client.users.sessions({ id })).sessions).toHaveLength(1);
  const { password } = await chief.client.users.resetPassword({ id });
  await expect(ann.client.events.list({})).rejects.toMatchObject({ code: 'notSignedIn' });
  const { client } = desk.connect('anyone');
  expect(await client.app.signIn({ email: 'ann@desk.example', password })).toMatchObject({ ok: true });
  expect(await chief.client.users.signOutEverywhere({ id })).toEqual({ ended: 1 });
  await expect(client.events.list({})).rejects.toMatchObject({ code: 'notSignedIn' });
  const { read } = desk.core.context.store;
  expect(JSON.stringify([await read.all('SELECT * FROM operations'), desk.log.lines])).not.toContain(password);
});
