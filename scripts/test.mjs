import { spawnSync } from 'node:child_process';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from './build.mjs';
import { check } from './check.mjs';
import { findChromium } from './find-chromium.mjs';
import { ensureReaderStack } from './reader-stack.mjs';

/*
 * Everything: types, lint, import rules, dead code, unit and integration tests, the reader through the system's card
 * service, and the whole way through in a real Chromium. What a part needs is installed where that is possible. A part
 * that cannot run is a failure in CI and a printed reason on a laptop.
 */
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const inCi = process.env.CI !== undefined && process.env.CI !== '' && process.env.CI !== 'false';
const results = [];

await part('checks', () => check());
await part('build', async () => {
  await ensureBuilt();
  return true;
});
await part('unit and rules', () => npx('vitest', ['run', '--project', 'unit']));
const chromium = await findChromium();
await needing('integration', chromium, () => npx('vitest', ['run', '--project', 'integration']));
const stack = await ensureReaderStack();
await needing('badge reader', stack, () => npx('vitest', ['run', '--project', 'nfc']));
await needing('end to end', chromium, () =>
  npx('playwright', ['test'], { LANYARD_CHROMIUM: chromium.path, LANYARD_READER_STACK: stack.ok ? '1' : '' }),
);

for (const { name, outcome } of results) process.stdout.write(`${outcome.padEnd(9)} ${name}\n`);
const count = (outcome) => results.filter((result) => result.outcome === outcome).length;
process.stdout.write(`${count('passed')} passed, ${count('FAILED')} failed, ${count('left out')} skipped\n`);
process.exitCode = count('FAILED') === 0 ? 0 : 1;

async function part(name, run) {
  process.stdout.write(`\n== ${name}\n`);
  const passed = await run();
  results.push({ name, outcome: passed ? 'passed' : 'FAILED' });
}

async function needing(name, what, run) {
  if (what.ok) return part(name, run);
  process.stdout.write(`\n== ${name}\nThis part cannot run here: ${what.reason}\n`);
  results.push({ name, outcome: inCi ? 'FAILED' : 'left out' });
}

function npx(command, args, env = {}) {
  const result = spawnSync('npx', ['--no-install', command, ...args], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
    shell: process.platform === 'win32',
  });
  return result.status === 0;
}
