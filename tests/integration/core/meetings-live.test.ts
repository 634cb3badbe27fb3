import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { Door } from '../../support/core/door.ts';
import { MINUTE, openPlanned } from '../../support/core/planned.ts';

type Planned = Awaited<ReturnType<typeof openPlanned>>;

/** Ada and Bea meet in the first round, Cleo and Dora in the second; what they are told is read by them. */
async function open() {
  const event = await openPlanned();
  const { desk, plans, draft, move, r1, r2, t1, t2 } = event;
  const plan = await draft('Day');
  await move(plan, 'AB', r1, t1);
  await move(plan, 'CD', r2, t2);
  await plans.publish({ planId: plan });
  const told = async (name: string) => {
    const { client } = await desk.signedIn('attendee', name.toLowerCase());
    return (await client.notifications.list({})).notifications.filter(({ kind }) => kind === 'meeting').length;
  };
  const read = async (name: string) => {
    const { client } = await desk.signedIn('attendee', name.toLowerCase());
    await client.notifications.markRead({});
  };
  return { ...event, plan, told, read };
}

const until = ({ desk, start }: Pick<Planned, 'desk' | 'start'>, minutes: number) =>
  desk.clock.advance(start - desk.clock.now() + minutes * MINUTE);

test('a badge that is held up marks the arrival, says who is missing, and begins the meeting', async () => {
  const event = await open();
  const { desk, plans, meetings, plan, find, eventId, of, t1, t2 } = event;
  await desk.owner.registrations.assignBadge({
    ...{ nonce: randomUUID(), registrationId: of('Ada'), uid: '04A1B2C3D4E5F6' },
  });
  const badge = { kind: 'badge', uid: '04:a1:b2:c3:d4:e5:f6', payload: null } as const;
  const code = (name: string) => ({ kind: 'code', code: `T-${name}` }) as const;
  expect(await meetings.arriveWith({ eventId, subject: badge })).toMatchObject({
    outcome: 'noMeeting',
    person: { name: 'Ada' },
    next: { round: 'R1', table: 'T1' },
  });
  until(event, -5);
  const early = await meetings.arriveWith({ eventId, subject: badge });
  expect(early).toMatchObject({
    ...{ outcome: 'arrived', person: { name: 'Ada' }, appointment: { table: 'T1', status: 'pending' } },
    ...{ waitingFor: [{ name: 'Bea' }], next: null },
  });
  const operations = async () =>
    (await desk.core.context.store.read.get<{ n: number }>('SELECT count(*) AS n FROM operations'))?.n;
  const before = await operations();
  expect(await meetings.arriveWith({ eventId, subject: badge })).toEqual(early);
  expect(await operations()).toBe(before);
  expect(find(await plans.board({ planId: plan }), 'AB')).toMatchObject({ arrived: [of('Ada')], status: 'pending' });
  expect(await meetings.arriveWith({ eventId, subject: code('Bea'), meetingPointId: t2 })).toMatchObject({
    outcome: 'otherTable',
    appointment: { table: 'T1' },
  });
  expect(find(await plans.board({ planId: plan }), 'AB').arrived).toEqual([of('Ada')]);
  expect(await meetings.arriveWith({ eventId, subject: code('Bea'), meetingPointId: t1 })).toMatchObject({
    ...{ outcome: 'arrived', appointment: { status: 'active' }, waitingFor: [] },
  });
  expect(find(await plans.board({ planId: plan }), 'AB').status).toBe('active');
  expect(await meetings.arriveWith({ eventId, subject: code('Cleo') })).toMatchObject({
    ...{ outcome: 'noMeeting', next: { round: 'R2', table: 'T2' } },
  });
});

test('a badge that is nobody’s, is revoked, or is of another event is told apart', async () => {
  const { desk, meetings, eventId, of } = await open();
  expect(await meetings.arriveWith({ eventId, subject: { kind: 'code', code: 'NOPE' } })).toMatchObject({
    ...{ outcome: 'unknown', person: null, presented: 'NOPE' },
  });
  const give = (uid: string, replace = false) =>
    desk.owner.registrations.assignBadge({ nonce: randomUUID(), registrationId: of('Ada'), uid, replace });
  await give('04A1B2C3D4E5F6');
  await give('04B1B2C3D4E5F6', true);
  const lost = { kind: 'badge', uid: '04A1B2C3D4E5F6', payload: null } as const;
  expect(await meetings.arriveWith({ eventId, subject: lost })).toMatchObject({
    ...{ outcome: 'revoked', reason: expect.stringMatching(/./) },
  });
  const other = await Door.open(desk, { code: 'OTHER', title: 'Elsewhere' });
  await other.guest({ name: 'Eve', codes: ['T-Eve'] });
  expect(await meetings.arriveWith({ eventId, subject: { kind: 'code', code: 'T-Eve' } })).toMatchObject({
    ...{ outcome: 'elsewhere', person: null },
  });
});

