import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { conflictKinds } from '#main/features/conflicts/kinds.ts';
import { operationKinds } from '#main/storage/operations/kinds/index.ts';
import type { Decision } from '#shared/domain/conflict.ts';
import type { TestCore } from '../../support/core/core.ts';
import { meet, openDesks } from '../../support/core/desks.ts';
import { badge, Door, person } from '../../support/core/door.ts';
import { MINUTE } from '../../support/core/planned.ts';

/** Desks that all know one event. */
async function open(count: number, fields: { capacity?: number; reentry?: 'afterExit' | 'never' | 'always' } = {}) {
  const desks = await openDesks(count);
  const [first] = desks as [TestCore];
  const door = await Door.open(first, fields);
  const eventId = door.event.id;
  /** Everybody sees the same clock on the wall, and hears what the others have done. */
  const exchange = async (backwards = false) => {
    const latest = Math.max(...desks.map(({ clock }) => clock.now()));
    for (const { clock } of desks) clock.set(latest);
    await meet(desks, backwards);
  };
  await exchange();
  const at = (number: number) => desks[number - 1] as TestCore;
  const scan = async (number: number, id: string, options: { direction?: 'exit'; reason?: string } = {}) => {
    at(number).clock.advance(MINUTE * number);
    return at(number).owner.checkIn.scan({
      nonce: randomUUID(),
      eventId,
      subject: person(id),
      direction: options.direction ?? 'entry',
      method: 'scan',
      ...(options.reason === undefined ? {} : { override: { reason: options.reason } }),
    });
  };
  /** What a desk shows, which must be what all show. */
  const shown = async (state: 'open' | 'handled' = 'open') => {
    const lists = await Promise.all(desks.map(({ owner }) => owner.conflicts.list({ eventId, state })));
    for (const list of lists) expect(list).toEqual(lists[0]);
    return lists[0]?.conflicts ?? [];
  };
  const handle = (number: number, conflictId: string, decision: Decision, pick?: string) => {
    at(number).clock.advance(MINUTE);
    const chosen = pick === undefined ? {} : { pick };
    return at(number).owner.conflicts.handle({ nonce: randomUUID(), conflictId, decision, ...chosen });
  };
  return { desks, door, eventId, exchange, at, scan, shown, handle };
}

test('the kinds of operations after which others are told are kinds that there are', () => {
  const known = new Set(operationKinds.map(({ kind }) => kind));
  expect([...conflictKinds].filter((kind) => !known.has(kind))).toEqual([]);
});

type Opened = Awaited<ReturnType<typeof open>>;

/** The badge that desks give away. */
const BADGE = '04a1b2c3d4e5f6';

async function giveBadge({ at }: Opened, number: number, registrationId: string): Promise<void> {
  at(number).clock.advance(MINUTE * number);
  await at(number).owner.registrations.assignBadge({ nonce: randomUUID(), registrationId, uid: BADGE });
}

/** Somebody on the list that all desks have. */
async function guest({ door, exchange }: Opened, name = 'Ada Lovelace', codes: string[] = []): Promise<string> {
  const id = await door.guest({ name, codes });
  await exchange();
  return id;
}

test('a badge that was seen at two doors while these were apart is shown at each, and left', async () => {
  const all = await open(3);
  const { scan, exchange, shown, handle, desks, eventId } = all;
  const ada = await guest(all);
  await scan(1, ada);
  await scan(2, ada);
  expect(await shown()).toEqual([]);
  await exchange();
  const [conflict] = await shown();
  expect(conflict).toMatchObject({
    kind: 'doubleEntry',
    people: [{ registrationId: ada, name: 'Ada Lovelace' }],
    sides: [
      { deskName: 'Desk 1', counts: true },
      { deskName: 'Desk 2', counts: true },
    ],
  });
  await handle(3, conflict?.id ?? '', 'leave');
  await exchange();
  expect(await shown()).toEqual([]);
  expect(await shown('handled')).toMatchObject([
    { kind: 'doubleEntry', handled: [{ decision: 'leave', deskName: 'Desk 3', by: 'Command line' }] },
  ]);
  for (const { owner } of desks) expect(await owner.conflicts.counts({ eventId })).toEqual({ open: 0, handled: 1 });
});

