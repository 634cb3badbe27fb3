import { randomBytes } from 'node:crypto';
import { cp } from 'node:fs/promises';
import { expect, onTestFinished, test, vi } from 'vitest';
import { TOKEN_SECRET } from '#main/features/sync/membership.ts';
import { accountSet, roundSet } from '#main/storage/operations/kinds/index.ts';
import { HubDesks } from '#main/sync/hub/desks.ts';
import { openTestCore, type TestCore } from '../../support/core/core.ts';
import { tempFolder } from '../../support/core/folder.ts';
import { LOOPBACK, level, openHub, scanAt, soon } from '../../support/core/hub.ts';
import { png } from '../../support/core/pictures.ts';
import { countedIds, FakeClock } from '../../support/core/ports.ts';
import { stateOf } from '../../support/core/state.ts';
import { uploadTo } from '../../support/core/uploads.ts';

const YEAR = 365 * 24 * 60 * 60_000;

test('without the hub work goes on, what is pending is counted, and it flows by itself afterwards', async () => {
  const { hub, door, join } = await openHub();
  const desk = await join('Door 2');
  const { hosting } = await hub.owner.sync.status({});
  const here = async () => (await desk.owner.sync.desks({})).desks.map(({ isThis, online }) => ({ isThis, online }));
  await vi.waitFor(async () => expect(await here()).toMatchObject([{ online: true }, { online: true }]), soon);
  await hub.owner.sync.stopHosting({});
  await vi.waitFor(
    async () => expect((await desk.owner.sync.status({})).membership).toMatchObject({ state: 'offline', pending: 0 }),
    soon,
  );
  // Of the others nobody knows any more.
  expect((await here()).map(({ isThis, online }) => isThis === online)).toEqual([true, true]);
  expect(await scanAt(desk, door.event.id, 'T-ADA')).toBe('admitted');
  await vi.waitFor(
    async () => expect((await desk.owner.sync.status({})).membership).toMatchObject({ pending: 1 }),
    soon,
  );
  // Counted anew after a start, without anybody to ask.
  await desk.restart();
  const { membership } = await desk.owner.sync.status({});
  expect(membership).toMatchObject({ pending: 1, lastSyncAt: expect.any(Number) });

  await hub.owner.sync.host({ ...LOOPBACK, port: hosting?.port ?? 0 });
  await level(desk);
  expect(await door.stats()).toMatchObject({ checkIns: 1 });
});

test('a desk that is taken off is closed at once, told so, and not let in again', async () => {
  const { hub, door, join } = await openHub();
  const desk = await join('Door 2');
  const { deskId } = await desk.owner.desk.get({});
  expect(await hub.owner.sync.revoke({ deskId })).toEqual({ name: 'Door 2', pending: 0 });
  const told = async () => (await desk.owner.sync.status({})).membership;
  await vi.waitFor(async () => expect(await told()).toMatchObject({ state: 'offline', problem: 'revoked' }), soon);
  expect(await scanAt(desk, door.event.id, 'T-ADA')).toBe('admitted');
  expect((await desk.owner.sync.now({})).membership).toMatchObject({ problem: 'revoked', pending: 1 });
  expect(await door.stats()).toMatchObject({ checkIns: 0 });
  await expect(hub.owner.sync.revoke({ deskId })).rejects.toMatchObject({ code: 'notFound' });
  expect((await hub.owner.sync.desks({})).desks.map(({ isHub }) => isHub)).toEqual([true]);
});

test('what a desk had not delivered when it was taken off is told', async () => {
  const { hub, door, join } = await openHub();
  const desk = await join('Door 2');
  const { deskId } = await desk.owner.desk.get({});
  await hub.owner.sync.stopHosting({});
  await scanAt(desk, door.event.id, 'T-ADA');
  await hub.core.context.store.write((tx) => tx.run('UPDATE hub_desks SET pending = 7'));
  await hub.owner.sync.host(LOOPBACK);
  expect(await hub.owner.sync.revoke({ deskId })).toEqual({ name: 'Door 2', pending: 7 });
});

