import { once } from 'node:events';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { launchStandIn } from '../../support/electron-stand-in/launch.ts';
import { ADMINISTRATOR, ask, prepareDesk } from './bridge.ts';
import { standInDesktop, temporaryFolder, until, type WithPreferences } from './desktop.ts';

/** What only the stand-in can pretend: error boxes that block, key stores, screens, a packaged app. */
describe('start and end, on the stand-in', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;

  beforeEach(async () => {
    folder = await temporaryFolder();
  });
  afterEach(() => folder.remove());

  const log = () => readFile(join(folder.folder, 'logs', 'main.log'), 'utf8').catch(() => '');

  test('a folder that another program has: says so and ends', async () => {
    const { lockFolder } = await import('#main/storage/lock.ts');
    const lock = await lockFolder(join(folder.folder, 'lock.sqlite'));
    const { exited, shown } = launchStandIn(['--data', folder.folder]);
    expect(await exited).toBe(1);
    expect(shown).toMatchObject([
      { what: 'errorBox', details: [expect.stringContaining('in use'), expect.stringContaining(folder.folder)] },
    ]);
    await lock?.release();
  });

  test('a damaged database: the window offers the ways out, and the file is as it was', async () => {
    const database = join(folder.folder, 'lanyard.sqlite');
    const damaged = 'this is no database, and has not been one for a long time';
    await writeFile(database, damaged);
    const { desktop } = standInDesktop(folder.folder);
    const page = await desktop.page();
    await page.getByRole('heading', { name: 'This desk’s data is damaged' }).waitFor();
    await page.getByRole('button', { name: 'Start saving' }).click();
    await page.getByText('Nothing of this database can be read. Restore a backup.').waitFor();
    expect(await readFile(database, 'utf8')).toBe(damaged);
    expect(await log()).toContain('The database is damaged');
    expect(await desktop.quit()).toBe(0);
  });

  test('a folder that cannot be made: says so and ends', async () => {
    const file = join(folder.folder, 'a file');
    await writeFile(file, '');
    const { exited, shown } = launchStandIn(['--data', join(file, 'below')]);
    expect(await exited).toBe(1);
    expect(shown).toMatchObject([
      { what: 'errorBox', details: ['Lanyard cannot start', expect.stringContaining('below')] },
    ]);
  });

  test('a fault that nobody expected: the log has it, a person is told, the app ends', async () => {
    const { desktop, process: app } = standInDesktop(folder.folder);
    await desktop.page();
    await desktop.main(
      () =>
        void setTimeout(() => {
          throw new Error('a bolt from the blue');
        }, 0),
      null,
    );
    expect(await app.exited).toBe(1);
    expect(app.shown).toMatchObject([{ what: 'errorBox', details: ['Lanyard has to close', expect.any(String)] }]);
    expect(await log()).toContain('a bolt from the blue');
  });

  test('a packaged app has no developer tools', async () => {
    const { desktop } = standInDesktop(folder.folder, { isPackaged: true });
    await desktop.page();
    const { devTools, roles, sandboxed } = await desktop.main(({ BrowserWindow, Menu, app }) => {
      const rolesOf = (menu: Electron.Menu | null | undefined): string[] =>
        (menu?.items ?? []).flatMap(({ role, submenu }) => [...(role ? [role] : []), ...rolesOf(submenu)]);
      return {
        devTools: (BrowserWindow.getAllWindows()[0]?.webContents as unknown as WithPreferences)?.getLastWebPreferences()
          .devTools,
        roles: rolesOf(Menu.getApplicationMenu()),
        sandboxed: (app as unknown as { sandboxed: boolean }).sandboxed,
      };
    }, null);
    expect(devTools).toBe(false);
    expect(roles).toContain('quit');
    expect(roles.filter((role) => /devtools|reload|close/.test(role))).toEqual([]);
    expect(sandboxed).toBe(true);
    await desktop.quit();
  });

  test('a window on the second screen stays there', async () => {
    const displays = [
      { id: 1, workArea: { x: 0, y: 0, width: 1440, height: 870 } },
      { id: 2, workArea: { x: 1440, y: 0, width: 1920, height: 1050 } },
    ];
    const bounds = { x: 1700, y: 100, width: 1200, height: 800 };
    await writeFile(join(folder.folder, 'window.json'), JSON.stringify({ bounds, maximized: true, fullScreen: false }));
    const { desktop } = standInDesktop(folder.folder, { displays });
    await desktop.page();
    const seen = () =>
      desktop.main(({ BrowserWindow }) => {
        const [window] = BrowserWindow.getAllWindows();
        return { bounds: window?.getNormalBounds(), maximized: window?.isMaximized(), visible: window?.isVisible() };
      }, null);
    await until('the window shows', async () => (await seen()).visible);
    expect(await seen()).toEqual({ bounds, maximized: true, visible: true });
    await desktop.quit();
  });

  test('without a key store the log says so', async () => {
    const { desktop } = standInDesktop(folder.folder, { keyStore: 'basic_text' });
    await desktop.page();
    expect(await log()).toContain('This system has no key store');
    await desktop.quit();
  });

  test('what other pages ask of the address is refused', async () => {
    const { desktop } = standInDesktop(folder.folder);
    const { host, port, origin } = new URL((await desktop.page()).url());
    const post = async (headers: Record<string, string>) => {
      const request = httpRequest({ port, method: 'POST', path: '/upload?name=x', headers: { host, ...headers } });
      request.end('content');
      const [response] = (await once(request, 'response')) as [IncomingMessage];
      response.resume();
      return response.statusCode;
    };
    expect(await post({ origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' })).toBe(403);
    expect(await post({ 'sec-fetch-site': 'cross-site' })).toBe(403);
    expect(await post({ host: host.replace('lanyard', 'elsewhere'), origin, 'sec-fetch-site': 'same-site' })).toBe(404);
    expect(await readdir(join(folder.folder, 'uploads'))).toEqual([]);
    expect(await post({ origin, 'sec-fetch-site': 'same-origin' })).toBe(200);
    expect(await readdir(join(folder.folder, 'uploads'))).toHaveLength(1);
    await desktop.quit();
  });

  test('a reader process that dies takes nothing with it and is started again', async () => {
    const { desktop } = standInDesktop(folder.folder, { doomedProcesses: 2 });
    const page = await desktop.page();
    await ask(page, 'app.createAdministrator', ADMINISTRATOR);
    await until('a report of a process that lives', async () => {
      const { state } = await ask<{ state: string }>(page, 'desk.reader', {});
      return state !== 'starting' && state !== 'restarting';
    });
    expect(await log()).toMatch(/Restart 1 in[\s\S]*Restart 2 in/);
    await desktop.quit();
  });

  test('a core that starts anew loads the windows again', async () => {
    const { desktop } = standInDesktop(folder.folder);
    const page = await desktop.page();
    const { eventId } = await prepareDesk(page);
    const { file } = await ask<{ file: string }>(page, 'app.backup', {});
    await desktop.quit();

    const other = await temporaryFolder();
    const { desktop: fresh } = standInDesktop(other.folder);
    const freshPage = await fresh.page();
    const uploadId = await freshPage.evaluate(
      async (base64) => {
        const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
        const response = await fetch('/upload?name=backup.sqlite', { method: 'POST', body: bytes });
        return ((await response.json()) as { uploadId: string }).uploadId;
      },
      await readFile(file, 'base64'),
    );
    await freshPage.evaluate(() => Object.assign(window, { before: true }));
    expect(await ask(freshPage, 'app.restore', { uploadId })).toMatchObject({ registrations: 3 });
    await until('the page is loaded again', () =>
      freshPage.evaluate(() => !('before' in window) && window.lanyard !== undefined).catch(() => false),
    );
    expect(await ask(freshPage, 'app.info', {})).toMatchObject({ firstRun: 'done' });
    expect(await fresh.quit()).toBe(0);
    await other.remove();
    expect(eventId).toEqual(expect.any(String));
  });
});
