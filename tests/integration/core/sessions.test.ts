import { describe, expect, test } from 'vitest';
import { waitAfter } from '#main/features/users/attempts.ts';
import { openTestCore, PASSWORD, type TestCore } from '../../support/core/core.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const ADMIN = { name: 'Chief', email: 'chief@desk.example', password: PASSWORD };

async function signIn(desk: TestCore, password: string, email = ADMIN.email) {
  const connection = desk.connect('anyone');
  return { connection, answer: await connection.client.app.signIn({ email, password }) };
}

describe('the first administrator', () => {
  test('is made once, also by two at once', async () => {
    const desk = await openTestCore();
    expect(await desk.connect('anyone').client.app.info({})).toMatchObject({ firstRun: 'needsAdministrator' });
    const results = await Promise.allSettled(
      ['one', 'two'].map((name) =>
        desk.connect('anyone').client.app.createAdministrator({ ...ADMIN, email: `${name}@desk.example` }),
      ),
    );
    expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await desk.owner.users.list({})).users).toHaveLength(1);
  });

  test("is nobody's to make once there is any account: whoever has one signs in", async () => {
    const desk = await openTestCore();
    await desk.owner.users.create({ name: 'Mo', email: 'mo@desk.example', role: 'organizer', password: PASSWORD });
    const anyone = desk.connect('anyone').client;
    expect(await anyone.app.info({})).toMatchObject({ firstRun: 'needsEvent' });
    await expect(anyone.app.createAdministrator(ADMIN)).rejects.toMatchObject({ code: 'conflict' });
    expect(await anyone.app.signIn({ email: 'mo@desk.example', password: PASSWORD })).toMatchObject({ ok: true });
  });

  test.each(['short', 'é'.repeat(37), ''])('does not get the password %j', async (password) => {
    const desk = await openTestCore();
    const call = desk.connect('anyone').client.app.createAdministrator({ ...ADMIN, password });
    await expect(call).rejects.toMatchObject({ code: 'invalidInput' });
  });

  test('cannot be the last one to go', async () => {
    const desk = await openTestCore();
    const { user } = await desk.connect('anyone').client.app.createAdministrator(ADMIN);
    for (const patch of [{ role: 'staff' as const }, { active: false }]) {
      await expect(desk.owner.users.update({ id: user.id, ...patch })).rejects.toMatchObject({ code: 'conflict' });
    }
    await desk.owner.users.create({
      name: 'Second',
      email: 'second@desk.example',
      role: 'administrator',
      password: PASSWORD,
    });
    expect(await desk.owner.users.update({ id: user.id, active: false })).toMatchObject({ active: false });
  });
});

describe('attempts to sign in', () => {
  test('are limited, for the right password as well, and a restart gives no new ones', async () => {
    const desk = await openTestCore();
    await desk.connect('anyone').client.app.createAdministrator(ADMIN);
    for (let failures = 1; failures <= 5; failures += 1) {
      const { answer } = await signIn(desk, 'wrong password');
      expect(answer).toMatchObject({ ok: false, reason: 'wrong' });
      expect(answer.ok === false && answer.retryAt !== null).toBe(failures >= 5);
    }
    await desk.restart();
    const { answer } = await signIn(desk, PASSWORD);
    expect(answer).toEqual({ ok: false, reason: 'tooManyAttempts', retryAt: desk.clock.now() + 15_000 });
    desk.clock.advance(15_000);
    expect((await signIn(desk, PASSWORD)).answer.ok).toBe(true);
    // From there on, counting starts anew.
    expect((await signIn(desk, 'wrong password')).answer).toMatchObject({ reason: 'wrong', retryAt: null });
  });

  test('many at once do not slip past the limit together', async () => {
    const desk = await openTestCore();
    await desk.connect('anyone').client.app.createAdministrator(ADMIN);
    const answers = await Promise.all(Array.from({ length: 30 }, (_, index) => signIn(desk, `guess number ${index}`)));
    const tried = answers.filter(({ answer }) => !answer.ok && answer.reason === 'wrong');
    expect(tried.length).toBeLessThanOrEqual(5);
  });

  test('tell nothing about who has an account', async () => {
    const desk = await openTestCore();
    await desk.connect('anyone').client.app.createAdministrator(ADMIN);
    const known = await signIn(desk, 'wrong password');
    const unknown = await signIn(desk, 'wrong password', 'nobody@desk.example');
    expect(unknown.answer).toEqual(known.answer);
    await expect(unknown.connection.client.events.list({})).rejects.toMatchObject({ code: 'notSignedIn' });
  });

  test('wait longer the more of them failed, up to a quarter of an hour', () => {
    const waits = Array.from({ length: 14 }, (_, index) => waitAfter(index) / 1000);
    expect(waits).toEqual([0, 0, 0, 0, 0, 15, 30, 60, 120, 240, 480, 900, 900, 900]);
  });
});

