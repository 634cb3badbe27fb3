import { createHash, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync, zipSync } from 'fflate';
import { beforeAll, expect, test } from 'vitest';
import { replicatedDigests } from '#main/storage/operations/digest.ts';
import type { Task } from '#shared/contract/tasks.ts';
import { openTestCore, type TestCore } from '../../support/core/core.ts';
import { badge, Door } from '../../support/core/door.ts';
import { tempFolder } from '../../support/core/folder.ts';
import { csv, importFile } from '../../support/core/imports.ts';
import { uploadTo } from '../../support/core/uploads.ts';

async function settled(desk: TestCore, task: Task): Promise<Task> {
  await desk.settled();
  return desk.owner.tasks.get({ taskId: task.id });
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
  const venue = await owner.venues.create({ name: 'Fair', latitude: 59.5, longitude: -0.25 });
  await owner.events.update({ id: eventId, venueId: venue.id });
  await owner.programme.addPoints({ eventId, points: [{ name: 'T', positionX: 1.5 }] });
  await owner.messages.post({ nonce: randomUUID(), eventId, text: 'Hi', audience: 'staff' });
  await desk.signedIn('administrator');
  await owner.organizations.rename({ name: 'Our organization' });
  return desk;
}

async function exported(desk: TestCore, withFiles = true): Promise<string> {
  const task = await settled(desk, await desk.owner.installation.exportBundle({ withFiles }));
  expect(task).toMatchObject({ state: 'done' });
  return String(task.result?.path);
}

async function imported(
  desk: TestCore,
  path: string,
  more: { replace?: boolean; withFiles?: boolean } = {},
): Promise<Task> {
  const source = { kind: 'path' as const, path };
  return settled(desk, await desk.owner.installation.importBundle({ source, ...more }));
}

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
  // The audit has the export since; that was after the bundle was written.
  const { activities: _, ...rest } = digests;
  const { activities: __, ...same } = after;
  expect(same).toEqual(rest);
  const again = await exported(other);
  const { tables, files } = manifest(again);
  const { tables: wanted, files: wantedFiles } = manifest(path);
  expect(tables).toEqual(wanted);
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

test.each(Object.entries(HOSTILE))('%s is refused in a sentence, and nothing is changed', async (_, make) => {
  const desk = await openTestCore();
  await desk.owner.events.create({ code: 'MINE', title: 'Mine' });
  const folder = await tempFolder();
  const path = join(folder, 'hostile.zip');
  const made = make(unzipSync(good));
  writeFileSync(path, made instanceof Uint8Array ? made : zipSync(made, { level: 6 }));
  const before = await replicatedDigests(desk.core.context.store.read);
  const files = () =>
    (readdirSync(desk.folder, { recursive: true }) as string[]).filter((name) => !/-wal|-shm/.test(name)).sort();
  const there = files();
  const task = await imported(desk, path, { replace: true });
  expect(task).toMatchObject({ state: 'failed' });
  expect(task.message).toMatch(/^\S.{10,300}\.$/su);
  expect(task.message).not.toMatch(/log has the details/);
  expect(await replicatedDigests(desk.core.context.store.read)).toEqual(before);
  expect(files()).toEqual(there);
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
  const task = await desk.owner.installation.importBundle({ source: { kind: 'path', path } });
  await desk.owner.tasks.cancel({ taskId: task.id });
  const ended = await desk.owner.tasks.get({ taskId: task.id });
  expect(ended.state === 'cancelled' ? desk.restarts : []).toEqual([]);
});
