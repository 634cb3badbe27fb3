import { expect, test } from '@playwright/test';
import { DeskApp } from './desk.ts';
import {
  box,
  closeDialog,
  expectVerdict,
  firstRun,
  goTo,
  importList,
  openDetails,
  scan,
  signIn,
  stats,
} from './pages.ts';

let desk: DeskApp;

test.beforeEach(async () => {
  desk = await DeskApp.create();
});

test.afterEach(async () => {
  await desk.remove();
});

test('after the power has failed everything is as it was: people, passes, log, badges, notes, settings', async ({
  page,
}) => {
  await firstRun(page, desk);
  await importList(desk, [
    'First name,Last name,Email,Ticket code',
    'Ada,Quist,ada@example.org,KEEP-1',
    'Bo,Quist,bo@example.org,KEEP-2',
  ]);
  await scan(page, 'KEEP-1');
  await expect(page.locator('.log-line')).toHaveCount(1);
  await page.getByRole('button', { name: 'Note', exact: true }).click();
  await page.getByRole('dialog').getByLabel('Note for staff').fill('Parks in the yard');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.getByRole('button', { name: 'Assign badge' }).click();
  await page.getByRole('dialog').getByLabel('Number of the badge').fill('04A1B2C3D4E5F6');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Badge assigned to Ada Quist.')).toBeVisible();
  await scan(page, 'KEEP-2');
  await expect(page.locator('.log-line')).toHaveCount(2);
  await page.keyboard.press('Control+z');
  await expect(page.locator('.log-line[data-undone="true"]')).toHaveCount(1);
  await page.keyboard.press('F2');
  await expect(page.getByRole('radio', { name: 'Exit' })).toBeChecked();
  await goTo(page, 'settings');
  await page.getByRole('radio', { name: 'Dark' }).check();
  await expect(page.getByRole('radio', { name: 'Dark' })).toBeChecked();
  const before = await stats(desk);

  await desk.stop('SIGKILL');
  await page.goto(await desk.start());
  // The window is the same one: it is still signed in.
  await expect(box(page)).toBeFocused();
  await expect(page.getByRole('radio', { name: 'Exit' })).toBeChecked();
  await expect(page.locator('.log-line')).toHaveCount(2);
  await expect(page.locator('.log-line[data-undone="true"]')).toHaveCount(1);
  expect(await stats(desk)).toEqual(before);
  const drawer = await openDetails(page, 'Ada Quist');
  await expect(drawer).toContainText('Parks in the yard');
  await expect(drawer).toContainText('04a1b2c3d4e5f6', { ignoreCase: true });
  await closeDialog(page);
  await box(page).fill('');
  await goTo(page, 'settings');
  await expect(page.getByRole('radio', { name: 'Dark' })).toBeChecked();
});

test('what was scanned while the app was gone is recorded when it is back, by the page that stayed open', async ({
  page,
}) => {
  await firstRun(page, desk);
  await importList(desk, ['First name,Last name,Ticket code', 'Ada,Quist,GONE-1', 'Bo,Quist,GONE-2']);
  await desk.stop('SIGKILL');
  await expect(page.getByText('Reconnecting')).toBeVisible();
  await scan(page, 'GONE-1');
  await expect(page.getByText('Kept, waiting for the app')).toBeVisible();
  await scan(page, 'GONE-2');
  await expect(page.getByText('2 scans wait for the app')).toBeVisible();
  await desk.start();
  await expect(page.getByText('Reconnecting')).toHaveCount(0);
  await expectVerdict(page, 'admitted', 'Welcome in', 'Bo Quist');
  await expect.poll(() => stats(desk)).toMatchObject({ in: 2, checkIns: 2 });
  await expect(page.locator('.log-line')).toHaveCount(2);
});

test('what was scanned while the app was gone is recorded though the page was closed, after a warning', async ({
  page,
}) => {
  await firstRun(page, desk);
  await importList(desk, ['First name,Last name,Ticket code', 'Ada,Quist,GONE-1']);
  await desk.stop('SIGKILL');
  await expect(page.getByText('Reconnecting')).toBeVisible();
  await scan(page, 'GONE-1');
  await expect(page.getByText('1 scan waits for the app')).toBeVisible();
  const warned = page.waitForEvent('dialog');
  void page.close({ runBeforeUnload: true });
  await (await warned).accept();

  const next = await page.context().newPage();
  await next.goto(await desk.start());
  await signIn(next);
  await expect.poll(() => stats(desk)).toMatchObject({ in: 1, checkIns: 1 });
  await expect(next.locator('.log-line')).toHaveCount(1);
});

test('an app that hangs is noticed, and so is that it goes on', async ({ page }) => {
  await firstRun(page, desk);
  desk.signal('SIGSTOP');
  await expect(page.getByText('Reconnecting')).toBeVisible({ timeout: 30_000 });
  desk.signal('SIGCONT');
  await expect(page.getByText('Reconnecting')).toHaveCount(0);
  await page.keyboard.type('mar', { delay: 80 });
  await expect(page.locator('.person').first()).toBeVisible();
});
