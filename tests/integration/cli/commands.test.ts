import { randomUUID } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { lanyard, lanyardError, lanyardJson, serve } from '../../support/core/cli.ts';
import { tempFolder } from '../../support/core/folder.ts';
import { csv } from '../../support/core/imports.ts';

const LIST = csv([
  { first: 'Ada', last: 'Lovelace', email: 'ada@example.org', code: 'T-1', company: 'Engines' },
  { first: 'Grace', last: 'Hopper', email: 'grace@example.org', code: 'T-2' },
  { first: 'Wendy', last: 'Waiting', email: 'wendy@example.org', code: 'T-3', status: 'waitlisted' },
  { first: 'Cora', last: 'Cancelled', email: 'cora@example.org', code: 'T-4', status: 'cancelled' },
]);

/** Both ways: the command opens the folder by itself, or the app serves on it and does the work. */
describe.each(['alone', 'through the app that serves'])('%s', (way) => {
  let data: string[] = [];
  let folder = '';
  beforeEach(async () => {
    folder = await tempFolder();
    data = ['--data', folder];
    if (way !== 'alone') await serve(folder);
  });
  const json = (...args: string[]) => lanyardJson([...args, ...data]);
  const refused = (...args: string[]) => lanyardJson([...args, ...data], 1);

  test('the whole way: create, import, search, check in and out, undo, figures', async () => {
    expect(await json('events', 'list')).toEqual({ events: [] });
    const created = await json(
      'events',
      'create',
      '--code',
      'bef26',
      '--name',
      'Befriend 2026',
      '--start',
      '2026-11-21T09:30:00Z',
      '--end',
      '2026-11-21T18:00:00Z',
      '--capacity',
      '1',
    );
    expect(created).toMatchObject({
      code: 'BEF26',
      name: 'Befriend 2026',
      start: '2026-11-21T09:30:00.000Z',
      capacity: 1,
    });
    expect(await json('events', 'list')).toEqual({ events: [created] });

    const file = join(folder, 'list.csv');
    await writeFile(file, LIST);
    expect(await json('import', file, '--event', 'BEF26')).toEqual({ new: 4, changed: 0, unchanged: 0, rejected: 0 });
    expect(await json('import', file, '--event', 'bef26')).toEqual({ new: 0, changed: 0, unchanged: 4, rejected: 0 });

    const { results } = (await json('search', '--event', 'BEF26', 'lovel', 'ada')) as { results: { id: string }[] };
    expect(results).toEqual([
      {
        id: expect.any(String),
        name: 'Ada Lovelace',
        email: 'ada@example.org',
        company: 'Engines',
        status: 'enrolled',
      },
    ]);
    const id = results[0]?.id ?? '';
    expect(await json('search', '--event', 'BEF26', 'nobody at all')).toEqual({ results: [] });

    const at = ['--event', 'BEF26'];
    expect(await refused('check-in', ...at, '--code', 'T-1', '--exit')).toMatchObject({ verdict: 'notInside' });
    expect(await json('check-in', ...at, '--code', 'T-1', '--desk', 'North')).toMatchObject({
      verdict: 'admitted',
      registration: { id, name: 'Ada Lovelace' },
    });
    expect(await refused('check-in', ...at, '--id', id)).toMatchObject({
      verdict: 'already',
      before: { desk: 'North' },
    });
    expect(await refused('check-in', ...at, '--code', 'T-2')).toMatchObject({ verdict: 'full' });
    expect(await refused('check-in', ...at, '--code', 'T-3')).toMatchObject({ verdict: 'waitlisted' });
    expect(await refused('check-in', ...at, '--code', 'T-4')).toMatchObject({ verdict: 'cancelled' });
    expect(await refused('check-in', ...at, '--code', 'T-404')).toMatchObject({
      verdict: 'notFound',
      registration: null,
    });
    expect(await refused('check-in', ...at, '--uid', '04a1b2c3')).toMatchObject({ verdict: 'notFound' });
    await json('events', 'create', '--code', 'BEF27', '--name', 'Next year');
    expect(await refused('check-in', '--event', 'BEF27', '--code', 'T-1')).toMatchObject({
      verdict: 'wrongEvent',
      otherEvent: 'BEF26',
    });

    expect(await json('stats', ...at)).toEqual({ expected: 2, in: 1, out: 0, checkIns: 1 });
    expect(await json('check-in', ...at, '--code', 'T-1', '--exit')).toMatchObject({ verdict: 'exited' });
    expect(await json('stats', ...at)).toEqual({ expected: 2, in: 0, out: 1, checkIns: 1 });
    expect(await json('undo', ...at, '--reason', 'Came back')).toMatchObject({
      undone: { verdict: 'exited', undone: { by: 'Command line', reason: 'Came back' } },
    });
    expect(await json('undo', ...at)).toMatchObject({ undone: { verdict: 'admitted' } });
    expect(await refused('undo', ...at)).toEqual({ undone: null });
    expect(await json('stats', ...at)).toEqual({ expected: 2, in: 0, out: 0, checkIns: 0 });
  });

  test('setup makes the folder ready, with the demo event, and changes nothing the second time', async () => {
    const first = await json('setup', '--yes', '--demo');
    expect(first).toMatchObject({ folder, administrator: false, demo: { code: 'DEMO' } });
    expect(await json('setup', '--yes', '--demo')).toEqual(first);
    const { events } = (await json('events', 'list')) as { events: { code: string; registrations: number }[] };
    expect(events.map(({ code, registrations }) => [code, registrations])).toEqual([['DEMO', 300]]);
    expect(await json('setup', '--yes')).toMatchObject({ demo: null });
  });

  test('rows that were left out go to a file, with the reasons', async () => {
    await json('events', 'create', '--code', 'BEF26', '--name', 'Befriend');
    const file = join(folder, 'list.csv');
    const rejected = join(folder, 'rejected.csv');
    await writeFile(file, 'First Name,Last Name,Email,Company\nAda,Lovelace,,Engines\n,,,Navy\n');
    const outcome = await lanyard(['import', file, '--event', 'BEF26', '--rejected', rejected, '--json', ...data]);
    expect(JSON.parse(outcome.stdout)).toEqual({ new: 1, changed: 0, unchanged: 0, rejected: 1 });
    expect(outcome.stderr).toContain('rejected.csv');
    expect(await readFile(rejected, 'utf8')).toContain('Navy');
  });

  test('a place for the rows left out that will not do is refused before anything is imported', async () => {
    await json('events', 'create', '--code', 'BEF26', '--name', 'Befriend');
    const file = join(folder, 'list.csv');
    const list = 'First Name,Last Name,Email,Company\nAda,Lovelace,,Engines\n,,,Navy\n';
    await writeFile(file, list);
    for (const [target, message] of [
      [file, /overwrite/],
      [folder, /cannot be written/],
      [join(folder, 'nowhere', 'rejected.csv'), /cannot be written/],
    ] as const) {
      const error = await lanyardError(['import', file, '--event', 'BEF26', '--rejected', target, ...data], 2);
      expect(error.message).toMatch(message);
    }
    expect(await readFile(file, 'utf8')).toBe(list);
    expect(await json('stats', '--event', 'BEF26')).toMatchObject({ expected: 0 });
  });
});

