import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { openTestCore, type TestCore } from '../../support/core/core.ts';
import { uploadTo } from '../../support/core/uploads.ts';

/** A backup of an installation with one event, handed over by somebody who has not signed in. */
async function restoreInto(desk: TestCore) {
  const other = await openTestCore();
  await other.owner.events.create({ code: 'BACK', title: 'From the backup' });
  const { file } = await other.owner.app.backup({});
  const uploadId = await uploadTo(desk, 'lanyard.sqlite', await readFile(file));
  return desk.connect('anyone').client.app.restore({ uploadId });
}

test('where nothing is, a backup is restored without signing in', async () => {
  const desk = await openTestCore();
  expect(await restoreInto(desk)).toEqual({ events: 1, registrations: 0 });
  expect(desk.restarts).toEqual(['A backup was restored.']);
});

test('an event without an administrator is not replaced by whoever comes along', async () => {
  const desk = await openTestCore();
  await desk.owner.events.create({ code: 'HERE', title: 'Made at the command line' });
  await expect(restoreInto(desk)).rejects.toMatchObject({ code: 'conflict' });
  expect(desk.restarts).toEqual([]);
});

test('nor is an installation of which another organization alone is in use', async () => {
  const desk = await openTestCore();
  await desk.owner.organizations.create({ name: 'Other' });
  const other = desk.connect('owner');
  await other.client.organizations.enter({ name: 'Other' });
  await other.client.users.create({
    name: 'Ann',
    email: 'ann@desk.example',
    role: 'administrator',
    password: 'correct horse battery',
  });
  await expect(restoreInto(desk)).rejects.toMatchObject({ code: 'conflict' });
  expect(desk.restarts).toEqual([]);
});