test('a round is delayed with all that follow; who meets in them is told once, and not at all once it is taken back', async () => {
  const { meetings, programme, eventId, r1, r2, r3, start, told, read } = await open();
  const before = await told('Ada');
  const times = async () => (await programme.get({ eventId })).rounds.map(({ startAt }) => (startAt - start) / MINUTE);
  const ask = { eventId, roundId: r1, minutes: 15 };
  await expect(meetings.delay(ask)).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('R2') });
  const looked = await meetings.delay({ ...ask, following: true, preview: true });
  expect(looked).toMatchObject({ people: 4, misfits: [], undoId: null });
  expect(looked.rounds.map(({ roundId }) => roundId)).toEqual([r1, r2, r3]);
  expect(await times()).toEqual([0, 30, 60]);
  const { undoId } = await meetings.delay({ ...ask, following: true });
  expect(await times()).toEqual([15, 45, 75]);
  expect(await told('Ada')).toBe(before + 1);
  await read('Cleo');
  const cleo = await told('Cleo');
  // Whoever has not read it need not know of it; whoever has is told once more.
  expect(await meetings.undoDelay({ eventId, undoId: undoId ?? '' })).toEqual({ told: 1 });
  expect(await times()).toEqual([0, 30, 60]);
  expect([await told('Ada'), await told('Cleo')]).toEqual([before, cleo + 1]);
  await expect(meetings.undoDelay({ eventId, undoId: undoId ?? '' })).rejects.toMatchObject({ code: 'conflict' });
});

test('a round that has begun ends later; one that is over, and a time in the past, are refused', async () => {
  const event = await open();
  const { meetings, programme, eventId, r1, r2, start } = event;
  until(event, 5);
  await meetings.delay({ eventId, roundId: r1, minutes: 10 });
  expect((await programme.get({ eventId })).rounds[0]).toMatchObject({ startAt: start, endAt: start + 30 * MINUTE });
  await expect(meetings.delay({ eventId, roundId: r2, minutes: -25 })).rejects.toMatchObject({ code: 'conflict' });
  const { undoId } = await meetings.delay({ eventId, roundId: r2, minutes: 5 });
  await programme.updateRound({ id: r2, name: 'Second' });
  await programme.updateRound({ id: r2, endAt: start + 90 * MINUTE });
  await expect(meetings.undoDelay({ eventId, undoId: undoId ?? '' })).rejects.toMatchObject({ code: 'conflict' });
  until(event, 40);
  await expect(meetings.delay({ eventId, roundId: r1, minutes: 10 })).rejects.toMatchObject({ code: 'conflict' });
  await expect(meetings.delay({ eventId, roundId: r2, minutes: 0 })).rejects.toMatchObject({ code: 'invalidInput' });
});

test('what does not fit any more after a delay is said before', async () => {
  const { desk, meetings, programme, eventId, r1, t1, start } = await open();
  const of = { kind: 'event', eventId } as const;
  const openings = [{ startAt: start - 60 * MINUTE, endAt: start + 25 * MINUTE }];
  const hall = await desk.owner.venues.addLocation({ of, name: 'Hall', openings });
  await programme.updatePoints({ eventId, points: [{ id: t1, locationIds: [hall.id] }] });
  const ask = { eventId, roundId: r1, preview: true } as const;
  expect(await meetings.delay({ ...ask, minutes: 5 })).toMatchObject({ misfits: [] });
  expect(await meetings.delay({ ...ask, minutes: 10 })).toMatchObject({
    misfits: [{ people: [{ name: 'Ada' }, { name: 'Bea' }], obstacle: { kind: 'closed', id: t1 } }],
  });
});