describe('sessions', () => {
  async function opened() {
    const desk = await openTestCore();
    const connection = desk.connect('anyone');
    const { token, user } = await connection.client.app.createAdministrator(ADMIN);
    const resume = (given = token) => desk.connect('anyone').client.app.resume({ token: given });
    return { desk, connection, token, user, resume };
  }

  test('are taken up after a restart, by their token alone', async () => {
    const { desk, token, user, resume } = await opened();
    await desk.restart();
    expect(await resume()).toEqual(user);
    expect(await resume(`${token}x`)).toBeNull();
    expect(await resume('')).toBeNull();
    // What is stored does not open anything.
    const row = await desk.core.context.store.read.get<{ token_hash: string }>(
      'SELECT token_hash FROM sign_in_sessions',
    );
    expect(row?.token_hash).not.toBe(token);
    expect(await resume(row?.token_hash ?? '')).toBeNull();
  });

  test('end eighteen hours after signing in, on open connections too', async () => {
    const { desk, connection, resume } = await opened();
    for (let hour = 0; hour < 17; hour += 1) {
      desk.clock.advance(HOUR);
      await connection.client.events.list({});
    }
    expect(await resume()).not.toBeNull();
    desk.clock.advance(HOUR);
    expect(await resume()).toBeNull();
    await expect(connection.client.events.list({})).rejects.toMatchObject({ code: 'notSignedIn' });
  });

  test('end ten hours after they were last used, and not while they are', async () => {
    const { desk, connection, resume } = await opened();
    desk.clock.advance(9 * HOUR);
    await connection.client.events.list({});
    desk.clock.advance(2 * HOUR);
    await desk.restart();
    expect(await resume()).not.toBeNull();
    desk.clock.advance(10 * HOUR);
    expect(await resume()).toBeNull();
  });

  test('end with signing out, on every connection that has taken them up', async () => {
    const { desk, connection, token, resume } = await opened();
    const second = desk.connect('anyone');
    await second.client.app.resume({ token });
    await connection.client.app.signOut({});
    expect(await resume()).toBeNull();
    for (const { client } of [connection, second]) {
      await expect(client.events.list({})).rejects.toMatchObject({ code: 'notSignedIn' });
    }
  });

  test.each([
    ['the role', { role: 'staff' as const }],
    ['the password', { password: 'another long password' }],
    ['being active', { active: false }],
  ])('end when %s changes, also where somebody works at that moment', async (_, patch) => {
    const { desk } = await opened();
    const organizer = await desk.signedIn('organizer', 'Olga');
    const heard: string[] = [];
    organizer.on('events', 'changed', ({ eventId }) => heard.push(eventId));
    const { users } = await desk.owner.users.list({});
    const id = users.find((user) => user.name === 'Olga')?.id ?? '';
    await organizer.client.events.list({});
    await desk.owner.users.update({ id, ...patch });
    await desk.owner.events.create({ code: 'BEF26', title: 'Secret' });
    await expect(organizer.client.events.list({})).rejects.toMatchObject({ code: 'notSignedIn' });
    expect(heard).toEqual([]);
  });

  test('stay when an account is saved as it was, or under another name', async () => {
    const { desk } = await opened();
    const organizer = await desk.signedIn('organizer', 'Olga');
    const { users } = await desk.owner.users.list({});
    const id = users.find((user) => user.name === 'Olga')?.id ?? '';
    await desk.owner.users.update({ id, name: 'Olga Maria', role: 'organizer', active: true });
    await expect(organizer.client.events.list({})).resolves.toBeDefined();
  });

  test('of somebody who is not active are not opened', async () => {
    const { desk } = await opened();
    const user = await desk.owner.users.create({
      name: 'Sam',
      email: 'sam@desk.example',
      role: 'staff',
      password: PASSWORD,
    });
    await desk.owner.users.update({ id: user.id, active: false });
    const { answer } = await signIn(desk, PASSWORD, user.email);
    expect(answer).toEqual({ ok: false, reason: 'inactive', retryAt: null });
  });
});

