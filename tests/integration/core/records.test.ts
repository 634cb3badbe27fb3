import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { EXPORTS, type ExportKind } from '#shared/contract/records.ts';
import { openTestCore, type TestCore } from '../../support/core/core.ts';
import { Door, person } from '../../support/core/door.ts';
import { cellsOf } from '../../support/core/table-file.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

async function open(timeZone = 'Europe/Tallinn') {
  const desk = await openTestCore();
  const door = await Door.open(desk);
  const eventId = door.event.id;
  await desk.owner.events.update({ id: eventId, timeZone });
  return { desk, door, eventId, owner: desk.owner };
}

async function exported(desk: TestCore, eventId: string, what: ExportKind, format: 'csv' | 'xlsx', more = {}) {
  const ended = await desk.ended(await desk.owner.records.export({ eventId, what, format, ...more }));
  expect(ended, what).toMatchObject({ state: 'done' });
  return { path: String(ended.result?.path), rows: Number(ended.result?.rows), url: String(ended.result?.url) };
}

test('a dashboard counts what happened: over time, by type, by desk, by verdict', async () => {
  const { desk, door, eventId, owner } = await open();
  const ids: string[] = [];
  for (const [index, ticketType] of ['Guest', 'Guest', 'Press'].entries()) {
    const id = await door.guest({ name: `G${index}`, codes: [`T-${index}`] });
    await owner.registrations.update({ id, patch: { ticketType } });
    ids.push(id);
  }
  await door.guest({ name: 'Waits', status: 'waitlisted' });
  const start = desk.clock.now();
  await door.scan('T-0');
  await door.scan('T-1');
  desk.clock.advance(10 * MINUTE);
  await door.scan('T-2');
  await door.scan('T-404');
  await door.scan(person(ids[0] ?? ''), { direction: 'exit', deskName: 'Back door' });
  desk.clock.advance(MINUTE);
  await door.scan('T-0');
  await door.undo();
  const board = await owner.records.dashboard({ eventId });
  expect(board.totals).toEqual({ capacity: null, enrolled: 3, waitlisted: 1, cancelled: 0, visited: 3, inside: 2 });
  expect(board.peak).toEqual({ at: start, admitted: 2 });
  expect(board.arrivals.stepMs).toBe(MINUTE);
  expect(board.arrivals.steps).toHaveLength(12);
  expect(board.arrivals.steps.filter((step) => step.admitted + step.exited > 0)).toEqual([
    { at: start, admitted: 2, exited: 0 },
    { at: start + 10 * MINUTE, admitted: 1, exited: 1 },
  ]);
  expect(board.ticketTypes).toEqual([
    { name: 'Guest', enrolled: 2, visited: 2 },
    { name: 'Press', enrolled: 1, visited: 1 },
  ]);
  expect(
    board.desks.map(({ name, admitted, exited, refused }) => [name === 'Back door', admitted, exited, refused]),
  ).toEqual([
    [false, 4, 0, 1],
    [true, 0, 1, 0],
  ]);
  expect(board.verdicts).toEqual([
    { verdict: 'admitted', count: 4 },
    { verdict: 'exited', count: 1 },
    { verdict: 'notFound', count: 1 },
  ]);
});

