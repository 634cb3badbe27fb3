import { createHash, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync, zipSync } from 'fflate';
import { beforeAll, expect, test } from 'vitest';
import { replicatedDigests } from '#main/storage/operations/digest.ts';
import type { Task } from '#shared/contract/tasks.ts';
import { openTestCore, PASSWORD, type TestCore } from '../../support/core/core.ts';
import { badge, Door } from '../../support/core/door.ts';
import { tempFolder } from '../../support/core/folder.ts';
import { csv, importFile } from '../../support/core/imports.ts';
import { uploadTo } from '../../support/core/uploads.ts';

/** All files of an installation but those that SQLite makes and removes. */
function filesOf(desk: TestCore): string[] {
  return (readdirSync(desk.folder, { recursive: true }) as string[]).filter((name) => !/-wal|-shm/.test(name)).sort();
}

/** An installation with something in most of its tables. */
async function furnished(): Promise<TestCore> {
  const desk = await openTestCore();
  const door = await Door.open(desk, { capacity: 3 });
  const { owner } = desk;
  const eventId = door.event.id;
  await importFile(
    door,
    csv([
      { first: 'Ada', last: 'Lovelace "Countess"', email: 'ada@example.org', code: 'T-1' },
      { first: 'محمد', last: '王伟', email: 'wei@example.org', code: 'T-2', status: 'waitlisted' },
    ]),
  );
  const id = (await owner.registrations.list({ eventId, text: 'ada' })).items[0]?.id ?? '';
  await owner.registrations.assignBadge({
    nonce: randomUUID(),
    registrationId: id,
    uid: '04a1b2c3d4e5f6',
    replace: false,
  });
  await door.scan('T-1');
  await door.scan(badge('04a1b2c3d4e5f6'), { direction: 'exit' });
  await door.undo({ reason: 'By mistake\n\u0000' });
  const uploadId = await uploadTo(desk, 'cv.pdf', '%PDF-1.7\n%%EOF\n');
  await owner.documents.add({ registrationId: id, kind: 'resume', uploadId });
  const venue = await owner.venues.create({ name: 'Fair', latitude: 52.37310813640001, longitude: -1 / 3 });
  await owner.events.update({ id: eventId, venueId: venue.id });
  await owner.programme.addPoints({ eventId, points: [{ name: 'T', positionX: 0.1 + 0.2 }] });
  await owner.messages.post({ nonce: randomUUID(), eventId, text: 'Hi', audience: 'staff' });
  await desk.signedIn('administrator');
  await owner.organizations.rename({ name: 'Our organization' });
  return desk;
}

async function exported(desk: TestCore, withFiles = true): Promise<string> {
  const task = await desk.ended(await desk.owner.installation.exportBundle({ withFiles }));
  expect(task).toMatchObject({ state: 'done' });
  return String(task.result?.path);
}

async function imported(
  desk: TestCore,
  path: string,
  more: { replace?: boolean; withFiles?: boolean } = {},
): Promise<Task> {
  const source = { kind: 'path' as const, path };
  return desk.ended(await desk.owner.installation.importBundle({ source, ...more }));
}

/** The tables in which an import is told in the database that it made, by a desk that is a new one. */
const TOLD = ['activities', 'desks', 'operations'];

function withoutTrace(tables: Record<string, unknown>) {
  return Object.fromEntries(Object.entries(tables).filter(([name]) => !TOLD.includes(name)));
}

/** What a bundle says, all of each row: operations by desk and number, whatever place they have. */
function told(file: string, except: (row: Record<string, unknown>) => boolean = () => false) {
  const parts = unzipSync(readFileSync(file));
  const rows = TOLD.flatMap((name) => rowsOf(parts, name).map((row) => ({ table: name, ...row, position: null })));
  return rows
    .filter((row) => !except(row))
    .map((row) => JSON.stringify(row))
    .sort();
}

test('a bundle is of one moment, whatever is recorded while it is written', async () => {
  const desk = await openTestCore();
  const door = await Door.open(desk);
  let written = false;
  const adding = (async () => {
    for (let number = 0; !written; number += 1) await door.guest({ name: `Guest ${number}` });
  })();
  await expect.poll(async () => (await door.stats()).expected).toBeGreaterThan(5);
  const parts = unzipSync(readFileSync(await exported(desk)));
  written = true;
  await adding;
  const rows = (table: string) =>
    JSON.parse(Buffer.from(parts[`tables/${table}.json`] ?? []).toString()) as Record<string, unknown>[];
  const said = rows('operations').filter(({ kind }) => kind === 'registration.set');
  expect(rows('registrations').length).toBe(said.length);
  expect((await door.stats()).expected).toBeGreaterThan(said.length);
});

