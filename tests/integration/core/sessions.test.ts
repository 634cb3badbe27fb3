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
