import { expect, test } from 'vitest';
import { openTestCore } from '../../support/core/core.ts';
import { Door } from '../../support/core/door.ts';
import { hostOf, openInterface } from '../../support/core/other-system.ts';

const DAY = 24 * 60 * 60_000;

test('a key is shown once, and nothing that is kept gives it away', async () => {
  const { hub, shop } = await openInterface();
  const { read } = hub.core.context.store;
  const secret = shop.key.slice(-43);
  expect(shop.key).toMatch(/^lk_[0-9a-z]{10}_[\w-]{43}$/);
  expect(await shop.get('/events')).toMatchObject({ status: 200, body: { events: [{ code: 'BEF26' }] } });
  for (const table of ['operations', 'api_keys', 'activities', 'api_key_uses', 'settings']) {
    expect(JSON.stringify(await read.all(`SELECT * FROM ${table}`))).not.toContain(secret);
  }
  expect(JSON.stringify(hub.log.lines)).not.toContain(secret);
  expect(JSON.stringify(await hub.owner.apiKeys.list({}))).not.toContain(secret);
  const { entries } = await hub.owner.audit.list({ resource: 'apiKey', limit: 10 });
  expect(entries).toMatchObject([
    { resource: 'apiKey', action: 'created', subject: 'Ticket shop', actor: 'Command line' },
  ]);
  expect(JSON.stringify(entries)).not.toContain(secret);
  expect(entries[0]?.changes).toContainEqual({ field: 'keyHash', before: null, after: '••••' });
});

test('when a key was used last is written down once a minute', async () => {
  const { hub, shop } = await openInterface();
  const { read } = hub.core.context.store;
  const usedAt = async () => (await hub.owner.apiKeys.list({})).keys[0]?.lastUsedAt;
  expect(await usedAt()).toBeNull();
  await shop.get('/events');
  const first = hub.clock.now();
  expect(await usedAt()).toBe(first);
  hub.clock.advance(59_999);
  await shop.get('/events');
  expect(await usedAt()).toBe(first);
  hub.clock.advance(1);
  await shop.get('/events');
  expect(await usedAt()).toBe(first + 60_000);
  expect(await read.all('SELECT address FROM api_key_uses')).toEqual([{ address: '127.0.0.1' }]);
});

test('a key that has expired or was revoked lets nobody in, and says why to whoever has it', async () => {
  const { hub, system, withKey } = await openInterface();
  const short = await system(['figures:read'], { days: 1 });
  const other = await system(['figures:read']);
  const figures = '/events/BEF26/figures';
  expect((await short.get(figures)).status).toBe(200);
  hub.clock.advance(DAY);
  expect(await short.get(figures)).toMatchObject({ status: 401, body: { error: { code: 'expiredKey' } } });
  expect((await other.get(figures)).status).toBe(200);

  const { keys } = await hub.owner.apiKeys.list({});
  const id = keys.find(({ begins }) => other.key.startsWith(begins))?.id ?? '';
  expect(await hub.owner.apiKeys.revoke({ id })).toMatchObject({ state: 'revoked', revokedAt: hub.clock.now() });
  expect(await other.get(figures)).toMatchObject({ status: 401, body: { error: { code: 'revokedKey' } } });
  hub.clock.advance(1);
  expect(await hub.owner.apiKeys.revoke({ id })).toMatchObject({ revokedAt: hub.clock.now() - 1 });

  // The part that is no secret, and one letter that is another.
  const guessed = `${other.key.slice(0, -1)}${other.key.endsWith('A') ? 'B' : 'A'}`;
  for (const wrong of [guessed, 'lk_nothing', 'Bearer', '', 'x'.repeat(5000)]) {
    const answer = await withKey(wrong).get(figures);
    expect(answer).toMatchObject({ status: 401, body: { error: { code: 'unknownKey' } } });
    expect(answer.headers['www-authenticate']).toBe('Bearer');
  }
});

test('a key is for its scopes and its event alone, and learns nothing of others', async () => {
  const { hub, door, system } = await openInterface();
  await hub.owner.events.create({ code: 'OTHER', title: 'Another one' });
  const own = await system(['figures:read'], { eventId: door.event.id });
  expect((await own.get('/events/bef26/figures')).status).toBe(200);
  expect((await own.get('/events')).body.events.map(({ code }: { code: string }) => code)).toEqual(['BEF26']);
  for (const code of ['OTHER', 'NOSUCH']) {
    expect(await own.get(`/events/${code}/figures`)).toMatchObject({
      status: 403,
      body: { error: { code: 'otherEvent' } },
    });
  }
  for (const path of ['registrations', 'registrations/A-1', 'checkins']) {
    expect(await own.get(`/events/BEF26/${path}`)).toMatchObject({
      status: 403,
      body: { error: { code: 'otherScope' } },
    });
  }
  expect(await own.put('A-1', { name: 'Ada' })).toMatchObject({ status: 403 });
  expect(await own.batch([{ reference: 'A-1', name: 'Ada' }])).toMatchObject({ status: 403 });
  expect(await own.cancel('A-1')).toMatchObject({ status: 403 });
  expect(await hub.owner.registrations.list({ eventId: door.event.id })).toMatchObject({ total: 0 });
});

test('a desk that becomes the hub knows the keys of the one before, and what was revoked there', async () => {
  const hub = await openTestCore({ space: 1 });
  await Door.open(hub);
  const { system } = await hostOf(hub);
  const [good, bad] = [await system(), await system()];
  const { keys } = await hub.owner.apiKeys.list({});
  await hub.owner.apiKeys.revoke({ id: keys.find(({ begins }) => bad.key.startsWith(begins))?.id ?? '' });

  const { code } = await hub.owner.sync.invite({ role: 'organizer' });
  const desk = await openTestCore({ space: 2 });
  await desk.owner.sync.join({ code, name: 'Door 2' });
  await desk.restart();
  await desk.owner.sync.now({});
  await desk.owner.sync.leave({ force: false });
  const second = await hostOf(desk);
  expect(await second.withKey(good.key).get('/events')).toMatchObject({ status: 200 });
  expect(await second.withKey(bad.key).get('/events')).toMatchObject({ body: { error: { code: 'revokedKey' } } });
});

test('a laptop that was let in as a desk makes and revokes no keys', async () => {
  const hub = await openTestCore({ space: 1 });
  await hub.owner.sync.host({ host: '127.0.0.1', port: 0 });
  const made = await hub.owner.apiKeys.create({ name: 'Shop', scopes: ['figures:read'] });
  const { code } = await hub.owner.sync.invite({ role: 'desk' });
  const desk = await openTestCore({ space: 2 });
  await desk.owner.sync.join({ code, name: 'Door 2' });
  await desk.restart();
  await desk.owner.sync.now({});
  await expect(desk.owner.apiKeys.create({ name: 'Mine', scopes: ['figures:read'] })).rejects.toMatchObject({
    code: 'forbidden',
  });
  await expect(desk.owner.apiKeys.revoke({ id: made.apiKey.id })).rejects.toMatchObject({ code: 'forbidden' });
});
