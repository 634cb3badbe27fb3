import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { tempFolder } from '../../support/core/folder.ts';

const SMALL = 'nTables = 1; nTotalSlots = 3; requested = [| 1, 2, 3 | 3, 4, 3 | 1, 3, 3 |];';
/** Three in a row for two rounds: the search could go on for ever. */
const IMPOSSIBLE = `nTables = 2; nTotalSlots = 2; requested = [| 1, 2, 3 | 3, 4, 3 | 5, 6, 3 |]; precedences = [{}, {1}, {2}];`;

interface Ended {
  code: number;
  lines: Record<string, unknown>[];
  errors: string;
}

/** As `npm run bench:plan` runs it. */
async function benchPlan(words: string[], from?: string): Promise<Ended> {
  const env = { ...process.env, ...(from === undefined ? {} : { INIT_CWD: from }) };
  const args = ['--import', 'tsx', 'tests/bench/plan/files.ts', ...words];
  const { code, stdout, stderr } = await promisify(execFile)(process.execPath, args, { env }).then(
    (done) => ({ code: 0, ...done }),
    (error: { code: number; stdout: string; stderr: string }) => error,
  );
  return {
    code,
    lines: stdout
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line)),
    errors: stderr,
  };
}

test('each file has a line as it was named, also beside one that cannot be read', async () => {
  const folder = await tempFolder();
  await mkdir(join(folder, 'b'));
  await writeFile(join(folder, 'one.dzn'), SMALL);
  await writeFile(join(folder, 'b', 'one.dzn'), SMALL);
  await writeFile(join(folder, 'cut.dzn'), SMALL.slice(0, 40));
  const files = ['one.dzn', 'nowhere.dzn', 'cut.dzn', 'b/one.dzn'];
  const { code, lines, errors } = await benchPlan([...files, '--seconds', '1', '--seed', '3'], folder);
  expect(code).toBe(2);
  expect(errors.trim().split('\n')).toEqual(['nowhere.dzn: there is no such file.', 'cut.dzn: requested is missing.']);
  expect(lines.map(({ file }) => file)).toEqual(['one.dzn', 'b/one.dzn']);
  expect(Object.keys(lines[0] ?? {})).toEqual([
    'file',
    'feasible',
    'breakGroups',
    'spread',
    'secondsToBest',
    'schedule',
  ]);
  expect(lines[0]).toMatchObject({ feasible: true, breakGroups: 0, spread: 0 });
  const schedule = lines[0]?.schedule as { meeting: number; slot: number; table: number }[];
  expect(schedule.map(({ meeting, table }) => [meeting, table])).toEqual([
    [1, 1],
    [2, 1],
    [3, 1],
  ]);
  expect(schedule.map(({ slot }) => slot).sort()).toEqual([1, 2, 3]);
});

test('where it is certain that no plan has all meetings it says so instead of using the time up', async () => {
  const folder = await tempFolder();
  const file = join(folder, 'three.dzn');
  await writeFile(file, IMPOSSIBLE);
  // An hour: the test would not end.
  const { code, lines } = await benchPlan([file, '--seconds', '3600']);
  expect(code).toBe(0);
  expect(lines).toMatchObject([{ file, feasible: false }]);
});

test.each([[[]], [['x.dzn', '--seconds', '0']], [['x.dzn', '--seed', '1.5']], [['x.dzn', '--speed', '1']]])(
  'wrong usage: %s',
  async (words) => {
    const { code, lines, errors } = await benchPlan(words);
    expect([code, lines]).toEqual([2, []]);
    expect(errors).toMatch(/Usage: npm run bench:plan|Unknown option/);
  },
);