test('another key at the address of the hub is refused, and nothing is told to it', async () => {
  const { hub, door, join } = await openHub();
  const desk = await join('Door 2');
  const { hosting } = await hub.owner.sync.status({});
  await hub.owner.sync.stopHosting({});
  const impostor = await openTestCore({ space: 9 });
  await impostor.owner.sync.host({ ...LOOPBACK, port: hosting?.port ?? 0 });
  await scanAt(desk, door.event.id, 'T-ADA');
  expect((await desk.owner.sync.now({})).membership).toMatchObject({ problem: 'otherKey', pending: 1 });
  expect((await impostor.owner.sync.status({})).hosting).toMatchObject({ connected: 0 });
  // The true one is back.
  await impostor.owner.sync.stopHosting({});
  await hub.owner.sync.host({ ...LOOPBACK, port: hosting?.port ?? 0 });
  await level(desk);
});

test('a clock that is years off is named, and changes nothing about what wins', async () => {
  const { hub, door, ada, join } = await openHub();
  const clock = new FakeClock(hub.clock.now() + 3 * YEAR);
  const desk = await join('Door 2', 'organizer', { clock });
  await vi.waitFor(async () => {
    const { membership } = await desk.owner.sync.now({});
    expect(Math.abs((membership?.clockOffset ?? 0) - 3 * YEAR)).toBeLessThan(10_000);
  }, soon);
  await vi.waitFor(async () => {
    const [, seen] = (await hub.owner.sync.desks({})).desks;
    expect(Math.abs((seen?.clockOffset ?? 0) - 3 * YEAR)).toBeLessThan(10_000);
  }, soon);
  await desk.owner.registrations.update({ id: ada, patch: { note: 'From the future' } });
  await level(desk);
  await hub.owner.registrations.update({ id: ada, patch: { note: 'Later, by a clock that is behind' } });
  await level(desk);
  expect(await desk.owner.registrations.get({ id: ada })).toMatchObject({
    summary: { note: 'Later, by a clock that is behind' },
  });
  expect(await scanAt(desk, door.event.id, 'T-ADA')).toBe('admitted');
});

/** The desks of the hubs that are opened from now on: what it looks at every half a minute can be looked at at once. */
function watchedDesks(): { readonly desks: HubDesks | undefined } {
  const tell = HubDesks.prototype.tell;
  const watched: { desks: HubDesks | undefined } = { desks: undefined };
  const spy = vi.spyOn(HubDesks.prototype, 'tell').mockImplementation(function (this: HubDesks) {
    watched.desks = this;
    tell.call(this);
  });
  onTestFinished(() => spy.mockRestore());
  return watched;
}

test('what a hub does not send since its database was put back to an earlier state is asked for all the same', async () => {
  const watched = watchedDesks();
  const { door, join } = await openHub();
  const desk = await join('Door 2');
  await desk.core.context.store.write((tx) => tx.run('UPDATE sync_logs SET received = received + 1000'));
  await desk.restart();
  await level(desk);
  await door.guest({ name: 'Bo', codes: ['T-BO'] });
  await level(desk);
  expect(await scanAt(desk, door.event.id, 'T-BO')).toBe('notFound');
  // Once it may be on its way.
  for (let looks = 0; looks < 2; looks += 1) {
    await watched.desks?.compare();
    await level(desk);
  }
  await vi.waitFor(async () => expect(await scanAt(desk, door.event.id, 'T-BO')).toBe('admitted'), soon);
  expect((await desk.owner.sync.status({})).membership?.diverged).toBe(false);
});

