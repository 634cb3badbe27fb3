import { existsSync, readdirSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { withDatabase } from '#main/storage/with-database.ts';
import { lanyard, lanyardError, lanyardJson } from '../../support/core/cli.ts';
import { overwrite, pagesOf } from '../../support/core/damage.ts';
import { tempFolder } from '../../support/core/folder.ts';

async function open() {
  const folder = await tempFolder();
  const json = (args: string, exit = 0) => lanyardJson([...args.split(' '), '--data', folder], exit);
  const error = (args: string, exit: 2 | 3) => lanyardError([...args.split(' '), '--data', folder], exit);
  await json('setup --yes --demo');
  const file = join(folder, 'lanyard.sqlite');
  const query = (sql: string) => withDatabase(file, 'write', ({ source }) => source.query(sql) as Promise<unknown[]>);
  return { folder, file, json, error, query };
}

test('what can be read of a damaged database is saved, and the damaged one is set aside', async () => {
  const { folder, file, json, error } = await open();
  await overwrite(file, await pagesOf(file, 'registrations', 'all'));
  expect(await error('events list', 3)).toMatchObject({ message: expect.stringContaining('db salvage') });
  expect(await error('db salvage', 2)).toMatchObject({ message: expect.stringContaining('--yes') });
  expect(await error('events list', 3)).toMatchObject({ message: expect.stringContaining('is damaged') });
  expect(await json('db salvage --yes')).toMatchObject({
    events: 1,
    registrations: 300,
    missingOperations: 0,
    damagedTables: ['registrations'],
  });
  expect(await json('stats --event DEMO')).toMatchObject({ expected: expect.any(Number) });
  expect(await json('db check')).toMatchObject({ sound: true });
  expect(readdirSync(folder).filter((name) => /^replaced-\d+\.sqlite$/.test(name))).toHaveLength(1);
});

test('a backup takes the place of a damaged database', async () => {
  const { file, json, error } = await open();
  const { file: backup } = (await json('backup make')) as { file: string };
  await writeFile(file, 'no database at all, just text. '.repeat(100));
  expect(await error('db salvage --yes', 2)).toMatchObject({ message: expect.stringContaining('Nothing of this') });
  expect(await error('db restore nothing.sqlite --yes', 2)).toMatchObject({
    message: expect.stringContaining('no backup'),
  });
  expect(await error(`db restore ${backup}`, 2)).toMatchObject({ message: expect.stringContaining('--yes') });
  expect(await json(`db restore ${backup} --yes`)).toEqual({ events: 1, registrations: 300 });
  expect(await json('events list')).toMatchObject({ events: [{ code: 'DEMO' }] });
});

test('setup --fix makes missing tables, indexes and triggers anew, with what the log tells of them', async () => {
  const { folder, json, query } = await open();
  const schema = () => query(`SELECT type, name, sql FROM sqlite_master WHERE name NOT GLOB 'sqlite_*' ORDER BY name`);
  const people = () => query('SELECT * FROM people ORDER BY id');
  const inside = () => query('SELECT * FROM event_totals ORDER BY event_id');
  const before = { schema: await schema(), people: await people(), totals: await inside() };
  expect(before.people).toHaveLength(300);
  expect(await json('setup --yes --fix')).toMatchObject({ mended: { tables: [], others: [] } });

  for (const table of ['people', 'directory_text', 'directory', 'jobs', 'migrations', 'settings'])
    await query(`DROP TABLE ${table}`);
  await query('DROP INDEX idx_registrations_person');
  await query('DROP TRIGGER registrations_inserted');
  const told = (await json('setup --yes --fix')) as { mended: { tables: string[]; others: string[] } };
  expect([...told.mended.tables].sort()).toEqual([
    'directory',
    'directory_text',
    'jobs',
    'migrations',
    'people',
    'settings',
  ]);
  expect(told.mended.others).toEqual(expect.arrayContaining(['idx_registrations_person', 'registrations_inserted']));
  expect(await schema()).toEqual(before.schema);
  expect(await people()).toEqual(before.people);
  expect(await inside()).toEqual(before.totals);
  expect(await json('events list')).toMatchObject({ events: [{ code: 'DEMO' }] });
  expect(existsSync(join(folder, 'backups'))).toBe(true);
  expect(await lanyard(['setup', '--yes', '--fix', '--data', folder])).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('Nothing was missing'),
  });
});