test('taking one of the check-ins back settles it, and a third one brings back what was left', async () => {
  const all = await open(3);
  const { desks, scan, exchange, shown, handle, at, eventId } = all;
  const [ada, bea] = [await guest(all), await guest(all, 'Bea')];
  await scan(1, ada);
  await scan(1, bea);
  await scan(2, ada);
  const second = await scan(2, bea);
  await meet(desks.slice(0, 2));
  const { conflicts } = await at(1).owner.conflicts.list({ eventId });
  const [ofBea, ofAda] = conflicts;
  await handle(1, ofBea?.id ?? '', 'takeBack', second.checkInId);
  await handle(1, ofAda?.id ?? '', 'leave');
  await scan(3, ada);
  await exchange(true);
  expect(await shown()).toMatchObject([{ kind: 'doubleEntry', sides: [{}, {}, { deskName: 'Desk 3' }] }]);
  expect(await shown('handled')).toMatchObject([
    { people: [{ name: 'Bea' }], sides: [{ counts: true }, { counts: false }], handled: [{ decision: 'takeBack' }] },
  ]);
  expect((await at(3).owner.checkIn.recent({ eventId, registrationId: bea }))?.entries[0]?.undone).not.toBeNull();
});

test('what desks would have done in any case is no conflict', async () => {
  const all = await open(2);
  const { scan, exchange, shown, at, eventId } = all;
  const [out, undone, meant, known, twice] = [
    await guest(all, 'Went out'),
    await guest(all, 'Was undone'),
    await guest(all, 'Was let in again'),
    await guest(all, 'Was known'),
    await guest(all, 'Was at one door'),
  ];
  await scan(1, out);
  await scan(1, out, { direction: 'exit' });
  at(2).clock.set(at(1).clock.now());
  await scan(2, out);
  await scan(1, undone);
  await at(1).owner.checkIn.undo({ nonce: randomUUID(), eventId });
  await scan(2, undone);
  await scan(1, known);
  await scan(1, meant);
  await exchange();
  expect((await scan(2, known)).verdict).toBe('already');
  expect((await scan(2, meant, { reason: 'Lost the wristband' })).verdict).toBe('admitted');
  await scan(1, twice);
  await scan(1, twice);
  await exchange();
  expect(await shown()).toEqual([]);
});

test('which entries differ follows from the rule for coming in again, also where that is changed later', async () => {
  const all = await open(2, { reentry: 'always' });
  const { scan, exchange, shown, door, at } = all;
  const ada = await guest(all);
  await scan(1, ada);
  await scan(2, ada);
  await exchange();
  expect(await shown()).toEqual([]);
  await at(1).owner.events.update({ id: door.event.id, reentry: 'never' });
  await exchange();
  expect(await shown()).toMatchObject([{ kind: 'doubleEntry' }]);
});

