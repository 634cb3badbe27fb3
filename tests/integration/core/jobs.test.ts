import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Scheduler } from '#main/jobs/scheduler.ts';
import { matchSet, meetingSet } from '#main/storage/operations/kinds/index.ts';
import type { JobName } from '#shared/contract/installation.ts';
import { openTestCore, type TestCore } from '../../support/core/core.ts';
import { Door } from '../../support/core/door.ts';

const HOUR = 3_600_000;

async function run(desk: TestCore, name: JobName) {
  return desk.ended(await desk.owner.installation.runJob({ name }));
}

/** Jobs that only note when they ran. */
async function scheduler(desk: TestCore, ran: string[], everyMs = HOUR, work = () => Promise.resolve('Done.')) {
  const { store, clock, ids, log } = desk.core.context;
  const names = ['lifecycle', 'meetings'] as const;
  const jobs = names.map((name) => ({
    name,
    everyMs: () => Promise.resolve(everyMs),
    run: () => {
      ran.push(`${name} ${clock.now()}`);
      return work();
    },
  }));
  const made = new Scheduler({ store, clock, ids, log, jobs, onChange: () => undefined });
  await made.recover();
  return made;
}

test('a job runs when it is due, and one that was missed in a long sleep runs once', async () => {
  const desk = await openTestCore();
  const ran: string[] = [];
  const jobs = await scheduler(desk, ran);
  await jobs.runDue();
  expect(ran).toHaveLength(2);
  await jobs.runDue();
  desk.clock.advance(HOUR - 1);
  await jobs.runDue();
  expect(ran).toHaveLength(2);
  desk.clock.advance(1);
  await jobs.runDue();
  expect(ran).toHaveLength(4);
  desk.clock.advance(100 * HOUR);
  // As after a restart: when each is due is on disk.
  const again = await scheduler(desk, ran);
  await again.runDue();
  await again.runDue();
  expect(ran).toHaveLength(6);
  expect(await again.list()).toMatchObject([
    { name: 'lifecycle', outcome: 'done', message: 'Done.', nextAt: desk.clock.now() + HOUR },
    { name: 'meetings', outcome: 'done' },
  ]);
  expect(await again.runs('lifecycle', 10)).toHaveLength(3);
});

test('one whose period was made shorter is due that much sooner', async () => {
  const desk = await openTestCore();
  const ran: string[] = [];
  await (await scheduler(desk, ran, 24 * HOUR)).runDue();
  const hourly = await scheduler(desk, ran, HOUR);
  expect((await hourly.list())[0]).toMatchObject({ nextAt: desk.clock.now() + HOUR });
  desk.clock.advance(HOUR);
  await hourly.runDue();
  expect(ran).toHaveLength(4);
});

test('one that ran by a wrong clock does not wait for that time to come again', async () => {
  const desk = await openTestCore();
  const now = desk.clock.now();
  desk.clock.advance(10 * 365 * 24 * HOUR);
  const ran: string[] = [];
  const jobs = await scheduler(desk, ran);
  await jobs.runDue();
  desk.clock.set(now);
  expect((await jobs.list())[0]).toMatchObject({ nextAt: null });
  await jobs.runDue();
  await jobs.runDue();
  expect(ran).toHaveLength(4);
  expect((await jobs.list())[0]).toMatchObject({ nextAt: now + HOUR });
});

test('one that fails is told as failed, and does not keep the others from running', async () => {
  const desk = await openTestCore();
  desk.log.expect(/The job .* failed/);
  const ran: string[] = [];
  const jobs = await scheduler(desk, ran, HOUR, () => Promise.reject(new Error('The disk is full.')));
  await jobs.runDue();
  expect(ran).toHaveLength(2);
  expect(await jobs.list()).toMatchObject([{ outcome: 'failed', message: 'The disk is full.' }, { outcome: 'failed' }]);
});

test('one that the app was closed in is told as interrupted; one that has no period runs by hand alone', async () => {
  const desk = await openTestCore();
  const ran: string[] = [];
  await desk.core.context.store.write((tx) =>
    tx.run(`INSERT INTO jobs (name, started_at, outcome) VALUES ('lifecycle', 1, 'running')`),
  );
  const jobs = await scheduler(desk, ran, 0);
  expect((await jobs.list())[0]).toMatchObject({ outcome: 'interrupted' });
  await jobs.runDue();
  expect(ran).toEqual([]);
  expect(await jobs.run('meetings')).toBe('Done.');
});

