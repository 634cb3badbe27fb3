import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
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
const failures = [];
const reports = mkdtempSync(join(tmpdir(), 'lanyard-test-'));

await part('checks', () => check());
await part('build', async () => {
  await ensureBuilt();
  return true;
});
await part('unit and rules', () => vitest('unit'));
const chromium = await findChromium();
await needing('integration', chromium, () => vitest('integration'));
const stack = await ensureReaderStack();
await needing('badge reader', stack, () => vitest('nfc'));
await needing('end to end', chromium, () =>
  playwright({ LANYARD_CHROMIUM: chromium.path, LANYARD_READER_STACK: stack.ok ? '1' : '' }),
);
rmSync(reports, { recursive: true, force: true });

// Last, where whoever looks at the end of a long output sees them.
for (const name of failures) process.stdout.write(`failed    ${name}\n`);
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

function vitest(project) {
  const report = join(reports, `${project}.json`);
  const options = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const passed = npx('vitest', ['run', '--project', project, ...options]);
  for (const { name, assertionResults, message } of read(report)?.testResults ?? []) {
    const file = relative(root, name);
    if (message) failures.push(`${file}${why(message)}`);
    for (const { status, fullName, failureMessages } of assertionResults)
      if (status === 'failed') failures.push(`${file} › ${fullName}${why(failureMessages[0])}`);
  }
  return passed;
}

function playwright(env) {
  const report = join(reports, 'end-to-end.json');
  const passed = npx('playwright', ['test', '--reporter=list,json'], { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: report });
  const visit = ({ suites = [], specs = [] }) => {
    for (const { file, title, tests } of specs.filter(({ ok }) => !ok)) {
      const error = tests.flatMap(({ results: runs }) => runs.flatMap(({ errors }) => errors))[0];
      const { file: at, line } = error?.location ?? {};
      const place = at ? `\n  at ${relative(root, at)}:${line}` : '';
      failures.push(`${file} › ${title}${place}${why(error?.message)}`);
    }
    suites.forEach(visit);
  };
  visit(read(report) ?? {});
  return passed;
}

/** The beginning of what a test failed with, below its name: whoever sees the end of a run alone knows what to look for. */
function why(message) {
  const lines = stripVTControlCharacters(message ?? '').split('\n');
  const told = lines.filter((line) => line.trim() !== '' && !line.includes('node_modules')).slice(0, 8);
  return told.map((line) => `\n  ${line.slice(0, 200)}`).join('');
}

/** What a runner has written, or null when it did not come that far. */
function read(report) {
  try {
    return JSON.parse(readFileSync(report, 'utf8'));
  } catch {
    return null;
  }
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
