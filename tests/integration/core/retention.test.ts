import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openTestCore } from '../../support/core/core.ts';
import { Door } from '../../support/core/door.ts';
import { filesWith, openTraced } from '../../support/core/traces.ts';

test('each kind is kept for its time, as the preview says, and then goes', async () => {
  const DAY = 24 * 3_600_000;
  const { desk, door, owner } = await openTraced();
  await owner.events.update({ id: door.event.id, startAt: desk.clock.now(), endAt: desk.clock.now() + 3_600_000 });
  await owner.passcodes.create({
    eventId: door.event.id,
    name: 'Door',
    fromAt: desk.clock.now(),
    untilAt: desk.clock.now() + 1000,
  });
  writeFileSync(join(desk.folder, 'attendees-old.txt'), '');
  const due = async () =>
    Object.fromEntries((await owner.privacy.retention({})).due.map(({ kind, count }) => [kind, count]));
  expect(await due()).toMatchObject({ sessions: 0, credentials: 0, people: 0, importedRows: 0 });
  expect((await owner.privacy.retention({})).periods).toMatchObject({
    sessions: 30,
    credentials: 7,
    figures: 90,
    people: null,
  });
  desk.clock.advance(8 * DAY);
  expect(await due()).toMatchObject({ credentials: 1, sessions: 0 });
  const preview = await owner.privacy.previewRetention({ credentials: null, importedRows: 7 });
  expect(Object.fromEntries(preview.due.map(({ kind, count }) => [kind, count]))).toMatchObject({
    credentials: 0,
    importedRows: 1,
  });
  // Looking has changed nothing.
  expect(await due()).toMatchObject({ credentials: 1, importedRows: 0 });
  await owner.privacy.setRetention({ people: 60, credentials: null });
  expect(await due()).toMatchObject({ credentials: 0, people: 0 });
  await owner.privacy.setRetention({ credentials: 7 });
  desk.clock.advance(60 * DAY);
  const seen = await due();
  expect(seen).toMatchObject({ credentials: 1, sessions: 2, people: 2, importedRows: 1 });
  const task = await desk.ended(await owner.installation.runJob({ name: 'retention' }));
  expect(task).toMatchObject({ state: 'done' });
  for (const [kind, words] of Object.entries({
    credentials: 'passcodes',
    sessions: 'sessions',
    people: 'people',
    importedRows: 'lists of rejected rows',
  }))
    expect(task.message).toContain(`${seen[kind]} ${words}`);
  expect(await due()).toMatchObject({ credentials: 0, sessions: 0, people: 0, importedRows: 0 });
  expect((await owner.registrations.list({ eventId: door.event.id })).items.map((item) => item.name)).toEqual(['', '']);
});

test('sign-ins and passcodes go by a job of their own, and nothing else does', async () => {
  const DAY = 24 * 3_600_000;
  const { desk, door, owner } = await openTraced();
  const now = desk.clock.now();
  await owner.events.update({ id: door.event.id, startAt: now, endAt: now + 3_600_000 });
  const { passcode } = await owner.passcodes.create({
    eventId: door.event.id,
    name: 'Door',
    fromAt: now,
    untilAt: now + 1000,
  });
  await owner.privacy.setRetention({ people: 60 });
  const run = async () => (await desk.ended(await owner.installation.runJob({ name: 'expiry' }))).message;
  expect(await run()).toBe('Nothing was due.');
  desk.clock.advance(90 * DAY);
  const message = await run();
  expect(message).toContain('1 passcodes');
  expect(message).toContain('2 sessions');
  expect(message).not.toMatch(/people|lists/);
  const { read } = desk.core.context.store;
  expect(await read.get('SELECT code_hash AS hash FROM passcodes WHERE id = ?', [passcode.id])).toEqual({ hash: null });
  expect(await read.get('SELECT count(*) AS n FROM sign_in_sessions WHERE expires_at < ?', [now])).toEqual({ n: 0 });
  const due = Object.fromEntries((await owner.privacy.retention({})).due.map(({ kind, count }) => [kind, count]));
  expect(due).toMatchObject({ sessions: 0, credentials: 0, people: 2 });
});

