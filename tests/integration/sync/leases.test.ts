import { expect, test, vi } from 'vitest';
import { LEASE_MS, MOST_LEASES } from '#main/sync/hub/leases.ts';
import type { LeaseEntry } from '#shared/contract/sync.ts';
import { claimOf } from '#shared/domain/leases.ts';
import type { TestCore } from '../../support/core/core.ts';
import { LOOPBACK, level, openHub, scanAt, soon } from '../../support/core/hub.ts';

const keyOf = (label: string) => claimOf('station', label)?.resource ?? '';
const leasesOf = async (desk: TestCore) => (await desk.owner.sync.leases({})).leases;

/** Who has something, as a desk sees it: the name of that desk and what it says of itself. */
async function seen(desk: TestCore, label: string): Promise<Partial<LeaseEntry> | undefined> {
  const found = (await leasesOf(desk)).find(({ resource }) => resource === keyOf(label));
  if (found === undefined) return undefined;
  const { deskName, isThis, wanted, lost } = found;
  return { deskName, isThis, wanted, lost };
}

const has = { isThis: true, wanted: true, lost: false };
const lacks = { isThis: false, wanted: true, lost: false };

/** A hub with two desks, and all three know who has what. */
async function openTwo() {
  const opened = await openHub();
  const [two, three] = [await opened.join('Door 2'), await opened.join('Door 3')];
  await vi.waitFor(async () => {
    expect(await leasesOf(two)).toHaveLength(3);
    expect(await leasesOf(three)).toHaveLength(3);
  }, soon);
  return { ...opened, two, three };
}

test('each desk has its name, the hub too; another one that takes that name is told who has it', async () => {
  const { hub, name, two, three } = await openTwo();
  for (const desk of [hub, two, three]) {
    expect((await leasesOf(desk)).map(({ label, deskName }) => [label, deskName])).toEqual([
      ['Door 2', 'Door 2'],
      ['Door 3', 'Door 3'],
      [name, name],
    ]);
  }
  expect(await seen(hub, name)).toMatchObject(has);
  await three.owner.desk.update({ name: ' DOOR  2' });
  await vi.waitFor(async () => {
    expect(await seen(three, 'Door 2')).toEqual({ ...lacks, deskName: 'Door 2' });
    // The name that it had is free, and it is no trouble to the one that has the other.
    expect(await seen(hub, 'Door 3')).toBeUndefined();
  }, soon);
  expect(await seen(two, 'Door 2')).toMatchObject(has);
});

test('taking over is one call, the one that had it is told and can take it back, or leave it', async () => {
  const { two, three } = await openTwo();
  const watcher = two.connect('owner');
  const told: boolean[] = [];
  watcher.on('sync', 'leasesChanged', ({ leases }) => told.push(leases.some(({ lost }) => lost)));
  await watcher.client.app.info({});
  await three.owner.desk.update({ name: 'Door 2' });
  const resource = keyOf('Door 2');
  expect(await three.owner.sync.takeLease({ resource })).toEqual({ outcome: 'granted' });
  await vi.waitFor(async () => {
    expect(await seen(three, 'Door 2')).toMatchObject(has);
    expect(await seen(two, 'Door 2')).toEqual({ ...lacks, deskName: 'Door 3', lost: true });
  }, soon);
  expect(told).toContain(true);

  expect(await two.owner.sync.takeLease({ resource })).toEqual({ outcome: 'granted' });
  await vi.waitFor(async () => {
    expect(await seen(two, 'Door 2')).toMatchObject(has);
    expect(await seen(three, 'Door 2')).toMatchObject({ ...lacks, lost: true });
  }, soon);

  await three.owner.sync.releaseLease({ resource });
  expect(await seen(three, 'Door 2')).toMatchObject({ wanted: false, lost: false });
  // What was left to another one is not asked for when it is free, until the desk is called so anew.
  await two.owner.desk.update({ name: 'Door 9' });
  await vi.waitFor(async () => expect(await seen(three, 'Door 2')).toBeUndefined(), soon);
  await three.owner.desk.update({ name: 'Door 4' });
  await three.owner.desk.update({ name: 'Door 2' });
  await vi.waitFor(async () => expect(await seen(two, 'Door 2')).toMatchObject({ isThis: false, wanted: false }), soon);
  await expect(two.owner.sync.takeLease({ resource })).rejects.toMatchObject({ code: 'notFound' });
});

test('a desk that falls silent loses its name to the one that waits for it, works on, and is shown it when it is back', async () => {
  const { hub, door, two, three } = await openTwo();
  await three.owner.desk.update({ name: 'Door 2' });
  await vi.waitFor(async () => expect(await seen(three, 'Door 2')).toMatchObject(lacks), soon);
  await two.stop();
  await vi.waitFor(async () => {
    const { desks } = await hub.owner.sync.desks({});
    expect(desks.find((desk) => desk.name === 'Door 2')?.online).toBe(false);
  }, soon);
  hub.clock.advance(LEASE_MS - 1);
  // The hub has looked once more when this is told.
  await hub.owner.desk.update({ name: 'Office' });
  await vi.waitFor(async () => expect(await seen(three, 'Office')).toBeDefined(), soon);
  expect(await seen(three, 'Door 2')).toMatchObject(lacks);
  hub.clock.advance(1);
  await vi.waitFor(async () => expect(await seen(three, 'Door 2')).toMatchObject(has), soon);

  await two.start();
  expect(await leasesOf(two)).toEqual([]);
  expect(await scanAt(two, door.event.id, 'T-ADA')).toBe('admitted');
  await level(two);
  await vi.waitFor(
    async () => expect(await seen(two, 'Door 2')).toEqual({ ...lacks, deskName: 'Door 3', lost: true }),
    soon,
  );
});