describe('whoever looks at a window whose session ends elsewhere', () => {
  async function two() {
    const desk = await openTestCore();
    const chief = desk.connect('anyone');
    const { token } = await chief.client.app.createAdministrator(ADMIN);
    const user = await desk.owner.users.create({
      name: 'Sam',
      email: 'sam@desk.example',
      role: 'staff',
      password: PASSWORD,
    });
    const { connection: sam, answer } = await signIn(desk, PASSWORD, user.email);
    const heard: string[] = [];
    for (const [name, connection] of Object.entries({ chief, sam, other: desk.connect('anyone') }))
      connection.on('app', 'sessionEnded', ({ reason }) => heard.push(`${name}: ${reason}`));
    return { desk, chief, sam, user, heard, token, samToken: answer.ok ? answer.token : '' };
  }

  test.each([
    ['inactive', { active: false }],
    ['password', { password: 'another long password' }],
    ['role', { role: 'supervisor' as const }],
  ])('is told at once: %s', async (reason, patch) => {
    const { chief, sam, user, heard } = await two();
    await chief.client.users.update({ id: user.id, ...patch });
    expect(heard).toEqual([`sam: ${reason}`]);
    await expect(sam.client.events.list({})).rejects.toMatchObject({ code: 'notSignedIn' });
    await chief.client.events.list({});
  });

  test('is told on every window of the session but the one that asks', async () => {
    const { desk, chief, sam, samToken, heard } = await two();
    const elsewhere = await signIn(desk, PASSWORD, 'sam@desk.example');
    const copy = desk.connect('anyone');
    await copy.client.app.resume({ token: samToken });
    copy.on('app', 'sessionEnded', ({ reason }) => heard.push(`copy: ${reason}`));
    expect(await elsewhere.connection.client.app.signOutEverywhere({})).toEqual({ ended: 1 });
    expect(heard).toEqual(['sam: signedOut', 'copy: signedOut']);
    await elsewhere.connection.client.events.list({});
    await chief.client.events.list({});
    await expect(sam.client.app.sessions({})).rejects.toMatchObject({ code: 'notSignedIn' });
  });
});

describe("one's own password", () => {
  const NEW = 'another walk by the sea';

  test('is changed by who knows it; other sessions end, this one stays', async () => {
    const desk = await openTestCore();
    const one = desk.connect('anyone');
    await one.client.app.createAdministrator(ADMIN);
    const { connection: two } = await signIn(desk, PASSWORD);
    expect(await two.client.app.changePassword({ current: 'wrong password', new: NEW })).toEqual({
      ok: false,
      reason: 'wrong',
      retryAt: null,
    });
    expect(await two.client.app.changePassword({ current: PASSWORD, new: NEW })).toEqual({ ok: true, ended: 1 });
    await two.client.events.list({});
    await expect(one.client.events.list({})).rejects.toMatchObject({ code: 'notSignedIn' });
    expect((await signIn(desk, PASSWORD)).answer).toMatchObject({ ok: false, reason: 'wrong' });
    expect((await signIn(desk, NEW)).answer.ok).toBe(true);
  });

  test('is guessed no more often than at the sign-in, and counts there', async () => {
    const desk = await openTestCore();
    const one = desk.connect('anyone');
    await one.client.app.createAdministrator(ADMIN);
    for (let count = 0; count < 3; count += 1)
      await one.client.app.changePassword({ current: 'wrong password', new: NEW });
    for (let count = 0; count < 2; count += 1) await signIn(desk, 'wrong password');
    const locked = { ok: false, reason: 'tooManyAttempts', retryAt: desk.clock.now() + 15_000 };
    expect(await one.client.app.changePassword({ current: PASSWORD, new: NEW })).toEqual(locked);
    expect((await signIn(desk, PASSWORD)).answer).toEqual(locked);
    desk.clock.advance(15_000);
    expect(await one.client.app.changePassword({ current: PASSWORD, new: NEW })).toMatchObject({ ok: true });
  });

  test('stays when the new one is no good, and is for accounts alone', async () => {
    const desk = await openTestCore();
    const one = desk.connect('anyone');
    await one.client.app.createAdministrator(ADMIN);
    await expect(one.client.app.changePassword({ current: PASSWORD, new: 'short' })).rejects.toMatchObject({
      code: 'invalidInput',
    });
    await expect(desk.owner.app.changePassword({ current: '', new: NEW })).rejects.toMatchObject({ code: 'notFound' });
    await expect(
      desk.connect('anyone').client.app.changePassword({ current: PASSWORD, new: NEW }),
    ).rejects.toMatchObject({ code: 'notSignedIn' });
    expect((await signIn(desk, PASSWORD)).answer.ok).toBe(true);
  });
});
