import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { openTestCore } from '../../support/core/core.ts';
import { Door } from '../../support/core/door.ts';
import { png } from '../../support/core/pictures.ts';
import { uploadTo } from '../../support/core/uploads.ts';

const PDF = '%PDF-1.7\n1 0 obj\n%%EOF\n';
const docx = (more: Record<string, Uint8Array> = {}) =>
  Buffer.from(zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'word/document.xml': strToU8('<w/>'), ...more }));

function jpeg(width: number, height: number): Buffer {
  const preview = Buffer.concat([Buffer.from([0xff, 0xe1, 0x12, 0x00]), Buffer.alloc(0x11fe)]);
  const size = Buffer.from([0xff, 0xc0, 0, 17, 8, height >> 8, height & 255, width >> 8, width & 255]);
  return Buffer.concat([Buffer.from([0xff, 0xd8]), preview, size, Buffer.alloc(30), Buffer.from([0xff, 0xd9])]);
}

async function open() {
  const desk = await openTestCore();
  const door = await Door.open(desk);
  const { documents } = desk.owner;
  const registrationId = await door.guest({ name: 'Ada' });
  const add = async (name: string, content: Buffer | string, kind: 'resume' | 'photo' = 'resume') =>
    documents.add({ registrationId, kind, uploadId: await uploadTo(desk, name, content) });
  const files = join(desk.folder, 'files');
  return { desk, door, documents, registrationId, add, files, eventId: door.event.id };
}

test.each([
  ['cv.pdf', PDF, 'application/pdf'],
  ['cv.docx', docx(), 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['scan.png', png(100, 50), 'image/png'],
  ['scan.jpg', jpeg(100, 50), 'image/jpeg'],
  // With fill bytes before a marker.
  ['filled.jpg', Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xff]), jpeg(100, 50).subarray(2)]), 'image/jpeg'],
  // A name says nothing.
  ['picture.jpg', PDF, 'application/pdf'],
])('%s is taken for what it is', async (name, content, mimeType) => {
  const { documents, registrationId, add } = await open();
  expect(await add(name, content)).toMatchObject({
    ok: true,
    replaced: false,
    document: { name, mimeType, missing: false },
  });
  expect((await documents.ofRegistration({ registrationId })).documents).toMatchObject([
    { kind: 'resume', person: 'Ada' },
  ]);
});

test.each([
  ['cv.pdf', 'MZ\u0090 a program', 'type'],
  ['cv.pdf', '<html>%PDF</html>', 'type'],
  ['cv.pdf', '', 'type'],
  ['cv.pdf', '%PDF-1.7 cut off', 'damaged'],
  ['cv.png', png(100, 50).subarray(0, 30), 'damaged'],
  ['cv.jpg', jpeg(10, 10).subarray(0, 40), 'damaged'],
  ['cv.docx', 'PK\u0003\u0004 not a zip', 'damaged'],
  ['cv.docx', Buffer.from(zipSync({ 'a.txt': strToU8('x') })), 'type'],
  ['cv.docx', docx({ 'word/vbaProject.bin': strToU8('x') }), 'type'],
  ['cv.docx', docx({ 'payload.exe': strToU8('x') }), 'type'],
  ['huge.png', png(100_000, 100_000), 'tooLarge'],
  ['long.pdf', Buffer.concat([Buffer.from(PDF), Buffer.alloc(10 * 1024 * 1024)]), 'tooLarge'],
])('%s (%#) is refused, and nothing is kept', async (name, content, reason) => {
  const { documents, registrationId, add, files } = await open();
  expect(await add(name, content)).toMatchObject({ ok: false, reason, message: expect.stringMatching(/^\S.+\.$/) });
  expect((await documents.ofRegistration({ registrationId })).documents).toEqual([]);
  expect(existsSync(files)).toBe(false);
});

