import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { open as openFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lanyard, lanyardError, lanyardJson, serve } from '../../support/core/cli.ts';
import { tempFolder } from '../../support/core/folder.ts';

async function open() {
  const folder = await tempFolder();
  const json = (args: string, exit = 0) => lanyardJson([...args.split(' '), '--data', folder], exit);
  await json('setup --yes --demo');
  return { folder, json };
}

test('accounts are made, listed and given passwords; a password that is made up is shown once, and none is kept', async () => {
  const { folder, json } = await open();
  const made = (await json('users add-admin chief@example.org --name Chief --generate')) as { password: string };
  expect(made).toMatchObject({ email: 'chief@example.org', role: 'administrator', active: true });
  expect(made.password.length).toBeGreaterThan(15);
  const piped = ['users', 'add-manager', 'M@Example.org', '--name', 'Manager', '--data', folder];
  expect(await lanyard(piped, 'a long enough password\n')).toMatchObject({ code: 0 });
  expect(await json('users add-attendee a@example.org --name A --password long-enough-too')).toMatchObject({
    role: 'attendee',
  });
  const emails = async (flag: string) =>
    ((await json(`users list ${flag}`.trim())) as { users: { email: string }[] }).users.map(({ email }) => email);
  expect(await emails('')).toEqual(['a@example.org', 'chief@example.org', 'm@example.org']);
  expect(await emails('--admins-only')).toEqual(['chief@example.org']);
  expect(await emails('--attendees-only')).toEqual(['a@example.org']);
  const reset = (await json('users reset-password m@example.org --generate')) as { password: string };
  const { readFileSync, readdirSync } = await import('node:fs');
  for (const name of readdirSync(folder, { recursive: true }) as string[]) {
    const text =
      existsSync(join(folder, name)) && name.includes('.') ? readFileSync(join(folder, name)).toString('latin1') : '';
    for (const secret of [made.password, reset.password, 'a long enough password', 'long-enough-too']) {
      expect(text.includes(secret), `${name} holds a password`).toBe(false);
    }
  }
  expect(await json('users deactivate a@example.org')).toMatchObject({ active: false });
  expect(await json('users activate a@example.org')).toMatchObject({ active: true });
});

test.each([
  ['users add-admin', 'Name one e-mail address'],
  ['users add-admin x@example.org', '--name is missing'],
  ['users add-admin x@example.org --name X --password short', 'at least 10 characters'],
  ['users add-admin not-an-address --name X --generate', 'name@example.org'],
  ['users add-admin x@example.org --name X --password long-enough-pw --generate', 'one of --password and --generate'],
  ['users add-admin x@example.org --name X', 'No password'],
  ['users add x@example.org --name X --role king --generate', '--role is one of'],
  ['users reset-password nobody@example.org --generate', 'no account'],
  ['users list --admins-only --attendees-only', 'one of'],
  ['jobs run nothing', 'Which job'],
  ['backup restore', 'Which one'],
  ['backup restore nothing.sqlite --yes', 'no backup of this name'],
  ['bundle import nowhere.zip', 'no file'],
  ['privacy erase --event DEMO --email nobody@example.org --yes', 'Nobody at DEMO'],
  ['events status DEMO sideways', 'next status'],
  ['events delete NOPE', 'no event with the code NOPE'],
  ['events list --organization Nobody', 'no organization'],
])('%s is refused with what to do', async (args, hint) => {
  const { folder } = await open();
  expect((await lanyardError([...args.split(' '), '--data', folder], 2)).message).toContain(hint);
});

test('an event goes its way, is copied, deleted and brought back', async () => {
  const { json } = await open();
  expect(await json('events status DEMO completed', 1)).toEqual({
    refused: expect.stringContaining('next is published'),
  });
  expect(await json('events status DEMO published')).toMatchObject({ status: 'published' });
  expect(await json('events update DEMO --name Harbour --capacity 5')).toMatchObject({ name: 'Harbour', capacity: 5 });
  expect(await json('events copy DEMO --to NEXT --name Next')).toMatchObject({
    code: 'NEXT',
    status: 'draft',
    registrations: 0,
  });
  await json('events delete NEXT');
  expect(((await json('events list')) as { events: object[] }).events).toHaveLength(1);
  expect(await json('events restore NEXT')).toMatchObject({ code: 'NEXT' });
});

