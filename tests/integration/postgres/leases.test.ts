import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { operationKinds } from '#main/storage/operations/kinds/index.ts';
import { HubLeases, LEASE_MS, MOST_LEASES } from '#main/sync/hub/leases.ts';
import { HubRegister, INVITATION_MS, type Redeemed } from '#main/sync/hub/register.ts';
import { SharedHub } from '#main/sync/postgres/shared-hub.ts';
import { claimOf } from '#shared/domain/leases.ts';
import { FakeClock, StrictLog } from '../../support/core/ports.ts';
import { type PostgresServer, startPostgres } from '../../support/postgres.ts';

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
}, 60_000);
afterAll(() => server.stop());

const tokenOf = (redeemed: Redeemed | null) => {
  if (redeemed === null || redeemed === 'taken') throw new Error('The desk is not let in');
  return redeemed.token;
};
const NOBODY: ReadonlySet<string> = new Set();
const thing = (name: string) => claimOf('station', name) ?? { resource: '', label: '' };

/** Two processes of a hub over one database, each with a clock of its own that is years off. */
async function twoProcesses() {
  const url = await server.createDatabase();
  const open = async (clock: FakeClock) => {
    const hub = await SharedHub.open({ url, kinds: operationKinds, clock, log: new StrictLog(), logQueries: false });
    onTestFinished(() => hub.close());
    return { hub, leases: new HubLeases(hub.database, clock), register: new HubRegister(hub.database, clock) };
  };
  const [one, two] = [await open(new FakeClock(0)), await open(new FakeClock(4_000_000_000_000))];
  const age = (ms: number) => server.query('UPDATE hub_leases SET expires_at = expires_at - $1', [ms], url);
  return { one, two, age };
}

const holders = async (leases: HubLeases, present = NOBODY) =>
  (await leases.look(present)).map(({ label, deskId }) => [label, deskId]);

test('what a desk has at one process another one refuses, and takes over where it is asked to', async () => {
  const { one, two } = await twoProcesses();
  expect(await one.leases.take('a', thing('Door 2'), false)).toBe('granted');
  expect(await two.leases.take('b', thing('DOOR 2'), false)).toBe('held');
  expect(await holders(two.leases)).toEqual([['Door 2', 'a']]);
  expect(await two.leases.take('b', thing('DOOR 2'), true)).toBe('granted');
  expect(await holders(one.leases)).toEqual([['DOOR 2', 'b']]);
  await one.leases.release('a', thing('Door 2').resource);
  expect(await holders(one.leases)).toEqual([['DOOR 2', 'b']]);
  await two.leases.release('b', thing('Door 2').resource);
  expect(await holders(one.leases)).toEqual([]);
});

test('of many that ask at once at both processes, one gets it', async () => {
  const { one, two } = await twoProcesses();
  for (let round = 0; round < 10; round += 1) {
    const asked = Array.from({ length: 12 }, (_, at) =>
      [one, two][at % 2]?.leases.take(`desk ${at}`, thing(`Door ${round}`), false),
    );
    const answers = await Promise.all(asked);
    expect(answers.filter((answer) => answer === 'granted')).toHaveLength(1);
    const winner = `desk ${answers.indexOf('granted')}`;
    expect(await holders(one.leases)).toContainEqual([`Door ${round}`, winner]);
  }
});

test('the time is that of the database: a desk that is there keeps what it has, and one that is silent does not', async () => {
  const { one, two, age } = await twoProcesses();
  await one.leases.take('a', thing('Door 2'), false);
  await two.leases.take('b', thing('Door 3'), false);
  await age(LEASE_MS - 1000);
  // Each process knows of the desks that it serves itself.
  expect(await holders(one.leases, new Set(['a']))).toHaveLength(2);
  await age(2000);
  expect(await two.leases.take('c', thing('Door 2'), false)).toBe('held');
  expect(await two.leases.take('c', thing('Door 3'), false)).toBe('granted');
  await age(LEASE_MS);
  expect(await holders(one.leases, new Set(['c']))).toEqual([['Door 3', 'c']]);
});

