import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { DeskApp } from './desk.ts';
import { firstRun } from './pages.ts';
import { openSettings } from './settings-pages.ts';

let desk: DeskApp;

test.beforeEach(async () => {
  desk = await DeskApp.create();
});

test.afterEach(async () => {
  await desk.remove();
});

const job = (page: Page, name: string) =>
  page.getByRole('list', { name: 'Jobs', exact: true }).locator('> li').filter({ hasText: name });

test('jobs show how they went, run by hand, keep their runs, and say it when they fail', async ({ page }) => {
  await firstRun(page, desk);
  await openSettings(page, 'Jobs');
  // Pushed, not asked for: the first runs come a few seconds after the start.
  const figures = job(page, 'Daily figures');
  await expect(figures).toContainText('Done');
  await expect(figures).toContainText('Every hour');
  await expect(figures).toContainText(/next: (\w+ \d+, )?\d\d:\d\d/);
  await figures.getByRole('button', { name: 'Run now: Daily figures' }).click();
  await figures.getByRole('button', { name: 'Earlier runs: Daily figures' }).click();
  await expect(figures.getByRole('list', { name: 'Earlier runs' }).getByRole('listitem')).toHaveCount(2);
  await expectAccessible(page);

  await test.step('a failure is marked in words', async () => {
    await expect(job(page, 'Backups')).toContainText('Done');
    await rm(join(desk.folder, 'backups'), { recursive: true });
    await writeFile(join(desk.folder, 'backups'), '');
    await job(page, 'Backups').getByRole('button', { name: 'Run now: Backups' }).click();
    await expect(job(page, 'Backups')).toContainText('Failed');
  });
  await test.step('what deletes asks first', async () => {
    await job(page, 'Keeping data').getByRole('button', { name: 'Run now: Keeping data' }).click();
    await expect(page.getByRole('dialog').getByText('There is nothing to delete.')).toBeVisible();
    await expect(page.getByRole('dialog').getByRole('button', { name: 'Delete now' })).toBeDisabled();
  });
});