test('a desk that holds something else than its hub says so at both, once sending it again has not helped, until it is mended', async () => {
  const watched = watchedDesks();
  const { hub, door, join } = await openHub();
  const desk = await join('Door 2');
  desk.log.expect(/is damaged in this log and is not passed on/);
  const seen = async () => {
    const { membership } = await desk.owner.sync.status({});
    const there = (await hub.owner.sync.desks({})).desks.find(({ isHub }) => !isHub);
    return [membership?.diverged, there?.diverged];
  };
  const setHash = async (hash: string) => {
    const [kept] = await desk.core.context.store.write((tx) =>
      tx.all<{ hash: string }>('SELECT hash FROM operations WHERE desk_id = ? AND seq = 2', [hub.core.deskId]),
    );
    await desk.core.context.store.write((tx) =>
      tx.run('UPDATE operations SET hash = ? WHERE desk_id = ? AND seq = 2', [hash, hub.core.deskId]),
    );
    await desk.restart();
    await level(desk);
    return kept?.hash ?? '';
  };
  await watched.desks?.compare();
  const before = await setHash('0'.repeat(64));
  // Once it is tried to mend it by sending all again.
  await watched.desks?.compare();
  await level(desk);
  expect(await seen()).toEqual([false, false]);
  await watched.desks?.compare();
  await vi.waitFor(async () => expect(await seen()).toEqual([true, true]), soon);
  // The door goes on.
  expect(await scanAt(desk, door.event.id, 'T-ADA')).toBe('admitted');

  await setHash(before);
  await vi.waitFor(async () => {
    await watched.desks?.compare();
    expect(await seen()).toEqual([false, false]);
  }, soon);
});

test('files follow by themselves, also through the hub to a third desk', async () => {
  const { hub, ada, join } = await openHub();
  const [second, third] = [await join('Door 2'), await join('Door 3')];
  const { documents } = second.owner;
  const uploadId = await uploadTo(second, 'ada.png', png(40, 40));
  const added = await documents.add({ registrationId: ada, kind: 'photo', uploadId });
  if (!added.ok) throw new Error('The photo was refused');
  await level(second);
  await level(third);
  for (const desk of [hub, third]) {
    await vi.waitFor(async () => {
      const opened = await desk.owner.documents.open({ id: added.document.id });
      expect(opened).toMatchObject({ mimeType: 'image/png' });
    }, soon);
  }
});

test('a laptop that was let in as a desk cannot make accounts, neither on its screen nor past it', async () => {
  const { hub, join } = await openHub();
  const desk = await join('Door 2', 'desk');
  const account = {
    name: 'Mallory',
    email: 'm@x.org',
    role: 'administrator',
    password: 'correct horse battery',
  } as const;
  await expect(desk.owner.users.create(account)).rejects.toMatchObject({ code: 'forbidden' });

  // Somebody has taken the laptop apart: its database says so, and its app does not ask.
  const { context } = desk.core;
  const { store, organizationId, deskId } = context;
  const forger = await openTestCore({ space: 77 });
  const [made] = await forger.core.context.store.write((tx) =>
    forger.core.context.operations.appendMany(tx, { id: null }, [
      {
        kind: accountSet,
        payload: { organizationId, email: 'm@x.org', fields: { name: 'Mallory', role: 'administrator' } },
      },
    ]),
  );
  if (made === undefined) throw new Error('Nothing was made');
  await store.write((tx) => context.operations.receive(tx, [made]));
  await desk.owner.sync.now({});
  await vi.waitFor(async () => expect((await hub.owner.sync.quarantine({})).operations).toHaveLength(1), soon);
  expect((await hub.owner.users.list({})).users).toEqual([]);
  const [kept] = (await hub.owner.sync.quarantine({})).operations;
  expect(kept).toMatchObject({ kind: 'account.set', where: 'here', canAccept: true });
  await vi.waitFor(async () => {
    expect((await desk.owner.sync.quarantine({})).operations).toMatchObject([{ where: 'hub', kind: 'account.set' }]);
  }, soon);
  // Nobody else gets it.
  const third = await join('Door 3');
  expect((await third.owner.users.list({})).users).toEqual([]);

  // Somebody in charge lets it in after all.
  expect(await hub.owner.sync.retry({ deskId: made.deskId, seq: made.seq })).toEqual({ applied: true, reason: null });
  await level(third);
  expect((await third.owner.users.list({})).users).toMatchObject([{ name: 'Mallory' }]);
  expect(await stateOf(third.core.context.store)).toEqual(await stateOf(hub.core.context.store));
  expect(deskId).not.toBe(made.deskId);
});