test('a backup is made, and puts things back as they were; what was there is kept as well', async () => {
  const { json } = await open();
  const { file } = (await json('backup make')) as { file: string };
  await json('events create --code LATER --name Later');
  const restored = (await json(`backup restore ${file} --yes`)) as { before: string };
  expect(restored).toMatchObject({ events: 1, registrations: 300 });
  expect(((await json('events list')) as { events: { code: string }[] }).events.map(({ code }) => code)).toEqual([
    'DEMO',
  ]);
  await json(`backup restore ${restored.before} --yes`);
  expect(((await json('events list')) as { events: object[] }).events).toHaveLength(2);
});

test('what is done to the database itself waits until the app is closed', async () => {
  const { folder } = await open();
  const serving = await serve(folder);
  expect((await lanyardError(['db', 'rollback', '--yes', '--data', folder], 2)).message).toContain('Close it first');
  expect(await lanyardJson(['db', 'check', '--data', folder])).toEqual({ sound: true, problems: [] });
  // The rest goes through the app.
  expect(await lanyardJson(['jobs', 'run', 'figures', '--data', folder])).toMatchObject({ job: 'figures' });
  await serving.stop();
  const { pending, applied } = (await lanyardJson(['db', 'status', '--data', folder])) as Record<string, string[]>;
  expect(pending).toEqual([]);
  expect(applied?.length).toBeGreaterThan(1);
  expect(await lanyardJson(['db', 'rollback', '--yes', '--data', folder])).toMatchObject({
    rolledBack: applied?.at(-1),
  });
  expect(await lanyardJson(['db', 'migrate', '--data', folder])).toEqual({ applied: [applied?.at(-1)] });
  expect(await lanyardJson(['stats', '--event', 'DEMO', '--data', folder])).toMatchObject({ expected: 276 });
});

test('a damaged database is found, and set aside for a new one', async () => {
  const { folder } = await open();
  const file = await openFile(join(folder, 'lanyard.sqlite'), 'r+');
  await file.write(Buffer.alloc(4000, 'x'), 0, 4000, 20_000);
  await file.close();
  const checked = (await lanyardJson(['db', 'check', '--data', folder], 1)) as { sound: boolean; problems: string[] };
  expect(checked.sound).toBe(false);
  expect(checked.problems.length).toBeGreaterThan(0);
  expect(await lanyard(['events', 'list', '--data', folder])).toMatchObject({
    code: 3,
    stderr: expect.stringContaining('damaged'),
  });
  const { aside } = (await lanyardJson(['db', 'reset', '--yes', '--data', folder])) as { aside: string };
  expect(existsSync(join(aside, 'lanyard.sqlite'))).toBe(true);
  expect(await lanyardJson(['events', 'list', '--data', folder])).toEqual({ events: [] });
});

test('orphaned files are listed, and deleted when that is said', async () => {
  const { folder, json } = await open();
  mkdirSync(join(folder, 'files', 'ab'), { recursive: true });
  writeFileSync(join(folder, 'files', 'ab', 'stray.pdf'), 'x');
  expect(await json('files orphans')).toMatchObject({ orphans: [{ name: 'ab/stray.pdf', size: 1 }], deleted: 0 });
  expect(await json('files orphans --delete')).toMatchObject({ deleted: 1 });
  expect(existsSync(join(folder, 'files', 'ab', 'stray.pdf'))).toBe(false);
});

test('organizations on one installation are worked for by name, and see nothing of each other', async () => {
  const { json } = await open();
  await json('organizations create --name Other');
  expect(await json('events list --organization Other')).toEqual({ events: [] });
  await json('events create --code DEMO --name Theirs --organization other');
  expect(((await json('events list')) as { events: { name: string }[] }).events.map(({ name }) => name)).toEqual([
    'Harbour Days',
  ]);
  const { events } = (await json('events list --organization Other')) as { events: { name: string }[] };
  expect(events.map(({ name }) => name)).toEqual(['Theirs']);
});
