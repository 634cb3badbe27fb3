import { expect } from 'vitest';
import type { DeskRole } from '#shared/domain/desk-roles.ts';
import { openTestCore, type TestCore, type TestCoreOptions } from './core.ts';
import { Door } from './door.ts';

/** A free port of this computer alone. */
export const LOOPBACK = { host: '127.0.0.1', port: 0 };
/** Far more than a connection on this computer takes, however busy it is. */
export const soon = { timeout: 20_000, interval: 20 };

/** A hub with an event and one guest, and how desks join it. */
export async function openHub() {
  const hub = await openTestCore({ space: 1 });
  const door = await Door.open(hub, { capacity: 100 });
  const ada = await door.guest({ name: 'Ada', codes: ['T-ADA'] });
  await hub.owner.sync.host(LOOPBACK);
  const name = (await hub.owner.desk.get({})).settings.name;
  let space = 1;
  /** A new desk, which has all that the hub has. */
  const join = async (deskName: string, role: DeskRole = 'organizer', options: TestCoreOptions = {}) => {
    const { code } = await hub.owner.sync.invite({ role });
    space += 1;
    const desk = await openTestCore({ space, ...options });
    const joined = await desk.owner.sync.join({ code, name: deskName });
    expect(joined).toEqual({ hub: name, role, name: deskName, restarts: true });
    expect(desk.restarts).toEqual(['This desk has joined a hub.']);
    await desk.restart();
    await level(desk);
    return desk;
  };
  return { hub, door, ada, name, join };
}

/** Waits until a desk and its hub have all that either has. */
export async function level(desk: TestCore): Promise<void> {
  const { membership } = await desk.owner.sync.now({});
  expect(membership).toMatchObject({ state: 'online', problem: null, pending: 0, level: true, diverged: false });
}

/** Scans a ticket at a desk. @returns the verdict */
export async function scanAt(desk: TestCore, eventId: string, code: string): Promise<string> {
  const subject = { kind: 'code', code } as const;
  const nonce = crypto.randomUUID();
  return (await desk.owner.checkIn.scan({ nonce, eventId, subject, direction: 'entry', method: 'scan' })).verdict;
}