test('a photo is a picture', async () => {
  const { add } = await open();
  expect(await add('me.pdf', PDF, 'photo')).toMatchObject({ ok: false, reason: 'type' });
  expect(await add('me.png', png(10, 10), 'photo')).toMatchObject({ ok: true });
});

test('there is one résumé per person and event: another one takes its place', async () => {
  const { documents, registrationId, add, eventId } = await open();
  await add('first.pdf', PDF);
  expect(await add('second.pdf', `${PDF}%%EOF`)).toMatchObject({ ok: true, replaced: true });
  expect((await documents.ofRegistration({ registrationId })).documents.map(({ name }) => name)).toEqual([
    'second.pdf',
  ]);
  expect(await documents.list({ eventId })).toMatchObject({ total: 1, documents: [{ name: 'second.pdf' }] });
});

test('names are generated, whatever a file was called, and the same content is stored once', async () => {
  const { desk, documents, door, add, files } = await open();
  await add('../../etc/passwd\u0000.pdf', PDF);
  const other = await door.guest({ name: 'Bob' });
  const uploadId = await uploadTo(desk, 'x.pdf', PDF);
  await documents.add({ registrationId: other, kind: 'resume', uploadId });
  const { orphans } = await documents.review({});
  expect(orphans).toEqual([]);
  const { readdirSync } = await import('node:fs');
  const stored = (readdirSync(files, { recursive: true }) as string[]).filter((name) => name.includes('.'));
  expect(stored).toHaveLength(1);
  expect(stored[0]).toMatch(/^[0-9a-f]{2}\/[0-9a-f]{64}\.pdf$/);
});

test('it is opened under an address that nobody can guess, as what it is and under the name that it came with', async () => {
  const { desk, documents, add } = await open();
  const added = await add('Lebenslauf.pdf', PDF);
  if (!added.ok) throw new Error('It was refused');
  const opened = await documents.open({ id: added.document.id });
  expect(desk.core.downloads.find(opened.url)).toMatchObject({
    inline: true,
    type: 'application/pdf',
    name: 'Lebenslauf.pdf',
  });
  const save = desk.core.downloads.find(opened.saveUrl);
  expect(save).toMatchObject({ inline: false });
  expect(readFileSync(save?.path ?? '', 'utf8')).toBe(PDF);
  expect(desk.core.downloads.find(`/download/${'A'.repeat(32)}`)).toBeNull();
});

test('documents are for organizers, photos for everybody at a desk', async () => {
  const { desk, add, registrationId } = await open();
  const [resume, photo] = [await add('cv.pdf', PDF), await add('me.png', png(10, 10), 'photo')];
  if (!resume.ok || !photo.ok) throw new Error('They were refused');
  const { client } = await desk.signedIn('staff');
  await expect(client.documents.open({ id: resume.document.id })).rejects.toMatchObject({ code: 'forbidden' });
  expect(await client.documents.open({ id: photo.document.id })).toMatchObject({ mimeType: 'image/png' });
  const uploadId = await uploadTo(desk, 'cv.pdf', PDF);
  await expect(client.documents.add({ registrationId, kind: 'resume', uploadId })).rejects.toMatchObject({
    code: 'forbidden',
  });
  await expect(client.documents.remove({ id: resume.document.id })).rejects.toMatchObject({ code: 'forbidden' });
});