test('what lies kept apart of a desk itself is let in where it lies', async () => {
  const { hub, door } = await openHub();
  expect(await scanAt(hub, door.event.id, 'T-ADA')).toBe('admitted');
  const { store, deskId } = hub.core.context;
  await store.write((tx) =>
    tx.run(`UPDATE operations SET state = 'rejected', withheld = 1, reason = 'x' WHERE kind = 'checkIn.record'`),
  );
  const [kept] = (await hub.owner.sync.quarantine({})).operations;
  expect(kept).toMatchObject({ deskId, kind: 'checkIn.record' });
  expect(await hub.owner.sync.retry({ deskId, seq: kept?.seq ?? 0 })).toEqual({ applied: true, reason: null });
  expect((await hub.owner.sync.quarantine({})).operations).toEqual([]);
});

test('a thousand things that a laptop may not bring are told to it, and it stays connected', async () => {
  const { hub, door, join } = await openHub();
  const desk = await join('Lobby', 'kiosk');
  const forger = await openTestCore({ space: 77 });
  const ids = countedIds(60);
  const rounds = Array.from({ length: 1200 }, (_, at) => ({
    kind: roundSet,
    payload: { id: ids.next(), eventId: door.event.id, fields: { name: `Round ${at}` } },
  }));
  const made = await forger.core.context.store.write((tx) =>
    forger.core.context.operations.appendMany(tx, { id: null }, rounds),
  );
  const { store, operations } = desk.core.context;
  await store.write((tx) => operations.receive(tx, made));
  await desk.owner.sync.now({});
  await vi.waitFor(async () => expect((await desk.owner.sync.status({})).quarantined).toBe(1200), soon);
  await level(desk);
  expect((await hub.owner.sync.status({})).quarantined).toBe(1200);
});

test('leaving with what the hub does not have warns, and keeps it', async () => {
  const { hub, door, join } = await openHub();
  const desk = await join('Door 2');
  await hub.owner.sync.stopHosting({});
  await scanAt(desk, door.event.id, 'T-ADA');
  await vi.waitFor(async () => expect(await desk.owner.sync.leave({})).toEqual({ left: false, pending: 1 }), soon);
  expect(await desk.owner.sync.leave({ force: true })).toEqual({ left: true, pending: 1 });
  expect((await desk.owner.sync.status({})).membership).toBeNull();
  expect(await desk.owner.checkIn.stats({ eventId: door.event.id })).toMatchObject({ checkIns: 1 });

  // It comes back with a new code, and brings what it had.
  await hub.owner.sync.host(LOOPBACK);
  const { code } = await hub.owner.sync.invite({ role: 'organizer' });
  expect(await desk.owner.sync.join({ code, name: 'Door 2' })).toMatchObject({ restarts: false, name: 'Door 2' });
  await level(desk);
  expect(await door.stats()).toMatchObject({ checkIns: 1 });
});

test('what is on a desk of somebody else is set aside only where that was agreed to', async () => {
  const { hub, door } = await openHub();
  const desk = await openTestCore({ space: 5 });
  await desk.owner.events.create({ code: 'OWN26', title: 'Our own' });
  const { code } = await hub.owner.sync.invite({ role: 'organizer' });
  expect(await desk.owner.sync.inspectCode({ code })).toMatchObject({ replaces: true });
  await expect(desk.owner.sync.join({ code, name: 'Door 2' })).rejects.toMatchObject({ code: 'conflict' });
  await desk.owner.sync.join({ code, name: 'Door 2', replace: true });
  await desk.restart();
  const { events } = await desk.owner.events.list({});
  expect(events.map(({ code: one }) => one)).toEqual([door.event.code]);
});

