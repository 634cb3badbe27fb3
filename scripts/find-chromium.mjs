/**
 * Finds a Chromium or Chrome for the end-to-end tests and the benches, and fetches one where there is none.
 *
 *   node scripts/find-chromium.mjs     prints {"ok":true,"path":"..."} or {"ok":false,"reason":"..."}, exit code 0 or 1
 */
import { execFile } from 'node:child_process';
import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const require = createRequire(import.meta.url);
const root = dirname(dirname(fileURLToPath(import.meta.url)));

const COMMANDS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const FETCH_TIMEOUT_MS = 10 * 60_000;

/**
 * An installed browser: CHROME_PATH, the PATH, the usual places, Playwright's own download, in that order.
 * A CHROME_PATH that leads nowhere is an error and not passed over: whoever set it wants that browser.
 * @returns {Promise<{ok: true, path: string} | {ok: false, reason: string}>} Never rejects.
 */
export async function locateChromium(env = process.env, platform = process.platform) {
  if (env.CHROME_PATH) {
    if (await isProgram(env.CHROME_PATH)) return { ok: true, path: env.CHROME_PATH };
    return { ok: false, reason: `CHROME_PATH is set to ${env.CHROME_PATH}, which is no program` };
  }
  for (const path of [...onPath(env, platform), ...usualPlaces(env, platform), ...playwrightDownload()]) {
    if (await isProgram(path)) return { ok: true, path };
  }
  return { ok: false, reason: 'no Chromium or Chrome found; set CHROME_PATH to one' };
}

/**
 * Like `locateChromium`, but installs a browser when there is none: with apt-get as root on Linux, else with
 * Playwright. Its progress goes to stderr.
 * @returns {Promise<{ok: true, path: string} | {ok: false, reason: string}>} Never rejects.
 */
export async function findChromium(env = process.env) {
  const installed = await locateChromium(env);
  if (installed.ok || env.CHROME_PATH) return installed;

  const failures = [];
  for (const [name, install] of installers()) {
    process.stderr.write(`No Chromium found; trying ${name}.\n`);
    try {
      await install();
    } catch (error) {
      failures.push(`${name} failed: ${lastLine(error)}`);
      continue;
    }
    const found = await locateChromium(env);
    if (found.ok) return found;
    failures.push(`${name} installed none`);
  }
  return { ok: false, reason: [installed.reason, ...failures].join('; ') };
}

function installers() {
  const all = [['npx playwright install chromium', fetchWithPlaywright]];
  if (process.platform === 'linux' && process.getuid?.() === 0)
    all.unshift(['apt-get install chromium', installWithApt]);
  return all;
}

async function installWithApt() {
  const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, timeout: FETCH_TIMEOUT_MS };
  // Without the update an image that ships no package lists finds nothing; when it fails, the lists may be there.
  await run('apt-get', ['update'], options).catch(() => undefined);
  await run('apt-get', ['install', '--yes', '--no-install-recommends', 'chromium'], options);
}

async function fetchWithPlaywright() {
  const cli = join(dirname(require.resolve('@playwright/test/package.json')), 'cli.js');
  await run(process.execPath, [cli, 'install', 'chromium'], { cwd: root, timeout: FETCH_TIMEOUT_MS });
}

function onPath(env, platform) {
  const folders = (env.PATH ?? env.Path ?? '').split(delimiter).filter((folder) => folder !== '');
  const suffix = platform === 'win32' ? '.exe' : '';
  return COMMANDS.flatMap((command) => folders.map((folder) => join(folder, command + suffix)));
}

function usualPlaces(env, platform) {
  if (platform === 'win32') {
    return [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA]
      .filter((folder) => folder !== undefined)
      .flatMap((folder) => [
        join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
        join(folder, 'Chromium', 'Application', 'chrome.exe'),
        // Edge comes with Windows and is Chromium.
        join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
      ]);
  }
  if (platform === 'darwin') {
    return ['/Applications', join(env.HOME ?? '/', 'Applications')].flatMap((folder) => [
      join(folder, 'Google Chrome.app/Contents/MacOS/Google Chrome'),
      join(folder, 'Chromium.app/Contents/MacOS/Chromium'),
      join(folder, 'Microsoft Edge.app/Contents/MacOS/Microsoft Edge'),
    ]);
  }
  return ['/usr/bin/chromium', '/usr/bin/google-chrome', '/opt/google/chrome/chrome', '/snap/bin/chromium'];
}

/** Where Playwright would put its browser, whether or not it is there. */
function playwrightDownload() {
  try {
    return [require('@playwright/test').chromium.executablePath()];
  } catch {
    return [];
  }
}

async function isProgram(path) {
  try {
    await access(path, constants.X_OK);
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}

function lastLine(error) {
  const text = String(error?.stderr || error?.message || error).trim();
  return text.slice(text.lastIndexOf('\n') + 1);
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const result = await findChromium();
  process.stdout.write(`${JSON.stringify(result)}\n`);
  process.exitCode = result.ok ? 0 : 1;
}
