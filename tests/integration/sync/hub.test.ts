import { expect, test, vi } from 'vitest';
import { openTestCore, type TestCore } from '../../support/core/core.ts';
import { level, openHub, scanAt, soon } from '../../support/core/hub.ts';
import { stateOf } from '../../support/core/state.ts';

test('a desk that joins has what the hub has, and from then on each has what the other does', async () => {
  const { hub, door, ada, join } = await openHub();
  const desk = await join('Door 2');
  expect(await stateOf(desk.core.context.store)).toEqual(await stateOf(hub.core.context.store));
  expect((await desk.owner.desk.get({})).settings.name).toBe('Door 2');
  // The audit says what has become of that laptop, and nothing of a backup.
  const { entries } = await hub.owner.audit.list({ resource: 'activity' });
  expect(entries.filter(({ deskId }) => deskId === desk.core.deskId).map(({ detail }) => detail)).toEqual(['joined']);

  expect(await scanAt(desk, door.event.id, 'T-ADA')).toBe('admitted');
  await level(desk);
  expect(await door.stats()).toMatchObject({ in: 1, checkIns: 1 });
  expect((await door.scan('T-ADA')).verdict).toBe('already');
  await vi.waitFor(async () => {
    const { entries } = await desk.owner.checkIn.recent({ eventId: door.event.id, limit: 10 });
    expect(entries.map((entry) => entry.registrationId)).toEqual([ada, ada]);
  }, soon);
  expect(await stateOf(desk.core.context.store)).toEqual(await stateOf(hub.core.context.store));
});

test('open screens are told of what happens at other desks', async () => {
  const { hub, door, ada, join } = await openHub();
  const desk = await join('Door 2');
  const watcher = hub.connect('owner');
  const heard: unknown[] = [];
  watcher.on('checkIn', 'recorded', ({ entry }) => heard.push([entry.registrationId, entry.deskName]));
  watcher.on('checkIn', 'statsChanged', ({ eventId }) => heard.push(eventId));
  watcher.on('registrations', 'listChanged', ({ eventId }) => heard.push(['list', eventId]));
  await watcher.client.app.info({});
  await scanAt(desk, door.event.id, 'T-ADA');
  await vi.waitFor(() => expect(heard).toEqual([[ada, 'Door 2'], door.event.id]), soon);
  await desk.owner.registrations.update({ id: ada, patch: { note: 'Vegan' } });
  await vi.waitFor(() => expect(heard.slice(2)).toContainEqual(['list', door.event.id]), soon);
});

test('the list of desks says who is there, and who is not', async () => {
  const { hub, name, join } = await openHub();
  const desk = await join('Door 2');
  const seen = async (who: TestCore) =>
    (await who.owner.sync.desks({})).desks.map((one) => [one.name, one.online, one.isHub, one.isThis]);
  await vi.waitFor(
    async () =>
      expect(await seen(desk)).toEqual([
        [name, true, true, false],
        ['Door 2', true, false, true],
      ]),
    soon,
  );
  await desk.stop();
  await vi.waitFor(async () => expect((await seen(hub))[1]).toEqual(['Door 2', false, false, false]), soon);
});

test('a desk that is called otherwise is called so everywhere, also once it is away', async () => {
  const { hub, join } = await openHub();
  const [two, three] = [await join('Door 2'), await join('Door 3')];
  await two.owner.desk.update({ name: 'Garden' });
  const names = async (who: TestCore) => (await who.owner.sync.desks({})).desks.map(({ name }) => name);
  for (const who of [hub, three]) await vi.waitFor(async () => expect(await names(who)).toContain('Garden'), soon);
  await vi.waitFor(
    async () =>
      expect((await three.owner.sync.leases({})).leases).toContainEqual(
        // Several may call themselves the same: how it was let in says which one is meant.
        expect.objectContaining({ label: 'Garden', deskName: 'Door 2' }),
      ),
    soon,
  );
  await two.stop();
  await vi.waitFor(async () => {
    const { desks } = await hub.owner.sync.desks({});
    expect(desks).toContainEqual(expect.objectContaining({ name: 'Garden', letInAs: 'Door 2', online: false }));
  }, soon);
  expect(await names(three)).not.toContain('Door 2');
});

