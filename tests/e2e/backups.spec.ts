import { readdir, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { DeskApp } from './desk.ts';
import { closeDialog, firstRun, goTo, signIn } from './pages.ts';
import { becomeSomebody, openSettings, signInAgain, subject } from './settings-pages.ts';

let desk: DeskApp;

test.beforeEach(async () => {
  desk = await DeskApp.create();
});

test.afterEach(async () => {
  await desk.remove();
});

const dialog = (page: Page) => page.getByRole('dialog').last();
const copies = (page: Page, reason: string) =>
  page.getByRole('list', { name: 'Backups' }).getByRole('listitem').filter({ hasText: reason });
const byHand = (page: Page) => copies(page, 'Made by hand');
const onDisk = async () => (await readdir(join(desk.folder, 'backups'))).filter((name) => name.includes('-manual-'));

async function backUp(page: Page): Promise<void> {
  await openSettings(page, 'Backups');
  await page.getByRole('button', { name: 'Back up now' }).click();
  await expect(byHand(page)).toHaveCount(1);
}

test('a backup is made, shows what is in it, and is restored: everybody signs in again and finds what was there', async ({
  page,
  browser,
}) => {
  await firstRun(page, desk);
  await backUp(page);
  await expect(page.getByText(/^Wrote lanyard-manual-/)).toBeVisible();
  await expectAccessible(page);
  await desk.command('events', 'create', '--code', 'LATER', '--name', 'Later on');

  const station = await (await browser.newContext()).newPage();
  await station.goto(desk.url);
  await signIn(station);

  await byHand(page)
    .getByRole('button', { name: /^Restore/ })
    .click();
  await expect(dialog(page).getByRole('row', { name: 'Events' })).toHaveText(/Events\s*1\s*2/);
  await expect(dialog(page).getByText(/^What is here now is replaced/)).toBeVisible();
  await expect(dialog(page).getByText(/Everybody is signed out, in browsers elsewhere too/)).toBeVisible();
  await expectAccessible(page);

  await test.step('and nothing happens to who only looks', async () => {
    await closeDialog(page);
    await expect(page.getByText('Signed in as Ana Silva')).toBeVisible();
    await byHand(page)
      .getByRole('button', { name: /^Restore/ })
      .click();
  });
  await dialog(page).getByRole('button', { name: 'Restore it' }).click();
  await expect(page.getByText(/is restored. Sign in with an account that it holds/)).toBeVisible();
  await signInAgain(page);
  await expect(station.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible();
  await goTo(page, 'events');
  await expect(page.locator('.event')).toHaveCount(1);
  await openSettings(page, 'Backups');
  await expect(copies(page, 'Made before something was replaced')).toHaveCount(1);
});

test('a damaged copy is refused, and all stays as it is', async ({ page }) => {
  await firstRun(page, desk);
  await backUp(page);
  const [name = ''] = await onDisk();
  await truncate(join(desk.folder, 'backups', name), 5000);
  await byHand(page)
    .getByRole('button', { name: /^Restore/ })
    .click();
  await expect(dialog(page).getByRole('alert')).toHaveText(/not a sound backup of Lanyard.*nothing was changed/);
  await expect(dialog(page).getByRole('button', { name: 'Restore it' })).toBeDisabled();
  await closeDialog(page);
  await expect(copies(page, 'Made before something was replaced')).toHaveCount(0);
});

test('a restore that fails is told although its dialog was closed meanwhile', async ({ page }) => {
  const held: (() => void)[] = [];
  await page.routeWebSocket(/\/rpc/, (socket) => {
    const server = socket.connectToServer();
    socket.onMessage((text) => {
      const message = JSON.parse(String(text)) as { name: string; input: { name: string } };
      if (message.name !== 'installation.restoreBackup') return server.send(text);
      // As if somebody removed it in that very moment.
      message.input.name = message.input.name.replace(/\d/, (digit) => String((Number(digit) + 1) % 10));
      held.push(() => server.send(JSON.stringify(message)));
    });
  });
  await firstRun(page, desk);
  await backUp(page);
  await byHand(page)
    .getByRole('button', { name: /^Restore/ })
    .click();
  await dialog(page).getByRole('button', { name: 'Restore it' }).click();
  await expect.poll(() => held.length).toBe(1);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  held[0]?.();
  await expect(page.locator('.ui-toast[data-tone=no]')).toBeVisible();
});

test('one is removed after a question, in another window too', async ({ page }) => {
  await firstRun(page, desk);
  await backUp(page);
  const other = await page.context().newPage();
  await other.goto(desk.url);
  await signIn(other);
  await openSettings(other, 'Backups');
  await expect(byHand(other)).toHaveCount(1);
  await byHand(page)
    .getByRole('button', { name: /^Remove/ })
    .click();
  await expect(page.getByText('is deleted from the disk. This cannot be taken back.')).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();
  expect(await onDisk()).toHaveLength(1);
  await byHand(page)
    .getByRole('button', { name: /^Remove/ })
    .click();
  await page.getByRole('button', { name: 'Remove this backup' }).click();
  await expect(byHand(page)).toHaveCount(0);
  await expect(byHand(other)).toHaveCount(0);
  expect(await onDisk()).toEqual([]);
});

test('how often and how many are chosen, and say what goes', async ({ page }) => {
  await firstRun(page, desk);
  await openSettings(page, 'Backups');
  // The first one by itself comes with the start of the app.
  await expect(copies(page, 'Made by itself')).toHaveCount(1);
  await page.getByLabel('How often').selectOption({ label: 'Every 6 hours' });
  await page.getByLabel('Keep of these').selectOption({ label: 'The newest one' });
  await expect(page.getByText('With the next one made by itself, the oldest of them is deleted.')).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('How often')).toHaveValue('6');
  await expect(page.getByLabel('Keep of these')).toHaveValue('1');
  await page.getByLabel('How often').selectOption({ label: 'By hand alone' });
  await expect(page.getByText(/No backup is made by itself/)).toBeVisible();
});

test('organizers and staff see none of what is for administrators', async ({ page }) => {
  await firstRun(page, desk);
  for (const role of ['Organizer', 'Staff'] as const) {
    await becomeSomebody(page, role);
    await goTo(page, 'settings');
    await expect(subject(page, 'This desk')).toBeVisible();
    for (const section of ['Organization', 'Keeping data', 'Backups', 'Everything as a file', 'Jobs'])
      await expect(subject(page, section)).toHaveCount(0);
    await page.evaluate(() => {
      window.location.hash = '#/settings/backups';
    });
    await expect(page.getByLabel('Name of this desk')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Back up now' })).toHaveCount(0);
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').getByRole('combobox').fill('sign out');
    await page.keyboard.press('Enter');
    await signInAgain(page);
  }
});