test('a re-plan is taken back as it was, with what did not take place; those who have not read of it are not told', async () => {
  const event = await open();
  const { desk, plans, meetings, programme, plan, find, placesOf, follow, eventId, of, t1, r1, told } = event;
  until(event, 1);
  await follow();
  const meetingId = find(await plans.board({ planId: plan }), 'AB').id;
  await meetings.noShow({ meetingId, missingIds: [of('Bea')] });
  await programme.updatePoints({ eventId, points: [{ id: t1, outOfUse: true }] });
  const before = await placesOf(plan);
  const [ada, dora] = [await told('Ada'), await told('Dora')];
  desk.clock.advance(1000);
  const { undoId, moves } = await meetings.replan({ eventId, retryIds: [meetingId] });
  expect(moves.length).toBeGreaterThan(0);
  expect(await placesOf(plan)).not.toEqual(before);
  expect(await told('Ada')).toBe(ada + 1);
  expect(await meetings.undoReplan({ eventId, undoId: undoId ?? '' })).toEqual({
    back: moves.length,
    kept: 0,
    told: 0,
  });
  expect(await placesOf(plan)).toEqual(before);
  expect(find(await plans.board({ planId: plan }), 'AB')).toMatchObject({
    ...{ status: 'noShow', missing: [of('Bea')], roundId: r1 },
  });
  expect([await told('Ada'), await told('Dora')]).toEqual([ada, dora]);
  await expect(meetings.undoReplan({ eventId, undoId: undoId ?? '' })).rejects.toMatchObject({ code: 'conflict' });
});

test('what was moved by hand or has begun since a re-plan stays when it is taken back', async () => {
  const event = await open();
  const { meetings, plan, move, placesOf, eventId } = event;
  const { undoId, moves } = await meetings.replan({ eventId });
  expect(moves).toHaveLength(2);
  expect(await move(plan, 'AC', null)).toMatchObject({ moved: true });
  expect(await meetings.undoReplan({ eventId, undoId: undoId ?? '' })).toMatchObject({ back: 1, kept: 1 });
  expect(await placesOf(plan)).toEqual(['AB R1 T1', 'AC - -', 'BD - -', 'CD R2 T2']);
  const again = await meetings.replan({ eventId });
  expect(again.moves.length).toBeGreaterThan(0);
  until(event, 100);
  await expect(meetings.undoReplan({ eventId, undoId: again.undoId ?? '' })).rejects.toMatchObject({
    code: 'conflict',
  });
});

test('where somebody else sits by now, a re-planned meeting stays where it is', async () => {
  const event = await open();
  const { meetings, programme, plan, move, placesOf, eventId, r1, t1 } = event;
  await programme.updatePoints({ eventId, points: [{ id: t1, outOfUse: true }] });
  const { undoId } = await meetings.replan({ eventId });
  await programme.updatePoints({ eventId, points: [{ id: t1, outOfUse: false }] });
  const [ab] = (await placesOf(plan)).filter((place) => place.startsWith('AB'));
  expect(ab).toMatch(/ T2$/);
  await move(plan, 'CD', null);
  expect(await move(plan, 'CD', r1, t1)).toMatchObject({ moved: true });
  await meetings.undoReplan({ eventId, undoId: undoId ?? '' });
  expect((await placesOf(plan)).filter((place) => place.startsWith('AB'))).toEqual([ab]);
});

test('when somebody came to their meetings is in the file of all that is known of them', async () => {
  const event = await open();
  const { desk, meetings, of, start } = event;
  const known = async (name: string) => {
    const task = await desk.ended(await desk.owner.privacy.exportPerson({ registrationId: of(name) }));
    const data = unzipSync(readFileSync(String(task.result?.path)))['data.json'] ?? new Uint8Array();
    return (JSON.parse(Buffer.from(data).toString()) as { attendances: unknown }).attendances;
  };
  until(event, -5);
  await meetings.arrive({ registrationId: of('Ada') });
  expect(await known('Ada')).toEqual([{ arrivedAt: start - 5 * MINUTE, round: 'R1', startAt: start }]);
  expect(await known('Bea')).toEqual([]);
});

test('another chance, be it at the same table: the meeting is to come again, and its people are told', async () => {
  const event = await open();
  const { plans, meetings, plan, find, eventId, of, told } = event;
  until(event, -5);
  const meetingId = find(await plans.board({ planId: plan }), 'AB').id;
  await meetings.noShow({ meetingId, missingIds: [of('Bea')] });
  const ada = await told('Ada');
  const { moves, undoId } = await meetings.replan({ eventId, retryIds: [meetingId] });
  const again = moves.find((move) => move.meetingId === meetingId);
  expect(again).toMatchObject({ from: null, to: { roundId: expect.any(String) } });
  expect(find(await plans.board({ planId: plan }), 'AB')).toMatchObject({ status: 'pending', missing: [] });
  expect(await told('Ada')).toBe(ada + 1);
  await meetings.undoReplan({ eventId, undoId: undoId ?? '' });
  expect(find(await plans.board({ planId: plan }), 'AB').status).toBe('noShow');
});