test('events follow the clock: published ones run from their start, running ones end, also both after a sleep', async () => {
  const desk = await openTestCore();
  const { events } = desk.owner;
  const now = desk.clock.now();
  const make = async (code: string, startAt: number | null, endAt: number | null, publish = true) => {
    const { id } = await events.create({ code, title: code, startAt, endAt });
    if (publish) await events.setStatus({ id, status: 'published' });
    return id;
  };
  await make('SOON', now + HOUR, now + 2 * HOUR);
  await make('NOW', now, now + HOUR);
  await make('OVER', now - 2 * HOUR, now - HOUR);
  await make('DRAFT', now - HOUR, now + HOUR, false);
  await make('OPEN', now - HOUR, null);
  const statuses = async () =>
    Object.fromEntries((await events.list({})).events.map(({ code, status }) => [code, status]));
  expect((await run(desk, 'lifecycle')).message).toBe('4 events moved along.');
  expect(await statuses()).toEqual({
    SOON: 'published',
    NOW: 'running',
    OVER: 'completed',
    DRAFT: 'draft',
    OPEN: 'running',
  });
  desk.clock.advance(HOUR);
  await run(desk, 'lifecycle');
  expect(await statuses()).toMatchObject({ SOON: 'running', NOW: 'completed' });
  expect((await run(desk, 'lifecycle')).message).toBe('0 events moved along.');
});

test('meetings begin and end with their rounds, and what somebody decided stays', async () => {
  const desk = await openTestCore();
  const door = await Door.open(desk);
  const eventId = door.event.id;
  const now = desk.clock.now();
  const { rounds } = await desk.owner.programme.addRounds({
    eventId,
    rounds: [{ name: 'R', startAt: now + HOUR, endAt: now + 2 * HOUR }],
  });
  const roundId = rounds[0]?.id ?? '';
  const { store, operations } = desk.core.context;
  for (const status of ['pending', 'noShow', 'cancelled'] as const) {
    const pair = [await door.guest({ name: 'A' }), await door.guest({ name: 'B' })].sort() as [string, string];
    await store.write(async (tx) => {
      const author = { id: null };
      const [firstId, secondId] = pair;
      const { subjectId } = await operations.append(tx, author, matchSet, {
        eventId,
        firstId,
        secondId,
        fields: { matchedAt: now, active: true },
      });
      await operations.append(tx, author, meetingSet, { eventId, matchId: subjectId, fields: { roundId, status } });
    });
  }
  const statuses = async () =>
    (await store.read.all<{ status: string }>('SELECT status FROM meetings ORDER BY status')).map((row) => row.status);
  await run(desk, 'meetings');
  expect(await statuses()).toEqual(['cancelled', 'noShow', 'pending']);
  desk.clock.advance(HOUR);
  // Nobody meets in a round that was taken out.
  await desk.owner.programme.removeRounds({ eventId, ids: [roundId] });
  await run(desk, 'meetings');
  expect(await statuses()).toEqual(['cancelled', 'noShow', 'pending']);
  await desk.owner.programme.restoreRounds({ eventId, ids: [roundId] });
  await run(desk, 'meetings');
  expect(await statuses()).toEqual(['active', 'cancelled', 'noShow']);
  desk.clock.advance(HOUR);
  expect((await run(desk, 'meetings')).message).toBe('1 meetings moved along.');
  expect(await statuses()).toEqual(['cancelled', 'completed', 'noShow']);
  expect((await desk.owner.records.dashboard({ eventId })).meetings).toMatchObject({
    completed: 1,
    noShow: 1,
    cancelled: 1,
  });
});

test('scheduled backups are kept up to a number, and those made by hand are left alone', async () => {
  const desk = await openTestCore();
  const { installation } = desk.owner;
  await installation.makeBackup({});
  await desk.settled();
  expect(await installation.setBackupRules({ keep: 2, everyHours: 6 })).toEqual({ keep: 2, everyHours: 6 });
  expect((await installation.jobs({})).jobs.find((job) => job.name === 'backups')).toMatchObject({ everyMs: 6 * HOUR });
  const changes = [installation.setBackupRules({ keep: 3 }), installation.setBackupRules({ everyHours: 12 })];
  await Promise.all(changes);
  expect((await installation.backups({})).rules).toEqual({ keep: 3, everyHours: 12 });
  await installation.setBackupRules({ keep: 2, everyHours: 6 });
  for (let day = 0; day < 4; day += 1) {
    desk.clock.advance(6 * HOUR);
    expect(await run(desk, 'backups')).toMatchObject({ state: 'done' });
  }
  const { backups } = await installation.backups({});
  expect(backups.map(({ reason }) => reason)).toEqual(['scheduled', 'scheduled', 'manual']);
  expect(backups[0]?.madeAt).toBe(desk.clock.now());
  expect(readdirSync(join(desk.folder, 'backups'))).toHaveLength(3);
  expect(await installation.inspectBackup({ name: backups[0]?.name ?? '' })).toEqual({ events: 0, registrations: 0 });
  await expect(installation.inspectBackup({ name: '../lanyard.sqlite' })).rejects.toMatchObject({ code: 'notFound' });
});