test('what is exported and imported into an empty installation is equal, table by table, and works', async () => {
  const desk = await furnished();
  const path = await exported(desk);
  expect(path).toMatch(/exports[/\\]lanyard-\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}\.zip$/);
  const digests = await replicatedDigests(desk.core.context.store.read);
  const manifest = (file: string) =>
    JSON.parse(Buffer.from(unzipSync(readFileSync(file))['manifest.json'] ?? []).toString());
  const other = await openTestCore();
  expect(await imported(other, path)).toMatchObject({
    state: 'done',
    result: { events: 1, registrations: 2, files: 1 },
  });
  expect(other.restarts).toEqual(['A bundle was imported.']);
  await other.restart();
  const after = await replicatedDigests(other.core.context.store.read);
  // The audit has the export since, which was after the bundle was written; and the import, at another desk.
  expect(withoutTrace(after)).toEqual(withoutTrace(digests));
  const trace = await other.owner.audit.list({ resource: 'activity' });
  expect(trace.entries[0]).toMatchObject({ detail: 'bundleImport', deskId: other.core.deskId });
  const again = await exported(other);
  const { tables, files } = manifest(again);
  const { tables: wanted, files: wantedFiles } = manifest(path);
  expect(withoutTrace(tables)).toEqual(withoutTrace(wanted));
  // Nothing that was said before is missing or says another thing; what is new is of the new desk.
  expect(wanted.operations.rows).toBeGreaterThan(10);
  const isNew = ({ desk_id, id, table }: Record<string, unknown>) =>
    desk_id === other.core.deskId || (table === 'desks' && id === other.core.deskId);
  expect(told(again, isNew)).toEqual(told(path));
  expect(tables.operations.rows).toBe(wanted.operations.rows + 2);
  expect(files).toEqual(wantedFiles);
  // It goes on as the first one did.
  expect(await other.owner.organizations.own({})).toMatchObject({ name: 'Our organization' });
  const [event] = (await other.owner.events.list({})).events;
  const { results } = await other.owner.checkIn.search({ eventId: event?.id ?? '', text: 'lovelace' });
  expect(results).toMatchObject([{ name: 'Ada Lovelace "Countess"' }]);
  const { documents } = await other.owner.documents.ofRegistration({ registrationId: results[0]?.id ?? '' });
  expect(documents).toMatchObject([{ name: 'cv.pdf', missing: false }]);
  expect(other.core.deskId).not.toBe(desk.core.deskId);
});

test('without files it is smaller, and says which are missing', async () => {
  const desk = await furnished();
  const path = await exported(desk, false);
  expect(Object.keys(unzipSync(readFileSync(path))).some((name) => name.startsWith('files/'))).toBe(false);
  const other = await openTestCore();
  await imported(other, path);
  await other.restart();
  expect((await other.owner.documents.review({})).missing).toMatchObject([{ name: 'cv.pdf' }]);
});

test('what is more than a bundle holds is said before anything is written', async () => {
  const desk = await furnished();
  // The files themselves would take as long to write as the bundle.
  const grow = (bytes: number) =>
    desk.core.context.store.write((tx) => tx.run('UPDATE documents SET size = size + ?', [bytes]));
  await grow(5e9);
  const { installation } = desk.owner;
  const task = await desk.ended(await installation.exportBundle({ withFiles: true }));
  expect(task).toMatchObject({ state: 'failed', message: expect.stringContaining('without files') });
  expect(readdirSync(join(desk.folder, 'exports'))).toEqual([]);
  expect(await exported(desk, false)).toMatch(/\.zip$/);
  await grow(-5e9);
});

test('a bundle is handed over whole, however large an attendee list may be', async () => {
  const { uploads } = (await openTestCore()).core;
  const bytes = 600 * 1024 * 1024;
  await expect(uploads.requireRoom(bytes, false)).rejects.toMatchObject({ code: 'tooLarge' });
  await expect(uploads.requireRoom(bytes, true)).resolves.toBeUndefined();
  await expect(uploads.requireRoom(2 ** 52, true)).rejects.toMatchObject({
    message: expect.stringContaining('no room'),
  });
});

