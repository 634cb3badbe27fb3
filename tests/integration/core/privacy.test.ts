import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { Task } from '#shared/contract/tasks.ts';
import { openTestCore, type TestCore } from '../../support/core/core.ts';
import { badge, Door } from '../../support/core/door.ts';
import { csv, importFile } from '../../support/core/imports.ts';
import { uploadTo } from '../../support/core/uploads.ts';

/** Strings that stand nowhere else. Letters only, so that no index takes them apart. */
const CANARIES = ['Qanaryfirst', 'Qanarylast', 'qanary@mail.example', 'Qanarycompany', 'QANARYTICKET', 'Qanarynote'];
const MORE = [
  'Qanaryphone',
  'Qanaryseat',
  'Qanarymessage',
  'Qanaryreason',
  'qanaryresume.pdf',
  'QANARYCONTENT',
  'QANARYORDER',
];

async function settled(desk: TestCore, task: Task): Promise<Task> {
  await desk.settled();
  return desk.owner.tasks.get({ taskId: task.id });
}

/** Everything in a folder that holds one of the words, in whatever case; compressed or not it is looked through as bytes. */
function filesWith(folder: string, words: readonly string[]): string[] {
  const found: string[] = [];
  for (const name of readdirSync(folder, { recursive: true }) as string[]) {
    let bytes: Buffer;
    try {
      bytes = readFileSync(join(folder, name));
    } catch {
      continue;
    }
    const text = bytes.toString('latin1').toLowerCase();
    for (const word of words) if (text.includes(word.toLowerCase())) found.push(`${name}: ${word}`);
  }
  return found;
}

/** Somebody who has left a trace in everything there is. */
async function open() {
  const desk = await openTestCore();
  const door = await Door.open(desk, { capacity: 2 });
  const { owner } = desk;
  const [first = '', last = '', email = '', company = '', ticket = '', note = ''] = CANARIES;
  const other = { first: 'Ada', last: 'Lovelace', email: 'ada@mail.example', code: 'T-ADA' };
  const row = { first, last, email, company, code: ticket, order: 'QANARYORDER', position: '1' };
  await importFile(door, csv([row, other]));
  // A list that was renewed, so that there is a base to compare with, and rejected rows.
  await importFile(
    door,
    csv([{ ...row, company: `${company}2` }, other, { ...other, first: '', last: '', email: '' }]),
  );
  const people = (await owner.registrations.list({ eventId: door.event.id })).items;
  const id = people.find((person) => person.email === email)?.id ?? '';
  const patch = { note, phone: 'Qanaryphone', jobTitle: 'Qanaryseat', vip: true };
  await owner.registrations.update({ id, patch });
  await owner.registrations.update({ id, patch: { displayName: `${first} ${last} Qanarylast` } });
  await owner.registrations.assignBadge({
    nonce: randomUUID(),
    registrationId: id,
    uid: '04c0ffee0c0ffe',
    replace: false,
  });
  await door.scan(ticket);
  await door.scan(badge('04c0ffee0c0ffe'), { direction: 'exit' });
  await door.scan(ticket, { override: { reason: 'Qanaryreason' } });
  await door.undo({ reason: 'Qanaryreason' });
  await owner.print.record({
    nonce: randomUUID(),
    registrationId: id,
    template: 'a6',
    outcome: 'failed',
    message: 'Qanaryreason',
  });
  const pdf = Buffer.from('%PDF-1.7\nQANARYCONTENT\n%%EOF\n');
  const uploadId = await uploadTo(desk, 'qanaryresume.pdf', pdf);
  expect(await owner.documents.add({ registrationId: id, kind: 'resume', uploadId })).toMatchObject({ ok: true });
  const account = await desk.signedIn('attendee', 'Qanaryfirst');
  await owner.registrations.update({ id, patch: { email: 'qanaryfirst@desk.example' } });
  await account.client.messages.post({
    nonce: randomUUID(),
    eventId: door.event.id,
    text: 'Qanarymessage',
    audience: 'everybody',
  });
  await account.client.notifications.list({});
  const wrong = desk
    .connect('anyone')
    .client.app.signIn({ email: 'qanaryfirst@desk.example', password: 'not the one at all' });
  expect(await wrong).toMatchObject({ ok: false });
  return { desk, door, owner, id, account, words: [...CANARIES, ...MORE] };
}

