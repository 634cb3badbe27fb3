import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from './build.mjs';
import { findElectron } from './find-electron.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
/** Electron that ends in this time, and in one of the ways below, never came up. */
const START_MS = 15_000;
/** A library of the system is missing; the system forbids Chromium's sandbox. */
const NEVER_CAME_UP = new Set([127, 'SIGTRAP', 'SIGABRT', 'SIGILL']);

await ensureBuilt();
const args = process.argv.slice(2);
let child = null;
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    // A terminal sends Ctrl+C to both. Told twice, the app would end at once and not in order.
    if (signal === 'SIGTERM' || !process.stdin.isTTY) child?.kill(signal);
  });
}

const reason = await openWindow();
if (reason !== null) {
  process.stderr.write(`Electron's window is not to be had here (${reason}); Lanyard runs in the browser instead.\n`);
  const cli = join(root, 'out', 'main', 'cli.js');
  const { code, signal } = await run(process.execPath, [cli, 'serve', '--open', ...args]);
  process.exitCode = code ?? (signal === null ? 0 : 1);
}

/** Runs the app in Electron until it ends. Answers the reason when that is not possible here, else null. */
async function openWindow() {
  if (process.platform === 'linux' && process.getuid?.() === 0) return 'it does not run as root';
  const electron = await findElectron();
  if (!electron.ok) return electron.reason;
  const startedAt = Date.now();
  // Electron takes the first argument that is no switch for the app, and leaves the rest to it.
  const { code, signal, error } = await run(electron.path, [root, ...args]);
  if (error !== undefined) return error.message;
  if (Date.now() - startedAt < START_MS && NEVER_CAME_UP.has(code ?? signal)) return `it ended with ${code ?? signal}`;
  process.exitCode = code ?? 1;
  return null;
}

function run(program, programArgs) {
  const env = { ...process.env };
  // Terminals inside of Electron apps have it, and with it Electron runs as plain Node.
  delete env.ELECTRON_RUN_AS_NODE;
  return new Promise((resolve) => {
    child = spawn(program, programArgs, { stdio: 'inherit', env });
    child.once('error', (error) => resolve({ code: null, signal: null, error }));
    child.once('exit', (code, signal) => resolve({ code, signal }));
  });
}
