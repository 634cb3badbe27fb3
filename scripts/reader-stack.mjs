/**
 * Makes sure that the reader tests can run on this machine: pcscd, the virtual reader's driver, and nfc-pcsc with its
 * addon. Installs what is missing where it may (apt-get as root), and says what is missing where it may not.
 *
 *   node scripts/reader-stack.mjs     prints {"ok":true} or {"ok":false,"reason":"..."}, exit code 0 or 1
 */
import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Debian package, and a file that tells whether it is installed. */
const PACKAGES = [
  ['pcscd', '/usr/sbin/pcscd'],
  ['vsmartcard-vpcd', '/usr/lib/pcsc/drivers/serial/libifdvpcd.so'],
  ['libpcsclite-dev', '/usr/include/PCSC/winscard.h'],
];

/**
 * @returns {Promise<{ok: true} | {ok: false, reason: string}>} Never rejects. In CI callers treat `ok: false` as a
 *   failure, elsewhere they print the reason and leave the reader tests out.
 */
export async function ensureReaderStack() {
  if (process.platform !== 'linux') return { ok: false, reason: 'the virtual reader needs Linux' };
  return (await ensurePackages()) ?? (await ensureAddon()) ?? { ok: true };
}

async function ensurePackages() {
  const missing = PACKAGES.filter(([, file]) => !existsSync(file)).map(([name]) => name);
  if (missing.length === 0) return null;
  const install = `apt-get install ${missing.join(' ')}`;
  if (process.getuid?.() !== 0) return { ok: false, reason: `missing on this machine: sudo ${install}` };
  // Without the update an image that ships no package lists finds nothing; when it fails, the lists may be there.
  await tryRun('apt-get', ['update']);
  const failure = await tryRun('apt-get', ['install', '--yes', '--no-install-recommends', ...missing]);
  return failure === null ? null : { ok: false, reason: `${install} failed: ${failure}` };
}

/** npm leaves an optional dependency out when its addon cannot be built, for instance without the headers. */
async function ensureAddon() {
  if ((await loadAddon()) === null) return null;
  const failure = existsSync(join(root, 'node_modules', 'nfc-pcsc'))
    ? await tryRun('npm', ['rebuild', '@pokusew/pcsclite'])
    : await tryRun('npm', ['install', '--no-save', `nfc-pcsc@${wantedVersion()}`]);
  const stillBroken = await loadAddon();
  if (stillBroken === null) return null;
  return { ok: false, reason: `nfc-pcsc does not load: ${failure ?? stillBroken}` };
}

function wantedVersion() {
  return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).optionalDependencies['nfc-pcsc'];
}

/** In a process of its own: an addon that crashes, or was just rebuilt, must not matter to the caller. */
function loadAddon() {
  return tryRun(process.execPath, ['--eval', "require('nfc-pcsc')"]);
}

/** Runs a program in the project's folder. Returns null, or the last lines of what it complained about. */
async function tryRun(program, args) {
  try {
    await run(program, args, {
      cwd: root,
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      maxBuffer: 64 * 1024 * 1024,
    });
    return null;
  } catch (error) {
    const output = `${error.stderr ?? ''}`.trim() || error.message;
    return output.split('\n').slice(-3).join(' ');
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const result = await ensureReaderStack();
  process.stdout.write(`${JSON.stringify(result)}\n`);
  process.exitCode = result.ok ? 0 : 1;
}