test('who is erased is gone from the database, its log, the index, the files and all that was said before', async () => {
  const { desk, door, owner, id, account, words } = await open();
  // The control: before, there is something to find by each of the words.
  const before = filesWith(desk.folder, words).join('\n').toLowerCase();
  for (const word of words) expect(before).toContain(word.toLowerCase());
  const stats = await door.stats();
  const { owner: _, ...preview } = { owner, ...(await owner.privacy.preview({ registrationId: id })) };
  expect(preview).toMatchObject({
    email: 'qanaryfirst@desk.example',
    events: ['Befriend 2026'],
    documents: 1,
    messages: 1,
    accounts: [{ role: 'attendee', goes: true }],
  });

  const task = await settled(desk, await owner.privacy.erase({ registrationId: id, withCopies: true }));
  expect(task).toMatchObject({ kind: 'erasure', state: 'done', result: { registrations: 1, files: 1 } });

  const lists = filesWith(desk.folder, words).filter((found) => !found.includes('attendees.csv'));
  expect(lists).toEqual([]);
  for (const word of ['qanaryfirst', 'qanarylast', 'QANARYTICKET', 'qanary']) {
    expect((await owner.checkIn.search({ eventId: door.event.id, text: word })).results).toEqual([]);
  }
  // The counts are what they were, and the others are untouched.
  const { perDesk: ___, ...counts } = await door.stats();
  expect(counts).toMatchObject({ expected: stats.expected, in: stats.in, out: stats.out, checkIns: stats.checkIns });
  expect((await owner.registrations.list({ eventId: door.event.id })).items.map((item) => item.name).sort()).toEqual([
    '',
    'Ada Lovelace',
  ]);
  expect(await door.verdict('T-ADA')).toBe('admitted');
  expect(await door.verdict('QANARYTICKET')).toBe('notFound');
  await expect(account.client.notifications.list({})).rejects.toMatchObject({ code: 'notSignedIn' });
  const { messages } = await owner.messages.list({ eventId: door.event.id });
  expect(messages).toMatchObject([{ text: null, senderName: '' }]);
});

test('whoever was erased may register again, and is then known by what they say anew', async () => {
  const { desk, door, owner, id } = await open();
  await settled(desk, await owner.privacy.erase({ registrationId: id, withCopies: false }));
  desk.clock.advance(60_000);
  await importFile(door, csv([{ first: 'Qanaryfirst', last: 'Again', email: 'qanary@mail.example', code: 'NEW' }]));
  expect(await door.scan('NEW')).toMatchObject({ registration: { name: 'Qanaryfirst Again', note: null } });
  expect(await door.verdict('QANARYTICKET')).toBe('notFound');
});

test('what is known of somebody is in one file, with their documents and nothing of others', async () => {
  const { desk, owner, id } = await open();
  const task = await settled(desk, await owner.privacy.exportPerson({ registrationId: id }));
  const parts = unzipSync(readFileSync(String(task.result?.path)));
  const names = Object.keys(parts);
  expect(names).toHaveLength(2);
  expect(names.find((name) => name.endsWith('qanaryresume.pdf'))).toBeDefined();
  const text = Buffer.from(parts['data.json'] ?? []).toString();
  const data = JSON.parse(text) as Record<string, unknown[]> & { person: Record<string, unknown> };
  expect(data.person).toMatchObject({
    firstName: 'Qanaryfirst',
    email: 'qanaryfirst@desk.example',
    phone: 'Qanaryphone',
  });
  expect(data.registrations).toMatchObject([{ event: 'BEF26', note: 'Qanarynote', orderCode: 'QANARYORDER' }]);
  expect(data.checkIns).toHaveLength(3);
  expect(data.badges).toHaveLength(2);
  expect(data.messages).toMatchObject([{ text: 'Qanarymessage' }]);
  expect(data.documents).toMatchObject([{ name: 'qanaryresume.pdf' }]);
  expect(text).not.toContain('Lovelace');
  expect(text).not.toMatch(/passwordHash|password_hash/);
});

test('each kind is kept for its time, as the preview says, and then goes', async () => {
  const DAY = 24 * 3_600_000;
  const { desk, door, owner } = await open();
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
  await owner.privacy.setRetention({ people: 60, credentials: null });
  expect(await due()).toMatchObject({ credentials: 0, people: 0 });
  await owner.privacy.setRetention({ credentials: 7 });
  desk.clock.advance(60 * DAY);
  const seen = await due();
  expect(seen).toMatchObject({ credentials: 1, sessions: 1, people: 2, importedRows: 1 });
  const task = await settled(desk, await owner.installation.runJob({ name: 'retention' }));
  expect(task).toMatchObject({ state: 'done' });
  for (const kind of ['credentials', 'sessions', 'people', 'importedRows'])
    expect(task.message).toContain(`${kind} ${seen[kind]}`);
  expect(await due()).toMatchObject({ credentials: 0, sessions: 0, people: 0, importedRows: 0 });
  expect((await owner.registrations.list({ eventId: door.event.id })).items.map((item) => item.name)).toEqual(['', '']);
});