test('somebody whom two desks have registered is shown, and one of the registrations goes', async () => {
  const all = await open(2);
  const { exchange, shown, handle, at, eventId } = all;
  const register = async (number: number, displayName: string, rest: { email?: string; company?: string }) => {
    const { registrations } = at(number).owner;
    const { registration } = await registrations.create({
      ...{ nonce: randomUUID(), eventId, person: { displayName, ...rest } },
    });
    return registration.id;
  };
  const ada = [
    await register(1, 'Ada Lovelace', { email: 'ada@example.org' }),
    await register(2, 'A. Lovelace', { email: 'ADA@example.org' }),
  ];
  await register(1, '王伟', { company: 'Beispiel GmbH' });
  await register(2, '王伟', { company: 'BEISPIEL GmbH' });
  await register(1, 'Lovelace Ada', { company: 'Engines' });
  await register(2, 'Ada Lovelace', { company: 'engines' });
  // Two at one desk, and namesakes of no company, are several people.
  await register(1, 'Bea', { email: 'office@example.org' });
  await register(1, 'Cleo', { email: 'office@example.org' });
  await register(1, 'Dora', {});
  await register(2, 'Dora', {});
  await exchange();
  const conflicts = await shown();
  expect(conflicts.map(({ people }) => people.map(({ name }) => name).sort())).toEqual(
    expect.arrayContaining([
      ['A. Lovelace', 'Ada Lovelace'],
      ['王伟', '王伟'],
      ['Ada Lovelace', 'Lovelace Ada'],
    ]),
  );
  expect(conflicts).toHaveLength(3);
  const twice = conflicts.find(({ people }) => people.some(({ registrationId }) => registrationId === ada[0]));
  await handle(2, twice?.id ?? '', 'keepOne', ada[1]);
  const namesakes = conflicts.find(({ people }) => people.some(({ name }) => name === '王伟'));
  await handle(1, namesakes?.id ?? '', 'leave');
  await exchange();
  expect(await shown()).toHaveLength(1);
  expect(await shown('handled')).toHaveLength(2);
  expect((await at(1).owner.registrations.get({ id: ada[0] ?? '' })).summary.status).toBe('cancelled');
  // Who knows of the other one and adds somebody beside them has decided that.
  await register(2, 'Ada King', { email: 'ada@example.org' });
  await exchange();
  expect(await shown()).toHaveLength(1);
});

test('a badge that two people have got is given to one of them', async () => {
  const all = await open(2);
  const { exchange, shown, handle, at, eventId } = all;
  const [ada, bea] = [await guest(all), await guest(all, 'Bea')];
  await giveBadge(all, 1, ada);
  await giveBadge(all, 2, bea);
  await exchange();
  const [conflict] = await shown();
  expect(conflict).toMatchObject({
    ...{ kind: 'sharedBadge', badge: BADGE },
    sides: [
      { person: { name: 'Ada Lovelace' }, deskName: 'Desk 1', counts: false },
      { person: { name: 'Bea' }, deskName: 'Desk 2', counts: true },
    ],
  });
  const scanned = async () => {
    const subject = badge(BADGE);
    at(1).clock.advance(MINUTE);
    const answer = await at(1).owner.checkIn.scan({
      ...{ nonce: randomUUID(), eventId, subject, direction: 'entry', method: 'nfc' },
    });
    return answer.registration?.name;
  };
  await handle(1, conflict?.id ?? '', 'give', ada);
  await exchange();
  expect(await shown()).toEqual([]);
  expect(await scanned()).toBe('Ada Lovelace');
  expect((await at(2).owner.registrations.get({ id: bea })).badges).toEqual([]);
});

test('a badge that two people have got stays in the list while something else is written down of them', async () => {
  const all = await open(2);
  const { exchange, shown, at } = all;
  const [ada, bea] = [await guest(all), await guest(all, 'Bea')];
  await giveBadge(all, 1, ada);
  await giveBadge(all, 2, bea);
  await exchange();
  expect(await shown()).toMatchObject([{ kind: 'sharedBadge' }]);
  // Only where two desks have said something of registrations is looked for people who are there twice.
  await at(2).owner.registrations.update({ id: ada, patch: { note: 'Asked for a chair' } });
  await exchange();
  expect(await shown()).toMatchObject([{ kind: 'sharedBadge' }]);
});

test('places that several desks gave away at once are shown, and whoever came last waits', async () => {
  const all = await open(2, { capacity: 2 });
  const { exchange, shown, handle, at, eventId } = all;
  const register = (number: number, displayName: string) => {
    at(number).clock.advance(MINUTE);
    return at(number).owner.registrations.create({ nonce: randomUUID(), eventId, person: { displayName } });
  };
  for (const name of ['Ada', 'Bea']) await register(1, name);
  at(2).clock.advance(2 * MINUTE);
  for (const name of ['Cleo', 'Dora', 'Waits']) await register(2, name);
  await exchange();
  const [conflict] = await shown();
  expect(conflict).toMatchObject({ kind: 'overCapacity', places: { capacity: 2, enrolled: 4 } });
  expect(conflict?.people.map(({ name }) => name)).toEqual(['Ada', 'Bea', 'Cleo', 'Dora']);
  await handle(1, conflict?.id ?? '', 'waitlist');
  await exchange();
  expect(await shown()).toEqual([]);
  const { items } = await at(2).owner.registrations.list({ eventId, filter: 'enrolled' });
  expect(items.map(({ name }) => name)).toEqual(['Ada', 'Bea']);
  // More than there are places, and nobody knew it otherwise: somebody let them in on purpose.
  await at(1).owner.registrations.promote({ eventId, count: 1 });
  await exchange();
  expect(await shown()).toEqual([]);
});

