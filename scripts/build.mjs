import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const out = join(root, 'out');
const stamp = join(out, '.sources');
const lock = join(root, 'node_modules', '.lanyard-build');
const SOURCES = ['src-main', 'src-renderer', 'src-shared', 'migrations', 'resources'];
const FILES = ['electron.vite.config.ts', 'package.json', 'package-lock.json', 'tsconfig.base.json'];
/** A lock older than this was left by a build that was killed. */
const STALE_LOCK_MS = 5 * 60_000;

/** Builds the app if its sources have changed since the last build. Prints to standard error only. */
export async function ensureBuilt() {
  // A packaged app has its build and no sources.
  if (!existsSync(join(root, 'src-main'))) return;
  if (upToDate()) return;
  await locked(() => {
    if (upToDate()) return;
    const sources = fingerprint();
    const cli = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
    const result = spawnSync(process.execPath, [cli, 'build', '--logLevel', 'warn'], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      encoding: 'utf8',
    });
    if (result.status !== 0) {
      process.stderr.write(`${result.stdout}${result.stderr}\nThe app could not be built.\n`);
      process.exit(3);
    }
    mkdirSync(out, { recursive: true });
    writeFileSync(stamp, sources);
  });
}

function upToDate() {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint();
}

/** Changes when a source file is added, removed or written. */
function fingerprint() {
  const hash = createHash('sha256');
  const note = (file) => {
    const { mtimeMs, size } = statSync(file);
    hash.update(`${file} ${mtimeMs} ${size}\n`);
  };
  for (const folder of SOURCES) {
    if (!existsSync(join(root, folder))) continue;
    for (const entry of readdirSync(join(root, folder), { recursive: true, withFileTypes: true })) {
      if (entry.isFile() && !/\.test\.tsx?$/.test(entry.name)) note(join(entry.parentPath ?? entry.path, entry.name));
    }
  }
  for (const file of FILES) if (existsSync(join(root, file))) note(join(root, file));
  return hash.digest('hex');
}

/** Several commands may find the build missing at once; one of them builds. */
async function locked(work) {
  for (;;) {
    try {
      mkdirSync(lock);
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      if (Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()) > STALE_LOCK_MS) {
        rmSync(lock, { recursive: true, force: true });
      }
      await delay(100);
    }
  }
  try {
    await work();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await ensureBuilt();