test('a hub serves one organization, and a desk belongs to one hub', async () => {
  const { hub, join } = await openHub();
  const desk = await join('Door 2');
  await expect(desk.owner.sync.host(LOOPBACK)).rejects.toMatchObject({ code: 'conflict' });
  const { code } = await hub.owner.sync.invite({ role: 'desk' });
  await expect(desk.owner.sync.join({ code, name: 'x' })).rejects.toMatchObject({ code: 'conflict' });
  await expect(hub.owner.sync.join({ code, name: 'x' })).rejects.toMatchObject({ code: 'conflict' });
  await hub.owner.sync.stopHosting({});
  await hub.owner.organizations.create({ name: 'Another' });
  await expect(hub.owner.sync.host(LOOPBACK)).rejects.toMatchObject({
    message: expect.stringContaining('Several organizations'),
  });
});

test.each([
  ['a mistyped code', () => 'ABCDE-FGHJK', 'letter of it is wrong'],
  ['nonsense', () => randomBytes(40).toString('hex'), 'letter of it is wrong'],
])('%s is refused in words', async (_, code, words) => {
  const desk = await openTestCore();
  await expect(desk.owner.sync.join({ code: code(), name: 'Door' })).rejects.toMatchObject({
    code: 'invalidInput',
    message: expect.stringContaining(words),
  });
});

/** A desk of a hub, and another computer with a copy of its data folder: both have let somebody in that the other one has not. */
async function openTwins() {
  const { hub, door, join } = await openHub();
  for (const name of ['Bo', 'Cy']) await door.guest({ name, codes: [`T-${name.toUpperCase()}`] });
  const desk = await join('Door 2');
  await desk.stop();
  const folder = await tempFolder();
  await cp(desk.folder, folder, { recursive: true });
  const twin = await openTestCore({ space: 3, folder });
  await scanAt(twin, door.event.id, 'T-ADA');
  await desk.start();
  await scanAt(desk, door.event.id, 'T-BO');
  await level(desk);
  return { hub, door, desk, twin };
}

const invited = async (hub: TestCore) => (await hub.owner.sync.invite({ role: 'desk' })).code;

test('a desk whose data folder was copied leaves and joins again: what it alone has done comes along, and both go on', async () => {
  const { hub, door, desk, twin } = await openTwins();
  // It was the desk's turn: under their one name the copy cannot connect, and its key is with the other computer.
  await twin.ports().secrets.set(TOKEN_SECRET, (await desk.ports().secrets.get(TOKEN_SECRET)) ?? '');
  await twin.restart();
  await desk.stop();
  expect((await twin.owner.sync.now({})).membership).toMatchObject({ problem: 'forked' });
  await desk.start();
  expect(await twin.owner.sync.leave({ force: true })).toMatchObject({ left: true });
  expect(await twin.owner.sync.join({ code: await invited(hub), name: 'Door 3' })).toMatchObject({ restarts: true });
  await twin.restart();
  await level(twin);
  await level(desk);
  expect(twin.core.deskId).not.toBe(desk.core.deskId);
  expect(await door.stats()).toMatchObject({ in: 2, checkIns: 2 });
  expect(await scanAt(twin, door.event.id, 'T-CY')).toBe('admitted');
  expect(await scanAt(desk, door.event.id, 'T-ADA')).toBe('already');
  await level(twin);
  await level(desk);
  for (const one of [twin, desk])
    expect(await stateOf(one.core.context.store)).toEqual(await stateOf(hub.core.context.store));
  const names = (await hub.owner.sync.desks({})).desks.filter(({ isHub }) => !isHub).map(({ name }) => name);
  expect(names).toEqual(['Door 2', 'Door 3']);
}, 60_000);

test('nor does it need to know that it was copied: where its place at the hub is taken it gets one of its own', async () => {
  const { hub, door, desk, twin } = await openTwins();
  await twin.owner.sync.leave({ force: true });
  expect(await twin.owner.sync.join({ code: await invited(hub), name: 'Door 3' })).toMatchObject({ restarts: true });
  await twin.restart();
  await level(twin);
  await level(desk);
  expect(await door.stats()).toMatchObject({ in: 2, checkIns: 2 });
  expect(await stateOf(twin.core.context.store)).toEqual(await stateOf(hub.core.context.store));
}, 60_000);
