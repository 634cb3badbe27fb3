import { expect, test } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { DeskApp } from './desk.ts';
import { firstRun, goTo } from './pages.ts';
import { refusing } from './refusing.ts';

let desk: DeskApp;

test.beforeEach(async () => {
  desk = await DeskApp.create();
});

test.afterEach(async () => {
  await desk.remove();
});

test('a screen whose answer fails says why, and asks again', async ({ page }) => {
  const refuse = await refusing(page, 'venues.list', 'The disk does not answer.');
  await firstRun(page, desk);
  await goTo(page, 'events');
  refuse(true);
  await page.getByRole('button', { name: 'Venues' }).click();
  await expect(page.getByText('The disk does not answer.')).toBeVisible();
  await expectAccessible(page);
  refuse(false);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Venues' })).toBeVisible();
  await expect(page.getByText('The disk does not answer.')).toHaveCount(0);
});