test('where something is, it is replaced after a confirmation alone, and what was there is kept', async () => {
  const path = await exported(await furnished());
  const other = await openTestCore();
  await other.owner.events.create({ code: 'MINE', title: 'Mine' });
  expect(await imported(other, path)).toMatchObject({ state: 'failed', message: expect.stringContaining('Confirm') });
  expect(await other.owner.installation.inspectBundle({ source: { kind: 'path', path } })).toMatchObject({
    events: 1,
    registrations: 2,
    files: 1,
    empty: false,
  });
  const task = await imported(other, path, { replace: true });
  expect(task).toMatchObject({ state: 'done' });
  await other.restart();
  expect((await other.owner.events.list({})).events.map((event) => event.code)).toEqual(['BEF26']);
  const { before } = task.result as { before: string };
  expect(await other.owner.installation.inspectBackup({ name: before })).toEqual({ events: 1, registrations: 0 });
  await other.owner.installation.restoreBackup({ name: before });
  await other.restart();
  expect((await other.owner.events.list({})).events.map((event) => event.code)).toEqual(['MINE']);
});

const IN_USE: Record<string, (desk: TestCore) => Promise<unknown>> = {
  'a second organization': ({ owner }) => owner.organizations.create({ name: 'Other' }),
  'a name for the organization': ({ owner }) => owner.organizations.rename({ name: 'Ours' }),
  'a venue': ({ owner }) => owner.venues.create({ name: 'Fair' }),
  'settings of the desk': ({ owner }) => owner.desk.update({ autoPrint: true }),
  'rules for backups': ({ owner }) => owner.installation.setBackupRules({ keep: 3 }),
};

test.each(Object.entries(IN_USE))('%s is something that a bundle does not replace unasked', async (_, use) => {
  const desk = await openTestCore();
  const path = join(desk.folder, 'given.zip');
  writeFileSync(path, good);
  const source = { kind: 'path', path } as const;
  expect(await desk.owner.installation.inspectBundle({ source })).toMatchObject({ empty: true });
  await use(desk);
  expect(await desk.owner.installation.inspectBundle({ source })).toMatchObject({ empty: false });
  expect(await imported(desk, path)).toMatchObject({ state: 'failed', message: expect.stringContaining('Confirm') });
  expect((await imported(desk, path, { replace: true })).result).toMatchObject({ before: expect.any(String) });
});

test('a restored copy brings nobody back who was signed in, and what was set aside goes with an erasure', async () => {
  const desk = await openTestCore();
  const { installation } = desk.owner;
  await desk.signedIn('administrator');
  const signIn = { email: 'administrator@desk.example', password: PASSWORD };
  const answer = await desk.connect('anyone').client.app.signIn(signIn);
  const door = await Door.open(desk);
  await door.guest({ name: 'Ada', codes: ['T-1'] });
  await desk.ended(await installation.makeBackup({}));
  const { name = '' } = (await installation.backups({})).backups[0] ?? {};
  await installation.restoreBackup({ name });
  await desk.restart();
  const token = answer.ok ? answer.token : '';
  expect(await desk.connect('anyone').client.app.resume({ token })).toBeNull();
  const aside = () => readdirSync(desk.folder).filter((file) => file.startsWith('replaced-'));
  expect(aside()).not.toEqual([]);
  const { items } = await desk.owner.registrations.list({ eventId: door.event.id });
  const erasure = { registrationId: items[0]?.id ?? '', withCopies: true };
  const { registrationId } = erasure;
  expect((await desk.owner.privacy.preview({ registrationId })).copies).toEqual(expect.arrayContaining(aside()));
  expect(await desk.ended(await desk.owner.privacy.erase(erasure))).toMatchObject({ state: 'done' });
  expect(aside()).toEqual([]);
});

