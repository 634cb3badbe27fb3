import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { overwrite, pagesOf } from '../support/core/damage.ts';
import { expectAccessible } from './accessible.ts';
import { DeskApp } from './desk.ts';
import { box, EMAIL, firstRun, signIn } from './pages.ts';

let desk: DeskApp;

test.beforeEach(async () => {
  desk = await DeskApp.create();
});

test.afterEach(async () => {
  await desk.remove();
});

const database = () => join(desk.folder, 'lanyard.sqlite');

test('a damaged database: what can be read of it is saved, looked at, and gone on with', async ({ page }) => {
  await firstRun(page, desk);
  await desk.stop();
  await overwrite(database(), await pagesOf(database(), 'people', 'all'));
  await page.goto(await desk.start());
  await expect(page.getByRole('heading', { name: 'This desk’s data is damaged' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Start saving' })).toBeVisible();
  await expectAccessible(page);

  await page.getByText('What the database says').click();
  await expect(page.getByText(/lanyard\.sqlite is damaged/)).toBeVisible();
  await page.getByRole('radio', { name: 'Deutsch' }).check();
  await expect(page.getByRole('heading', { name: 'Die Daten dieses Platzes sind beschädigt' })).toBeVisible();
  await page.getByRole('radio', { name: 'English' }).check();

  await page.getByRole('button', { name: 'Start saving' }).click();
  await expect(page.getByText('1 event, 300 people, 0 check-ins')).toBeVisible();
  await expect(page.getByText('No change that was recorded is missing.')).toBeVisible();
  await expect(page.getByText('Damaged tables: people')).toBeVisible();
  await page.getByRole('button', { name: 'Go on with this' }).click();
  await signIn(page, EMAIL);
  await box(page).fill('a');
  await expect(page.locator('.person').first()).toBeVisible();
});

test('a damaged database: a backup takes its place; one that is no backup is refused', async ({ page }) => {
  await firstRun(page, desk);
  await desk.command('backup', 'make');
  await desk.stop();
  await writeFile(database(), 'rubbish '.repeat(4000));
  await page.goto(await desk.start());
  await expect(page.getByRole('group', { name: 'Go back to a backup' }).getByRole('radio').first()).toBeChecked();
  await expect(page.getByText('1 event, 300 people')).toBeVisible();

  await page.getByRole('button', { name: 'Start saving' }).click();
  await expect(page.getByText('Nothing of this database can be read. Restore a backup.')).toBeVisible();
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'backup.sqlite', mimeType: 'application/octet-stream', buffer: Buffer.from('no backup') });
  await expect(page.getByText(/not a sound backup of Lanyard/)).toBeVisible();
  await page.getByRole('button', { name: 'Go back to this backup' }).click();
  await signIn(page, EMAIL);
  await expect(box(page)).toBeVisible();
});
