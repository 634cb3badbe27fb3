import { readFile } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { DeskApp } from './desk.ts';
import { firstRun, goTo } from './pages.ts';
import { openSettings, signInAgain } from './settings-pages.ts';

let desk: DeskApp;

test.beforeEach(async () => {
  desk = await DeskApp.create();
});

test.afterEach(async () => {
  await desk.remove();
});

const give = (page: Page, name: string, buffer: Buffer) =>
  page.locator('.file-drop input[type=file]').setInputFiles({ name, mimeType: 'application/zip', buffer });

const fault = (page: Page) => page.locator('.form-fault');

/** Writes everything into a file and saves it, as a person does. */
async function exported(page: Page): Promise<Buffer> {
  await openSettings(page, 'Everything as a file');
  await page.getByRole('button', { name: 'Write the file' }).click();
  await expect(page.getByText(/^Everything is in lanyard-/)).toBeVisible();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Save the file' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^lanyard-\d{4}-.*\.zip$/);
  return readFile(await download.path());
}

test('everything goes into a file and comes back from it, and replaces what is here only after a tick', async ({
  page,
}) => {
  await firstRun(page, desk);
  const bundle = await exported(page);
  await desk.command('events', 'create', '--code', 'LATER', '--name', 'Later on');
  await give(page, 'everything.zip', bundle);

  const replace = page.getByRole('button', { name: 'Replace everything' });
  await expect(page.getByText('everything.zip')).toBeVisible();
  await expect(page.getByText('By version')).toBeVisible();
  await expect(page.getByRole('row', { name: 'Events' })).toHaveText(/Events\s*1\s*2/);
  await expect(page.getByText(/Everything that is here now is replaced/)).toBeVisible();
  await expect(replace).toBeDisabled();
  await expectAccessible(page);
  await page.getByRole('checkbox', { name: 'Replace everything here' }).check();
  await replace.click();

  await expect(page.getByText('Everything is here. Sign in with an account from the file.')).toBeVisible();
  await signInAgain(page);
  await goTo(page, 'events');
  await expect(page.locator('.event')).toHaveCount(1);
  await openSettings(page, 'Backups');
  await expect(page.getByText('Made before something was replaced')).toBeVisible();
});

test('a file that is no bundle, and half of one, are refused where they were given, and nothing is changed', async ({
  page,
}) => {
  await firstRun(page, desk);
  const bundle = await exported(page);
  await give(page, 'holiday.zip', Buffer.from('not an archive at all'));
  await expect(fault(page)).toHaveText(/not a sound bundle: it is no ZIP archive.*Nothing was changed/);
  await give(page, 'half.zip', bundle.subarray(0, bundle.length / 2));
  await expect(fault(page)).toHaveText(/not a sound bundle/);
  await expect(page.getByRole('button', { name: 'Replace everything' })).toHaveCount(0);
  await give(page, 'whole.zip', bundle);
  await expect(page.getByText('whole.zip')).toBeVisible();
  await expect(fault(page)).toHaveCount(0);
  await page.getByRole('button', { name: 'Another file' }).click();
  await expect(page.getByText('Choose the file, or drop it here')).toBeVisible();
  await openSettings(page, 'Backups');
  await expect(page.getByText('Made before something was replaced')).toHaveCount(0);
});