test('what was one change at the desk that wrote a backup cannot be taken back at the one that it was restored to', async () => {
  const desk = await openTestCore();
  const door = await Door.open(desk);
  const eventId = door.event.id;
  const ids = [await door.guest({ name: 'Ada' }), await door.guest({ name: 'Alan' })];
  const change = async (who: string[]) => {
    const action = { kind: 'vip', value: true } as const;
    return desk.ended(await desk.owner.registrations.bulk({ eventId, who: { ids: who }, action }));
  };
  const before = await change(ids.slice(0, 1));
  await desk.ended(await desk.owner.installation.makeBackup({}));
  const { name = '' } = (await desk.owner.installation.backups({})).backups[0] ?? {};
  await desk.owner.installation.restoreBackup({ name });
  await desk.restart();
  // The numbers of the other desk's operations are those of other ones here.
  for (let index = 0; index < 10; index += 1) await change(ids.slice(1));
  const undo = desk.owner.registrations.undoBulk({ id: String(before.result?.actionId) });
  await expect(undo).rejects.toMatchObject({ message: expect.stringContaining('cannot be undone') });
  const { items } = await desk.owner.registrations.list({ eventId });
  expect(items.map(({ vip }) => vip)).toEqual([true, true]);
});

test('a damaged copy is refused, and nothing is written beside it', async () => {
  const desk = await openTestCore();
  const { installation } = desk.owner;
  await desk.ended(await installation.makeBackup({}));
  const { name = '' } = (await installation.backups({})).backups[0] ?? {};
  const file = join(desk.folder, 'backups', name);
  writeFileSync(file, readFileSync(file).subarray(0, 5000));
  await expect(installation.restoreBackup({ name })).rejects.toMatchObject({ code: 'invalidInput' });
  expect(readdirSync(join(desk.folder, 'backups'))).toEqual([name]);
  expect(desk.restarts).toEqual([]);
});

type Parts = Record<string, Uint8Array>;
const utf8 = (text: string) => new Uint8Array(Buffer.from(text));
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const manifestOf = (parts: Parts) => JSON.parse(Buffer.from(parts['manifest.json'] ?? []).toString());

function withManifest(parts: Parts, change: (manifest: ReturnType<typeof manifestOf>) => void): Parts {
  const manifest = manifestOf(parts);
  change(manifest);
  return { ...parts, 'manifest.json': utf8(JSON.stringify(manifest)) };
}

/** A table with other content, for which the manifest vouches. */
function withTable(parts: Parts, name: string, text: string, rows: number): Parts {
  const bytes = utf8(text);
  return withManifest({ ...parts, [`tables/${name}.json`]: bytes }, (manifest) => {
    manifest.tables[name] = { rows, bytes: bytes.length, sha256: sha256(bytes) };
  });
}

/** A row of a table with other values, for which the manifest vouches. */
function withRow(parts: Parts, name: string, change: (row: Record<string, unknown>) => unknown): Parts {
  const rows = JSON.parse(Buffer.from(parts[`tables/${name}.json`] ?? []).toString()) as Record<string, unknown>[];
  const changed = rows.map((row, index) => (index === 0 ? { ...row, ...(change(row) as object) } : row));
  return withRows(parts, name, changed);
}

function withRows(parts: Parts, name: string, rows: readonly object[]): Parts {
  return withTable(parts, name, `[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]\n`, rows.length);
}

const rowsOf = (parts: Parts, name: string) =>
  JSON.parse(Buffer.from(parts[`tables/${name}.json`] ?? []).toString()) as Record<string, unknown>[];

