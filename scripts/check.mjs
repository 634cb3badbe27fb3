import { spawn } from 'node:child_process';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** What can be told from the sources alone: types, lint and format, import rules, dead code. */
const CHECKS = [
  ...['src-shared', 'src-main', 'src-renderer', 'tests'].map((folder) => [`types in ${folder}`, ['tsc', '-p', folder]]),
  ['lint and format', ['biome', 'check', '--error-on-warnings', '.']],
  [
    'import rules',
    [
      'depcruise',
      '--config',
      '.dependency-cruiser.cjs',
      'src-shared',
      'src-main',
      'src-renderer',
      'migrations',
      'tests',
      'scripts',
    ],
  ],
  ['dead code', ['knip']],
];
/** Two at a time: that is how many cores the smallest machine has. */
const AT_ONCE = 2;

/** Runs all checks. @returns {Promise<boolean>} whether all passed */
export async function check() {
  const waiting = [...CHECKS];
  let passed = true;
  const work = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [name, [command, ...args]] = next;
      const { code, output } = await run(command, args);
      process.stdout.write(`${code === 0 ? 'ok    ' : 'FAILED'} ${name}\n${code === 0 ? '' : output}`);
      passed &&= code === 0;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return passed;
}

function run(command, args) {
  return new Promise((resolve) => {
    const child = spawn('npx', ['--no-install', command, ...args], { cwd: root, shell: process.platform === 'win32' });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('close', (code) => resolve({ code, output }));
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = (await check()) ? 0 : 1;
