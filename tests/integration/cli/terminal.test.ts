import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { lanyardJson } from '../../support/core/cli.ts';
import { tempFolder } from '../../support/core/folder.ts';

const cli = fileURLToPath(new URL('../../../out/main/cli.js', import.meta.url));
const PASSWORD = 'Qanarypassword 1';

/**
 * Runs a command on a terminal, which only the system's `script` can give, and answers each question once it is asked.
 * @returns everything that was to be seen
 */
async function onTerminal(args: readonly string[], answers: readonly (readonly [question: string, answer: string])[]) {
  const command = [process.execPath, cli, ...args].map((word) => `'${word}'`).join(' ');
  const child = spawn('script', ['-qec', command, '/dev/null'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = once(child, 'exit') as Promise<[number]>;
  let seen = '';
  let from = 0;
  const left = [...answers];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    seen += text;
    const [next] = left;
    if (next === undefined || !seen.slice(from).includes(next[0])) return;
    from = seen.length;
    left.shift();
    child.stdin.write(`${next[1]}\r`);
  });
  const [code] = await ended;
  return { seen, code };
}

test('a first administrator is asked for on the terminal, and the password is not to be seen', async () => {
  const folder = await tempFolder();
  const { seen, code } = await onTerminal(
    ['setup', '--data', folder],
    [
      ['Name: ', 'Ada'],
      ['E-mail: ', 'ada@example.org'],
      ['Password', PASSWORD],
      ['Again: ', 'something else'],
      ['Password', PASSWORD],
      ['Again: ', PASSWORD],
    ],
  );
  expect(code, seen).toBe(0);
  expect(seen).toContain('two different passwords');
  expect(seen).toContain('ada@example.org');
  expect(seen).not.toMatch(/Qanary|something else/);
  expect(await lanyardJson(['users', 'list', '--admins-only', '--data', folder])).toMatchObject({
    users: [{ email: 'ada@example.org' }],
  });
});

test.each([
  [
    'one after the other',
    [
      ['Password', PASSWORD],
      ['Again: ', PASSWORD],
    ],
  ],
  ['both at once', [['Password', `${PASSWORD}\r${PASSWORD}`]]],
] as const)('the password of a new account is not to be seen, typed %s', async (_, answers) => {
  const folder = await tempFolder();
  const data = join(folder, 'data');
  const { seen, code } = await onTerminal(
    ['users', 'add-manager', 'mo@example.org', '--name', 'Mo', '--data', data],
    answers,
  );
  expect(code, seen).toBe(0);
  expect(seen).not.toContain('Qanary');
});