test('a meeting that somebody moves while a re-plan is thought about stays where they put it', async () => {
  const event = await open();
  const { desk, plans, meetings, programme, plan, find, move, eventId, r3, t1 } = event;
  const { planner } = desk.core.context;
  const replan = planner.replan.bind(planner);
  let asked = 0;
  planner.replan = async (task) => {
    const healed = await replan(task);
    if (asked++ === 0) expect(await move(plan, 'AC', r3, t1)).toMatchObject({ moved: true });
    return healed;
  };
  const { moves } = await meetings.replan({ eventId });
  expect(asked).toBe(2);
  const board = await plans.board({ planId: plan });
  expect(find(board, 'AC')).toMatchObject({ roundId: r3, meetingPointId: t1 });
  expect(find(board, 'BD').roundId).not.toBeNull();
  expect(moves.map(({ meetingId }) => meetingId)).toEqual([find(board, 'BD').id]);

  planner.replan = async (task) => {
    const healed = await replan(task);
    await programme.updatePoints({ eventId, points: [{ id: t1, capacity: 2 }] });
    return healed;
  };
  await expect(meetings.replan({ eventId })).rejects.toMatchObject({ code: 'conflict' });
});

test('who meets elsewhere or at another time than was published is told, once as long as they have not read it', async () => {
  const { desk, plan, move, told, read, programme, draft, eventId, r1, r2, r3, t1 } = await open();
  const unread = async (name: string) => {
    const { client } = await desk.signedIn('attendee', name.toLowerCase());
    return (await client.notifications.list({})).unread;
  };
  for (const name of ['Ada', 'Cleo']) await read(name);
  const before = await told('Ada');
  await move(plan, 'AB', r3, t1);
  await move(plan, 'AB', r1, t1);
  expect([await told('Ada'), await unread('Ada'), await unread('Cleo')]).toEqual([before + 1, 1, 0]);
  await read('Ada');
  await move(plan, 'AB', null);
  expect([await told('Ada'), await unread('Ada')]).toEqual([before + 1, 1]);
  // A draft is nobody's business.
  await move(await draft('Another'), 'CD', r1, t1);
  expect(await unread('Cleo')).toBe(0);

  await programme.updateRound({ id: r2, name: 'Second' });
  expect(await unread('Cleo')).toBe(0);
  await programme.updateRound({
    id: r2,
    startAt: desk.clock.now() + 200 * MINUTE,
    endAt: desk.clock.now() + 210 * MINUTE,
  });
  expect([await unread('Cleo'), await unread('Ada')]).toEqual([1, 1]);
  await read('Cleo');
  await programme.removeRounds({ eventId, ids: [r2] });
  expect(await unread('Cleo')).toBe(1);
});

test('what follows a delayed round is what follows on its day', async () => {
  const { meetings, programme, eventId, r1, r2, start } = await open();
  const tomorrow = { name: 'T1', startAt: start + 24 * 60 * MINUTE, endAt: start + 24 * 60 * MINUTE + 20 * MINUTE };
  const { rounds } = await programme.addRounds({ eventId, rounds: [tomorrow] });
  const last = rounds.at(-1)?.id;
  const { rounds: moved } = await meetings.delay({ eventId, roundId: r1, minutes: 10, following: true });
  expect(moved.map(({ roundId }) => roundId)).toContain(r2);
  expect(moved.map(({ roundId }) => roundId)).not.toContain(last);
});

test('between two meetings a badge is for the one that begins, or for the table where it is held', async () => {
  const event = await open();
  const { meetings, plan, move, eventId, of, r1, r2, t1, t2 } = event;
  await move(plan, 'CD', null);
  expect(await move(plan, 'AC', r2, t2)).toMatchObject({ moved: true });
  // What had no place when the plan was published is in their schedules as soon as it has one.
  expect((await meetings.of({ registrationId: of('Cleo') })).appointments).toMatchObject([
    { roundId: r2, table: 'T2' },
  ]);
  until(event, 1);
  const code = (name: string, meetingPointId: string | null = null) =>
    meetings.arriveWith({ eventId, subject: { kind: 'code', code: `T-${name}` }, meetingPointId });
  await code('Ada');
  expect(await code('Bea')).toMatchObject({ outcome: 'arrived', appointment: { status: 'active', roundId: r1 } });
  until(event, 18);
  expect(await code('Ada', t2)).toMatchObject({ outcome: 'arrived', appointment: { roundId: r2, status: 'pending' } });
  expect(await code('Ada', t1)).toMatchObject({ outcome: 'arrived', appointment: { roundId: r1 } });
  expect(await code('Ada')).toMatchObject({ outcome: 'arrived', appointment: { roundId: r2 } });
});