test('accepted beyond the capacity stays accepted until more come', async () => {
  const all = await open(2, { capacity: 1 });
  const { exchange, shown, handle, at, eventId } = all;
  const register = (number: number, displayName: string) =>
    at(number).owner.registrations.create({ nonce: randomUUID(), eventId, person: { displayName } });
  await register(1, 'Ada');
  await register(2, 'Bea');
  await exchange();
  await handle(2, (await shown())[0]?.id ?? '', 'leave');
  await exchange();
  expect(await shown()).toEqual([]);
  expect(await shown('handled')).toMatchObject([{ kind: 'overCapacity', handled: [{ decision: 'leave' }] }]);
});

/** Two people who meet and nobody else, so that all tables are free, with a plan that counts and a second one. */
async function planned() {
  const all = await open(2);
  const { at, eventId, exchange } = all;
  const { matching, programme, plans } = at(1).owner;
  const ids = [await guest(all, 'Ada'), await guest(all, 'Bea')];
  const start = at(1).clock.now() + 60 * MINUTE;
  const { rounds } = await programme.addRounds({
    eventId,
    rounds: [0, 1, 2].map((n) => ({
      ...{ name: `R${n + 1}`, startAt: start + n * 30 * MINUTE, endAt: start + (n * 30 + 20) * MINUTE },
    })),
  });
  const { points } = await programme.addPoints({ eventId, points: [{ name: 'T1' }, { name: 'T2' }] });
  await matching.create({ firstId: ids[0] ?? '', secondId: ids[1] ?? '' });
  const solve = async () => {
    const task = await plans.solve({ eventId, seconds: 1, seed: 1 });
    await at(1).ended(task);
    return (await plans.list({ eventId })).plans[0]?.id ?? '';
  };
  const [plan, other] = [await solve(), await solve()];
  await plans.publish({ planId: plan });
  await exchange();
  const board = await plans.board({ planId: plan });
  const meetingId = board.meetings.find(({ people }) => people.includes(ids[0] ?? ''))?.id ?? '';
  const move = async (number: number, round: number, table: number) => {
    at(number).clock.advance(MINUTE * number);
    const place = { roundId: rounds[round]?.id ?? '', meetingPointId: points[table]?.id ?? '' };
    expect(await at(number).owner.plans.move({ planId: plan, meetingId, ...place })).toMatchObject({ moved: true });
  };
  const placeAt = async (number: number) => {
    const { meetings, ...now } = await at(number).owner.plans.board({ planId: plan });
    const meeting = meetings.find(({ id }) => id === meetingId);
    const name = (list: readonly { id: string; name: string }[], id: string | null | undefined) =>
      list.find((one) => one.id === id)?.name;
    return `${name(now.rounds, meeting?.roundId)} ${name(now.points, meeting?.meetingPointId)}`;
  };
  return { ...all, plan, other, meetingId, move, placeAt, start, ids };
}

test('a meeting that two desks have moved is shown with both places, and goes where it is put', async () => {
  const all = await planned();
  const { move, exchange, shown, handle, placeAt } = all;
  await move(1, 0, 1);
  await move(1, 1, 0);
  await move(2, 2, 0);
  await exchange();
  const [conflict, ...others] = await shown();
  expect(others).toEqual([]);
  // What a desk has thought better of itself is no news to anybody.
  expect(conflict).toMatchObject({
    kind: 'changedTwice',
    people: expect.arrayContaining([expect.objectContaining({ name: 'Ada' })]),
    sides: [
      { place: { round: 'R2', table: 'T1' }, deskName: 'Desk 1', by: 'Command line', counts: false },
      { place: { round: 'R3', table: 'T1' }, deskName: 'Desk 2', counts: true },
    ],
  });
  await handle(2, conflict?.id ?? '', 'replace', conflict?.sides[0]?.pick);
  await exchange();
  expect(await shown()).toEqual([]);
  expect(await placeAt(1)).toBe('R2 T1');
  // Who moves it once more has seen all of that.
  await move(1, 0, 1);
  await exchange();
  expect(await shown()).toEqual([]);
});

