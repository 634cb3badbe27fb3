import { expect, test } from 'vitest';
import { ROLES } from '#shared/domain/roles.ts';
import { openTestCore } from '../../support/core/core.ts';
import { Door, person } from '../../support/core/door.ts';

const MINUTE = 60_000;

test.each([
  ['afterExit', ['admitted', 'already', 'exited', 'admitted', 'already']],
  ['never', ['admitted', 'already', 'exited', 'already', 'already']],
  ['always', ['admitted', 'admitted', 'exited', 'admitted', 'admitted']],
] as const)('re-entry %s', async (reentry, expected) => {
  const desk = await openTestCore();
  const door = await Door.open(desk, { reentry });
  const id = await door.guest({ name: 'Ada' });
  const verdicts: string[] = [];
  for (const direction of ['entry', 'entry', 'exit', 'entry', 'entry'] as const) {
    verdicts.push(await door.verdict(person(id), { direction }));
    desk.clock.advance(MINUTE);
  }
  expect(verdicts).toEqual(expected);
});

test('the hall is full, somebody leaves, somebody comes; a rule that changes counts at once', async () => {
  const desk = await openTestCore();
  const door = await Door.open(desk, { capacity: 2 });
  const [ada = '', grace = '', joan = ''] = await Promise.all(
    ['Ada', 'Grace', 'Joan'].map((name) => door.guest({ name })),
  );
  expect(await door.verdict(person(ada))).toBe('admitted');
  expect(await door.verdict(person(grace))).toBe('admitted');
  expect(await door.verdict(person(joan))).toBe('full');
  desk.clock.advance(MINUTE);
  await door.scan(person(ada), { direction: 'exit' });
  expect(await door.verdict(person(joan))).toBe('admitted');
  expect(await door.verdict(person(ada))).toBe('full');
  await desk.owner.events.update({ id: door.event.id, capacity: 3 });
  expect(await door.verdict(person(ada))).toBe('admitted');
  await desk.owner.events.update({ id: door.event.id, capacity: 1 });
  expect(await door.verdict(person(await door.guest({ name: 'Hedy' })))).toBe('full');
  await desk.owner.events.update({ id: door.event.id, capacity: null });
  expect(await door.verdict(person(await door.guest({ name: 'Mary' })))).toBe('admitted');
});

test.each(['waitlisted', 'cancelled', 'blocked', 'already', 'full'] as const)(
  'a supervisor admits in spite of %s',
  async (refusal) => {
    const desk = await openTestCore();
    const door = await Door.open(desk, { capacity: 1 });
    const status = refusal === 'waitlisted' || refusal === 'cancelled' ? refusal : 'enrolled';
    const id = await door.guest({ name: 'Ada', status });
    if (refusal === 'blocked') await desk.owner.registrations.setBlocked({ id, blocked: true });
    if (refusal === 'already') await door.scan(person(id));
    if (refusal === 'full') await door.scan(person(await door.guest({ name: 'The one place' })));
    const before = await door.stats();
    desk.clock.advance(MINUTE);
    expect(await door.scan(person(id))).toMatchObject({ verdict: refusal, overridable: true, overridden: false });
    const supervisor = await desk.signedIn('supervisor', 'Sue');
    const answer = await door.scan(person(id), { as: supervisor.client, override: { reason: 'Speaks at ten' } });
    expect(answer).toMatchObject({
      verdict: 'admitted',
      overridden: true,
      overridable: false,
      registration: { inside: true },
    });
    expect((await door.recent(id)).entries).toContainEqual(
      expect.objectContaining({ id: answer.checkInId, overrideReason: 'Speaks at ten', by: 'Sue' }),
    );
    expect((await door.stats()).checkIns).toBe(before.checkIns + 1);
  },
);

test('an override turns no way out and nobody unknown into an admission, and one that was not needed is none', async () => {
  const desk = await openTestCore();
  const door = await Door.open(desk);
  const id = await door.guest({ name: 'Ada' });
  const override = { reason: 'Why not' };
  expect(await door.scan('T-404', { override })).toMatchObject({ verdict: 'notFound', overridden: false });
  expect(await door.scan(person(id), { override, direction: 'exit' })).toMatchObject({ verdict: 'notInside' });
  expect(await door.scan(person(id), { override })).toMatchObject({ verdict: 'admitted', overridden: false });
  expect((await door.recent()).entries.map((entry) => entry.overrideReason)).toEqual([null, null, null]);
  await expect(door.scan(person(id), { override: { reason: '  ' } })).rejects.toMatchObject({ code: 'invalidInput' });
});

test.each(ROLES)('whether a %s may override', async (role) => {
  const desk = await openTestCore();
  const door = await Door.open(desk);
  const id = await door.guest({ name: 'Ada', status: 'cancelled' });
  const { client } = await desk.signedIn(role);
  const scan = door.scan(person(id), { as: client, override: { reason: 'Please' } });
  if (['administrator', 'organizer', 'supervisor'].includes(role)) {
    expect((await scan).verdict).toBe('admitted');
  } else {
    await expect(scan).rejects.toMatchObject({ code: 'forbidden' });
    expect((await door.recent()).entries).toEqual([]);
  }
});

test('a place on the waitlist is counted, and given up on enrolling', async () => {
  const desk = await openTestCore();
  const door = await Door.open(desk);
  const first = await door.guest({ name: 'Ada', status: 'waitlisted' });
  desk.clock.advance(MINUTE);
  const second = await door.guest({ name: 'Grace', status: 'waitlisted' });
  const place = async (id: string) => (await desk.owner.registrations.get({ id })).summary.waitPosition;
  expect([await place(first), await place(second)]).toEqual([1, 2]);
  await desk.owner.registrations.setStatus({ id: first, status: 'enrolled' });
  expect([await place(first), await place(second)]).toEqual([null, 1]);
  expect(await door.verdict(person(first))).toBe('admitted');
  expect(await door.stats()).toMatchObject({ expected: 1, waitlisted: 1 });
});

test('a queued scan counts at the time when it was made', async () => {
  const desk = await openTestCore();
  const door = await Door.open(desk);
  const id = await door.guest({ name: 'Ada' });
  const seenAt = desk.clock.now() - 10 * MINUTE;
  expect(await door.scan(person(id), { seenAt })).toMatchObject({
    verdict: 'admitted',
    seenAt,
    registration: { lastEntryAt: seenAt },
  });
  desk.clock.advance(MINUTE);
  expect(await door.scan(person(id))).toMatchObject({ verdict: 'already', before: { at: seenAt } });
});