const WRONG: readonly [string, string[], RegExp][] = [
  ['no command', ['frobnicate'], /There is no command "frobnicate"/],
  ['a name that JavaScript knows', ['constructor'], /There is no command/],
  ['another one', ['__proto__'], /There is no command/],
  ['half a command', ['events'], /There is no command "events"/],
  ['an option that it does not have', ['stats', '--event', 'BEF26', '--frob'], /--frob/],
  ['a word too many', ['stats', '--event', 'BEF26', 'now'], /now/],
  ['no event', ['stats'], /--event is missing/],
  ['an event that is not there', ['stats', '--event', 'NOPE'], /no event with the code NOPE.*BEF26/],
  ['an event code that cannot be', ['events', 'create', '--code', 'x', '--name', 'X'], /3 to 20/],
  ['an event that is there', ['events', 'create', '--code', 'BEF26', '--name', 'Again'], /already/],
  ['no name', ['events', 'create', '--code', 'NEW1', '--name', '  '], /--name is missing/],
  ['a capacity of zero', ['events', 'create', '--code', 'NEW1', '--name', 'N', '--capacity', '0'], /--capacity/],
  [
    'a capacity that is no number',
    ['events', 'create', '--code', 'NEW1', '--name', 'N', '--capacity', 'many'],
    /--capacity/,
  ],
  ['a time that is none', ['events', 'create', '--code', 'NEW1', '--name', 'N', '--start', 'tomorrow'], /--start/],
  [
    'a day that does not exist',
    ['events', 'create', '--code', 'NEW1', '--name', 'N', '--start', '2026-13-40'],
    /--start/,
  ],
  [
    'an end before the start',
    ['events', 'create', '--code', 'NEW1', '--name', 'N', '--start', '2026-11-21', '--end', '2026-11-20'],
    /ends before it starts/,
  ],
  ['nothing to check in', ['check-in', '--event', 'BEF26'], /one of --code, --uid and --id/],
  ['two things to check in', ['check-in', '--event', 'BEF26', '--code', 'A', '--uid', '04'], /one of/],
  ['an empty code', ['check-in', '--event', 'BEF26', '--code', ' '], /--code is missing/],
  ['an id that is none', ['check-in', '--event', 'BEF26', '--id', '17'], /id/i],
  ['a desk without a name', ['check-in', '--event', 'BEF26', '--code', 'A', '--desk', ''], /desk/i],
  ['nothing to search', ['search', '--event', 'BEF26'], /Search for what/],
  ['no file', ['import', '--event', 'BEF26'], /Which file/],
  ['a file that is not there', ['import', 'nowhere.csv', '--event', 'BEF26'], /no file nowhere.csv/],
  ['an option twice', ['check-in', '--event', 'BEF26', '--code', 'A', '--code', 'B'], /--code is given twice/],
  [
    'a day that does not exist',
    ['events', 'create', '--code', 'AAA', '--name', 'N', '--start', '2026-02-30'],
    /--start/,
  ],
  [
    'a number in another form',
    ['events', 'create', '--code', 'AAA', '--name', 'N', '--capacity', '0x10'],
    /--capacity/,
  ],
  ['a file without a name', ['import', '', '--event', 'BEF26'], /Which file/],
  ['two files', ['import', 'a.csv', 'b.csv', '--event', 'BEF26'], /One file at a time/],
  ['a folder for a file', ['import', '.', '--event', 'BEF26'], /./],
];