test('a clock of the hub that is set back leaves nothing to a desk that is away', async () => {
  const { hub, two, three } = await openTwo();
  await three.owner.desk.update({ name: 'Door 2' });
  await vi.waitFor(async () => expect(await seen(three, 'Door 2')).toMatchObject(lacks), soon);
  await two.stop();
  hub.clock.advance(-365 * 24 * 60 * 60_000);
  // The hub has looked when this is told.
  await hub.owner.desk.update({ name: 'Office' });
  await vi.waitFor(async () => expect(await seen(three, 'Office')).toBeDefined(), soon);
  hub.clock.advance(LEASE_MS + 1);
  await vi.waitFor(async () => expect(await seen(three, 'Door 2')).toMatchObject(has), soon);
});

test('a desk that is back before its time is over has what it had, and one that is there keeps it however the clock goes', async () => {
  const { hub, two, three } = await openTwo();
  const before = (await leasesOf(three)).find(({ label }) => label === 'Door 2')?.since;
  hub.clock.advance(3 * LEASE_MS);
  // A look of the hub has gone by when the next one to come is told.
  await three.owner.desk.update({ name: 'Door 5' });
  await vi.waitFor(async () => expect(await seen(two, 'Door 5')).toMatchObject({ isThis: false }), soon);
  expect(await seen(two, 'Door 2')).toMatchObject(has);
  await two.restart();
  await level(two);
  await vi.waitFor(async () => expect(await seen(two, 'Door 2')).toMatchObject(has), soon);
  expect((await leasesOf(three)).find(({ label }) => label === 'Door 2')?.since).toBe(before);
});

test('a hub that was away lets everybody keep what they had', async () => {
  const { hub, two, three } = await openTwo();
  await three.owner.desk.update({ name: 'Door 2' });
  await vi.waitFor(async () => expect(await seen(three, 'Door 2')).toMatchObject(lacks), soon);
  const port = (await hub.owner.sync.status({})).hosting?.port ?? 0;
  await hub.stop();
  hub.clock.advance(10 * LEASE_MS);
  await hub.start();
  await hub.owner.sync.host({ ...LOOPBACK, port });
  // Who had it comes last, and yet it is theirs.
  await level(three);
  await vi.waitFor(async () => expect(await seen(three, 'Door 2')).toMatchObject(lacks), soon);
  await level(two);
  await vi.waitFor(async () => expect(await seen(two, 'Door 2')).toMatchObject(has), soon);
});

test('a desk that was called otherwise while the hub was away gives its old name back', async () => {
  const { hub, two, three } = await openTwo();
  const port = (await hub.owner.sync.status({})).hosting?.port ?? 0;
  await hub.stop();
  await three.owner.desk.update({ name: 'Garden' });
  await hub.start();
  await hub.owner.sync.host({ ...LOOPBACK, port });
  await vi.waitFor(async () => expect(await seen(two, 'Garden')).toMatchObject({ deskName: 'Door 3' }), soon);
  await vi.waitFor(async () => expect(await seen(two, 'Door 3')).toBeUndefined(), soon);
});

test('a desk that is taken off has nothing any more, and one that leaves gives back what it had', async () => {
  const { hub, two, three } = await openTwo();
  await three.owner.desk.update({ name: 'Door 2' });
  await vi.waitFor(async () => expect(await seen(three, 'Door 2')).toMatchObject(lacks), soon);
  await hub.owner.sync.revoke({ deskId: two.core.deskId });
  await vi.waitFor(async () => expect(await seen(three, 'Door 2')).toMatchObject(has), soon);
  await three.owner.sync.leave({ force: true });
  expect(await leasesOf(three)).toEqual([]);
  await vi.waitFor(async () => expect(await seen(hub, 'Door 2')).toBeUndefined(), soon);
});

test('a reader with a serial number is at the desk where it was plugged in last, and one without is nobody’s', async () => {
  const { two, three } = await openTwo();
  const plug = (desk: TestCore, ...names: string[]) => desk.reader.plug(names);
  plug(two, 'uTrust 4701 F (5369213420) 00 00', 'ACS ACR122U 00 00');
  const readers = async (desk: TestCore) => (await leasesOf(desk)).filter(({ kind }) => kind === 'reader');
  await vi.waitFor(
    async () =>
      expect(await readers(three)).toMatchObject([{ label: 'uTrust 4701 F (5369213420)', deskName: 'Door 2' }]),
    soon,
  );
  plug(three, 'uTrust 4701 F (5369213420) 01 00');
  await vi.waitFor(async () => expect(await readers(two)).toMatchObject([{ deskName: 'Door 3', lost: true }]), soon);
  plug(two);
  await vi.waitFor(async () => expect(await readers(two)).toMatchObject([{ wanted: false, lost: false }]), soon);
  plug(three);
  await vi.waitFor(async () => expect(await readers(two)).toEqual([]), soon);
});

test('a desk has no more than a few things for itself', async () => {
  const { two, three } = await openTwo();
  const names = Array.from({ length: MOST_LEASES + 4 }, (_, at) => `Reader (${String(at).padStart(8, '0')}) 00 00`);
  two.reader.plug(names);
  const own = async () => (await leasesOf(three)).filter(({ deskName }) => deskName === 'Door 2');
  await vi.waitFor(async () => expect(await own()).toHaveLength(MOST_LEASES), soon);
  await three.owner.desk.update({ name: 'Door 7' });
  await vi.waitFor(async () => expect(await seen(two, 'Door 7')).toBeDefined(), soon);
  expect(await own()).toHaveLength(MOST_LEASES);
});
