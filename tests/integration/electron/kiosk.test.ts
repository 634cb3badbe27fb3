import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { leadsAway } from '#main/hosts/electron/kiosk-windows.ts';
import { ask, call, prepareDesk, signIn } from './bridge.ts';
import { availableKinds, type Desktop, temporaryFolder, until } from './desktop.ts';

const PIN = '271828';
const key = (name: string, held: Partial<Parameters<typeof leadsAway>[0]> = {}) => ({
  ...{ key: name, control: false, meta: false, alt: false },
  ...held,
});

describe.each(await availableKinds())('a window that is a kiosk, on $name', ({ launch }) => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let desktop: Desktop;

  beforeEach(async () => {
    folder = await temporaryFolder();
    desktop = await launch(folder.folder);
  });
  afterEach(async () => {
    await desktop.quit();
    await folder.remove();
  });

  const isKiosk = () =>
    desktop.main(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.isKiosk()), null);
  /** What comes of a key before the page hears of it. */
  const pressed = (input: object) =>
    desktop.main(({ BrowserWindow }, given) => {
      let refused = false;
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      contents?.emit('before-input-event', { preventDefault: () => (refused = true) }, given as never);
      return refused;
    }, input);

  test('is on the whole screen, cannot be closed, and no key leads out; the core says so, and the PIN ends it', async () => {
    const page = await desktop.page();
    const { eventId } = await prepareDesk(page);
    await page.reload();
    await signIn(page);
    await page.getByRole('combobox', { name: 'Find or scan' }).waitFor();
    expect(await isKiosk()).toEqual([false]);
    expect(await pressed(key('p', { control: true }))).toBe(false);
    await ask(page, 'kiosk.setPin', { pin: PIN });
    await ask(page, 'kiosk.enter', { eventId });
    await until('the whole screen', async () => (await isKiosk())[0]);
    await page.locator('.kiosk-idle').waitFor();
    for (const way of [
      key('p', { control: true }),
      key('I', { control: true }),
      key('F12'),
      key('F4', { alt: true }),
      key('q', { meta: true }),
      key('ArrowLeft', { alt: true }),
    ])
      expect(await pressed(way)).toBe(true);
    for (const letter of [key('a'), key('F5'), key('r', { control: true }), key('@', { control: true, alt: true })])
      expect(await pressed(letter)).toBe(false);
    const left = await desktop.main(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      window?.webContents.openDevTools();
      const hasTools = window?.webContents.isDevToolsOpened();
      window?.close();
      return { hasTools, windows: BrowserWindow.getAllWindows().length };
    }, null);
    expect(left).toEqual({ hasTools: false, windows: 1 });

    // A page that is loaded anew is in the same window still, and a kiosk again.
    await page.reload();
    expect(await isKiosk()).toEqual([true]);
    await page.locator('.kiosk-idle').waitFor();
    expect(await isKiosk()).toEqual([true]);
    expect(await call(page, 'registrations.list', { eventId })).toMatchObject({
      ok: false,
      error: { code: 'forbidden' },
    });
    expect(await ask(page, 'kiosk.leave', { pin: '000000' })).toMatchObject({ ok: false });
    expect(await isKiosk()).toEqual([true]);
    expect(await ask(page, 'kiosk.leave', { pin: PIN })).toMatchObject({ ok: true });
    await until('an ordinary window', async () => (await isKiosk())[0] === false);
    expect(await pressed(key('p', { control: true }))).toBe(false);
  });
});