const HOSTILE: Record<string, (parts: Parts) => Parts | Uint8Array> = {
  'no archive': () => utf8('not a zip at all'),
  'half of one': (parts) => zipSync(parts).subarray(0, 900),
  'no manifest': ({ 'manifest.json': _, ...rest }) => rest,
  'a manifest that is no JSON': (parts) => ({ ...parts, 'manifest.json': utf8('{') }),
  'a newer form': (parts) =>
    withManifest(parts, (manifest) => {
      manifest.format = 2;
    }),
  'newer migrations': (parts) => withManifest(parts, (manifest) => manifest.migrations.push('Later29991231000000')),
  'a table nobody knows': (parts) => withTable(parts, 'spells', '[]\n', 0),
  'a table that is missing': ({ 'tables/people.json': _, ...rest }) => rest,
  'a table that the manifest does not name either': ({ 'tables/people.json': _, ...rest }) =>
    withManifest(rest, (manifest) => {
      delete manifest.tables.people;
    }),
  'no tables at all': (parts) =>
    withManifest({ 'manifest.json': parts['manifest.json'] ?? utf8('') }, (manifest) => {
      manifest.tables = {};
      manifest.files = {};
    }),
  'no tables, of no migrations': (parts) =>
    withManifest({ 'manifest.json': parts['manifest.json'] ?? utf8('') }, (manifest) => {
      Object.assign(manifest, { tables: {}, files: {}, migrations: [] });
    }),
  'migrations that leave one out': (parts) => withManifest(parts, (manifest) => manifest.migrations.shift()),
  'an organization of its own that it does not hold': (parts) =>
    withManifest(parts, (manifest) => {
      manifest.homeId = randomUUID();
    }),
  'tags that are no JSON': (parts) => withRow(parts, 'events', () => ({ tags: 'oops' })),
  'tags that are no list': (parts) => withRow(parts, 'events', () => ({ tags: '"oops"' })),
  'a status that there is not': (parts) => withRow(parts, 'events', () => ({ status: 'haunted' })),
  'a time zone that there is not': (parts) => withRow(parts, 'events', () => ({ time_zone: 'Moon/Tycho' })),
  'a text where a time belongs': (parts) => withRow(parts, 'events', () => ({ start_at: 'soon' })),
  'a list where a text belongs': (parts) => withRow(parts, 'people', () => ({ first_name: ['Ada'] })),
  'clocks that cannot be read': (parts) => withRow(parts, 'registrations', () => ({ clocks: '[' })),
  'a setting that is no JSON': (parts) => withRows(parts, 'settings', [{ key: 'backups', value: '{' }]),
  'a row with other columns than the first': (parts) => {
    const [row = {}] = rowsOf(parts, 'people');
    const { phone: _, ...rest } = row;
    return withRows(parts, 'people', [rest, { ...row, id: randomUUID() }]);
  },
  'two rows with one key': (parts) => {
    const [row = {}] = rowsOf(parts, 'people');
    return withRows(parts, 'people', [row, { ...row, first_name: 'Eve' }]);
  },
  'two operations with one number': (parts) => {
    const [row = {}, ...rest] = rowsOf(parts, 'operations');
    return withRows(parts, 'operations', [row, ...rest, { ...row, position: 100_000 }]);
  },
  'an operation that its hash does not vouch for': (parts) =>
    withRow(parts, 'operations', ({ payload }) => ({ payload: `${payload} ` })),
  'an operation whose clock cannot be read': (parts) => withRow(parts, 'operations', () => ({ hlc: 'now' })),
  'a name that leads elsewhere': (parts) => ({ ...parts, '../evil.txt': utf8('x') }),
  'an absolute name': (parts) => ({ ...parts, '/etc/evil': utf8('x') }),
  'a name with backslashes': (parts) => ({ ...parts, 'files\\..\\..\\evil': utf8('x') }),
  'something beside': (parts) => ({ ...parts, 'files/readme.txt': utf8('x') }),
  'a file that the manifest names by a path': (parts) =>
    withManifest({ ...parts, 'files/../../evil.pdf': utf8('x') }, (manifest) => {
      manifest.files['../../evil.pdf'] = { bytes: 1, sha256: sha256(utf8('x')) };
    }),
  'another content of a file': (parts) => {
    const name = Object.keys(parts).find((each) => each.startsWith('files/')) ?? '';
    const bytes = utf8('%PDF-1.7\n%%FOE\n');
    return withManifest({ ...parts, [name]: bytes }, (manifest) => {
      manifest.files[name.slice(6)] = { bytes: bytes.length, sha256: sha256(bytes) };
    });
  },
  'another content of a table': (parts) => {
    const people = Buffer.from(parts['tables/people.json'] ?? []);
    return { ...parts, 'tables/people.json': new Uint8Array(Buffer.from(people.toString().replace('Ada', 'Eve'))) };
  },
  'fewer rows than it says': (parts) =>
    withManifest(parts, (manifest) => {
      manifest.tables.people.rows += 1;
    }),
  'rows that are no JSON': (parts) => withTable(parts, 'people', '[\n{"id":\n]\n', 1),
  'a column nobody knows': (parts) => withTable(parts, 'people', '[\n{"id":"1","wand":"oak"}\n]\n', 1),
  'a row without what it must have': (parts) => withTable(parts, 'people', '[\n{"id":"1"}\n]\n', 1),
  'statements for names of columns': (parts) =>
    withTable(parts, 'people', `[\n{"id":"1","x') FROM json_each(?); DROP TABLE people; --":"1"}\n]\n`, 1),
  'a part that unpacks to gigabytes': (parts) => withTable(parts, 'people', `[\n${' '.repeat(60_000_000)}\n]\n`, 1),
};

