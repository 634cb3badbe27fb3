import { expect, test } from 'vitest';
import { MINUTE, openPlanned as open } from '../../support/core/planned.ts';

test('a plan is made by hand: what fits is taken, with the first free table, and what does not is told', async () => {
  const { plans, draft, move, placesOf, programme, of, r1, r2, t1, t2 } = await open();
  const plan = await draft('By hand');
  expect(await move(plan, 'AB', r1)).toEqual({ moved: true, obstacles: [] });
  expect(await move(plan, 'CD', r1)).toEqual({ moved: true, obstacles: [] });
  expect(await placesOf(plan)).toEqual(['AB R1 T1', 'AC - -', 'BD - -', 'CD R1 T2']);
  const refused = await move(plan, 'AC', r1, t1);
  expect(refused.obstacles.map(({ kind, ...rest }) => [kind, 'id' in rest ? rest.id : '']).sort()).toEqual(
    [
      ['busy', of('Ada')],
      ['busy', of('Cleo')],
      ['full', t1],
    ].sort(),
  );
  expect(refused.moved).toBe(false);
  await programme.setAvailability({ registrationId: of('Bea'), rounds: [{ roundId: r2, available: false }] });
  expect(await move(plan, 'BD', r2, t2)).toEqual({ moved: false, obstacles: [{ kind: 'away', id: of('Bea') }] });
  expect(await move(plan, 'AC', r2, t2)).toMatchObject({ moved: true });
  expect(await move(plan, 'CD', null)).toMatchObject({ moved: true });
  expect(await placesOf(plan)).toEqual(['AB R1 T1', 'AC R2 T2', 'BD - -', 'CD - -']);
  expect(await plans.list({ eventId: (await plans.board({ planId: plan })).plan.eventId })).toMatchObject({
    plans: [{ id: plan, state: 'draft' }],
  });
});

test('the people of a meeting are named by their names, whatever their ids', async () => {
  const { plans, draft, nameOf } = await open();
  const { meetings } = await plans.board({ planId: await draft('Named') });
  expect(meetings.map(({ people }) => people.map(nameOf).join(' ')).sort()).toEqual([
    'Ada Bea',
    'Ada Cleo',
    'Bea Dora',
    'Cleo Dora',
  ]);
});

test('a round without a free table takes no more, and says so', async () => {
  const { programme, draft, move, eventId, r1, t2 } = await open();
  await programme.removePoints({ eventId, ids: [t2] });
  const plan = await draft('One table');
  await move(plan, 'AB', r1);
  expect(await move(plan, 'CD', r1)).toEqual({ moved: false, obstacles: [{ kind: 'noTable' }] });
});

test('publishing makes a plan count: people see it, are told of it, and it can be rolled back', async () => {
  const { desk, plans, meetings, draft, move, placesOf, eventId, of, r1, r2, r3 } = await open();
  const first = await draft('First');
  await move(first, 'AB', r1);
  expect(await meetings.of({ registrationId: of('Ada') })).toEqual({ appointments: [] });
  expect(await plans.publish({ planId: first })).toMatchObject({ plan: { state: 'published' }, told: 2 });
  const next = async (name: string) =>
    (await meetings.of({ registrationId: of(name) })).appointments.map(
      ({ round, table, others, status }) => `${round} ${table} ${others.map((face) => face.name).join()} ${status}`,
    );
  expect(await next('Ada')).toEqual(['R1 T1 Bea pending']);
  desk.clock.advance(MINUTE);
  const second = await plans.copy({ planId: first, name: 'Second' });
  expect(second).toMatchObject({ name: 'Second', state: 'draft', basedOnId: first });
  await move(second.id, 'AB', r2);
  await move(second.id, 'CD', r3);
  expect(await next('Ada')).toEqual(['R1 T1 Bea pending']);
  expect(await plans.compare({ planId: second.id, withId: first })).toMatchObject({ people: 4, same: 2 });
  expect(await plans.publish({ planId: second.id })).toMatchObject({ told: 4 });
  expect(await next('Ada')).toEqual(['R2 T1 Bea pending']);
  expect(await next('Dora')).toEqual(['R3 T1 Cleo pending']);
  expect(await plans.list({ eventId })).toMatchObject({ plans: [{ state: 'published' }, { state: 'earlier' }] });
  await expect(plans.remove({ planId: second.id })).rejects.toMatchObject({ code: 'conflict' });
  expect(await plans.rollBack({ eventId })).toMatchObject({ plan: { id: first }, told: 4 });
  expect(await next('Ada')).toEqual(['R1 T1 Bea pending']);
  expect(await next('Dora')).toEqual([]);
  await expect(plans.rollBack({ eventId })).rejects.toMatchObject({ code: 'conflict' });
  await plans.remove({ planId: second.id });
  await expect(plans.board({ planId: second.id })).rejects.toMatchObject({ code: 'notFound' });
  expect(await plans.restore({ planId: second.id })).toMatchObject({ state: 'earlier' });
  expect(await placesOf(second.id)).toEqual(['AB R2 T1', 'AC - -', 'BD - -', 'CD R3 T1']);
});

