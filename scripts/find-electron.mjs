import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);
/** Long enough for a slow line, short enough to wait for before the browser is used instead. */
const DOWNLOAD_MS = 5 * 60_000;
/** A system that cannot reach the server says so quickly; one that swallows packets does not. */
const NO_ANSWER_MS = 15_000;

/**
 * Finds Electron's binary. The package has no install script: its binary is fetched when it is first needed, which is
 * here, unless told otherwise. Answers the reason where it cannot be had.
 */
export async function findElectron({ folder = packageFolder(), mayFetch = true } = {}) {
  if (process.env.LANYARD_NO_ELECTRON === '1') return { ok: false, reason: 'LANYARD_NO_ELECTRON is set' };
  if (folder === null) return { ok: false, reason: 'the package electron is not installed' };
  const present = binaryOf(folder);
  if (present !== null) return usable(present);
  if (process.env.ELECTRON_OVERRIDE_DIST_PATH) {
    return { ok: false, reason: 'there is no binary in ELECTRON_OVERRIDE_DIST_PATH' };
  }
  return mayFetch ? fetchBinary(folder) : { ok: false, reason: 'its binary is not downloaded' };
}

async function fetchBinary(folder) {
  const answers = await reachable();
  if (answers) process.stderr.write('Fetching Electron, once.\n');
  // Without its server it may still be in the cache of another project, from where it is unpacked in a moment.
  spawnSync(process.execPath, [join(folder, 'install.js')], {
    stdio: ['ignore', 'ignore', 'ignore'],
    timeout: answers ? DOWNLOAD_MS : NO_ANSWER_MS,
  });
  const fetched = binaryOf(folder);
  if (fetched !== null) return usable(fetched);
  const reason = answers ? 'could not be downloaded' : 'is not downloaded and its server does not answer';
  return { ok: false, reason: `its binary ${reason}` };
}

function packageFolder() {
  try {
    return dirname(require.resolve('electron/package.json'));
  } catch {
    return null;
  }
}

function binaryOf(folder) {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  const file = join(folder, 'path.txt');
  const name = existsSync(file) ? readFileSync(file, 'utf8') : null;
  if (!override && name === null) return null;
  const path = override ? join(override, name ?? 'electron') : join(folder, 'dist', name);
  return existsSync(path) ? path : null;
}

function usable(path) {
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
    return { ok: false, reason: 'this computer has no display' };
  }
  return { ok: true, path };
}

/** Asks the download server for anything at all. A mirror, where one is set, is asked instead. */
async function reachable() {
  // The download knows how to use a proxy, this look does not.
  if (process.env.ELECTRON_GET_USE_PROXY) return true;
  const mirror = process.env.ELECTRON_MIRROR ?? process.env.npm_config_electron_mirror ?? 'https://github.com/';
  try {
    await fetch(mirror, { method: 'HEAD', signal: AbortSignal.timeout(NO_ANSWER_MS), redirect: 'manual' });
    return true;
  } catch {
    return false;
  }
}
