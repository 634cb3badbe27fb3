import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { findElectron } from '../../scripts/find-electron.mjs';
import { openWindow } from '../../scripts/open-window.mjs';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'find-electron-'));
  for (const name of ['LANYARD_NO_ELECTRON', 'ELECTRON_OVERRIDE_DIST_PATH', 'ELECTRON_GET_USE_PROXY']) {
    vi.stubEnv(name, undefined);
  }
  vi.stubEnv('DISPLAY', ':0');
  // Nobody listens there.
  vi.stubEnv('ELECTRON_MIRROR', 'http://127.0.0.1:9/');
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true, force: true });
});

/** A package electron whose installer does as it is told. */
async function packageWith(installer: string): Promise<string> {
  await writeFile(join(folder, 'install.js'), installer);
  return folder;
}

const UNPACKS = `
  const { mkdirSync, writeFileSync } = require('node:fs');
  mkdirSync(__dirname + '/dist');
  writeFileSync(__dirname + '/dist/electron', '');
  writeFileSync(__dirname + '/path.txt', 'electron');
`;

describe('findElectron', () => {
  test('takes the binary that is there', async () => {
    await mkdir(join(folder, 'dist'));
    await writeFile(join(folder, 'dist', 'electron'), '');
    await writeFile(join(folder, 'path.txt'), 'electron');
    expect(await findElectron({ folder })).toEqual({ ok: true, path: join(folder, 'dist', 'electron') });
  });

  test('unpacks what an earlier download left in the cache, also without a network', async () => {
    expect(await findElectron({ folder: await packageWith(UNPACKS) })).toEqual({
      ok: true,
      path: join(folder, 'dist', 'electron'),
    });
  });

  test('fetches nothing when it may not', async () => {
    expect(await findElectron({ folder: await packageWith(UNPACKS), mayFetch: false })).toEqual({
      ok: false,
      reason: 'its binary is not downloaded',
    });
  });

  test.each<[string, () => Promise<string | null> | string | null, Record<string, string>, string]>([
    ['no network', () => packageWith('process.exit(1)'), {}, 'is not downloaded and its server does not answer'],
    [
      'a download that fails',
      () => packageWith('process.exit(1)'),
      { ELECTRON_GET_USE_PROXY: '1' },
      'could not be downloaded',
    ],
    ['no package', () => null, {}, 'not installed'],
    ['the wish for none', () => packageWith(UNPACKS), { LANYARD_NO_ELECTRON: '1' }, 'LANYARD_NO_ELECTRON is set'],
    [
      'a wrong folder of the person',
      () => packageWith(UNPACKS),
      { ELECTRON_OVERRIDE_DIST_PATH: '/nowhere' },
      'no binary in ELECTRON_OVERRIDE_DIST_PATH',
    ],
  ])('says why there is none: %s', async (_, prepare, env, reason) => {
    for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
    const found = await findElectron({ folder: await prepare() });
    expect(found).toEqual({ ok: false, reason: expect.stringContaining(reason) });
  });

  test.runIf(process.platform === 'linux')('says so where there is no display', async () => {
    vi.stubEnv('DISPLAY', '');
    vi.stubEnv('WAYLAND_DISPLAY', '');
    const found = await findElectron({ folder: await packageWith(UNPACKS) });
    expect(found).toEqual({ ok: false, reason: 'this computer has no display' });
  });
});

describe.skipIf(process.platform === 'win32')('openWindow', () => {
  /** Opens a window with a program that is no Electron. */
  async function openedBy(script: string, mode = 0o755) {
    const path = join(folder, 'electron');
    await writeFile(path, `#!/bin/sh\n${script}\n`);
    await chmod(path, mode);
    return openWindow(['--data', folder], { isRoot: false, find: async () => ({ ok: true, path }) });
  }

  test('hands the app and its arguments over, and answers how it ended', async () => {
    expect(await openedBy('test "$2 $3" = "--data $(dirname "$0")" && test -f "$1/package.json"')).toEqual({ code: 0 });
    expect(await openedBy('exit 3')).toEqual({ code: 3 });
  });

  test.each([
    ['a library is missing', 'exit 127', 0o755, 'it ended with 127'],
    ['the sandbox is not allowed', 'kill -TRAP $$', 0o755, 'it ended with SIGTRAP'],
    ['it may not be run', '', 0o644, 'EACCES'],
  ])('says why there is none: %s', async (_, script, mode, reason) => {
    expect(await openedBy(script, mode)).toEqual({ reason: expect.stringContaining(reason) });
  });

  test('tries nothing as root, where Chromium has no sandbox', async () => {
    const find = vi.fn(findElectron);
    expect(await openWindow([], { isRoot: true, find })).toEqual({ reason: 'it does not run as root' });
    expect(find).not.toHaveBeenCalled();
  });
});