test('a plan that does not fit any more is not published, and who it is about is said', async () => {
  const { plans, programme, draft, move, of, r1 } = await open();
  const plan = await draft('Stale');
  await move(plan, 'AB', r1);
  await programme.setAvailability({ registrationId: of('Bea'), rounds: [{ roundId: r1, available: false }] });
  await expect(plans.publish({ planId: plan })).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringContaining('Ada, Bea'),
  });
  expect((await plans.board({ planId: plan })).plan.state).toBe('draft');
});

test('locks are set for meetings and for all of somebody, and are kept in a copy', async () => {
  const { plans, draft, move, find, of, r1, r2 } = await open();
  const plan = await draft('Locked');
  await move(plan, 'AB', r1);
  await move(plan, 'AC', r2);
  await move(plan, 'CD', r1);
  const board = await plans.board({ planId: plan });
  expect(
    await plans.lock({ planId: plan, meetingIds: [find(board, 'CD').id, find(board, 'BD').id], locked: true }),
  ).toEqual({ changed: 1 });
  expect(await plans.lock({ planId: plan, registrationIds: [of('Ada')], locked: true })).toEqual({ changed: 2 });
  const copy = await plans.copy({ planId: plan });
  const locked = async (planId: string) => (await plans.board({ planId })).meetings.filter((one) => one.locked).length;
  expect(await locked(copy.id)).toBe(3);
  expect(await plans.lock({ planId: plan, registrationIds: [of('Cleo')], locked: false })).toEqual({ changed: 2 });
  expect([await locked(plan), await locked(copy.id)]).toEqual([1, 3]);
});

test('meetings begin and end with the rounds of the plan that counts; a no-show is marked, and two who are free meet', async () => {
  const { desk, plans, meetings, matching, draft, move, find, follow, enter, eventId, of, r1, r2, t1, t2, start } =
    await open();
  await matching.setRules({ eventId, rules: { isOn: true, needsConsent: false } });
  const plan = await draft('Day');
  await move(plan, 'AB', r1, t1);
  await move(plan, 'CD', r2, t2);
  await plans.publish({ planId: plan });
  await enter('Ada', 'Cleo', 'Dora');
  const statusOf = async (pair: string) => find(await plans.board({ planId: plan }), pair).status;
  desk.clock.advance(start - desk.clock.now() + MINUTE);
  await follow();
  expect([await statusOf('AB'), await statusOf('CD')]).toEqual(['active', 'pending']);
  const meetingId = find(await plans.board({ planId: plan }), 'AB').id;
  const { waiting, offers } = await meetings.noShow({ meetingId, missingIds: [of('Bea')] });
  expect(waiting).toMatchObject([{ name: 'Ada' }]);
  // Cleo is a match of hers, is there and free; Dora is no match; Bea did not come.
  expect(offers.map(({ partner, isMatch }) => `${partner.name} ${isMatch}`)).toEqual(['Cleo true', 'Dora false']);
  expect(find(await plans.board({ planId: plan }), 'AB')).toMatchObject({ status: 'noShow', missing: [of('Bea')] });
  await meetings.meetNow({ firstId: of('Ada'), secondId: of('Cleo'), roundId: r1, meetingPointId: t1 });
  expect(find(await plans.board({ planId: plan }), 'AC')).toMatchObject({
    status: 'active',
    roundId: r1,
    meetingPointId: t1,
  });
  await expect(
    meetings.meetNow({ firstId: of('Ada'), secondId: of('Dora'), roundId: r1, meetingPointId: t2 }),
  ).rejects.toMatchObject({ code: 'conflict' });
  // Who could not meet are no match for it.
  expect(await matching.list({ eventId, active: true })).toMatchObject({ total: 4 });
  desk.clock.advance(20 * MINUTE);
  await follow();
  expect([await statusOf('AC'), await statusOf('AB')]).toEqual(['completed', 'noShow']);
  await expect(meetings.setStatus({ meetingId, status: 'cancelled' })).rejects.toMatchObject({ code: 'conflict' });
  await meetings.setStatus({ meetingId, status: 'completed' });
  expect(find(await plans.board({ planId: plan }), 'AB')).toMatchObject({ status: 'completed', missing: [] });
});

