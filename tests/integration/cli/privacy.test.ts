import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { JOB_NAMES } from '#shared/contract/installation.ts';
import { lanyardError, lanyardJson, serve } from '../../support/core/cli.ts';
import { tempFolder } from '../../support/core/folder.ts';

async function open() {
  const folder = await tempFolder();
  await lanyardJson(['setup', '--yes', '--demo', '--data', folder]);
  // Served, since a command that goes through the app is done sooner.
  await serve(folder);
  const json = (args: string) => lanyardJson([...args.split(' '), '--data', folder]);
  const { results } = (await json('search --event DEMO --limit 2 a')) as { results: { id: string; name: string }[] };
  return { folder, json, people: results };
}

test('what is known of somebody is written, and goes for good when that is said', async () => {
  const { folder, json, people } = await open();
  const [first, second] = people;
  const who = `--id ${first?.id}`;
  const { path } = (await json(`privacy export ${who}`)) as { path: string };
  expect(existsSync(path)).toBe(true);
  expect(readFileSync(path).length).toBeGreaterThan(100);
  const { file } = (await json('backup make')) as { file: string };
  expect(await lanyardError(['privacy', 'erase', ...who.split(' '), '--data', folder], 2)).toMatchObject({
    message: expect.stringMatching(/erases .* for good.*--yes/),
  });
  expect(await json(`privacy erase ${who} --yes`)).toMatchObject({ registrations: 1 });
  const found = (await json(`search --event DEMO ${first?.name}`)) as { results: { id: string }[] };
  expect(found.results.map(({ id }) => id)).not.toContain(first?.id);
  // The app makes copies of its own as well.
  const copies = async () =>
    ((await json('backup list')) as { backups: { name: string }[] }).backups.map((each) => each.name);
  expect(await copies()).toContain(file);
  await json(`privacy erase --id ${second?.id} --with-copies --yes`);
  expect(await copies()).not.toContain(file);
});

test('every job is listed, and runs when it is told to', async () => {
  const { json } = await open();
  for (const name of JOB_NAMES)
    expect(await json(`jobs run ${name}`)).toEqual({ job: name, message: expect.any(String) });
  const { jobs } = (await json('jobs list')) as { jobs: { name: string; outcome: string }[] };
  expect(jobs.map(({ name }) => name).sort()).toEqual([...JOB_NAMES].sort());
  expect(jobs.every(({ outcome }) => outcome === 'done')).toBe(true);
  expect(await json('organizations list')).toEqual({
    organizations: [expect.objectContaining({ name: 'My organization' })],
  });
});
