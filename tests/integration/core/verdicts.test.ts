import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { ScanSubject, VerdictResult } from '#shared/contract/check-in.ts';
import { VERDICTS } from '#shared/domain/verdict.ts';
import { openTestCore, type TestCore } from '../../support/core/core.ts';
import { badge, Door, person, type ScanOptions } from '../../support/core/door.ts';

const MINUTE = 60_000;
const UID = '04a1b2c3d4e5f6';

/** A door in front of which everything can happen: each verdict, with what has to be there for it. */
interface Case {
  prepare(door: Door, desk: TestCore): Promise<{ subject: ScanSubject | string; options?: ScanOptions }>;
  expected: Partial<VerdictResult>;
}

const CASES: Record<string, Case> = {
  admitted: {
    prepare: async (door) => {
      await door.guest({ name: 'Ada', codes: ['T-1'] });
      return { subject: 'T-1' };
    },
    expected: { before: null, reason: null, overridable: false, overridden: false, presented: 'T-1' },
  },
  already: {
    prepare: async (door, desk) => {
      const id = await door.guest({ name: 'Ada', codes: ['T-1'] });
      await door.scan(person(id), { deskName: 'North gate' });
      desk.clock.advance(MINUTE);
      return { subject: 'T-1', options: { deskName: 'South gate' } };
    },
    expected: { before: { at: expect.any(Number) as number, deskName: 'North gate' }, overridable: true },
  },
  notFound: {
    prepare: async () => ({ subject: 'T-404' }),
    expected: { registration: null, before: null, overridable: false, presented: 'T-404' },
  },
  waitlisted: {
    prepare: async (door) => {
      await door.guest({ name: 'Ada', status: 'waitlisted', codes: ['T-1'] });
      return { subject: 'T-1' };
    },
    expected: { overridable: true },
  },
  cancelled: {
    prepare: async (door) => {
      await door.guest({ name: 'Ada', status: 'cancelled', codes: ['T-1'] });
      return { subject: 'T-1' };
    },
    expected: { overridable: true },
  },
  wrongEvent: {
    prepare: async (_, desk) => {
      const other = await Door.open(desk, { code: 'BEF27', title: 'Befriend 2027' });
      const id = await other.guest({ name: 'Ada' });
      await desk.owner.registrations.assignBadge({ nonce: randomUUID(), registrationId: id, uid: UID });
      return { subject: badge(UID) };
    },
    expected: { registration: null, otherEvent: { code: 'BEF27', title: 'Befriend 2027' }, presented: UID },
  },
  blocked: {
    prepare: async (door, desk) => {
      const id = await door.guest({ name: 'Ada' });
      await desk.owner.registrations.assignBadge({ nonce: randomUUID(), registrationId: id, uid: UID });
      await desk.owner.registrations.assignBadge({
        nonce: randomUUID(),
        registrationId: id,
        uid: '04ffffffffffff',
        replace: true,
      });
      return { subject: badge(UID) };
    },
    expected: { reason: 'It was replaced by another badge.', presented: UID },
  },
  full: {
    prepare: async (door) => {
      await door.scan(person(await door.guest({ name: 'The one place' })));
      await door.guest({ name: 'Ada', codes: ['T-1'] });
      return { subject: 'T-1' };
    },
    expected: { overridable: true },
  },
  exited: {
    prepare: async (door, desk) => {
      const id = await door.guest({ name: 'Ada', codes: ['T-1'] });
      await door.scan(person(id));
      desk.clock.advance(MINUTE);
      return { subject: 'T-1', options: { direction: 'exit' } };
    },
    expected: { overridable: false },
  },
  notInside: {
    prepare: async (door) => {
      await door.guest({ name: 'Ada', codes: ['T-1'] });
      return { subject: 'T-1', options: { direction: 'exit' } };
    },
    expected: { before: null, overridable: false },
  },
};

test('there is a case for each verdict', () => {
  expect(Object.keys(CASES)).toEqual([...VERDICTS]);
});

describe.each(Object.entries(CASES))('%s', (verdict, { prepare, expected }) => {
  test('is answered, recorded, and the same when the call is repeated, also after a restart', async () => {
    const desk = await openTestCore();
    const door = await Door.open(desk, { capacity: 1 });
    const { subject, options } = await prepare(door, desk);
    const nonce = randomUUID();
    const first = await door.scan(subject, { ...options, nonce });
    expect(first).toMatchObject({ verdict, checkInId: nonce, seenAt: desk.clock.now(), ...expected });

    const { entries } = await door.recent();
    expect(entries.filter((entry) => entry.id === nonce)).toEqual([
      expect.objectContaining({ verdict, seenAt: first.seenAt, registrationId: first.registration?.id ?? null }),
    ]);
    const figures = await door.stats();
    desk.clock.advance(7 * MINUTE);
    expect(await door.scan(subject, { ...options, nonce })).toEqual(first);
    await desk.restart();
    expect(await door.scan(subject, { ...options, nonce })).toEqual(first);
    // The figures did not move.
    expect((await door.recent()).entries).toEqual(entries);
    expect(await door.stats()).toEqual({ ...figures, lastMinutes: expect.any(Array) });
  });
});

