import { mkdir, truncate, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { DeskApp } from '../e2e/desk.ts';
import { box, closeDialog, firstRun, goTo, importList, switchEvent } from '../e2e/pages.ts';
import { openSettings } from '../e2e/settings-pages.ts';
import { shoot } from './camera.ts';
import { FEW } from './people.ts';

/*
 * No tests: they walk through what keeps an installation in order and take its pictures. `npm run screens` runs them.
 */
let desk: DeskApp;

test.beforeEach(async () => {
  desk = await DeskApp.create();
});

test.afterEach(async () => {
  await desk.remove();
});

const dialog = (page: Page) => page.getByRole('dialog').last();
const quiet = (page: Page) => expect(page.locator('.ui-toast')).toHaveCount(0);
const field = (page: Page, kind: string) => page.getByRole('group', { name: kind, exact: true }).getByLabel('Days');

/** A file in the exports folder that was written days ago. */
async function oldExport(name: string, days: number): Promise<void> {
  const folder = join(desk.folder, 'exports');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, name), 'Name\n');
  const at = Date.now() / 1000 - days * 86_400;
  await utimes(join(folder, name), at, at);
}

test('backups, everything as a file, and jobs', async ({ page }) => {
  test.setTimeout(300_000);
  await firstRun(page, desk);
  await openSettings(page, 'Backups');
  await page.getByRole('button', { name: 'Back up now' }).click();
  await expect(page.getByText(/^Wrote lanyard-manual-/)).toBeVisible();
  await shoot(page, 'backups');
  await desk.command('events', 'create', '--code', 'LATER', '--name', 'Later on');
  const made = page.getByRole('listitem').filter({ hasText: 'Made by hand' });
  await made.getByRole('button', { name: /^Remove/ }).click();
  await shoot(page, 'backups-remove');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await made.getByRole('button', { name: /^Restore/ }).click();
  await expect(dialog(page).getByText(/^What is here now is replaced/)).toBeVisible();
  await shoot(page, 'backups-restore');
  await closeDialog(page);
  const { backups } = await desk.command<{ backups: { name: string }[] }>('backup', 'list');
  for (const { name } of backups) await truncate(join(desk.folder, 'backups', name), 5000);
  await made.getByRole('button', { name: /^Restore/ }).click();
  await expect(dialog(page).locator('.form-fault')).toBeVisible();
  await shoot(page, 'backups-damaged');
  await closeDialog(page);

  await openSettings(page, 'Everything as a file');
  await shoot(page, 'bundles');
  await page.getByRole('button', { name: 'Write the file' }).click();
  const link = page.getByRole('link', { name: 'Save the file' });
  await expect(link).toBeVisible();
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
  const input = page.locator('.file-drop input[type=file]');
  await input.setInputFiles({ name: 'holiday.zip', mimeType: 'application/zip', buffer: Buffer.from('no archive') });
  await page.locator('.form-fault').scrollIntoViewIfNeeded();
  await shoot(page, 'bundles-refused');
  await input.setInputFiles(await download.path());
  await page.getByRole('checkbox', { name: 'Replace everything here' }).check();
  await page.getByRole('button', { name: 'Replace everything' }).scrollIntoViewIfNeeded();
  await shoot(page, 'bundles-replace');

  await writeFile(join(desk.folder, 'backups', 'x'), '');
  await openSettings(page, 'Jobs');
  await page.getByRole('button', { name: 'Run now: Daily figures' }).click();
  await page.getByRole('button', { name: 'Earlier runs: Daily figures' }).click();
  await quiet(page);
  await shoot(page, 'jobs');
});

test('organization, keeping data, and somebody who wants to be erased', async ({ page }) => {
  test.setTimeout(300_000);
  await firstRun(page, desk);
  await openSettings(page, 'Organization');
  await page.getByLabel('Name of the organization').fill('مؤسسة الطاقة المتجددة 能源协会 und alle ihre Freunde e. V.');
  await page.getByRole('button', { name: 'Save' }).click();
  await quiet(page);
  await shoot(page, 'organization');
  for (const days of [12, 14, 20]) await oldExport(`list-${days}.csv`, days);
  await openSettings(page, 'Keeping data');
  await expect(page.getByText(/^By itself: /)).toBeVisible();
  await shoot(page, 'retention');
  await field(page, 'Sign-ins').fill('0');
  await field(page, 'Exported files').fill('10');
  await expect(page.getByText('Write a whole number')).toBeVisible();
  await field(page, 'Sign-ins').scrollIntoViewIfNeeded();
  await shoot(page, 'retention-wrong');
  await field(page, 'Sign-ins').fill('30');
  await expect(page.getByText('3 would go now')).toBeVisible();
  await field(page, 'Exported files').scrollIntoViewIfNeeded();
  await shoot(page, 'retention-changed');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(dialog(page)).toBeVisible();
  await shoot(page, 'retention-save');
  await dialog(page).getByRole('button', { name: 'Save the periods' }).click();
  await page.getByRole('button', { name: 'Delete now…' }).click();
  await expect(dialog(page).getByText('3 exported files')).toBeVisible();
  await quiet(page);
  await shoot(page, 'retention-run');
  await closeDialog(page);

  await desk.command('events', 'create', '--code', 'FEW', '--name', 'مؤتمر الطاقة المتجددة 可再生能源大会 für alle');
  await importList(desk, FEW, 'FEW');
  await goTo(page, '');
  await page.reload();
  await expect(box(page)).toBeFocused();
  await switchEvent(page, 'few', 'für alle');
  for (const [text, name] of [
    ['maximiliane', 'long-name'],
    ['الفيصل', 'arabic'],
  ] as const) {
    await box(page).fill(text);
    await expect(page.locator('.person').first()).toContainText(text, { ignoreCase: true });
    await expect(page.locator('.person')).toHaveCount(1);
    await page.keyboard.press('Control+Enter');
    const drawer = dialog(page);
    await drawer.getByRole('button', { name: 'Erase this person…' }).scrollIntoViewIfNeeded();
    if (name === 'arabic') {
      await drawer.getByRole('button', { name: 'All data of this person as a file' }).click();
      await expect(drawer.getByRole('link', { name: 'Save the file' })).toBeVisible();
      await shoot(page, 'person-privacy');
    }
    await drawer.getByRole('button', { name: 'Erase this person…' }).click();
    await expect(dialog(page).getByText('What stays are counts')).toBeVisible();
    await shoot(page, `erase-${name}`);
    await page
      .locator('.ui-dialog-body')
      .last()
      .evaluate((body) => body.scrollTo(0, 10_000));
    await shoot(page, `erase-${name}-end`);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
  await goTo(page, 'settings');
  await page.getByRole('radio', { name: 'Deutsch' }).check();
  for (const [section, name] of [
    ['Sicherungen', 'backups'],
    ['Alles als Datei', 'bundles'],
    ['Regelmäßiges', 'jobs'],
    ['Aufbewahrung', 'retention'],
    ['Organisation', 'organization'],
  ] as const) {
    await page.getByRole('navigation', { name: 'Themen' }).getByRole('link', { name: section, exact: true }).click();
    await page.waitForTimeout(500);
    await shoot(page, `german-${name}`);
  }
});