let good: Buffer;
beforeAll(async () => {
  const { TestCore: Core } = await import('../../support/core/core.ts');
  const desk = new Core(await mkFolder(), {});
  await desk.start();
  const door = await Door.open(desk);
  await door.guest({ name: 'Ada', codes: ['T-1'] });
  const id = (await desk.owner.registrations.list({ eventId: door.event.id })).items[0]?.id ?? '';
  const uploadId = await uploadTo(desk, 'cv.pdf', '%PDF-1.7\n%%EOF\n');
  await desk.owner.documents.add({ registrationId: id, kind: 'resume', uploadId });
  good = readFileSync(await exported(desk));
  await desk.stop();
});

async function mkFolder(): Promise<string> {
  const { mkdtemp } = await import('node:fs/promises');
  const { tmpdir } = await import('node:os');
  return mkdtemp(join(tmpdir(), 'lanyard-bundle-'));
}

test('the control: taken apart and put together again, the bundle is good', async () => {
  const desk = await openTestCore();
  const path = join(desk.folder, 'given.zip');
  writeFileSync(path, zipSync(unzipSync(good)));
  expect(await imported(desk, path)).toMatchObject({ state: 'done' });
});

test('a bundle of an older version, which has fewer tables, is taken', async () => {
  const desk = await openTestCore();
  const path = join(desk.folder, 'given.zip');
  const parts = unzipSync(good);
  const older = withManifest(parts, (manifest) => {
    manifest.migrations.length = 1;
    for (const name of ['notifications', 'messages', 'activities']) {
      delete manifest.tables[name];
      delete parts[`tables/${name}.json`];
    }
  });
  for (const name of Object.keys(older)) if (parts[name] === undefined) delete older[name];
  writeFileSync(path, zipSync(older));
  expect(await imported(desk, path)).toMatchObject({ state: 'done' });
  await desk.restart();
  expect((await desk.owner.events.list({})).events).toHaveLength(1);
});

test.each(Object.entries(HOSTILE))('%s is refused in a sentence, and nothing is changed', async (_, make) => {
  const desk = await openTestCore();
  await desk.owner.events.create({ code: 'MINE', title: 'Mine' });
  const folder = await tempFolder();
  const path = join(folder, 'hostile.zip');
  const made = make(unzipSync(good));
  writeFileSync(path, made instanceof Uint8Array ? made : zipSync(made, { level: 6 }));
  const before = await replicatedDigests(desk.core.context.store.read);
  const there = filesOf(desk);
  const task = await imported(desk, path, { replace: true });
  expect(task).toMatchObject({ state: 'failed' });
  expect(task.message).toMatch(/^\S.{10,300}\.$/su);
  expect(task.message).not.toMatch(/log has the details/);
  expect(await replicatedDigests(desk.core.context.store.read)).toEqual(before);
  expect(filesOf(desk)).toEqual(there);
  expect(desk.restarts).toEqual([]);
  expect(readdirSync(folder)).toEqual(['hostile.zip']);
});

test('a bundle that holds a link is refused', async () => {
  const desk = await openTestCore();
  const path = join(desk.folder, 'link.zip');
  const parts = unzipSync(good);
  const name = Object.keys(parts).find((each) => each.startsWith('files/')) ?? '';
  writeFileSync(
    path,
    zipSync({ ...parts, [name]: [parts[name] ?? new Uint8Array(), { os: 3, attrs: 0o120777 << 16 }] }),
  );
  expect(await imported(desk, path)).toMatchObject({ state: 'failed', message: expect.stringContaining('link') });
});

test('cancelled, an import leaves everything as it was', async () => {
  const desk = await openTestCore();
  const path = join(desk.folder, 'given.zip');
  writeFileSync(path, good);
  const before = await replicatedDigests(desk.core.context.store.read);
  const there = filesOf(desk);
  const task = await desk.owner.installation.importBundle({ source: { kind: 'path', path } });
  await desk.owner.tasks.cancel({ taskId: task.id });
  expect(await desk.ended(task)).toMatchObject({ state: 'cancelled' });
  expect(await replicatedDigests(desk.core.context.store.read)).toEqual(before);
  expect(filesOf(desk)).toEqual(there);
  expect(desk.restarts).toEqual([]);
});