test('whoever was taken out of the list is kept no longer than the others', async () => {
  const DAY = 24 * 3_600_000;
  const { desk, door, owner, id, words } = await openTraced();
  await owner.events.update({ id: door.event.id, startAt: desk.clock.now(), endAt: desk.clock.now() + 3_600_000 });
  await owner.registrations.remove({ id });
  await owner.privacy.setRetention({ people: 60, importedRows: 60 });
  desk.clock.advance(61 * DAY);
  expect((await owner.privacy.retention({})).due).toContainEqual({ kind: 'people', count: 2 });
  await desk.ended(await owner.installation.runJob({ name: 'retention' }));
  expect(filesWith(desk.folder, words)).toEqual([]);
  const { entries } = await owner.audit.list({ resource: 'activity' });
  expect(entries.map(({ detail }) => detail)).toContain('retention');
});

/** A conversation of an event that is over, in which one message was taken back and one was not. */
async function conversation() {
  const desk = await openTestCore();
  const door = await Door.open(desk);
  const eventId = door.event.id;
  const { client } = await desk.signedIn('staff');
  const say = (text: string) =>
    client.messages.post({ nonce: randomUUID(), eventId, text, audience: 'everybody' as const });
  const first = await say('Qanaryfirst');
  await client.messages.edit({ id: first.id, text: 'Qanarysecond' });
  await say('Qanarythird');
  await desk.owner.events.update({ id: eventId, startAt: desk.clock.now(), endAt: desk.clock.now() + 3_600_000 });
  return { desk, eventId, client, first };
}

test('a message that somebody takes back is gone from the log as well, and what was said before it was edited', async () => {
  const { desk, client, first } = await conversation();
  await client.messages.remove({ id: first.id });
  const said = await desk.core.context.store.read.all<{ payload: string; redacted: number }>(
    `SELECT payload, redacted FROM operations WHERE kind = 'message.set' ORDER BY position`,
  );
  expect(said.map(({ redacted }) => redacted)).toEqual([1, 1, 0, 0]);
  expect(JSON.stringify(said)).not.toMatch(/Qanaryfirst|Qanarysecond/);
  expect(JSON.stringify(said)).toContain('Qanarythird');
});

test('messages whose time is over are nowhere in the data folder any more, nor in the audit', async () => {
  const { desk, eventId } = await conversation();
  const words = ['Qanarysecond', 'Qanarythird'];
  expect(filesWith(desk.folder, words)).not.toEqual([]);
  await desk.owner.privacy.setRetention({ messages: 30 });
  desk.clock.advance(40 * 24 * 3_600_000);
  await desk.ended(await desk.owner.installation.runJob({ name: 'retention' }));
  expect(filesWith(desk.folder, [...words, 'Qanaryfirst'])).toEqual([]);
  const { entries } = await desk.owner.audit.list({ eventId, resource: 'message', limit: 50 });
  expect(entries.length).toBeGreaterThan(0);
  expect(JSON.stringify(entries)).not.toContain('Qanary');
});

test('an event that nobody gave an end is over when it was closed', async () => {
  const DAY = 24 * 3_600_000;
  const { desk, door, owner } = await openTraced();
  await owner.privacy.setRetention({ people: 60 });
  for (const status of ['published', 'running'] as const) await owner.events.setStatus({ id: door.event.id, status });
  const due = async () => (await owner.privacy.retention({})).due.find(({ kind }) => kind === 'people')?.count;
  desk.clock.advance(100 * DAY);
  expect(await due()).toBe(0);
  await owner.events.setStatus({ id: door.event.id, status: 'completed' });
  desk.clock.advance(59 * DAY);
  expect(await due()).toBe(0);
  desk.clock.advance(2 * DAY);
  expect(await due()).toBe(2);
});
