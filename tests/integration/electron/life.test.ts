import { spawnSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ADMINISTRATOR, ask, call, prepareDesk } from './bridge.ts';
import { availableKinds, type Desktop, temporaryFolder, until, type WithPreferences } from './desktop.ts';

/** It is built only where the headers of the card service are. */
const hasAddon = spawnSync(process.execPath, ['--eval', "require('nfc-pcsc')"]).status === 0;

describe.each(await availableKinds())('windows and processes, on $name', ({ launch }) => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let desktop: Desktop | null = null;

  beforeEach(async () => {
    folder = await temporaryFolder();
  });
  afterEach(async () => {
    await desktop?.quit();
    desktop = null;
    await folder.remove();
  });

  test('a second start on the same folder brings the window to the front and ends', async () => {
    desktop = await launch(folder.folder);
    await desktop.page();
    const visible = () =>
      (desktop as Desktop).main(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible(), null);
    await until('the window shows', visible);
    await desktop.main(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide(), null);
    expect(await visible()).toBe(false);
    expect(await desktop.again()).toBe(0);
    await until('the window shows again', visible);
    expect(await desktop.main(({ BrowserWindow }) => BrowserWindow.getAllWindows().length, null)).toBe(1);
  });

  test('a page that crashes is loaded again once; after a second crash somebody is asked', async () => {
    desktop = await launch(folder.folder);
    const first = await desktop.page();
    await ask(first, 'app.createAdministrator', ADMINISTRATOR);
    await desktop.main(({ dialog }) => {
      const asked: unknown[] = [];
      Object.assign(globalThis, { asked });
      // Nobody answers.
      dialog.showMessageBox = ((...values: unknown[]) => {
        asked.push(values.at(-1));
        return new Promise(() => undefined);
      }) as typeof dialog.showMessageBox;
    }, null);
    const crash = () =>
      (desktop as Desktop).main(
        ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
        null,
      );
    const asked = () => (desktop as Desktop).main(() => (globalThis as unknown as { asked: unknown[] }).asked, null);

    // A page that has crashed is none any more to the browser of the test: the app itself has to look.
    const codeInPage = `new Promise((resolve) => {
      lanyard.onMessage((text) => JSON.parse(text).id === 77 && resolve(JSON.parse(text)));
      lanyard.send(JSON.stringify({ type: 'call', id: 77, name: 'users.list', input: {} }));
    })`;
    const inPage = () =>
      (desktop as Desktop)
        .main(({ BrowserWindow }, code) => {
          const contents = BrowserWindow.getAllWindows()[0]?.webContents;
          return contents === undefined || contents.isCrashed() ? null : contents.executeJavaScript(code);
        }, codeInPage)
        .catch(() => null);
    expect(await inPage()).toMatchObject({ ok: true });
    await crash();
    // Nobody is signed in on the new connection.
    const answer = await until('the page is back', async () => {
      const seen = (await inPage()) as { ok: boolean } | null;
      return seen?.ok === false && seen;
    });
    expect(answer).toMatchObject({ error: { code: 'notSignedIn' } });
    expect(await asked()).toEqual([]);

    await crash();
    await until('the question', async () => (await asked()).length > 0);
    expect(await asked()).toMatchObject([{ buttons: ['Load Again', 'Quit'] }]);
  });

  test('a reload begins a connection of its own', async () => {
    desktop = await launch(folder.folder);
    const page = await desktop.page();
    await ask(page, 'app.createAdministrator', ADMINISTRATOR);
    expect(await call(page, 'users.list', {})).toMatchObject({ ok: true });
    await page.evaluate(() => sessionStorage.clear());
    await page.reload();
    expect(await call(page, 'users.list', {})).toMatchObject({ ok: false, error: { code: 'notSignedIn' } });
  });

  test('a window saved on a screen that is gone comes back where it can be seen', async () => {
    const state = join(folder.folder, 'window.json');
    const lost = { bounds: { x: -30_000, y: 12_000, width: 900, height: 600 }, maximized: false, fullScreen: false };
    await writeFile(state, JSON.stringify(lost));
    desktop = await launch(folder.folder);
    await desktop.page();
    const { bounds, area } = await desktop.main(
      ({ BrowserWindow, screen }) => ({
        bounds: BrowserWindow.getAllWindows()[0]?.getNormalBounds(),
        area: screen.getPrimaryDisplay().workArea,
      }),
      null,
    );
    expect(bounds?.x).toBeGreaterThanOrEqual(area.x);
    expect(bounds?.y).toBeGreaterThanOrEqual(area.y);
    expect(bounds?.x).toBeLessThan(area.x + area.width);
    expect(bounds?.y).toBeLessThan(area.y + area.height);
    await desktop.quit();
    desktop = null;
    expect(JSON.parse(await readFile(state, 'utf8'))).toEqual({ ...lost, bounds });
  });

  test('the screen stays on while an event is chosen, and the menu speaks the language of the desk', async () => {
    desktop = await launch(folder.folder);
    const page = await desktop.page();
    const awake = () =>
      (desktop as Desktop).main(
        ({ powerSaveBlocker }) => [...Array(20).keys()].some((id) => powerSaveBlocker.isStarted(id)),
        null,
      );
    const menu = () =>
      (desktop as Desktop).main(({ Menu }) => Menu.getApplicationMenu()?.items.map(({ label }) => label), null);
    expect(await awake()).toBe(false);
    await until('an English menu', async () => (await menu())?.includes('View'));
    await prepareDesk(page);
    await until('the screen is kept on', awake);
    await ask(page, 'desk.update', { language: 'de' });
    await until('a German menu', async () => (await menu())?.includes('Ansicht'));
    await ask(page, 'desk.update', { eventId: null });
    await until('the screen may go off', async () => !(await awake()));
  });

  test('a badge goes to the chosen printer, from the window that asked', async () => {
    desktop = await launch(folder.folder);
    const first = await desktop.page();
    const { registrationIds } = await prepareDesk(first);
    await desktop.main(async ({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      const second = new BrowserWindow({
        webPreferences: (window?.webContents as unknown as WithPreferences)?.getLastWebPreferences() ?? {},
      });
      const printed: unknown[] = [];
      Object.assign(globalThis, { printed });
      for (const [index, { webContents }] of [window, second].entries() as unknown as Iterable<
        [number, Electron.BrowserWindow]
      >) {
        webContents.getPrintersAsync = async () =>
          ['Label_1', 'Label_2'].map((name) => ({
            name,
            displayName: name.replace('_', ' '),
            description: '',
            options: {},
          }));
        webContents.print = (options, done) => {
          printed.push({ window: index, options });
          done?.(true, '');
        };
      }
      await second.loadURL('app://lanyard/');
    }, null);
    const second = await until('the second page', async () =>
      (await (desktop as Desktop).pages()).find((page) => page !== first),
    );
    await ask(second, 'app.signIn', { email: ADMINISTRATOR.email, password: ADMINISTRATOR.password });

    expect(await ask(second, 'print.printers', {})).toMatchObject({
      mode: 'silent',
      printers: [
        { name: 'Label_1', label: 'Label 1' },
        { name: 'Label_2', label: 'Label 2' },
      ],
    });
    await ask(second, 'desk.update', { printer: 'Label_2', badgeTemplate: 'label-62x100' });
    const send = (nonce: string) => ask(second, 'print.send', { nonce, registrationId: registrationIds[0] });
    expect(await send('0190aaaa-0000-7000-8000-000000000001')).toEqual({ outcome: 'printed', message: null });
    const printed = () =>
      (desktop as Desktop).main(() => (globalThis as unknown as { printed: unknown[] }).printed, null);
    expect(await printed()).toEqual([
      {
        window: 1,
        options: {
          silent: true,
          printBackground: true,
          margins: { marginType: 'none' },
          deviceName: 'Label_2',
          pageSize: { width: 62_000, height: 100_000 },
        },
      },
    ]);

    await ask(second, 'desk.update', { printer: 'Label_9' });
    expect(await send('0190aaaa-0000-7000-8000-000000000002')).toMatchObject({
      outcome: 'failed',
      message: expect.stringContaining('Label_9'),
    });
    expect(await printed()).toHaveLength(1);
  });

  test('the reader process reports through its port', async () => {
    desktop = await launch(folder.folder);
    const page = await desktop.page();
    await ask(page, 'app.createAdministrator', ADMINISTRATOR);
    const reported = await until('a report', async () => {
      const status = await ask<{ state: string; reason: string | null }>(page, 'desk.reader', {});
      return status.state === 'starting' ? null : status;
    });
    // There is no card service for it, but its addon must be found where there is one.
    if (hasAddon) expect(reported.reason).toContain('card service');
    else expect(reported.reason).toContain('nfc-pcsc');
  });

  // Without the addon there is no such process: it says so and ends.
  test.runIf(hasAddon)(
    'a reader process that is killed at work is replaced by another, and the desk goes on',
    async () => {
      desktop = await launch(folder.folder);
      const page = await desktop.page();
      const { eventId, registrationIds } = await prepareDesk(page);
      const reader = () =>
        (desktop as Desktop).main(
          ({ app }) =>
            app.getAppMetrics().find(({ type, name }) => type === 'Utility' && name === 'Lanyard badge reader')?.pid ??
            null,
          null,
        );
      const first = await until('a reader process', reader);
      await until('its report', async () => {
        const { state } = await ask<{ state: string }>(page, 'desk.reader', {});
        return state !== 'starting';
      });
      process.kill(first, 'SIGKILL');
      const scanned = await ask(page, 'checkIn.scan', {
        nonce: '0190aaaa-0000-7000-8000-000000000003',
        eventId,
        subject: { kind: 'registration', id: registrationIds[0] },
        direction: 'entry',
        method: 'search',
      });
      expect(scanned).toMatchObject({ verdict: 'admitted' });
      await until('another reader process', async () => {
        const pid = await reader();
        return pid !== null && pid !== first;
      });
    },
  );
});
