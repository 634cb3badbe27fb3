import { expect, test } from 'vitest';
import type { BulkAction } from '#shared/contract/registrations.ts';
import type { Task } from '#shared/contract/tasks.ts';
import { openTestCore } from '../../support/core/core.ts';
import { Door } from '../../support/core/door.ts';

async function open(count: number, capacity?: number) {
  const desk = await openTestCore();
  const door = await Door.open(desk, capacity === undefined ? {} : { capacity });
  const { registrations } = desk.owner;
  const eventId = door.event.id;
  const ids: string[] = [];
  for (let index = 0; index < count; index += 1) ids.push(await door.guest({ name: `Guest ${index}` }));
  const bulk = async (who: string[] | 'all', action: BulkAction) => {
    const task = await registrations.bulk({
      eventId,
      who: who === 'all' ? { query: { eventId } } : { ids: who },
      action,
    });
    return desk.ended(task);
  };
  const undo = async (task: Task) => desk.ended(await registrations.undoBulk({ id: String(task.result?.actionId) }));
  const state = async () => {
    const { items } = await registrations.list({ eventId, limit: 500 });
    return items.map(({ name, status, ticketType, vip, attention }) => ({ name, status, ticketType, vip, attention }));
  };
  return { desk, door, registrations, eventId, ids, bulk, undo, state };
}

const ACTIONS: BulkAction[] = [
  { kind: 'status', status: 'cancelled' },
  { kind: 'status', status: 'waitlisted' },
  { kind: 'ticketType', value: 'Press' },
  { kind: 'ticketType', value: null },
  { kind: 'attention', value: true },
  { kind: 'vip', value: true },
  { kind: 'remove' },
];

test.each(ACTIONS)('%j changes those who were picked, and taking it back leaves all as they were', async (action) => {
  const { desk, registrations, ids, bulk, undo, state } = await open(5);
  const [first, second] = ids as [string, string];
  await registrations.update({ id: first, patch: { ticketType: 'Guest', note: 'Keep' } });
  const before = await state();
  desk.clock.advance(1000);
  const task = await bulk([first, second], action);
  expect(task).toMatchObject({ kind: 'bulk', state: 'done' });
  if (action.kind !== 'ticketType' || action.value !== null) expect(task.result).toMatchObject({ changed: 2 });
  expect(await state()).not.toEqual(before);
  expect(await undo(task)).toMatchObject({ state: 'done', result: { kept: 0 } });
  expect(await state()).toEqual(before);
  expect(await undo(task)).toMatchObject({ state: 'failed', message: expect.stringContaining('already') });
});

test('many are said to be away for some rounds, and what was said of each before comes back', async () => {
  const { desk, eventId, ids, bulk, undo } = await open(3);
  const { programme } = desk.owner;
  const startAt = desk.clock.now() + 3_600_000;
  const { rounds } = await programme.addRounds({
    eventId,
    rounds: [0, 1, 2].map((n) => ({ name: `R${n}`, startAt: startAt + n * 60_000, endAt: startAt + n * 60_000 })),
  });
  const [first, second, third] = rounds.map(({ id }) => id) as [string, string, string];
  const said = async () => {
    const all: string[] = [];
    for (const registrationId of ids) {
      const { rounds: of } = await programme.availability({ registrationId });
      all.push(of.map(({ available }) => (available ? 'x' : '-')).join(''));
    }
    return all;
  };
  const away = (registrationId: string, roundId: string, available = false) =>
    programme.setAvailability({ registrationId, rounds: [{ roundId, available }] });
  await away(ids[0] ?? '', first);
  desk.clock.advance(1000);
  const task = await bulk('all', { kind: 'availability', roundIds: [first, second], available: false });
  expect(task).toMatchObject({ state: 'done', result: { changed: 3, unchanged: 0 } });
  expect(await said()).toEqual(['--x', '--x', '--x']);
  expect(await bulk('all', { kind: 'availability', roundIds: [second], available: false })).toMatchObject({
    result: { changed: 0, unchanged: 3 },
  });
  desk.clock.advance(1000);
  // Somebody says otherwise since, of one round: that stays.
  await away(ids[1] ?? '', second, true);
  await away(ids[1] ?? '', third);
  expect(await undo(task)).toMatchObject({ state: 'done', result: { restored: 3, kept: 0 } });
  expect(await said()).toEqual(['-xx', 'xx-', 'xxx']);
});

test('all that a list shows but some are changed', async () => {
  const { desk, registrations, eventId, ids, state } = await open(5);
  const [first, second] = ids as [string, string];
  const task = await registrations.bulk({
    eventId,
    who: { query: { eventId }, except: [first, second] },
    action: { kind: 'vip', value: true },
  });
  expect(await desk.ended(task)).toMatchObject({ state: 'done', result: { changed: 3 } });
  expect((await state()).map(({ vip }) => vip)).toEqual([false, false, true, true, true]);
});

test('all that a list shows are changed, and no others', async () => {
  const { registrations, eventId, desk, state } = await open(450);
  const { items } = await registrations.list({ eventId, text: 'guest 7', limit: 500 });
  expect(items).toHaveLength(11);
  const task = await registrations.bulk({
    eventId,
    who: { query: { eventId, text: 'guest 7' } },
    action: { kind: 'vip', value: true },
  });
  expect(await desk.ended(task)).toMatchObject({ result: { changed: 11, unchanged: 0 } });
  expect(
    (await state())
      .filter((row) => row.vip)
      .map((row) => row.name)
      .sort(),
  ).toEqual(items.map((item) => item.name).sort());
});

