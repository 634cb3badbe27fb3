import { randomUUID } from 'node:crypto';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { tempFolder } from '../../support/core/folder.ts';
import { csv, importFile } from '../../support/core/imports.ts';
import { filesWith, openTraced } from '../../support/core/traces.ts';

test('who is erased is gone from the database, its log, the index, the files and all that was said before', async () => {
  const { desk, door, owner, id, account, words } = await openTraced();
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

  const task = await desk.ended(await owner.privacy.erase({ registrationId: id, withCopies: true }));
  expect(task).toMatchObject({ kind: 'erasure', state: 'done', result: { registrations: 1, files: 2 } });

  expect(filesWith(desk.folder, words)).toEqual([]);
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

test('who is erased is gone from a database without any slack as well, where rows become shorter in their places', async () => {
  const { desk, owner, id, words } = await openTraced();
  await desk.core.context.store.compact(true);
  expect(filesWith(desk.folder, words).length).toBeGreaterThan(0);
  await desk.ended(await owner.privacy.erase({ registrationId: id, withCopies: true }));
  expect(filesWith(desk.folder, words)).toEqual([]);
});

test('whoever was erased may register again, and is then known by what they say anew', async () => {
  const { desk, door, owner, id } = await openTraced();
  await desk.ended(await owner.privacy.erase({ registrationId: id, withCopies: false }));
  desk.clock.advance(60_000);
  await importFile(door, csv([{ first: 'Qanaryfirst', last: 'Again', email: 'qanary@mail.example', code: 'NEW' }]));
  expect(await door.scan('NEW')).toMatchObject({ registration: { name: 'Qanaryfirst Again', note: null } });
  expect(await door.verdict('QANARYTICKET')).toBe('notFound');
});

test('what is known of somebody is in one file, with their documents and nothing of others', async () => {
  const { desk, owner, id } = await openTraced();
  const task = await desk.ended(await owner.privacy.exportPerson({ registrationId: id }));
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

test('whoever was taken out of the list can be exported and erased as well', async () => {
  const { desk, owner, id, words } = await openTraced();
  await owner.registrations.remove({ id });
  expect(await owner.privacy.preview({ registrationId: id })).toMatchObject({
    name: 'Qanaryfirst Qanarylast Qanarylast',
  });
  const exported = await desk.ended(await owner.privacy.exportPerson({ registrationId: id }));
  expect(exported).toMatchObject({ state: 'done', result: { registrations: 1 } });
  await desk.ended(await owner.privacy.erase({ registrationId: id, withCopies: true }));
  expect(filesWith(desk.folder, words)).toEqual([]);
});

test('one human being who is several people is exported and erased as one', async () => {
  const { desk, owner, id, words } = await openTraced();
  await owner.registrations.update({
    id,
    patch: { displayName: 'Qanaryfirst Qanarylast' },
  });
  const other = await owner.events.create({
    code: 'BEF27',
    title: 'Befriend 2027',
    capacity: 10,
    startAt: null,
    endAt: null,
  });
  const person = { displayName: 'QANARYFIRST Qanarylast', email: 'Qanaryfirst@desk.example', phone: 'Qanaryphone' };
  const made = await owner.registrations.create({ nonce: randomUUID(), eventId: other.id, person });
  const namesake = { displayName: 'Qarl Other', email: 'qarl@mail.example' };
  await owner.registrations.create({ nonce: randomUUID(), eventId: other.id, person: namesake });
  const preview = await owner.privacy.preview({ registrationId: made.registration.id });
  expect(preview.events.sort()).toEqual(['Befriend 2026', 'Befriend 2027']);
  const exported = await desk.ended(await owner.privacy.exportPerson({ registrationId: made.registration.id }));
  expect(exported).toMatchObject({ result: { registrations: 2, files: 1 } });
  const erased = await desk.ended(await owner.privacy.erase({ registrationId: id, withCopies: true }));
  expect(erased).toMatchObject({ state: 'done', result: { registrations: 2 } });
  expect(
    filesWith(
      desk.folder,
      words.filter((word) => !/message/.test(word)),
    ),
  ).toEqual([]);
  expect((await owner.registrations.list({ eventId: other.id })).items.map(({ name }) => name)).toEqual([
    '',
    'Qarl Other',
  ]);
});

test('copies are of all organizations together: an administrator of one neither sees nor deletes them', async () => {
  const { desk, owner, id } = await openTraced();
  await owner.app.backup({});
  const { client: chief } = await desk.signedIn('administrator', 'boss');
  expect((await chief.privacy.preview({ registrationId: id })).copies).toHaveLength(1);
  await owner.organizations.create({ name: 'Others Ltd' });
  const stranger = desk.connect('owner').client;
  await stranger.organizations.enter({ name: 'Others Ltd' });
  await stranger.events.create({ code: 'OTH', title: 'Theirs', capacity: null, startAt: null, endAt: null });
  mkdirSync(join(desk.folder, 'exports'), { recursive: true });
  writeFileSync(join(desk.folder, 'exports', 'OTH-audit.csv'), 'theirs');
  expect((await chief.privacy.preview({ registrationId: id })).copies).toEqual([]);
  expect((await owner.privacy.preview({ registrationId: id })).copies).toHaveLength(2);
  await expect(chief.privacy.erase({ registrationId: id, withCopies: true })).rejects.toMatchObject({
    code: 'forbidden',
  });
  expect(readdirSync(join(desk.folder, 'exports'))).toEqual(['OTH-audit.csv']);
  const task = await chief.privacy.erase({ registrationId: id, withCopies: false });
  await expect.poll(async () => (await chief.tasks.get({ taskId: task.id })).message).toContain('the command line');
  // Files are as old as the disk says, which knows nothing of the test's time.
  desk.clock.advance(Date.now() - desk.clock.now() + 100 * 24 * 3_600_000);
  const dueOf = async (client: typeof owner) =>
    (await client.privacy.previewRetention({ exports: 1 })).due.find(({ kind }) => kind === 'exports')?.count;
  expect([await dueOf(stranger), await dueOf(owner)]).toEqual([0, 1]);
});

test('who was erased does not come back with a backup or a bundle from before', async () => {
  const { desk, door, owner, id, words } = await openTraced();
  await owner.app.backup({});
  const bundle = await desk.ended(await owner.installation.exportBundle({ withFiles: true }));
  const [backup] = (await owner.installation.backups({})).backups;
  await desk.ended(await owner.privacy.erase({ registrationId: id }));
  // Copies that somebody kept elsewhere, from where they come back.
  const away = await tempFolder();
  const [ofBackup, ofBundle] = [join(away, 'backup.sqlite'), join(away, 'bundle.zip')];
  renameSync(join(desk.folder, 'backups', backup?.name ?? ''), ofBackup);
  renameSync(String(bundle.result?.path), ofBundle);
  expect(filesWith(desk.folder, words)).toEqual([]);

  const elsewhere = join(desk.folder, 'backups', backup?.name ?? '');
  copyFileSync(ofBackup, elsewhere);
  await owner.installation.restoreBackup({ name: backup?.name ?? '' });
  rmSync(elsewhere);
  await desk.restart();
  expect(filesWith(desk.folder, words)).toEqual([]);
  expect(
    (await desk.owner.registrations.list({ eventId: door.event.id })).items.map((item) => item.name).sort(),
  ).toEqual(['', 'Ada Lovelace']);

  const source = { kind: 'path', path: ofBundle } as const;
  await desk.ended(await desk.owner.installation.importBundle({ source, replace: true, withFiles: true }));
  await desk.restart();
  expect(filesWith(desk.folder, words)).toEqual([]);
  expect(readdirSync(desk.folder)).not.toContain('restored-erasures.json');
});
