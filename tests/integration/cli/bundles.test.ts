import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { lanyardError, lanyardJson } from '../../support/core/cli.ts';
import { tempFolder } from '../../support/core/folder.ts';

function at(folder: string) {
  return {
    json: (args: string, exit = 0) => lanyardJson([...args.split(' '), '--data', folder], exit),
    error: (args: string, exit: 2 | 3 = 2) => lanyardError([...args.split(' '), '--data', folder], exit),
  };
}

test('everything is written into a bundle and read from it, and replaces something only when that is said', async () => {
  const desk = at(await tempFolder());
  await desk.json('setup --yes --demo');
  const written = (await desk.json('bundle export')) as { path: string; file: string };
  expect(written).toMatchObject({ file: expect.stringMatching(/^lanyard-.*\.zip$/) });
  const bare = (await desk.json('bundle export --no-files')) as { path: string };
  const manifest = JSON.parse(
    Buffer.from(unzipSync(readFileSync(bare.path))['manifest.json'] ?? []).toString(),
  ) as object;
  expect(manifest).toMatchObject({ withFiles: false, files: {} });

  // Into an empty one it goes without a question.
  const other = at(await tempFolder());
  expect(await other.json(`bundle import ${written.path}`)).toMatchObject({ events: 1, registrations: 300 });
  expect(await other.json('events list')).toMatchObject({ events: [{ code: 'DEMO' }] });
  await other.json('events create --code MINE --name Mine');
  expect(await other.error(`bundle import ${bare.path} --no-files`)).toMatchObject({
    message: expect.stringMatching(/This replaces all.*1 events and 300 registrations.*--yes/),
  });
  expect(((await other.json('events list')) as { events: object[] }).events).toHaveLength(2);
  const imported = (await other.json(`bundle import ${bare.path} --no-files --yes`)) as { before: string };
  expect(imported).toMatchObject({ events: 1, files: 0, before: expect.stringMatching(/^lanyard-before-/) });
  expect(((await other.json('events list')) as { events: object[] }).events).toHaveLength(1);
  expect(await other.json('backup list')).toMatchObject({ backups: [{ name: imported.before, reason: 'before' }] });
});

test('what the disk refuses is a fault, and what the input is wrong about is not', async () => {
  const folder = await tempFolder();
  const desk = at(folder);
  await desk.json('setup --yes');
  // As where the disk is full or read-only: the file cannot be made.
  rmSync(join(folder, 'backups'), { recursive: true, force: true });
  writeFileSync(join(folder, 'backups'), 'in the way');
  expect(await desk.error('backup make', 3)).toMatchObject({ code: 'internal' });
  rmSync(join(folder, 'backups'));
  mkdirSync(join(folder, 'backups'));
  writeFileSync(join(folder, 'holiday.zip'), 'no bundle');
  expect(await desk.error(`bundle import ${join(folder, 'holiday.zip')}`)).toMatchObject({ code: 'invalidInput' });
});