test('who is at the table is noted; a meeting of which all are there is under way', async () => {
  const { desk, plans, meetings, draft, move, find, of, r1, t1, start } = await open();
  const plan = await draft('Arrivals');
  await move(plan, 'AB', r1, t1);
  await plans.publish({ planId: plan });
  expect(await meetings.arrive({ registrationId: of('Ada') })).toEqual({ appointment: null });
  desk.clock.advance(start - desk.clock.now() - 5 * MINUTE);
  expect(await meetings.arrive({ registrationId: of('Ada') })).toMatchObject({
    appointment: { table: 'T1', status: 'pending' },
  });
  expect(find(await plans.board({ planId: plan }), 'AB')).toMatchObject({ arrived: [of('Ada')], status: 'pending' });
  await meetings.arrive({ registrationId: of('Ada'), arrived: false });
  expect(find(await plans.board({ planId: plan }), 'AB').arrived).toEqual([]);
  await meetings.arrive({ registrationId: of('Bea') });
  expect(await meetings.arrive({ registrationId: of('Ada') })).toMatchObject({ appointment: { status: 'active' } });
  expect(find(await plans.board({ planId: plan }), 'AB').status).toBe('active');
});

test('meetings have an order, and no circle', async () => {
  const { plans, meetings, draft, move, find, eventId, r1, r2, r3 } = await open();
  const plan = await draft('Order');
  await move(plan, 'AB', r2);
  const board = await plans.board({ planId: plan });
  const [ab, cd] = [find(board, 'AB').id, find(board, 'CD').id];
  await meetings.setOrder({ eventId, meetingId: cd, afterIds: [ab] });
  await expect(meetings.setOrder({ eventId, meetingId: ab, afterIds: [cd] })).rejects.toMatchObject({
    code: 'conflict',
  });
  expect(await move(plan, 'CD', r1)).toEqual({ moved: false, obstacles: [{ kind: 'after', meetingId: ab }] });
  expect(await move(plan, 'CD', r3)).toMatchObject({ moved: true });
});

test('the planner makes a draft in the background: everybody is somewhere, and what is locked stays', async () => {
  const { desk, plans, move, find, placesOf, eventId, r3, t2 } = await open();
  const made = async (request: Partial<Parameters<typeof plans.solve>[0]> = {}) => {
    const task = await desk.ended(await plans.solve({ eventId, seconds: 5, ...request }));
    expect(task).toMatchObject({ state: 'done', result: { placed: 4, meetings: 4 } });
    return String(task.result?.planId);
  };
  const first = await made();
  const { plan } = await plans.board({ planId: first });
  expect(plan).toMatchObject({ name: 'Plan 1', state: 'draft', seed: 1, basedOnId: null });
  // Two meetings each in two rounds on end, of three.
  expect(plan.figures).toMatchObject({ meetings: 4, placed: 4, gaps: 0, fewestGaps: 0, ofMost: 1 });
  expect((await placesOf(first)).every((place) => !place.includes('-'))).toBe(true);
  expect(await placesOf(await made())).toEqual(await placesOf(first));
  for (const pair of ['AC', 'BD', 'CD']) await move(first, pair, null);
  expect(await move(first, 'AB', r3, t2)).toMatchObject({ moved: true });
  await plans.lock({ planId: first, meetingIds: [find(await plans.board({ planId: first }), 'AB').id], locked: true });
  const second = await made({ basedOnId: first, seed: 9, name: 'Again' });
  expect(await plans.board({ planId: second })).toMatchObject({ plan: { name: 'Again', basedOnId: first, seed: 9 } });
  expect(find(await plans.board({ planId: second }), 'AB')).toMatchObject({
    roundId: r3,
    meetingPointId: t2,
    locked: true,
  });
  expect(await plans.publish({ planId: second })).toMatchObject({ plan: { state: 'published' }, told: 4 });
});

test('planned anew, nobody moves for a plan that is no better', async () => {
  const { desk, plans, draft, move, eventId, r1, r2, r3, t1, t2 } = await open();
  const best = await draft('As good as can be');
  const places = { AB: [r2, t2], CD: [r2, t1], AC: [r3, t2], BD: [r3, t1] } as const;
  for (const [pair, [round, table]] of Object.entries(places)) await move(best, pair, round, table);
  await plans.publish({ planId: best });
  const again = async () => {
    const task = await desk.ended(await plans.solve({ eventId, seconds: 1 }));
    return plans.compare({ planId: String(task.result?.planId), withId: best });
  };
  expect(await again()).toMatchObject({ moves: [], same: 4 });
  // With a gap it is worse than what there can be.
  expect(await move(best, 'AB', r1, t1)).toMatchObject({ moved: true });
  expect((await again()).moves).not.toEqual([]);
});