test('a desk that comes back under another name is called so itself as well', async () => {
  const { hub, name, join } = await openHub();
  const desk = await join('Door 2');
  await hub.owner.sync.revoke({ deskId: desk.core.deskId });
  await desk.owner.sync.leave({ force: true });
  const { code } = await hub.owner.sync.invite({ role: 'desk' });
  const joined = await desk.owner.sync.join({ code, name: 'Garden' });
  expect(joined).toEqual({ hub: name, role: 'desk', name: 'Garden', restarts: false });
  await level(desk);
  expect((await desk.owner.desk.get({})).settings.name).toBe('Garden');
  await vi.waitFor(async () => {
    const { desks } = await hub.owner.sync.desks({});
    expect(desks).toContainEqual(expect.objectContaining({ name: 'Garden', letInAs: 'Garden', online: true }));
  }, soon);
});

test('a desk that has left comes back by a code, without being taken off first', async () => {
  const { hub, door, join } = await openHub();
  const desk = await join('Door 2');
  await desk.owner.sync.leave({ force: false });
  await scanAt(desk, door.event.id, 'T-ADA');
  const { code } = await hub.owner.sync.invite({ role: 'desk' });
  expect(await desk.owner.sync.join({ code, name: 'Door 2' })).toMatchObject({ role: 'desk', restarts: false });
  await level(desk);
  expect(await door.stats()).toMatchObject({ checkIns: 1 });
});

test('a code lets one desk in, once, within five minutes', async () => {
  const { hub, join } = await openHub();
  await join('Door 2');
  const late = await openTestCore({ space: 8 });
  const { code, expiresAt } = await hub.owner.sync.invite({ role: 'desk' });
  expect(expiresAt - hub.clock.now()).toBe(5 * 60_000);
  const other = await openTestCore({ space: 9 });
  await other.owner.sync.join({ code, name: 'Door 3' });
  await expect(late.owner.sync.join({ code, name: 'Door 4' })).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringContaining('used already'),
  });
  const second = await hub.owner.sync.invite({ role: 'desk' });
  hub.clock.advance(5 * 60_000);
  await expect(late.owner.sync.join({ code: second.code, name: 'Door 4' })).rejects.toMatchObject({ code: 'conflict' });
  expect(late.restarts).toEqual([]);
});

test('two desks of one name are told apart', async () => {
  const { hub, join } = await openHub();
  await join('Door 2');
  const other = await openTestCore({ space: 9 });
  const { code } = await hub.owner.sync.invite({ role: 'desk' });
  expect(await other.owner.sync.join({ code, name: 'Door 2' })).toMatchObject({ name: 'Door 2 2' });
});

test('no secret and no token is in a database or a log', async () => {
  const { hub, join } = await openHub();
  const { code } = await hub.owner.sync.invite({ role: 'desk' });
  const desk = await join('Door 2');
  const secret = code.replaceAll('-', '').slice(-14, -4);
  for (const { core, log } of [hub, desk]) {
    const rows: unknown[] = [];
    for (const table of ['settings', 'hub_desks', 'hub_invitations', 'operations']) {
      rows.push(await core.context.store.read.all(`SELECT * FROM ${table}`));
    }
    const said = JSON.stringify([rows, log.lines]);
    expect(said).not.toContain(secret);
    expect(said).not.toMatch(/BEGIN (EC |RSA )?PRIVATE KEY|Bearer/);
  }
  const [row] = await hub.core.context.store.read.all<{ token: string }>('SELECT token_hash AS token FROM hub_desks');
  expect(row?.token).toMatch(/^[0-9a-f]{64}$/);
});