test('what has to be before a meeting and does not take place any more is forgotten', async () => {
  const { desk, plans, meetings, plan, find, eventId } = await open();
  const board = await plans.board({ planId: plan });
  const [ab, ac, cd] = [find(board, 'AB'), find(board, 'AC'), find(board, 'CD')];
  await meetings.setOrder({ eventId, meetingId: cd.id, afterIds: [ab.id, ac.id] });
  await desk.owner.matching.end({ matchId: ac.matchIds[0] ?? '' });
  expect(find(await plans.board({ planId: plan }), 'CD').afterIds).toEqual([ab.id]);
  await meetings.setOrder({ eventId, meetingId: cd.id, afterIds: [] });
});

test('a re-plan says why something has no place', async () => {
  const event = await open();
  const { meetings, programme, plans, plan, find, eventId, t1, t2, r3, r2 } = event;
  await programme.removeRounds({ eventId, ids: [r3, r2] });
  await programme.updatePoints({ eventId, points: [{ id: t2, outOfUse: true }] });
  expect(await meetings.replan({ eventId })).toMatchObject({ unplaced: 3 });
  const board = await plans.board({ planId: plan });
  expect(find(board, 'AB')).toMatchObject({ meetingPointId: t1 });
  expect(find(board, 'CD').reason).toMatchObject({ kind: 'tablesFull' });
  expect(find(board, 'AC').reason).toMatchObject({ kind: expect.stringMatching(/busy|tablesFull/) });
});

test('two who are put together now are told, if that was to be later', async () => {
  const event = await open();
  const { desk, meetings, plans, plan, find, move, read, of, r1, r3, t2 } = event;
  await move(plan, 'AC', r3);
  until(event, 1);
  const { id: meetingId } = find(await plans.board({ planId: plan }), 'AB');
  await meetings.noShow({ meetingId, missingIds: [of('Bea')] });
  await read('Cleo');
  await meetings.meetNow({ firstId: of('Ada'), secondId: of('Cleo'), roundId: r1, meetingPointId: t2 });
  const { client } = await desk.signedIn('attendee', 'cleo');
  expect((await client.notifications.list({})).unread).toBe(1);
});

test('by hand the arrival is marked at the meeting that is named, and at no other', async () => {
  const event = await open();
  const { plans, meetings, plan, find, move, of, r2, t1 } = event;
  await move(plan, 'CD', null);
  await move(plan, 'AC', r2, t1);
  const [now, next] = [
    find(await plans.board({ planId: plan }), 'AB').id,
    find(await plans.board({ planId: plan }), 'AC').id,
  ];
  const arrivedAt = async (pair: string) => find(await plans.board({ planId: plan }), pair).arrived;
  until(event, 10);
  // The next one begins in 20 minutes: too early to be there for it.
  expect(await meetings.arrive({ registrationId: of('Ada'), meetingId: next })).toEqual({ appointment: null });
  until(event, 17);
  expect(await meetings.arrive({ registrationId: of('Ada'), meetingId: next })).toMatchObject({
    appointment: { id: next, round: 'R2' },
  });
  expect([await arrivedAt('AB'), await arrivedAt('AC')]).toEqual([[], [of('Ada')]]);
  await meetings.arrive({ registrationId: of('Ada'), meetingId: now });
  expect(await arrivedAt('AB')).toEqual([of('Ada')]);
  expect(await meetings.arrive({ registrationId: of('Dora'), meetingId: now })).toEqual({ appointment: null });
});

test('whom somebody who waits could meet can be asked again, and changes nothing', async () => {
  const event = await open();
  const { desk, plans, meetings, matching, plan, find, eventId, of, enter } = event;
  await matching.setRules({ eventId, rules: { isOn: true, needsConsent: false } });
  await enter('Ada', 'Cleo');
  until(event, -5);
  const meetingId = find(await plans.board({ planId: plan }), 'AB').id;
  expect(await meetings.offers({ meetingId })).toEqual({ waiting: [], offers: [] });
  const said = await meetings.noShow({ meetingId, missingIds: [of('Bea')] });
  expect(said.offers).toMatchObject([{ waitingId: of('Ada'), partner: { name: 'Cleo' } }]);
  const operations = () => desk.core.context.store.read.get('SELECT count(*) AS n FROM operations');
  const before = await operations();
  expect(await meetings.offers({ meetingId })).toEqual(said);
  expect(await operations()).toEqual(before);
});