test('what has no place is said with the reason, and a shortage is known before', async () => {
  const { desk, plans, programme, eventId, of, r1, r2, r3, t2, find } = await open();
  await programme.removePoints({ eventId, ids: [t2] });
  await programme.setAvailability({
    registrationId: of('Dora'),
    rounds: [r1, r2, r3].map((roundId) => ({ roundId, available: false })),
  });
  expect(await plans.forecast({ eventId })).toMatchObject({
    rounds: [{ tables: 1 }, { tables: 1 }, { tables: 1 }],
    impossible: 2,
    short: 0,
  });
  const task = await desk.ended(await plans.solve({ eventId, seconds: 2 }));
  expect(task.result).toMatchObject({ placed: 2, meetings: 4 });
  const board = await plans.board({ planId: String(task.result?.planId) });
  expect([find(board, 'BD').reason, find(board, 'CD').reason]).toEqual([
    { kind: 'noCommonRound' },
    { kind: 'noCommonRound' },
  ]);
  expect(find(board, 'AB').reason).toBeNull();
});

test('too few tables: the reason names the rounds and how many more would do', async () => {
  const { desk, plans, programme, eventId, t2, r2, r3 } = await open();
  await programme.removePoints({ eventId, ids: [t2] });
  await programme.removeRounds({ eventId, ids: [r2, r3] });
  expect(await plans.forecast({ eventId })).toMatchObject({ rounds: [{ tables: 1, missing: 1 }], short: 1 });
  const task = await desk.ended(await plans.solve({ eventId, seconds: 1 }));
  const { meetings } = await plans.board({ planId: String(task.result?.planId) });
  const reasons = meetings.filter(({ roundId }) => roundId === null).map(({ reason }) => reason?.kind);
  expect(reasons.sort()).toEqual(['busy', 'busy', 'tablesFull']);
});

test('stopped, it keeps the best so far', async () => {
  const { desk, plans, programme, matching, door, eventId, start } = await open();
  await programme.addRounds({
    eventId,
    rounds: Array.from({ length: 12 }, (_, n) => ({
      name: `L${n}`,
      startAt: start + (3 + n) * 30 * MINUTE,
      endAt: start + ((3 + n) * 30 + 20) * MINUTE,
    })),
  });
  const more: string[] = [];
  for (let n = 0; n < 10; n++) more.push(await door.guest({ name: `Guest ${n}` }));
  for (const [at, firstId] of more.entries())
    for (const secondId of more.slice(at + 1)) await matching.create({ firstId, secondId });
  const started = await plans.solve({ eventId, seconds: 600 });
  const ended = await desk.owner.tasks.cancel({ taskId: started.id });
  expect(ended).toMatchObject({ state: 'done', result: { meetings: 49 } });
  const { plan } = await plans.board({ planId: String(ended.result?.planId) });
  expect(plan.figures?.placed).toBe(ended.result?.placed);
});

test('re-planning gives a place to what has lost its own, and moves nothing else; what is under way or locked stays', async () => {
  const { desk, plans, meetings, programme, draft, move, find, placesOf, follow, eventId, r1, r2, r3, t1, t2, start } =
    await open();
  const plan = await draft('Day');
  await move(plan, 'AB', r1, t1);
  await move(plan, 'CD', r2, t1);
  await move(plan, 'AC', r3, t2);
  await move(plan, 'BD', r3, t1);
  await expect(meetings.replan({ eventId })).rejects.toMatchObject({ code: 'conflict' });
  await plans.publish({ planId: plan });
  expect(await meetings.replan({ eventId })).toEqual({ moves: [], unplaced: 0, undoId: null });
  await desk.clock.advance(start - desk.clock.now() + MINUTE);
  await follow();
  await programme.updatePoints({ eventId, points: [{ id: t1, outOfUse: true }] });
  const { moves, unplaced } = await meetings.replan({ eventId });
  // Three meetings are left for one table in two rounds.
  expect(unplaced).toBe(1);
  const board = await plans.board({ planId: plan });
  expect(find(board, 'AB')).toMatchObject({ roundId: r1, meetingPointId: t1, status: 'active' });
  expect(find(board, 'CD')).toMatchObject({ roundId: r2, meetingPointId: t2 });
  expect(moves.length).toBe(2);
  expect((await placesOf(plan)).some((place) => place.includes(' T1') && !place.startsWith('AB'))).toBe(false);
  expect(await meetings.replan({ eventId })).toEqual({ moves: [], unplaced, undoId: null });
});
