import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lanyard, lanyardError, lanyardJson, openersOf, ownerOf, serve } from '../../support/core/cli.ts';
import { tempFolder } from '../../support/core/folder.ts';
import { csv } from '../../support/core/imports.ts';

async function listOf(folder: string, count: number): Promise<string> {
  const file = join(folder, 'list.csv');
  const rows = Array.from({ length: count }, (_, index) => ({
    first: `Guest${index}`,
    last: 'Of Many',
    code: `M-${index}`,
  }));
  await writeFile(file, csv(rows));
  return file;
}

async function prepared(count = 40): Promise<{ folder: string; data: string[]; file: string }> {
  const folder = await tempFolder();
  const data = ['--data', folder];
  await lanyardJson(['events', 'create', '--code', 'BEF26', '--name', 'Befriend', ...data]);
  const file = await listOf(folder, count);
  await lanyardJson(['import', file, '--event', 'BEF26', ...data]);
  return { folder, data, file };
}

const stats = (data: string[]) => lanyardJson(['stats', '--event', 'BEF26', ...data]);

test('many commands at once on one folder all get their answer, and nobody comes in twice', async () => {
  const { data } = await prepared();
  const commands = Array.from({ length: 24 }, (_, index) =>
    lanyard(['check-in', '--event', 'BEF26', '--code', `M-${index % 12}`, '--json', ...data]),
  );
  const results = await Promise.all(commands);
  expect(results.filter(({ code }) => code !== 0 && code !== 1)).toEqual([]);
  const verdicts = results.map(({ stdout }) => (JSON.parse(stdout) as { verdict: string }).verdict);
  expect(verdicts.filter((verdict) => verdict === 'admitted')).toHaveLength(12);
  expect(verdicts.filter((verdict) => verdict === 'already')).toHaveLength(12);
  expect(await stats(data)).toMatchObject({ in: 12, checkIns: 12 });
});

test('many commands on an empty folder at once make one installation', async () => {
  const data = ['--data', await tempFolder()];
  const results = await Promise.all(
    Array.from({ length: 8 }, (_, index) =>
      lanyard(['events', 'create', '--code', `EV${index}A`, '--name', `Event ${index}`, '--json', ...data]),
    ),
  );
  expect(results.map(({ code, stderr }) => ({ code, stderr }))).toEqual(results.map(() => ({ code: 0, stderr: '' })));
  const { events } = (await lanyardJson(['events', 'list', ...data])) as { events: unknown[] };
  expect(events).toHaveLength(8);
});

test('an import and check-ins at once, while the app serves: all go through it', async () => {
  const { folder, data } = await prepared();
  await serve(folder);
  const file = await listOf(folder, 3000);
  const importing = lanyardJson(['import', file, '--event', 'BEF26', ...data]);
  const scans = await Promise.all(
    Array.from({ length: 10 }, (_, index) =>
      lanyardJson(['check-in', '--event', 'BEF26', '--code', `M-${index}`, ...data]),
    ),
  );
  expect(scans).toEqual(scans.map(() => expect.objectContaining({ verdict: 'admitted' })));
  expect(await importing).toEqual({ new: 2960, changed: 0, unchanged: 40, rejected: 0 });
  expect(await stats(data)).toMatchObject({ expected: 3000, in: 10, checkIns: 10 });
});

test('while the app serves, no other process ever has the database open', async () => {
  const { folder, data } = await prepared();
  const { pid } = await serve(folder);
  const database = join(folder, 'lanyard.sqlite');
  expect(openersOf(database)).toEqual([pid]);
  let ended = false;
  const commands = Promise.all(Array.from({ length: 6 }, () => stats(data))).finally(() => {
    ended = true;
  });
  const seen = new Set<number>();
  while (!ended) {
    for (const opener of openersOf(database)) seen.add(opener);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  await commands;
  expect([...seen]).toEqual([pid]);
});

test('a second server on the folder is refused, with what to do instead, and the first one goes on', async () => {
  const { folder, data } = await prepared();
  const first = await serve(folder);
  const second = await lanyardError(['serve', ...data], 2);
  expect(second).toMatchObject({ code: 'conflict', message: expect.stringContaining('runs already') });
  expect(await stats(data)).toMatchObject({ expected: 40 });
  expect(await first.stop()).toEqual({ code: 0, signal: null });
  expect(await stats(data)).toMatchObject({ expected: 40 });
});

test('a server that is killed leaves no lock behind: the next command opens the folder by itself', async () => {
  const { folder, data } = await prepared();
  const { kill } = await serve(folder);
  await lanyardJson(['check-in', '--event', 'BEF26', '--code', 'M-1', ...data]);
  await kill();
  expect(await stats(data)).toMatchObject({ in: 1, checkIns: 1 });
  await serve(folder);
  expect(await stats(data)).toMatchObject({ in: 1, checkIns: 1 });
});

test('a command whose server is killed meanwhile ends, as a fault', async () => {
  const { folder, data } = await prepared();
  const { kill } = await serve(folder);
  const file = await listOf(folder, 60_000);
  const importing = lanyardError(['import', file, '--event', 'BEF26', ...data], 3);
  const owner = await ownerOf(folder);
  const [event] = (await owner.events.list({})).events;
  const underWay = async () =>
    (await owner.import.list({ eventId: event?.id ?? '' })).imports.some(
      ({ rowsRead, state }) => state !== 'done' && rowsRead > 0,
    );
  await expect.poll(underWay, { timeout: 30_000 }).toBe(true);
  await kill();
  expect(await importing).toMatchObject({ code: 'closed', message: expect.stringContaining('connection') });
});

test('odd bytes in a code, and a very long one, are codes like any other', async () => {
  const { data } = await prepared(1);
  for (const code of ['%', '*', "'; DROP TABLE people; --", '🎟️', '--exit', 'x'.repeat(1900)]) {
    const result = await lanyardJson(['check-in', '--event', 'BEF26', `--code=${code}`, ...data], 1);
    expect(result).toMatchObject({ verdict: 'notFound' });
  }
  expect(await stats(data)).toMatchObject({ expected: 1 });
});

test('the log says that it was the command line', async () => {
  const { data } = await prepared(1);
  await lanyardJson(['check-in', '--event', 'BEF26', '--code', 'M-0', ...data]);
  expect(await lanyardJson(['undo', '--event', 'BEF26', ...data])).toMatchObject({
    undone: { by: 'Command line', method: 'cli', undone: { by: 'Command line' } },
  });
});