test('what somebody has changed since stays as they left it', async () => {
  const { registrations, ids, bulk, undo, state } = await open(3);
  const [first] = ids as [string];
  const task = await bulk('all', { kind: 'ticketType', value: 'Press' });
  await registrations.update({ id: first, patch: { ticketType: 'Speaker' } });
  expect(await undo(task)).toMatchObject({ result: { restored: 2, kept: 1 } });
  expect((await state()).map((row) => row.ticketType).sort()).toEqual(['Speaker', null, null].sort());
});

test('cancelling many gives their places to those who wait, and taking it back takes them from these again', async () => {
  const { door, registrations, eventId, ids, bulk, undo } = await open(2, 2);
  const waiting = await door.guest({ name: 'Hedy', status: 'waitlisted' });
  const statusOf = async (id: string) => (await registrations.get({ id })).summary.status;
  const task = await bulk(ids, { kind: 'status', status: 'cancelled' });
  expect(task.result).toMatchObject({ changed: 2, promoted: 1 });
  expect(await statusOf(waiting)).toBe('enrolled');
  await undo(task);
  expect(await statusOf(waiting)).toBe('waitlisted');
  expect((await registrations.list({ eventId, filter: 'enrolled' })).total).toBe(2);
});

test('a long change can be stopped: what was changed is told and can be taken back, also after a restart', async () => {
  const { desk, registrations, eventId, undo } = await open(1000);
  const task = await registrations.bulk({
    eventId,
    who: { query: { eventId } },
    action: { kind: 'attention', value: true },
  });
  const ended = await desk.owner.tasks.cancel({ taskId: task.id });
  const { changed, left } = ended.result as { changed: number; left: number };
  expect(changed + left).toBe(1000);
  expect(left).toBeGreaterThan(0);
  expect(ended.message).toContain(`${changed} are changed, ${left} are not`);
  const marked = async () => (await registrations.list({ eventId, filter: 'attention' })).total;
  expect(await marked()).toBe(changed);
  await desk.restart();
  const { actions } = await desk.owner.registrations.bulkActions({ eventId });
  if (changed === 0) return;
  expect(actions).toMatchObject([{ action: 'attention', rows: changed, by: 'Command line', undoneAt: null }]);
  await undo(ended);
  expect((await desk.owner.registrations.list({ eventId, filter: 'attention' })).total).toBe(0);
});

test('a list of one event does not change another one', async () => {
  const { desk, registrations, eventId } = await open(2);
  const other = await desk.owner.events.create({ code: 'OTHER', title: 'Other' });
  const task = await registrations.bulk({
    eventId: other.id,
    who: { query: { eventId } },
    action: { kind: 'remove' },
  });
  expect(await desk.ended(task)).toMatchObject({ state: 'failed' });
  expect((await registrations.list({ eventId })).total).toBe(2);
});

test('a task is seen by whoever began it and by nobody else', async () => {
  const { desk, eventId } = await open(2);
  const [ann, ben] = [await desk.signedIn('administrator', 'Ann'), await desk.signedIn('organizer', 'Ben')];
  const heard: string[] = [];
  ann.on('tasks', 'changed', (task) => heard.push(`ann ${task.state}`));
  ben.on('tasks', 'changed', (task) => heard.push(`ben ${task.state}`));
  const task = await ann.client.registrations.bulk({
    eventId,
    who: { query: { eventId } },
    action: { kind: 'vip', value: true },
  });
  await ann.client.tasks.cancel({ taskId: task.id });
  expect((await ann.client.tasks.list({})).tasks).toMatchObject([{ id: task.id }]);
  expect((await ben.client.tasks.list({})).tasks).toEqual([]);
  await expect(ben.client.tasks.get({ taskId: task.id })).rejects.toMatchObject({ code: 'notFound' });
  await ben.client.app.me({});
  expect(heard.every((entry) => entry.startsWith('ann'))).toBe(true);
  expect(heard.length).toBeGreaterThan(0);
});

test('places of many who are put on the waitlist go to those who waited before, and to none of the many', async () => {
  const { desk, door, registrations, eventId, ids, bulk, undo } = await open(450, 450);
  await door.guest({ name: 'Hedy', status: 'waitlisted' });
  desk.clock.advance(1000);
  // Waits before most of the many, and is one of them.
  const mary = await door.guest({ name: 'Mary', status: 'waitlisted' });
  desk.clock.advance(1000);
  const task = await bulk([...ids, mary], { kind: 'status', status: 'waitlisted' });
  expect(task.result).toMatchObject({ changed: 450, promoted: 1 });
  const { items } = await registrations.list({ eventId, filter: 'waitlisted', sort: 'waitlist', limit: 500 });
  expect(items).toHaveLength(451);
  expect(items[0]).toMatchObject({ name: 'Mary', waitPosition: 1 });
  expect(await undo(task)).toMatchObject({ result: { restored: 451, kept: 0 } });
  expect((await registrations.list({ eventId, filter: 'waitlisted', sort: 'waitlist' })).items).toMatchObject([
    { name: 'Hedy' },
    { name: 'Mary' },
  ]);
});
