import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join as pathTo } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { HubCopies } from '#main/sync/hub/copies.ts';
import { createRandom } from '#shared/domain/random.ts';
import { dayOf, make, operationsOf, registered } from '../../bench/day.ts';
import type { TestCore } from '../../support/core/core.ts';
import { LOOPBACK, level, openHub, scanAt, soon } from '../../support/core/hub.ts';
import { stateOf } from '../../support/core/state.ts';

/** More than a desk goes through one by one. */
const MANY = 21_000;
const slowly = { ...soon, timeout: 60_000 };

/** How often a copy was asked for. */
function copies(): { count: number } {
  const asked = { count: 0 };
  const answer = HubCopies.prototype.answer;
  const spy = vi.spyOn(HubCopies.prototype, 'answer').mockImplementation(function (this: HubCopies, request, ...rest) {
    if (request.method === 'POST' && request.url?.startsWith('/v1/copies') === true) asked.count += 1;
    return answer.call(this, request, ...rest);
  });
  onTestFinished(() => spy.mockRestore());
  return asked;
}

/** A hub that has a long day while one of its desks is away. */
async function openLongDay({ deskVersion, aheadBy = 0 }: { deskVersion?: string; aheadBy?: number } = {}) {
  const { hub, door, ada, join } = await openHub();
  const desk = await join('Door 2', 'organizer', deskVersion === undefined ? {} : { version: deskVersion });
  await level(desk);
  const { hosting } = await hub.owner.sync.status({});
  await hub.owner.sync.stopHosting({});
  const { context } = hub.core;
  hub.clock.advance(aheadBy);
  const place = { organizationId: context.organizationId, eventId: door.event.id, ids: context.ids };
  const guests = Array.from({ length: 500 }, (_, index) => ({
    ...{ personId: context.ids.next(), firstName: `Guest ${index}`, lastName: '王伟' },
  }));
  await make(
    context,
    guests.map((guest) => registered(place, guest)),
  );
  await make(context, dayOf(place, createRandom(7), guests, MANY));
  const back = () => hub.owner.sync.host({ ...LOOPBACK, port: hosting?.port ?? 0 });
  return { hub, desk, door, ada, back };
}

async function expectSame(desk: TestCore, hub: TestCore): Promise<void> {
  expect(await operationsOf(desk.core.context.store)).toBe(await operationsOf(hub.core.context.store));
  expect(await stateOf(desk.core.context.store)).toEqual(await stateOf(hub.core.context.store));
}

test('a desk that was away for a day takes over what the hub has worked out, and keeps what it did itself', async () => {
  const { hub, desk, door, ada, back } = await openLongDay();
  expect(await scanAt(desk, door.event.id, 'T-ADA')).toBe('admitted');
  await desk.owner.registrations.update({ id: ada, patch: { note: 'Written without a network' } });
  const asked = copies();
  await back();
  await vi.waitFor(() => expect(asked.count).toBe(1), slowly);
  expect((await desk.owner.sync.status({})).membership?.catchingUp).toEqual(expect.any(Number));
  // People go on coming while it is put in place.
  const eventId = door.event.id;
  const { registration } = await desk.owner.registrations.create({
    ...{ nonce: crypto.randomUUID(), eventId, person: { displayName: 'Bo Late' } },
  });
  await vi.waitFor(async () => {
    expect((await desk.owner.sync.status({})).membership).toMatchObject({ level: true, pending: 0, catchingUp: null });
    await expectSame(desk, hub);
  }, slowly);
  expect(asked.count).toBe(1);
  expect(await hub.owner.registrations.get({ id: ada })).toMatchObject({
    summary: { note: 'Written without a network' },
  });
  expect(await hub.owner.registrations.get({ id: registration.id })).toMatchObject({
    summary: { name: 'Bo Late' },
  });
  // Whoever came while it was away is found here, and what is asked for next needs no copy.
  const found = await desk.owner.checkIn.search({ eventId, text: 'guest 499' });
  expect(found.results.length).toBeGreaterThan(0);
  expect(await readdir(pathTo(desk.folder, 'received-copies'))).toEqual([]);
  await desk.restart();
  expect(existsSync(pathTo(desk.folder, 'received-copies'))).toBe(false);
  await level(desk);
  expect(asked.count).toBe(1);
});

test('what is done after something was taken over counts as later, also where the clock of the desk is behind', async () => {
  const { hub, desk, ada, back } = await openLongDay({ aheadBy: 60 * 60_000 });
  await hub.owner.registrations.update({ id: ada, patch: { note: 'Written at the hub' } });
  const asked = copies();
  await back();
  await vi.waitFor(() => expect(asked.count).toBe(1), slowly);
  await vi.waitFor(
    async () => expect((await desk.owner.registrations.get({ id: ada })).summary.note).toBe('Written at the hub'),
    slowly,
  );
  await desk.owner.registrations.update({ id: ada, patch: { note: 'Written at the desk' } });
  await vi.waitFor(() => expectSame(desk, hub), slowly);
  expect((await hub.owner.registrations.get({ id: ada })).summary.note).toBe('Written at the desk');
});

test('a desk of another version goes through the log', async () => {
  const { hub, desk, back } = await openLongDay({ deskVersion: '0.0.1' });
  const asked = copies();
  await back();
  await vi.waitFor(() => expectSame(desk, hub), slowly);
  expect(asked.count).toBe(0);
});
