import { expect, test } from 'vitest';
import { lanyard, lanyardError, lanyardJson, serve } from '../../support/core/cli.ts';
import { tempFolder } from '../../support/core/folder.ts';

test('an event is shown, and its times are those of its own time zone', async () => {
  const folder = await tempFolder();
  // Served, since a command that goes through the app is done sooner.
  await serve(folder);
  const json = (args: string) => lanyardJson([...args.split(' '), '--data', folder]);
  const error = (args: string) => lanyardError([...args.split(' '), '--data', folder], 2);
  await json('events create --code BEF26 --name Befriend --capacity 7');
  const update = 'events update BEF26';
  expect(await json(`${update} --time-zone Asia/Tokyo --start 2026-11-21T09:00 --end 2026-11-22`)).toMatchObject({
    timeZone: 'Asia/Tokyo',
    start: '2026-11-21T00:00:00.000Z',
    end: '2026-11-21T15:00:00.000Z',
  });
  expect(await json(`${update} --start 2026-11-21T10:00`)).toMatchObject({ start: '2026-11-21T01:00:00.000Z' });
  // One that names its own stays as it is.
  expect(await json(`${update} --start 2026-11-21T10:00Z`)).toMatchObject({ start: '2026-11-21T10:00:00.000Z' });
  expect(await json('events copy BEF26 --to NEXT --name Next --start 2027-01-01')).toMatchObject({
    start: '2026-12-31T15:00:00.000Z',
  });
  expect(await json('events show bef26')).toMatchObject({ code: 'BEF26', name: 'Befriend', capacity: 7 });
  expect(await lanyard(['events', 'show', 'BEF26', '--data', folder])).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^BEF26 {2}Befriend {2}\(draft\)\nfrom 2026-11-21T10:00:00.000Z/),
  });
  expect(await json(`${update} --start none --end none --capacity none`)).toMatchObject({
    start: null,
    end: null,
    capacity: null,
  });
  expect(await error(`${update} --time-zone Moon/Tycho --start 2026-11-21`)).toMatchObject({
    message: expect.stringContaining('not a time zone'),
  });
  expect(await error(`${update} --start 2026-02-30`)).toMatchObject({ message: expect.stringContaining('--start') });
  expect(await error(`${update} --start sometime`)).toMatchObject({ message: expect.stringContaining('--start') });
});