test('setup --fix does not guess: without the log, or where a column is missing, it says what to do', async () => {
  const { error, query } = await open();
  await query('ALTER TABLE people DROP COLUMN phone');
  expect(await error('setup --yes --fix', 2)).toMatchObject({ message: expect.stringContaining('people.phone') });
  await query('DROP TABLE operations');
  expect(await error('setup --yes --fix', 2)).toMatchObject({ message: expect.stringContaining('operation log') });
});

test('setup --fix makes no installation where none is', async () => {
  const folder = await tempFolder();
  expect(await lanyardError(['setup', '--yes', '--fix', '--data', folder], 2)).toMatchObject({
    code: 'notFound',
    message: expect.stringContaining('lanyard setup'),
  });
  expect(existsSync(join(folder, 'lanyard.sqlite'))).toBe(false);
});

test('db check says what is missing, and what to do', async () => {
  const { json, query } = await open();
  await query('DROP TABLE prints');
  await query('DROP INDEX idx_registrations_person');
  await query('ALTER TABLE people DROP COLUMN phone');
  const { sound, problems } = (await json('db check', 1)) as { sound: boolean; problems: string[] };
  expect(sound).toBe(false);
  expect(problems).toEqual(
    expect.arrayContaining([
      'The table prints is missing. Make it anew with: lanyard setup --fix',
      'The index idx_registrations_person is missing. Make it anew with: lanyard setup --fix',
      'The column people.phone is missing. Restore a backup, or save what is there: lanyard db salvage',
    ]),
  );
  await query('DROP TABLE migrations');
  expect(await json('db check', 1)).toMatchObject({
    problems: expect.arrayContaining([expect.stringContaining('table migrations')]),
  });
});

test('a database of an older version lacks nothing that its version has', async () => {
  const { json } = await open();
  await json('db rollback --yes');
  await json('db rollback --yes');
  expect(await json('db check')).toMatchObject({ sound: true });
});

test('what is restored and not started yet is told of, kept from other changes, and reset with the rest', async () => {
  const { folder, json, error } = await open();
  const { file } = (await json('backup make')) as { file: string };
  await json(`db restore ${file} --yes`);
  expect(await json('db status')).toMatchObject({ restorePending: true });
  expect(await lanyard(['db', 'check', '--data', folder])).toMatchObject({
    code: 0,
    stderr: expect.stringContaining('waits for the next start'),
  });
  for (const command of ['db migrate', 'db rollback --yes', 'setup --yes --fix'])
    expect(await error(command, 2), command).toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('setup'),
    });
  const { aside } = (await json('db reset --yes')) as { aside: string };
  expect(readdirSync(aside).sort()).toEqual(expect.arrayContaining(['lanyard.sqlite', 'restore.sqlite']));
  expect(await json('events list')).toEqual({ events: [] });
  expect(await json('db status')).toMatchObject({ restorePending: false });
});

test('the copy from before an update is among the backups, also under the name that it had at first', async () => {
  const { folder, json } = await open();
  await json('db rollback --yes');
  const names = async () => ((await json('backup list')) as { backups: { name: string; reason: string }[] }).backups;
  const before = readdirSync(join(folder, 'backups'));
  const listed = await names();
  expect(listed).toHaveLength(before.length + 1);
  expect(listed.every(({ reason }) => reason === 'before')).toBe(true);
  const [newest] = listed;
  await rename(
    join(folder, 'backups', newest?.name ?? ''),
    join(folder, 'backups', 'before-migration-1795000000000.sqlite'),
  );
  expect(await names()).toContainEqual(
    expect.objectContaining({ name: 'before-migration-1795000000000.sqlite', madeAt: '2026-11-18T11:06:40.000Z' }),
  );
  expect(await json('backup restore before-migration-1795000000000.sqlite --yes')).toMatchObject({ events: 1 });
});