test('a desk has as much as one may have, and one that was taken off gets nothing', async () => {
  const { one, two } = await twoProcesses();
  const { secret } = await one.register.invite('desk', null);
  await one.register.redeem(secret, { deskId: 'a', name: 'Door 1', version: '1', address: null });
  for (let at = 0; at < MOST_LEASES; at += 1) await one.leases.take('a', thing(`Door ${at}`), false);
  expect(await two.leases.take('a', thing('One more'), false)).toBe('full');
  expect(await two.leases.take('a', thing('Door 3'), false)).toBe('granted');
  await two.register.revoke('a');
  expect(await holders(one.leases)).toEqual([]);
  expect(await one.leases.take('a', thing('Door 1'), true)).toBe('full');
});

test('an invitation of one process lets in at another whose clock is years off: one desk, which may ask again until it is taken off', async () => {
  const { one, two } = await twoProcesses();
  const { secret, expiresAt } = await one.register.invite('desk', null);
  expect(expiresAt).toBe(INVITATION_MS);
  const desk = { deskId: 'a', name: 'Door 2', version: '1', address: null, attempt: 'known to this desk alone' };
  const first = await two.register.redeem(secret, desk);
  expect(first).toMatchObject({ role: 'desk', name: 'Door 2' });
  for (const other of [
    { ...desk, attempt: 'known to another one' },
    { ...desk, attempt: undefined },
    { ...desk, deskId: 'b' },
  ])
    expect(await one.register.redeem(secret, other)).toBeNull();
  const second = await one.register.redeem(secret, desk);
  expect(second).toMatchObject({ role: 'desk', name: 'Door 2' });
  expect(await two.register.byToken(tokenOf(first))).toBeNull();
  expect(await two.register.byToken(tokenOf(second))).toMatchObject({ deskId: 'a' });
  await one.register.revoke('a');
  expect(await two.register.redeem(secret, desk)).toBeNull();
});

test('another one does not get in under the id of a desk that was let in, and that one does', async () => {
  const { one, two } = await twoProcesses();
  const desk = { deskId: 'a', name: 'Door 2', version: '1', address: null };
  const first = await one.register.redeem((await one.register.invite('desk', null)).secret, desk);
  const { secret } = await two.register.invite('kiosk', null);
  expect(await two.register.redeem(secret, desk)).toBe('taken');
  expect(await one.register.redeem(secret, { ...desk, before: 'something else' })).toBe('taken');
  expect(await one.register.byToken(tokenOf(first))).toMatchObject({ role: 'desk' });
  // The code is not spent by that.
  expect(await one.register.redeem(secret, { ...desk, before: tokenOf(first) })).toMatchObject({ role: 'kiosk' });
});

test('processes whose clocks are years apart know of each other, and when a desk was there', async () => {
  const { one, two } = await twoProcesses();
  expect(await one.hub.isAlone('one')).toBe(true);
  await one.hub.announce('one', ['10.0.0.1'], 1);
  expect(await two.hub.isAlone('two')).toBe(false);
  const both = [
    { host: '10.0.0.2', port: 2 },
    { host: '10.0.0.1', port: 1 },
  ];
  expect(await two.hub.announce('two', ['10.0.0.2'], 2)).toEqual(both);
  expect(await one.hub.announce('one', ['10.0.0.1'], 1)).toEqual(both.toReversed());

  const { secret } = await one.register.invite('desk', null);
  await one.register.redeem(secret, { deskId: 'a', name: 'Door 2', version: '1', address: null });
  const sighting = { deskId: 'a', called: null, address: null, version: '1', pending: 0, clockOffset: null };
  await two.register.note([{ ...sighting, lastSeenAt: 4_000_000_000_000 - 2000 }]);
  const [seen] = await one.register.list();
  expect(Math.abs((await one.register.now()) - (seen?.lastSeenAt ?? 0) - 2000)).toBeLessThan(60_000);
});