test('an organizer has nothing to do with the documents of another one; photos are for all', async () => {
  const { desk, add, registrationId, eventId } = await open();
  await add('me.png', png(10, 10), 'photo');
  const resume = await add('cv.pdf', PDF);
  if (!resume.ok) throw new Error('It was refused');
  const { client } = await desk.signedIn('organizer', 'Olga');
  const other = await desk.signedIn('organizer', 'Odo');
  const { users } = await desk.owner.users.list({});
  await desk.owner.events.update({
    id: eventId,
    ownerId: users.find(({ name }) => name === 'Olga')?.id ?? '',
  });
  const kinds = async (who: typeof client) =>
    (await who.documents.ofRegistration({ registrationId })).documents.map(({ kind }) => kind);
  expect(await kinds(client)).toEqual(['photo', 'resume']);
  expect(await kinds(other.client)).toEqual(['photo']);
  expect(await kinds((await desk.signedIn('staff')).client)).toEqual(['photo']);
  const { id } = resume.document;
  const refused = { code: 'forbidden' };
  await expect(other.client.documents.open({ id })).rejects.toMatchObject(refused);
  await expect(other.client.documents.remove({ id })).rejects.toMatchObject(refused);
  await expect(other.client.documents.restore({ id })).rejects.toMatchObject(refused);
  const uploadId = await uploadTo(desk, 'cv.pdf', PDF);
  await expect(other.client.documents.add({ registrationId, kind: 'resume', uploadId })).rejects.toMatchObject(refused);
  expect(await client.documents.open({ id })).toMatchObject({ mimeType: 'application/pdf' });
});

test('whoever has a photo comes with it to the door, until it is removed', async () => {
  const { door, documents, registrationId, add, eventId } = await open();
  const photos = async () => {
    const { registration } = await door.scan(registrationId);
    const { results } = await door.desk.owner.checkIn.search({ eventId, text: 'ada' });
    const { items } = await door.desk.owner.registrations.list({ eventId });
    return [registration, ...results, ...items].map((summary) => summary?.photoId);
  };
  await add('cv.png', png(10, 10));
  expect(await photos()).toEqual([null, null, null]);
  const added = await add('me.png', png(10, 10), 'photo');
  if (!added.ok) throw new Error('It was refused');
  const { id } = added.document;
  expect(await photos()).toEqual([id, id, id]);
  await add('me2.png', png(11, 10), 'photo');
  expect(await photos()).toEqual([id, id, id]);
  await documents.remove({ id });
  expect(await photos()).toEqual([null, null, null]);
});

test('one that was removed comes back, until its file was cleaned up; orphans and missing files are told', async () => {
  const { documents, add, files } = await open();
  const added = await add('cv.pdf', PDF);
  if (!added.ok) throw new Error('It was refused');
  const { id } = added.document;
  await documents.remove({ id });
  expect(await documents.restore({ id })).toMatchObject({ name: 'cv.pdf' });
  await documents.remove({ id });
  await mkdir(join(files, 'aa'), { recursive: true });
  writeFileSync(join(files, 'aa', 'stray.bin'), 'xyz');
  const { orphans, bytes } = await documents.review({});
  expect(orphans.map(({ name }) => name)).toEqual(expect.arrayContaining(['aa/stray.bin']));
  expect(orphans).toHaveLength(2);
  expect(bytes).toBe(3 + PDF.length);
  // What is in use again by then, and what lies elsewhere, stays.
  await documents.restore({ id });
  const names = [...orphans.map(({ name }) => name), '../lanyard.sqlite'];
  expect(await documents.cleanUp({ names })).toEqual({ deleted: 1, bytes: 3 });
  await documents.remove({ id });
  expect(await documents.cleanUp({ names })).toMatchObject({ deleted: 1 });
  await expect(documents.restore({ id })).rejects.toMatchObject({ code: 'conflict' });
});

test('a document whose file is gone is told as missing, and opening it says what to do', async () => {
  const { documents, registrationId, add, files } = await open();
  const added = await add('cv.pdf', PDF);
  if (!added.ok) throw new Error('It was refused');
  const { rm } = await import('node:fs/promises');
  await rm(files, { recursive: true });
  expect((await documents.review({})).missing).toMatchObject([{ name: 'cv.pdf', missing: true }]);
  expect((await documents.ofRegistration({ registrationId })).documents).toMatchObject([{ missing: true }]);
  await expect(documents.open({ id: added.document.id })).rejects.toMatchObject({ code: 'unavailable' });
});