test('days are those of the event’s own time zone, are kept by the job, and recent ones are computed anew', async () => {
  const { desk, door, eventId, owner } = await open('Pacific/Auckland');
  // 23:30 and 00:30 in Auckland.
  desk.clock.set(Date.UTC(2026, 10, 21, 10, 30));
  const id = await door.guest({ name: 'Ada', codes: ['T-1'] });
  await owner.events.setStatus({ id: eventId, status: 'published' });
  await owner.programme.addRounds({
    eventId,
    rounds: [{ name: 'R', startAt: desk.clock.now(), endAt: desk.clock.now() + HOUR }],
  });
  await owner.programme.addPoints({ eventId, points: [{ name: '1', capacity: 2 }, { name: '2' }] });
  await door.scan('T-1');
  desk.clock.advance(MINUTE);
  await door.scan(person(id), { direction: 'exit' });
  desk.clock.advance(HOUR);
  await door.scan('T-1');
  const wanted = [
    { day: '2026-11-21', checkIns: 1, peakRate: 1, slots: 3, booked: 0, enrolled: 1 },
    { day: '2026-11-22', checkIns: 1, slots: 0 },
  ];
  expect((await owner.records.daily({ eventId })).days).toMatchObject(wanted);
  const kept = async () => desk.core.context.store.read.all('SELECT day FROM daily_figures ORDER BY day');
  expect(await kept()).toEqual([]);
  await owner.installation.runJob({ name: 'figures' });
  await desk.settled();
  expect(await kept()).toEqual([{ day: '2026-11-21' }, { day: '2026-11-22' }]);
  await door.undo();
  expect((await owner.records.daily({ eventId })).days[1]).toMatchObject({ checkIns: 0 });
  await owner.installation.runJob({ name: 'figures' });
  await desk.settled();
  const row = await desk.core.context.store.read.get(
    `SELECT check_ins AS c FROM daily_figures WHERE day = '2026-11-22'`,
  );
  expect(row).toEqual({ c: 0 });
});

test('figures whose time is over are not made again of what is there still', async () => {
  const { desk, door, eventId, owner } = await open();
  await door.guest({ name: 'Ada', codes: ['T-1'] });
  await owner.events.setStatus({ id: eventId, status: 'published' });
  await door.scan('T-1');
  const run = async (name: 'figures' | 'retention') => {
    await owner.installation.runJob({ name });
    await desk.settled();
  };
  await run('figures');
  desk.clock.advance(100 * 24 * HOUR);
  await run('retention');
  const told = () =>
    desk.core.context.store.read.get(`SELECT count(*) AS count FROM operations WHERE kind = 'dailyFigures.set'`);
  expect(await told()).toEqual({ count: 2 });
  await run('figures');
  expect(await told()).toEqual({ count: 2 });
  expect((await owner.records.daily({ eventId })).days).toEqual([]);
});

test('clocks that change make days of 23 and 25 hours', async () => {
  const { daySpan, dayOf } = await import('#main/features/records/days.ts');
  const hours = (day: string) => (daySpan(day, 'Europe/Tallinn').until - daySpan(day, 'Europe/Tallinn').from) / HOUR;
  expect([hours('2026-03-29'), hours('2026-10-25'), hours('2026-11-21')]).toEqual([23, 25, 24]);
  expect(dayOf(Date.UTC(2026, 10, 21, 22), 'Europe/Tallinn')).toBe('2026-11-22');
});

