import { afterEach, beforeEach, expect, test } from 'vitest';
import { ask, prepareDesk, signIn } from './bridge.ts';
import { standInDesktop, temporaryFolder, until, type WithPreferences } from './desktop.ts';

const LAPTOP = { x: 0, y: 0, width: 1600, height: 860 };
const PROJECTOR = { x: 1600, y: 0, width: 1280, height: 720 };

let folder: Awaited<ReturnType<typeof temporaryFolder>>;

beforeEach(async () => {
  folder = await temporaryFolder();
});
afterEach(() => folder.remove());

/** It is the stand-in that can pretend two screens. */
test('the screen for the hall: a window on the projector, signed in as the desk is, which goes with the desk’s', async () => {
  const displays = [LAPTOP, PROJECTOR].map((workArea, at) => ({ id: at + 1, workArea }));
  const { desktop } = standInDesktop(folder.folder, { displays });
  const desk = await desktop.page();
  const { eventId } = await prepareDesk(desk);
  await desk.reload();
  await signIn(desk);
  await desk.getByRole('combobox', { name: 'Find or scan' }).waitFor();
  await desk.evaluate((id) => {
    location.hash = `#/hall/${id}`;
  }, eventId);
  await desk.getByRole('button', { name: 'In a window of its own' }).click();
  const windows = () =>
    desktop.main(
      ({ BrowserWindow }) =>
        BrowserWindow.getAllWindows().map((window) => ({
          bounds: window.getBounds(),
          wanted: (window as unknown as { options?: { fullscreen?: boolean } }).options?.fullscreen ?? false,
          preferences: (window.webContents as unknown as WithPreferences)?.getLastWebPreferences(),
        })),
      null,
    );
  await until('a second window', async () => (await windows()).length === 2);
  const [first, second] = await windows();
  expect(second).toMatchObject({ bounds: PROJECTOR, wanted: true });
  expect(second?.preferences).toEqual(first?.preferences);
  expect(second?.preferences).toMatchObject({ contextIsolation: true, sandbox: true, nodeIntegration: false });

  // The desk goes on with its work, and the hall waits for a plan.
  await desk.getByRole('link', { name: 'Meetings', exact: true }).waitFor();
  const hall = (await desktop.pages()).find((page) => page !== desk);
  if (hall === undefined) throw new Error('There is no page for the hall.');
  await hall.getByRole('heading', { name: 'No plan is published yet.' }).waitFor();
  expect(await ask(hall, 'app.me', {})).toMatchObject({ name: 'Ada Moreno' });
  expect(await hall.getByRole('button', { name: 'In a window of its own' }).count()).toBe(0);

  await ask(desk, 'kiosk.setPin', { pin: '271828' });
  await ask(desk, 'kiosk.enter', { eventId });
  // One on a projector would be a kiosk that nobody can close.
  await until('the window of the desk alone', async () => (await windows()).length === 1);
  await desk.locator('.kiosk-idle').waitFor();
  await ask(desk, 'kiosk.leave', { pin: '271828' });
  await desk.getByRole('combobox', { name: 'Find or scan' }).waitFor();

  await desk.evaluate((id) => {
    location.hash = `#/hall/${id}`;
  }, eventId);
  await desk.getByRole('button', { name: 'In a window of its own' }).click();
  await until('a second window again', async () => (await windows()).length === 2);
  await desktop.main(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close(), null);
  await until('no window is left', async () => (await windows().catch(() => [])).length === 0);
  await desktop.quit();
});
