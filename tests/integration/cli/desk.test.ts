import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { VERDICTS } from '#shared/domain/verdict.ts';
import { lanyard, lanyardError, lanyardJson, ownerOf, serve } from '../../support/core/cli.ts';
import { tempFolder } from '../../support/core/folder.ts';
import { csv } from '../../support/core/imports.ts';

const LIST = csv([
  { first: 'Ada', last: 'Lovelace', code: 'T-1' },
  { first: 'Grace', last: 'Hopper', code: 'T-2' },
  { first: 'Wendy', last: 'Waiting', code: 'T-3', status: 'waitlisted' },
  { first: 'Cora', last: 'Cancelled', code: 'T-4', status: 'cancelled' },
  { first: 'Bob', last: 'Blocked', code: 'T-5' },
]);

test('each of the ten verdicts has its exit code; a badge that was taken back is blocked', async () => {
  const folder = await tempFolder();
  const data = ['--data', folder];
  await serve(folder);
  const at = ['--event', 'BEF26', ...data];
  await lanyardJson(['events', 'create', '--code', 'BEF26', '--name', 'Befriend', '--capacity', '1', ...data]);
  await lanyardJson(['events', 'create', '--code', 'BEF27', '--name', 'Next year', ...data]);
  await writeFile(join(folder, 'list.csv'), LIST);
  await lanyardJson(['import', join(folder, 'list.csv'), ...at]);
  const owner = await ownerOf(folder);
  const eventId = (await owner.events.list({})).events.find(({ code }) => code === 'BEF26')?.id ?? '';
  const { items } = await owner.registrations.list({ eventId });
  const idOf = (name: string) => items.find((item) => item.name.startsWith(name))?.id ?? '';
  await owner.registrations.setBlocked({ id: idOf('Bob'), blocked: true, reason: 'Unpaid' });
  const given = { nonce: randomUUID(), registrationId: idOf('Ada'), uid: '04a1b2c3d4e5f6' };
  await owner.registrations.assignBadge(given);

  const steps: [string[], 0 | 1, Record<string, unknown>][] = [
    [['--code', 'T-404'], 1, { verdict: 'notFound', registration: null }],
    [['--code', 'T-1', '--exit'], 1, { verdict: 'notInside' }],
    [['--uid', '04:A1:B2:C3:D4:E5:F6', '--desk', 'North'], 0, { verdict: 'admitted', before: null }],
    [['--id', idOf('Ada')], 1, { verdict: 'already', before: { desk: 'North' } }],
    [['--code', 'T-2'], 1, { verdict: 'full' }],
    [['--code', 'T-3'], 1, { verdict: 'waitlisted' }],
    [['--code', 'T-4'], 1, { verdict: 'cancelled' }],
    [['--code', 'T-5'], 1, { verdict: 'blocked', reason: 'Unpaid' }],
    [['--code', 'T-1', '--exit', '--desk', 'South'], 0, { verdict: 'exited' }],
  ];
  const seen = new Set<unknown>();
  for (const [args, exit, answer] of steps) {
    expect(await lanyardJson(['check-in', ...args, ...at], exit), args.join(' ')).toMatchObject(answer);
    seen.add(answer.verdict);
  }
  const elsewhere = await lanyardJson(['check-in', '--code', 'T-1', '--event', 'BEF27', ...data], 1);
  expect(elsewhere).toMatchObject({ verdict: 'wrongEvent', otherEvent: 'BEF26' });
  expect(seen.add('wrongEvent')).toEqual(new Set(VERDICTS));

  const { badges } = await owner.registrations.get({ id: idOf('Ada') });
  await owner.registrations.revokeBadge({ badgeId: badges[0]?.id ?? '', reason: 'It was lost.' });
  const lost = await lanyardJson(['check-in', '--uid', '04a1b2c3d4e5f6', ...at], 1);
  expect(lost).toMatchObject({ verdict: 'blocked', reason: 'It was lost.' });
  const { perDesk } = await owner.checkIn.stats({ eventId });
  expect(perDesk.map(({ name, checkIns, exits }) => [name, checkIns, exits])).toEqual([
    ['North', 1, 0],
    ['South', 0, 1],
  ]);
});

test('a folder without setup answers, and says how to begin', async () => {
  const folder = join(await tempFolder(), 'not', 'there', 'yet');
  const data = ['--data', folder];
  for (const args of [
    ['stats', '--event', 'BEF26'],
    ['undo', '--event', 'BEF26'],
    ['check-in', '--event', 'BEF26', '--code', 'T-1'],
    ['search', '--event', 'BEF26', 'ada'],
  ]) {
    const error = await lanyardError([...args, ...data], 2);
    expect(error).toMatchObject({ code: 'usage', message: expect.stringContaining('lanyard events create') });
  }
  // Without a terminal nobody is asked anything, with --yes or without.
  expect(await lanyardJson(['setup', ...data])).toMatchObject({ folder, administrator: false, demo: null });
  expect(await readdir(folder)).toContain('lanyard.sqlite');
});

test('people read sentences: no JSON unless it is asked for, errors on standard error alone', async () => {
  const data = ['--data', await tempFolder()];
  const wrong = await lanyard(['stats', '--event', 'NOPE', ...data]);
  expect(wrong).toMatchObject({ code: 2, stdout: '', stderr: expect.stringMatching(/^There is no event .*\n$/) });
});

test('a port in use, one that cannot be, and an address of another computer are said, and nothing is left behind', async () => {
  const folder = await tempFolder();
  const data = ['--data', folder];
  const other = createServer().listen(0, '127.0.0.1');
  onTestFinished(() => void other.close());
  await once(other, 'listening');
  const { port } = other.address() as { port: number };
  expect(await lanyardError(['serve', '--port', String(port), ...data], 2)).toMatchObject({
    code: 'conflict',
    message: expect.stringContaining(`Port ${port} is in use`),
  });
  for (const [wrong, message] of [
    [['--port', '65536'], '--port must be'],
    [['--port', 'http'], '--port must be'],
    [['--host', '203.0.113.9'], 'no address 203.0.113.9'],
  ] as const) {
    expect((await lanyardError(['serve', ...wrong, ...data], 2)).message).toContain(message);
  }
  // The folder is free again after each of them.
  const serving = await serve(folder);
  expect(new URL(serving.url).hostname).toBe('127.0.0.1');
  expect(serving.notes()).toBe('');
});

test('serving the network says so, and how others reach it', async () => {
  const serving = await serve(await tempFolder(), '--host', '0.0.0.0');
  const outer = Object.values(networkInterfaces()).flatMap((list) =>
    (list ?? []).filter(({ internal, family }) => !internal && family === 'IPv4').map(({ address }) => address),
  );
  const { port, search } = new URL(serving.url);
  expect(new URL(serving.url).hostname).toBe('127.0.0.1');
  for (const address of outer) {
    expect(serving.notes()).toContain(`http://${address}:${port}/${search}`);
    expect((await fetch(`http://${address}:${port}/${search}`, { redirect: 'manual' })).status).toBe(303);
  }
  if (outer.length > 0) expect(serving.notes()).toContain('nothing that passes is encrypted');
});