test('a meeting that is moved to the same place, or one after the other, is no conflict', async () => {
  const { move, exchange, shown } = await planned();
  await move(1, 2, 1);
  await move(2, 2, 1);
  await exchange();
  expect(await shown()).toEqual([]);
  await move(1, 1, 1);
  await exchange(true);
  await move(2, 2, 0);
  await exchange();
  expect(await shown()).toEqual([]);
});

test('a no-show that time has overwritten elsewhere is shown, and comes back', async () => {
  const { desks, at, exchange, shown, handle, meetingId, start, ids, eventId } = await planned();
  for (const desk of desks) {
    desk.clock.set(start + 5 * MINUTE);
    await desk.ended(await desk.owner.installation.runJob({ name: 'meetings' }));
  }
  await exchange();
  await at(1).owner.meetings.noShow({ meetingId, missingIds: [ids[1] ?? ''] });
  at(2).clock.advance(240 * MINUTE);
  await at(2).ended(await at(2).owner.installation.runJob({ name: 'meetings' }));
  await exchange();
  const [conflict] = await shown();
  expect(conflict).toMatchObject({
    sides: [
      { status: 'noShow', counts: false },
      { status: 'completed', counts: true, by: null },
    ],
  });
  await handle(2, conflict?.id ?? '', 'replace', conflict?.sides[0]?.pick);
  await exchange();
  expect(await shown()).toEqual([]);
  const { appointments } = await at(1).owner.meetings.of({ registrationId: ids[0] ?? '' });
  expect(appointments).toMatchObject([{ id: meetingId, status: 'noShow' }]);
  expect(eventId).not.toBe('');
});

test('two plans that were published apart are shown, and the other one counts where somebody says so', async () => {
  const { at, exchange, shown, handle, plan, other, eventId } = await planned();
  const third = await at(2).owner.plans.copy({ planId: plan, name: 'Of the second desk' });
  at(1).clock.advance(MINUTE);
  await at(1).owner.plans.publish({ planId: other });
  at(2).clock.advance(2 * MINUTE);
  await at(2).owner.plans.publish({ planId: third.id });
  await exchange();
  const conflict = (await shown()).find(({ sides }) => sides.some((side) => side.plan !== null));
  expect(conflict).toMatchObject({ sides: [{ counts: false }, { plan: 'Of the second desk', counts: true }] });
  await handle(1, conflict?.id ?? '', 'replace', conflict?.sides[0]?.pick);
  await exchange();
  expect(await shown()).toEqual([]);
  const { plans } = await at(2).owner.plans.list({ eventId });
  expect(plans.find(({ state }) => state === 'published')?.id).toBe(other);
});

test('handled apart on two desks it is handled, and both decisions are told', async () => {
  const all = await open(3);
  const { scan, exchange, shown, handle } = all;
  const ada = await guest(all);
  await scan(1, ada);
  await scan(2, ada);
  await exchange();
  const [conflict] = await shown();
  const [first, second] = conflict?.sides.map(({ pick }) => pick) ?? [];
  await handle(1, conflict?.id ?? '', 'takeBack', first);
  await handle(2, conflict?.id ?? '', 'takeBack', second);
  await handle(3, conflict?.id ?? '', 'leave');
  await exchange(true);
  expect(await shown()).toEqual([]);
  const [handled] = await shown('handled');
  expect(handled?.handled.map(({ decision }) => decision).sort()).toEqual(['leave', 'takeBack', 'takeBack']);
});

