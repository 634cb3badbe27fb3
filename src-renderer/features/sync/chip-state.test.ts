import { expect, it } from 'vitest';
import type { SyncStatus } from '#shared/contract/sync.ts';
import { chipStateOf } from './chip-state.ts';

const alone: SyncStatus = { hosting: null, membership: null, quarantined: 0 };
const member = (patch: Partial<NonNullable<SyncStatus['membership']>>): SyncStatus => ({
  ...alone,
  membership: {
    ...{ hub: 'Hub', hosts: [], role: 'desk', state: 'online', problem: null, lastSyncAt: 914 },
    ...{ pending: 0, clockOffset: 0, diverged: false, level: true, catchingUp: null },
    ...patch,
  },
});

it('a desk that works alone is told nothing', () => {
  expect(chipStateOf(undefined)).toEqual({ kind: 'none' });
  expect(chipStateOf(alone)).toEqual({ kind: 'none' });
});

it('a hub counts those that are connected', () => {
  const hosting = { name: 'Hub', hosts: [], port: 1, fingerprint: '', connected: 5 };
  expect(chipStateOf({ ...alone, hosting })).toEqual({ kind: 'hub', connected: 5 });
});

it('a desk tells when it was in step, what waits, and that it is out of reach', () => {
  expect(chipStateOf(member({}))).toEqual({ kind: 'synced', at: 914 });
  expect(chipStateOf(member({ pending: 3 }))).toEqual({ kind: 'syncing', pending: 3 });
  expect(chipStateOf(member({ level: false }))).toEqual({ kind: 'syncing', pending: 0 });
  expect(chipStateOf(member({ state: 'offline', pending: 3 }))).toEqual({
    ...{ kind: 'offline', pending: 3, at: 914, connecting: false },
  });
  expect(chipStateOf(member({ state: 'connecting', lastSyncAt: null }))).toMatchObject({ at: null, connecting: true });
});

it('a desk that catches up tells how far it is, also where the connection is gone meanwhile', () => {
  const catchingUp = { pending: 3, level: false, catchingUp: 0.4 };
  expect(chipStateOf(member(catchingUp))).toEqual({ kind: 'catchingUp', done: 0.4 });
  expect(chipStateOf(member({ ...catchingUp, state: 'offline' }))).toEqual({ kind: 'catchingUp', done: 0.4 });
  expect(chipStateOf(member({ ...catchingUp, problem: 'revoked' }))).toEqual({ kind: 'revoked' });
});

it('what needs somebody comes before everything else', () => {
  expect(chipStateOf(member({ state: 'offline', problem: 'revoked', diverged: true }))).toEqual({ kind: 'revoked' });
  expect(chipStateOf(member({ diverged: true }))).toEqual({ kind: 'diverged' });
});
