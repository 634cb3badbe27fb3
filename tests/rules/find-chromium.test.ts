import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { locateChromium } from '../../scripts/find-chromium.mjs';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'find-chromium-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function program(...segments: string[]): Promise<string> {
  const file = path.join(folder, ...segments);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, '#!/bin/sh\n');
  await chmod(file, 0o755);
  return file;
}

describe('locateChromium', () => {
  it('takes CHROME_PATH before the PATH', async () => {
    await program('bin', 'chromium');
    const wanted = await program('own', 'my-chrome');
    const env = { CHROME_PATH: wanted, PATH: path.join(folder, 'bin') };
    expect(await locateChromium(env, 'linux')).toEqual({ ok: true, path: wanted });
  });

  it('does not replace a wrong CHROME_PATH by another browser', async () => {
    await program('bin', 'chromium');
    const env = { CHROME_PATH: path.join(folder, 'nowhere'), PATH: path.join(folder, 'bin') };
    expect(await locateChromium(env, 'linux')).toEqual({ ok: false, reason: expect.stringContaining('nowhere') });
  });

  it('looks on the PATH, past folders and files that cannot be run', async () => {
    await mkdir(path.join(folder, 'a', 'chromium'), { recursive: true });
    await chmod(await program('b', 'chromium'), 0o644);
    const chrome = await program('c', 'google-chrome');
    const PATH = ['a', 'b', 'c'].map((name) => path.join(folder, name)).join(path.delimiter);
    expect(await locateChromium({ PATH }, 'linux')).toEqual({ ok: true, path: chrome });
  });

  it.each([
    ['win32', ['Google', 'Chrome', 'Application', 'chrome.exe'], 'LOCALAPPDATA'],
    ['darwin', ['Applications', 'Chromium.app', 'Contents', 'MacOS', 'Chromium'], 'HOME'],
  ] as const)('knows the usual places on %s', async (platform, segments, variable) => {
    const chrome = await program(...segments);
    expect(await locateChromium({ PATH: '', [variable]: folder }, platform)).toEqual({ ok: true, path: chrome });
  });
});