test('the same press twice is one deed, and a second one is told that it came late', async () => {
  const all = await open(2);
  const { scan, exchange, shown, at, eventId } = all;
  const ada = await guest(all);
  await scan(1, ada);
  await scan(2, ada);
  await exchange();
  const conflictId = (await shown())[0]?.id ?? '';
  const { conflicts } = at(1).owner;
  const nonce = randomUUID();
  const done = await conflicts.handle({ nonce, conflictId, decision: 'leave', note: 'Twins' });
  expect(done).toEqual({ conflictId, counts: { open: 0, handled: 1 } });
  expect(await conflicts.handle({ nonce, conflictId, decision: 'leave', note: 'Twins' })).toEqual(done);
  await expect(conflicts.handle({ nonce: randomUUID(), conflictId, decision: 'leave' })).rejects.toMatchObject({
    code: 'conflict',
  });
  expect((await conflicts.list({ eventId, state: 'handled' })).conflicts[0]?.handled).toMatchObject([
    { note: 'Twins' },
  ]);
});

test('who may decide what is checked in the core', async () => {
  const all = await open(2);
  const { scan, exchange, shown, at, eventId } = all;
  const ada = await guest(all);
  const bea = await guest(all, 'Bea');
  await scan(1, ada);
  await scan(2, ada);
  await giveBadge(all, 1, ada);
  await giveBadge(all, 2, bea);
  await exchange();
  const conflicts = await shown();
  const idOf = (kind: string) => conflicts.find((one) => one.kind === kind)?.id ?? '';
  const { client: staff } = await at(1).signedIn('staff');
  expect((await staff.conflicts.list({ eventId })).conflicts).toHaveLength(2);
  const give = { conflictId: idOf('sharedBadge'), decision: 'give', pick: ada } as const;
  await expect(staff.conflicts.handle({ nonce: randomUUID(), ...give })).rejects.toMatchObject({ code: 'forbidden' });
  await staff.conflicts.handle({ nonce: randomUUID(), conflictId: idOf('doubleEntry'), decision: 'leave' });
  const { client: organizer } = await at(1).signedIn('organizer');
  await organizer.conflicts.handle({ nonce: randomUUID(), ...give });
  expect(await organizer.conflicts.counts({ eventId })).toMatchObject({ open: 0 });
  const wrong = { nonce: randomUUID(), conflictId: idOf('doubleEntry'), decision: 'give' } as const;
  await expect(organizer.conflicts.handle(wrong)).rejects.toMatchObject({ code: 'conflict' });
});

test('a side that is none of the conflict, and a decision that does not suit it, are refused', async () => {
  const all = await open(2);
  const { scan, exchange, shown, handle } = all;
  const ada = await guest(all);
  await scan(1, ada);
  await scan(2, ada);
  await exchange();
  const id = (await shown())[0]?.id ?? '';
  await expect(handle(1, id, 'takeBack', randomUUID())).rejects.toMatchObject({ code: 'invalidInput' });
  await expect(handle(1, id, 'takeBack')).rejects.toMatchObject({ code: 'invalidInput' });
  await expect(handle(1, id, 'waitlist')).rejects.toMatchObject({ code: 'invalidInput' });
  expect(await shown()).toHaveLength(1);
});

test('whoever was erased is in no conflict any more, and no note tells of them', async () => {
  const all = await open(2);
  const { scan, exchange, shown, at, desks } = all;
  const [ada, bea] = [await guest(all), await guest(all, 'Bea')];
  for (const id of [ada, bea]) {
    await scan(1, id);
    await scan(2, id);
  }
  await exchange();
  const ofAda = (await shown()).find(({ people }) => people[0]?.registrationId === ada);
  await at(1).owner.conflicts.handle({
    ...{ nonce: randomUUID(), conflictId: ofAda?.id ?? '', decision: 'leave', note: 'Ada came with her twin' },
  });
  await exchange();
  for (const registrationId of [ada, bea]) await at(2).ended(await at(2).owner.privacy.erase({ registrationId }));
  await exchange();
  expect(await shown()).toEqual([]);
  for (const { core } of desks) {
    const left = await core.context.store.read.all(
      "SELECT 1 FROM operations WHERE instr(payload, 'twin') UNION ALL SELECT 1 FROM conflict_handlings WHERE note IS NOT NULL",
    );
    expect(left).toEqual([]);
  }
});
