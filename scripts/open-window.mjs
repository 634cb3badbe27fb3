import { spawn } from 'node:child_process';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findElectron } from './find-electron.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
/** Electron that ends in this time, and in one of the ways below, never came up. */
const START_MS = 15_000;
/** A library of the system is missing; the system forbids Chromium's sandbox. */
const NEVER_CAME_UP = new Set([127, 'SIGTRAP', 'SIGABRT', 'SIGILL']);

let child = null;

/**
 * Runs the app in Electron until it ends. Answers its exit code, or the reason why there is no window to be had here.
 */
export async function openWindow(args, { find = findElectron, isRoot = runsAsRoot() } = {}) {
  if (isRoot) return { reason: 'it does not run as root' };
  const electron = await find();
  if (!electron.ok) return { reason: electron.reason };
  const startedAt = Date.now();
  // Electron takes the first argument that is no switch for the app, and leaves the rest to it.
  const { code, signal, error } = await run(electron.path, [root, ...args]);
  if (error !== undefined) return { reason: error.message };
  if (Date.now() - startedAt < START_MS && NEVER_CAME_UP.has(code ?? signal)) {
    return { reason: `it ended with ${code ?? signal}` };
  }
  return { code: code ?? 1 };
}

/** Runs a program in this terminal until it ends. */
export function run(program, args) {
  const env = { ...process.env };
  // Terminals inside of Electron apps have it, and with it Electron runs as plain Node.
  delete env.ELECTRON_RUN_AS_NODE;
  return new Promise((resolve) => {
    child = spawn(program, args, { stdio: 'inherit', env });
    child.once('error', (error) => resolve({ code: null, signal: null, error }));
    child.once('exit', (code, signal) => resolve({ code, signal }));
  });
}

/** Hands a signal on to what runs. */
export function pass(signal) {
  child?.kill(signal);
}

function runsAsRoot() {
  return process.platform === 'linux' && process.getuid?.() === 0;
}
