import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { ROOT } from '../../support/core/core.ts';
import { tempFolder } from '../../support/core/folder.ts';

const PATIENCE = { timeout: 60_000, interval: 50 };

/** Runs `npm start`, on a computer without Electron and with a browser that notes what it is asked to open. */
async function start(folder: string) {
  const { scripts } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')) as { scripts: { start: string } };
  const [, script = ''] = /^node (\S+)$/.exec(scripts.start) ?? [];
  const programs = join(folder, 'programs');
  await mkdir(programs);
  for (const name of ['xdg-open', 'open']) {
    await writeFile(join(programs, name), `#!/bin/sh\nprintf %s "$1" > "${join(folder, 'opened')}"\n`);
    await chmod(join(programs, name), 0o755);
  }
  const child = spawn(process.execPath, [script, '--data', join(folder, 'data')], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, LANYARD_NO_ELECTRON: '1', PATH: `${programs}:${process.env.PATH}` },
  });
  const said = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said.stderr += text));
  const ended = once(child, 'exit');
  onTestFinished(async () => {
    child.kill('SIGTERM');
    await ended;
  });
  return { child, said, ended };
}

test.skipIf(process.platform === 'win32')(
  'without Electron: says why in one line, prints the address with its key, opens the browser, ends in order',
  async () => {
    const folder = await tempFolder();
    const { child, said, ended } = await start(folder);
    const url = await vi.waitUntil(() => /Lanyard is at (\S+)\n/.exec(said.stdout)?.[1], PATIENCE);
    expect(said.stderr).toMatch(
      /^Electron's window is not to be had here \([^)]+\); Lanyard runs in the browser instead\.\n$/,
    );
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\?token=\S{20,}$/);
    expect((await fetch(new URL('/', url))).status).toBe(401);
    const entered = await fetch(url, { redirect: 'manual' });
    expect({ status: entered.status, cookie: entered.headers.get('set-cookie') }).toEqual({
      status: 303,
      cookie: expect.stringContaining('HttpOnly'),
    });
    await vi.waitUntil(async () => (await readFile(join(folder, 'opened'), 'utf8').catch(() => '')) === url, PATIENCE);
    child.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
  },
);