test('many calls with one nonce at once are one check-in', async () => {
  const desk = await openTestCore();
  const door = await Door.open(desk);
  const id = await door.guest({ name: 'Ada' });
  const nonce = randomUUID();
  const answers = await Promise.all(Array.from({ length: 20 }, () => door.scan(person(id), { nonce })));
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  expect(await door.stats()).toMatchObject({ in: 1, checkIns: 1 });
});

test('two scans at once of the last place let one in', async () => {
  const desk = await openTestCore();
  const door = await Door.open(desk, { capacity: 10 });
  const ids = await Promise.all(Array.from({ length: 15 }, (_, index) => door.guest({ name: `Guest ${index}` })));
  const verdicts = await Promise.all(ids.map((id) => door.verdict(person(id))));
  expect(verdicts.filter((verdict) => verdict === 'admitted')).toHaveLength(10);
  expect(verdicts.filter((verdict) => verdict === 'full')).toHaveLength(5);
  expect(await door.stats()).toMatchObject({ in: 10, checkIns: 10 });
});

test('a scan at an event that is not here is an error and leaves no trace', async () => {
  const desk = await openTestCore();
  const door = await Door.open(desk);
  const scan = desk.owner.checkIn.scan({
    nonce: randomUUID(),
    eventId: randomUUID(),
    subject: { kind: 'code', code: 'T-1' },
    direction: 'entry',
    method: 'scan',
  });
  await expect(scan).rejects.toMatchObject({ code: 'notFound' });
  expect((await door.recent()).entries).toEqual([]);
});

test('failed scans are kept with what was presented, at the right event', async () => {
  const desk = await openTestCore();
  const door = await Door.open(desk);
  const other = await Door.open(desk, { code: 'BEF27' });
  await other.guest({ name: 'Ada', codes: ['T-1'] });
  await door.scan('T-404');
  await door.scan('T-1');
  const { entries } = await door.recent();
  expect(entries.map(({ verdict, presented }) => [verdict, presented]).sort()).toEqual([
    ['notFound', 'T-404'],
    ['wrongEvent', 'T-1'],
  ]);
  expect((await other.recent()).entries).toEqual([]);
});

test('"already" names the desk of the entry, not of what was recorded last', async () => {
  const desk = await openTestCore();
  const door = await Door.open(desk, { reentry: 'never' });
  const id = await door.guest({ name: 'Ada' });
  const entered = await door.scan(person(id), { deskName: 'Entrance' });
  desk.clock.advance(MINUTE);
  await door.scan(person(id), { direction: 'exit', deskName: 'Exit' });
  desk.clock.advance(MINUTE);
  expect(await door.scan(person(id))).toMatchObject({
    verdict: 'already',
    before: { at: entered.seenAt, deskName: 'Entrance' },
  });
});

test('staff is asked to look at a VIP and at a note, whatever the verdict', async () => {
  const desk = await openTestCore();
  const door = await Door.open(desk);
  const vip = await door.guest({ name: 'Ada' });
  const noted = await door.guest({ name: 'Grace', status: 'waitlisted' });
  const plain = await door.guest({ name: 'Joan' });
  await desk.owner.registrations.update({ id: vip, patch: { vip: true } });
  await desk.owner.registrations.update({ id: noted, patch: { attention: true, note: 'Brings an interpreter' } });
  expect(await door.scan(person(vip))).toMatchObject({ verdict: 'admitted', attention: true });
  expect(await door.scan(person(noted))).toMatchObject({
    verdict: 'waitlisted',
    attention: true,
    registration: { note: 'Brings an interpreter', waitPosition: 1 },
  });
  expect((await door.scan(person(plain))).attention).toBe(false);
});

test('the reason why somebody is blocked is told', async () => {
  const desk = await openTestCore();
  const door = await Door.open(desk);
  const id = await door.guest({ name: 'Mallory' });
  await desk.owner.registrations.setBlocked({ id, blocked: true, reason: 'House ban' });
  expect(await door.scan(person(id))).toMatchObject({ verdict: 'blocked', reason: 'House ban', overridable: true });
  await desk.owner.registrations.setBlocked({ id, blocked: false });
  expect(await door.scan(person(id))).toMatchObject({ verdict: 'admitted', reason: null });
});