test.each(EXPORTS)('%s leaves the app as CSV and as XLSX, with the same rows', async (what) => {
  const { desk, door, eventId, owner } = await open();
  const id = await door.guest({ name: 'Ada "Countess" Lovelace', email: 'ada@example.org', codes: ['T-1'] });
  const other = await door.guest({ name: '=1+1', email: '+372@example.org', status: 'waitlisted' });
  await owner.interests.set({ registrationId: id, offering: ['=grid storage'], lookingFor: ['@solar'] });
  await owner.matching.create({ firstId: id, secondId: other });
  await owner.registrations.update({
    id,
    patch: { note: '@SUM(A1)\nsecond line', company: '-2+3', ticketType: '\tTab' },
  });
  await door.scan('T-1');
  const now = desk.clock.now();
  const { rounds } = await owner.programme.addRounds({ eventId, rounds: [{ name: '=R', startAt: now, endAt: now }] });
  await owner.programme.addPoints({ eventId, points: [{ name: '+T' }] });
  await owner.programme.setAvailability({
    registrationId: id,
    rounds: [{ roundId: rounds[0]?.id ?? '', available: false }],
  });
  await owner.messages.post({
    nonce: desk.core.context.ids.next(),
    eventId,
    text: '=HYPERLINK("x")',
    audience: 'staff',
  });
  await owner.events.setStatus({ id: eventId, status: 'published' });
  await owner.installation.runJob({ name: 'figures' });
  await desk.settled();
  const csv = await exported(desk, eventId, what, 'csv');
  const xlsx = await exported(desk, eventId, what, 'xlsx');
  const text = readFileSync(csv.path, 'utf8');
  expect(text.startsWith('\ufeff')).toBe(true);
  // No cell begins as a formula does.
  expect(text.slice(1)).not.toMatch(/(^|[,\n])"?[=+\-@\t](?!\d*,)/);
  // Exports are in the audit themselves.
  if (what !== 'audit') expect(xlsx.rows).toBe(csv.rows);
  if (!['documents', 'prints', 'meetings'].includes(what)) expect(csv.rows).toBeGreaterThan(0);
  // Cell by cell: what one says of a person the other says too. The second export of the audit has the first in it.
  const [inCsv, inXlsx] = [await cellsOf(csv.path), await cellsOf(xlsx.path)];
  expect(inXlsx[0]).toEqual(inCsv[0]);
  expect(inXlsx.filter((row) => !row.includes('recorded (export)'))).toEqual(
    inCsv.filter((row) => !row.includes('recorded (export)')),
  );
});

test('the registrations that a list shows are exported in its order, with the fields that an import kept', async () => {
  const { desk, door, eventId, owner } = await open();
  for (const name of ['Cid', 'Ada', 'Bob']) {
    const id = await door.guest({ name, codes: [`T-${name}`] });
    await owner.registrations.update({ id, patch: { vip: name !== 'Bob' } });
  }
  const { path, rows } = await exported(desk, eventId, 'registrations', 'csv', {
    list: { filter: 'attention', sort: 'name', descending: true },
  });
  expect(rows).toBe(2);
  const lines = readFileSync(path, 'utf8').split('\r\n');
  expect(lines[0]).toContain('First name,Last name,Name,E-mail');
  expect(lines.slice(1, 3).map((line) => line.split(',')[2])).toEqual(['Cid', 'Ada']);
  expect(lines[1]).toContain('T-Cid');
});

test('matches are exported with both companies and their strength, which is empty where one takes no part', async () => {
  const { desk, door, eventId, owner } = await open();
  await owner.matching.setRules({ eventId, rules: { isOn: true, needsConsent: false } });
  const guest = async (name: string, status?: 'waitlisted') => {
    const id = await door.guest({ name, codes: [`T-${name}`], ...(status === undefined ? {} : { status }) });
    await owner.registrations.update({ id, patch: { company: `${name} Ltd` } });
    await owner.interests.set({ registrationId: id, topics: ['solar'] });
    return id;
  };
  const [ada, bea, waits] = [await guest('Ada'), await guest('Bea'), await guest('Waits', 'waitlisted')];
  const { id } = await owner.matching.create({ firstId: ada, secondId: bea });
  await owner.matching.create({ firstId: ada, secondId: waits });
  const [strength] = (await owner.matching.strengths({ matchIds: [id] })).strengths;
  const { path } = await exported(desk, eventId, 'matches', 'csv');
  const [headings = [], ...rows] = await cellsOf(path);
  expect(rows).toHaveLength(2);
  const of = (name: string, heading: string) =>
    rows.find((row) => row.includes(name))?.[headings.indexOf(heading)] ?? '';
  expect([of('Bea', 'First company'), of('Bea', 'Second company')].toSorted()).toEqual(['Ada Ltd', 'Bea Ltd']);
  expect(strength).toBeGreaterThan(0);
  expect(Number(of('Bea', 'Strength'))).toBeCloseTo(strength ?? -1, 2);
  expect(of('Waits', 'Strength')).toBe('');
});

test('meetings are exported as the plan has them that counts, and those of a draft by round and table', async () => {
  const { desk, door, eventId, owner } = await open();
  const guest = async (name: string) => {
    const id = await door.guest({ name, codes: [`T-${name}`] });
    await owner.registrations.update({ id, patch: { company: `${name} Ltd` } });
    return id;
  };
  const [ada, bea, cid] = [await guest('Ada'), await guest('Bea'), await guest('Cid')];
  for (const secondId of [bea, cid]) await owner.matching.create({ firstId: ada, secondId });
  const { id: locationId } = await owner.venues.addLocation({ of: { kind: 'event', eventId }, name: 'Hall' });
  const startAt = desk.clock.now() + HOUR;
  await owner.programme.addRounds({
    eventId,
    rounds: [0, 1].map((n) => ({
      ...{ name: `R${n + 1}`, startAt: startAt + n * HOUR, endAt: startAt + n * HOUR + 20 * MINUTE },
    })),
  });
  await owner.programme.addPoints({ eventId, points: [{ name: 'T1', locationIds: [locationId] }] });
  const { result } = await desk.ended(await owner.plans.solve({ eventId, seconds: 1, name: 'One' }));
  const planId = String(result?.planId);
  const draft = await exported(desk, eventId, 'meetings', 'csv', { planId });
  const [headings, first, second, ...more] = await cellsOf(draft.path);
  expect(headings).toEqual([
    'Plan',
    'Round',
    'Start',
    'End',
    'Room',
    'Table',
    'People',
    'Companies',
    'Status',
    'Locked',
  ]);
  const at = (ms: number) => new Date(ms).toISOString().slice(0, 19);
  expect(first?.slice(0, 6)).toEqual(['One', 'R1', at(startAt), at(startAt + 20 * MINUTE), 'Hall', 'T1']);
  expect(first?.[6]).toMatch(/^Ada, (Bea|Cid)$/);
  expect(first?.[7]).toMatch(/^Ada Ltd, (Bea|Cid) Ltd$/);
  expect(second?.slice(0, 2)).toEqual(['One', 'R2']);
  expect(more).toEqual([]);
  expect((await exported(desk, eventId, 'meetings', 'csv')).rows).toBe(0);
  await owner.plans.publish({ planId });
  const [published = [], ...rows] = await cellsOf((await exported(desk, eventId, 'meetings', 'csv')).path);
  const ofFirst = (heading: string) => rows[0]?.[published.indexOf(heading)];
  expect(rows).toHaveLength(2);
  expect(['Plan', 'Round', 'End', 'Room'].map(ofFirst)).toEqual(['One', 'R1', at(startAt + 20 * MINUTE), 'Hall']);
  expect([ofFirst('First company'), ofFirst('Second company')]).toContain('Ada Ltd');
  const { id: otherId } = await owner.events.create({ code: 'OTHER', title: 'Other' });
  const other = await desk.ended(
    await owner.records.export({ eventId: otherId, what: 'meetings', format: 'csv', planId }),
  );
  expect(other).toMatchObject({ state: 'failed', message: expect.stringContaining('of another event') });
  for (const what of ['rounds', 'registrations', 'badges', 'audit'] as const) {
    const ended = await desk.ended(await owner.records.export({ eventId, what, format: 'csv', planId }));
    expect(ended, what).toMatchObject({ state: 'failed', message: expect.stringContaining('Leave the plan out') });
  }
});

test('an export is told in the audit, and its address is good for a while', async () => {
  const { desk, eventId, owner } = await open();
  const { url, path } = await exported(desk, eventId, 'rounds', 'csv');
  expect(desk.core.downloads.find(url)).toMatchObject({ path, inline: false });
  desk.clock.advance(16 * MINUTE);
  expect(desk.core.downloads.find(url)).toBeNull();
  const { entries } = await owner.audit.list({ eventId, resource: 'activity' });
  expect(entries).toMatchObject([{ detail: 'export', actor: 'Command line' }]);
  expect(JSON.parse(String(entries[0]?.changes[0]?.after))).toMatchObject({ what: 'rounds', format: 'csv' });
  expect(path).toContain('exports');
});

test('the audit of the whole organization leaves the app for administrators alone, and no other list does', async () => {
  const { desk, owner } = await open();
  const { client } = await desk.signedIn('organizer', 'Ann');
  await expect(client.records.export({ what: 'audit', format: 'csv' })).rejects.toMatchObject({ code: 'invalidInput' });
  await expect(owner.records.export({ what: 'checkIns', format: 'csv' })).rejects.toMatchObject({
    code: 'invalidInput',
  });
  const task = await owner.records.export({ what: 'audit', format: 'csv', audit: { resource: 'event' } });
  await desk.settled();
  const { result } = await owner.tasks.get({ taskId: task.id });
  expect(result?.file).toMatch(/^organization-audit-.*\.csv$/);
  expect(readFileSync(String(result?.path), 'utf8')).toContain('Befriend 2026');
});
