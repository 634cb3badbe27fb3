import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire, isBuiltin } from 'node:module';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { extractAll } from '@electron/asar';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { launchStandIn } from '../../support/electron-stand-in/launch.ts';
import { genericTable, xlsxOf } from '../../support/fixtures/import/index.ts';
import { until } from '../electron/desktop.ts';
import { readFuses, writeDummyElectron } from './dummy-electron.ts';

const require = createRequire(import.meta.url);
const run = promisify(execFile);
const root = fileURLToPath(new URL('../../../', import.meta.url));
const PATIENCE_MS = 10 * 60_000;

/** The driver of the badge reader: its addon is built only where the headers of the card service are. */
const OPTIONAL = 'nfc-pcsc';

/** The files in a folder and below, as paths within it. */
async function filesBelow(folder: string): Promise<string[]> {
  return (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}

/** Whether a package and all that it needs can be loaded by a program in a folder. */
async function loads(name: string, folder: string): Promise<boolean> {
  return run(process.execPath, ['--input-type=module', '--eval', `await import('${name}')`], { cwd: folder }).then(
    () => true,
    () => false,
  );
}

/**
 * Packs the app around a dummy of Electron, takes the archive apart in another place, and runs the desk from what was in
 * it: whatever the package lacks is missed.
 */
describe('the packaged app', () => {
  let folder = '';
  let resources = '';
  let app = '';
  let packed = '';
  let network: Server | null = null;
  let attempts = 0;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lanyard-package-'));
    const electron = join(folder, 'electron');
    await writeDummyElectron(electron);
    const builder = require.resolve('electron-builder/cli.js');
    network = createServer((socket) => {
      attempts += 1;
      socket.destroy();
    });
    await once(network.listen(0, '127.0.0.1'), 'listening');
    const trap = `http://127.0.0.1:${(network.address() as AddressInfo).port}/`;
    const options = [`-c.electronDist=${electron}`, `-c.directories.output=${join(folder, 'dist')}`];
    await run(process.execPath, [builder, '--dir', '--linux', '--x64', '--publish', 'never', ...options], {
      cwd: root,
      // Whatever it would fetch, it must not: every way out leads here, and no cache of this machine helps it.
      env: {
        ...process.env,
        ELECTRON_MIRROR: trap,
        ELECTRON_BUILDER_BINARIES_MIRROR: trap,
        ELECTRON_CACHE: join(folder, 'cache'),
        ELECTRON_BUILDER_CACHE: join(folder, 'cache'),
        ELECTRON_GET_USE_PROXY: '1',
        npm_config_registry: trap,
        HTTP_PROXY: trap,
        HTTPS_PROXY: trap,
        http_proxy: trap,
        https_proxy: trap,
      },
      maxBuffer: 64 * 1024 * 1024,
    });
    packed = join(folder, 'dist', 'linux-unpacked');
    resources = join(packed, 'resources');
    app = join(folder, 'app');
    // Takes the unpacked files along.
    extractAll(join(resources, 'app.asar'), app);
  }, PATIENCE_MS);
  afterAll(async () => {
    network?.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  });

  const files = () => filesBelow(app);

  test('nothing was fetched to make it', () => {
    expect(attempts).toBe(0);
  });

  test('its fuses are set', async () => {
    expect(await readFuses(join(packed, 'lanyard'))).toEqual({
      runAsNode: false,
      cookieEncryption: true,
      nodeOptions: false,
      nodeCliInspect: false,
      embeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      loadBrowserProcessSpecificV8Snapshot: false,
      grantFileProtocolExtraPrivileges: false,
      wasmTrapHandlers: true,
    });
  });

  test('it has the whole build', async () => {
    const built = await filesBelow(join(root, 'out'));
    // Other tests build programs of their own beside it.
    const wanted = built.filter((file) => /^(main|preload|renderer)\//.test(file) && !file.endsWith('.map'));
    const found = await filesBelow(join(app, 'out'));
    expect(found.sort()).toEqual(wanted.sort());
    expect(found).toContainEqual(expect.stringMatching(/\.wasm$/));
  });

  test('everything that its programs import loads from it', async () => {
    const programs = (await filesBelow(join(app, 'out', 'main'))).filter((file) => file.endsWith('.js'));
    const imported = new Set<string>();
    for (const file of programs) {
      const code = await readFile(join(app, 'out', 'main', file), 'utf8');
      // Names of packages and nothing else: a text may say "from" as well.
      for (const [, name = ''] of code.matchAll(/(?:from|import\()\s*["']([@\w][\w./:@-]*)["']/g)) imported.add(name);
    }
    expect(imported).toContain('sqlite3');
    const packages = [...imported].filter((name) => !isBuiltin(name) && name !== 'electron' && name !== OPTIONAL);
    // What an optional package needs may be missing where it was installed, and then it is missing there too.
    if (await loads(OPTIONAL, root)) packages.push(OPTIONAL);
    for (const name of packages) expect(await loads(name, app), name).toBe(true);
  });

  test('it has the entries, and no sources, tests or secrets', async () => {
    const all = await files();
    const { main } = JSON.parse(await readFile(join(app, 'package.json'), 'utf8')) as { main: string };
    expect(all).toEqual(
      expect.arrayContaining([
        main,
        'out/main/cli.js',
        'out/main/reader.js',
        'out/main/worker-import.js',
        'out/main/worker-password.js',
        'out/preload/preload.cjs',
        'out/renderer/index.html',
        'resources/icon.png',
      ]),
    );
    const own = all.filter((file) => !file.startsWith('node_modules/'));
    expect(
      own.filter((file) => !/^(out\/(main|preload|renderer)\/|resources\/icon\.png$|package\.json$)/.test(file)),
    ).toEqual([]);
    expect(all.filter((file) => /\.(map|tsx?|test\.js|sqlite|pem|key|env|npmrc|log)$/.test(file))).toEqual([]);
    expect(
      all.filter((file) => /node_modules\/(electron|vite|vitest|typescript|@playwright|@types)\//.test(file)),
    ).toEqual([]);
  });

  test('addons lie beside the archive, where the system can load them', async () => {
    const unpacked = (await readdir(join(resources, 'app.asar.unpacked'), { recursive: true })).filter((name) =>
      name.endsWith('.node'),
    );
    expect(unpacked).toContain('node_modules/sqlite3/build/Release/node_sqlite3.node');
    const addons = (await files()).filter((file) => file.endsWith('.node'));
    expect(addons.sort()).toEqual(unpacked.sort());
  });

  describe('unpacked', () => {
    let data = '';
    let host: ChildProcess | null = null;
    let url = new URL('http://127.0.0.1/');

    const cli = async (...args: string[]): Promise<Record<string, unknown>> => {
      const { stdout } = await run(
        process.execPath,
        [join(app, 'out', 'main', 'cli.js'), ...args, '--data', data, '--json'],
        { cwd: folder },
      );
      return JSON.parse(stdout) as Record<string, unknown>;
    };

    beforeAll(async () => {
      data = join(folder, 'data');
      await mkdir(data);
      host = spawn(process.execPath, [join(app, 'out', 'main', 'cli.js'), 'serve', '--data', data, '--json'], {
        cwd: folder,
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const started = once(host.stdout ?? host, 'data') as Promise<[Buffer]>;
      const ended = once(host, 'exit').then(([code]) => Promise.reject(new Error(`The host has ended (${code})`)));
      ended.catch(() => undefined);
      const [line] = await Promise.race([started, ended]);
      url = new URL((JSON.parse(line.toString()) as { url: string }).url);
    });
    afterAll(async () => {
      if (host === null || host.exitCode !== null) return;
      const ended = once(host, 'exit');
      host.kill('SIGTERM');
      expect(await ended).toEqual([0, null]);
    });

    test('it serves the page and everything that the page loads', async () => {
      const refused = await fetch(url.origin);
      expect(refused.status).toBe(401);
      const entered = await fetch(url, { redirect: 'manual' });
      const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? '';
      const get = (path: string) => fetch(new URL(path, url.origin), { headers: { cookie } });
      const page = await get('/');
      expect(page.status).toBe(200);
      const assets = [...(await page.text()).matchAll(/(?:src|href)="(\.?\/[^"]+)"/g)].map(([, path]) => path ?? '');
      expect(assets.length).toBeGreaterThan(1);
      for (const asset of assets) expect((await get(asset)).status, asset).toBe(200);
    });

    test('a list is imported and somebody checked in', async () => {
      const list = join(folder, 'list.csv');
      await writeFile(
        list,
        'Name;E-mail;Ticket code\nZoë Łukasiewicz;zoe@example.org;T-1\nBram de Vries;bram@example.org;T-2\n',
      );
      await cli('events', 'create', '--code', 'GALA', '--name', 'Autumn Gala');
      expect(await cli('import', list, '--event', 'GALA')).toMatchObject({ new: 2, rejected: 0 });
      expect(await cli('check-in', '--event', 'GALA', '--code', 'T-1')).toMatchObject({ verdict: 'admitted' });
      expect(await cli('stats', '--event', 'GALA')).toMatchObject({ in: 1, expected: 2 });
    });

    test('the workers of the package read a spreadsheet and hash a password', async () => {
      const list = join(folder, 'list.xlsx');
      await writeFile(list, await xlsxOf(genericTable(5, 1)));
      expect(await cli('import', list, '--event', 'GALA')).toMatchObject({ new: 5, rejected: 0 });

      const entered = await fetch(url, { redirect: 'manual' });
      const headers = { cookie: entered.headers.get('set-cookie')?.split(';')[0] ?? '', origin: url.origin };
      const socket = new WebSocket(`ws://${url.host}/rpc`, { headers });
      await once(socket, 'open');
      const input = { name: 'Ada', email: 'ada@example.org', password: 'a long enough password' };
      // On a slow machine the host has meanwhile said that it is alive.
      const answered = new Promise((resolve) => {
        socket.on('message', (data) => {
          const message = JSON.parse(String(data)) as { id?: number };
          if (message.id === 1) resolve(message);
        });
      });
      socket.send(JSON.stringify({ type: 'call', id: 1, name: 'app.createAdministrator', input }));
      expect(await answered).toMatchObject({ ok: true });
      socket.close();
    });
  });

  test('the entry for Electron starts from it and shows the page', async () => {
    const data = join(folder, 'desktop');
    await mkdir(data);
    const desktop = launchStandIn(['--data', data], { isPackaged: true }, {}, join(app, 'out', 'main', 'electron.js'));
    const page = await until('the page', async () => (await desktop.pages())[0]);
    await until('the page has painted', async () => (await page.locator('#root').textContent()) !== '');
    expect(await page.evaluate(() => typeof window.lanyard)).toBe('object');
    desktop.kill('SIGTERM');
    expect(await desktop.exited).toBe(0);
    expect(desktop.shown).toEqual([]);
  });
});
