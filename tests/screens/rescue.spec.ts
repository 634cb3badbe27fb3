import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { DeskApp } from '../e2e/desk.ts';
import { firstRun } from '../e2e/pages.ts';
import { overwrite, pagesOf } from '../support/core/damage.ts';
import { shoot } from './camera.ts';

/*
 * No tests: they walk through the choice after a damage and take its pictures. `npm run screens` runs them.
 */
let desk: DeskApp;

test.beforeEach(async () => {
  desk = await DeskApp.create();
});

test.afterEach(async () => {
  await desk.remove();
});

test('a damaged database', async ({ page }) => {
  await firstRun(page, desk);
  await desk.command('backup', 'make');
  await desk.stop();
  const database = join(desk.folder, 'lanyard.sqlite');
  await overwrite(database, await pagesOf(database, 'people', 'all'));
  await page.goto(await desk.start());
  await expect(page.getByText('1 event, 300 people')).toBeVisible();
  await shoot(page, 'rescue');
  await page.getByRole('button', { name: 'Start saving' }).click();
  await expect(page.getByText('No change that was recorded is missing.')).toBeVisible();
  await page.getByRole('button', { name: 'Go on with this' }).scrollIntoViewIfNeeded();
  await shoot(page, 'rescue-saved');

  await desk.stop();
  await writeFile(database, 'rubbish '.repeat(4000));
  await page.goto(await desk.start());
  await page.getByRole('button', { name: 'Start saving' }).click();
  await expect(page.getByText('Nothing of this database can be read. Restore a backup.')).toBeVisible();
  await page.getByRole('radio', { name: 'Deutsch' }).check();
  await shoot(page, 'rescue-nothing-german');
});