test('wrong usage ends with 2 and a clear sentence, on standard error and in the document', async () => {
  const folder = await tempFolder();
  const data = ['--data', folder];
  // Served, since a command that goes through the app is done sooner.
  await serve(folder);
  const json = (...args: string[]) => lanyardJson([...args, ...data]);
  await json('events', 'create', '--code', 'BEF26', '--name', 'Befriend');
  for (const [name, args, message] of WRONG) {
    const error = await lanyardError([...args, ...data], 2);
    expect(error.message, name).toMatch(message);
  }
  expect(await json('events', 'list')).toMatchObject({ events: [{ code: 'BEF26' }] });
  expect(await lanyardError(['events', 'list', '--data', ''], 2)).toMatchObject({
    message: '--data is empty. Name a folder, or leave it out.',
  });
});

test('help is an answer, and no command at all is not', async () => {
  expect(await lanyard(['--help'])).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('lanyard check-in --event'),
  });
  expect(await lanyard([])).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('Usage') });
  expect(await lanyard(['stats', '--help'])).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('stats --event'),
  });
  expect(await lanyardJson(['stats', '--help'])).toEqual({ usage: 'lanyard stats --event CODE' });
  expect(await lanyardJson(['help'])).toEqual({ usage: expect.stringContaining('lanyard undo') });
  expect(await lanyard(['serve', '--help'])).toMatchObject({ code: 0, stdout: expect.stringContaining('serve') });
});

test('a folder that cannot be made, and a database that is damaged, are faults that say so', async () => {
  const folder = await tempFolder();
  const file = join(folder, 'file');
  await writeFile(file, 'in the way');
  const blocked = await lanyardError(['events', 'list', '--data', join(file, 'data')], 3);
  expect(blocked).toMatchObject({ code: 'unavailable', message: expect.stringContaining('Choose another one') });
  const damaged = join(folder, 'damaged');
  await mkdir(damaged);
  await writeFile(join(damaged, 'lanyard.sqlite'), 'no database at all, just text. '.repeat(100));
  const fault = await lanyardError(['events', 'list', '--data', damaged], 3);
  expect(fault).toMatchObject({ code: 'unavailable', message: expect.stringContaining('damaged') });
});

test('what people read has no secret and needs no JSON', async () => {
  const data = ['--data', await tempFolder()];
  expect(await lanyard(['events', 'list', ...data])).toMatchObject({ code: 0, stdout: 'No events yet.\n' });
  await lanyard(['events', 'create', '--code', 'BEF26', '--name', 'Befriend', ...data]);
  const refused = await lanyard(['check-in', '--event', 'BEF26', '--code', randomUUID(), ...data]);
  expect(refused).toMatchObject({ code: 1, stdout: 'notFound\n' });
  expect(await lanyard(['stats', '--event', 'BEF26', ...data])).toMatchObject({
    stdout: '0 expected, 0 in, 0 out, 0 check-ins.\n',
  });
});
