import { mkdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { expectAccessible } from './accessible.ts';
import { DeskApp } from './desk.ts';
import { box, closeDialog, firstRun, goTo, importList, openDetails, switchEvent } from './pages.ts';
import { becomeSomebody, openSettings } from './settings-pages.ts';

let desk: DeskApp;

test.beforeEach(async () => {
  desk = await DeskApp.create();
});

test.afterEach(async () => {
  await desk.remove();
});

const dialog = (page: Page) => page.getByRole('dialog').last();
const LIST = [
  'Name,Email,Company,Ticket code',
  'Ada Quisté,ada@qwill.example,Zeta Wind,Q-1',
  'محمد الفيصل,faisal@qwill.example,,Q-2',
  'Bo Lind,bo@qwill.example,,Q-3',
];
const kind = (page: Page, name: string) => page.getByRole('group', { name, exact: true });
const row = (page: Page, name: string) => page.locator('.retention-row').filter({ has: kind(page, name) });

/** A list that was written days ago. */
async function oldExport(name: string, days: number): Promise<void> {
  const folder = join(desk.folder, 'exports');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, name), 'Name\n');
  const at = Date.now() / 1000 - days * 86_400;
  await utimes(join(folder, name), at, at);
}

test('periods show what they would delete while they are typed, ask before more goes, and delete it when told', async ({
  page,
}) => {
  await firstRun(page, desk);
  await oldExport('old.csv', 20);
  await openSettings(page, 'Keeping data');
  await expect(page.getByText(/^By itself: /)).toBeVisible();
  const exports = row(page, 'Exported files');
  await expect(exports).toContainText('Nothing would go now');
  await expect(kind(page, 'People').getByRole('checkbox', { name: 'For good' })).toBeChecked();
  await expectAccessible(page);

  await exports.getByLabel('Days').fill('0');
  await expect(exports.getByRole('alert')).toHaveText('Write a whole number from 1 to 3650.');
  await expect(page.getByRole('button', { name: 'Save' })).toBeDisabled();
  await exports.getByLabel('Days').fill('10');
  await expect(exports).toContainText('1 would go now');
  await expect(page.getByText('Nothing is saved yet.')).toBeVisible();
  await exports.getByRole('checkbox', { name: 'For good' }).check();
  await expect(exports).toContainText('Nothing would go now');
  await exports.getByRole('checkbox', { name: 'For good' }).uncheck();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(dialog(page)).toContainText('1 exported file');
  await dialog(page).getByRole('button', { name: 'Cancel' }).click();
  await page.reload();
  await expect(exports.getByLabel('Days')).toHaveValue('30');

  await exports.getByLabel('Days').fill('10');
  await page.getByRole('button', { name: 'Save' }).click();
  await dialog(page).getByRole('button', { name: 'Save the periods' }).click();
  await expect(page.getByText('Saved. The next run keeps to it.')).toBeVisible();
  await page.getByRole('button', { name: 'Delete now…' }).click();
  await expect(dialog(page)).toContainText('1 exported file');
  await expectAccessible(page);
  await dialog(page).getByRole('button', { name: 'Delete now', exact: true }).click();
  await expect(page.getByText('Deleted: 1 exported files.').first()).toBeVisible();
  await expect(exports).toContainText('Nothing would go now');
  await expect(exports.getByLabel('Days')).toHaveValue('10');
});

test('what is known of somebody comes as a file, and goes for good after their name was typed', async ({ page }) => {
  await firstRun(page, desk);
  await importList(desk, LIST);
  await openSettings(page, 'Backups');
  await page.getByRole('button', { name: 'Back up now' }).click();
  await expect(page.getByText(/^Wrote lanyard-manual-/)).toBeVisible();
  await goTo(page, '');
  const drawer = await openDetails(page, 'Ada Quisté');

  await test.step('as a file', async () => {
    await drawer.getByRole('button', { name: 'All data of this person as a file' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      drawer.getByRole('link', { name: 'Save the file' }).click(),
    ]);
    const data = strFromU8(unzipSync(await readFile(await download.path()))['data.json'] ?? new Uint8Array());
    expect(data).toContain('ada@qwill.example');
    expect(data).not.toContain('Bo Lind');
  });
  await test.step('erased only by the whole name', async () => {
    await drawer.getByRole('button', { name: 'Erase this person…' }).click();
    await expect(dialog(page)).toContainText('ada@qwill.example');
    await expect(dialog(page)).toContainText('What stays are counts');
    await expect(dialog(page)).toContainText('Nobody can take this back.');
    await expectAccessible(page);
    const confirm = dialog(page).getByRole('button', { name: 'Erase for good' });
    await expect(confirm).toBeDisabled();
    await dialog(page).getByLabel('Type the name to confirm').fill('Ada');
    await expect(confirm).toBeDisabled();
    await dialog(page)
      .getByRole('checkbox', { name: /^Delete all \d+ copies on this computer/ })
      .check();
    await expect(dialog(page)).toContainText('All backups and exported files go.');
    await dialog(page).getByLabel('Type the name to confirm').fill('ada quiste');
    await confirm.click();
    await expect(page.getByText('Erased from 1 registrations.').first()).toBeVisible();
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });
  await test.step('and is found nowhere', async () => {
    await box(page).fill('quiste');
    await expect(page.locator('.person')).toHaveCount(0);
    // The others with addresses of that domain are still there.
    await box(page).fill('qwill');
    await expect(page.locator('.person')).toHaveCount(2);
    await expect(page.getByText('Quisté')).toHaveCount(0);
    await box(page).fill('');
    await goTo(page, 'people');
    await page.getByRole('combobox', { name: 'Name, company, e-mail or code' }).fill('qwill');
    await expect(page.locator('.roster-row.person')).toHaveCount(2);
    await openSettings(page, 'Backups');
    await expect(page.getByText('No backup yet.')).toBeVisible();
  });
});

test('a name that no keyboard here has is confirmed by a tick', async ({ page }) => {
  await firstRun(page, desk);
  await importList(desk, LIST);
  const drawer = await openDetails(page, 'محمد الفيصل');
  await drawer.getByRole('button', { name: 'Erase this person…' }).click();
  const confirm = dialog(page).getByRole('button', { name: 'Erase for good' });
  await expect(confirm).toBeDisabled();
  await dialog(page)
    .getByRole('checkbox', { name: /I have compared the name/ })
    .check();
  await dialog(page).getByRole('button', { name: 'Cancel' }).click();
  await closeDialog(page);
  await box(page).fill('الفيصل');
  await expect(page.locator('.person').first()).toContainText('محمد الفيصل');
  await page.keyboard.press('Control+Enter');
  await drawer.getByRole('button', { name: 'Erase this person…' }).click();
  await dialog(page)
    .getByRole('checkbox', { name: /I have compared the name/ })
    .check();
  await confirm.click();
  await expect(page.getByText(/^Erased from 1 registrations/).first()).toBeVisible();
  await expect(page.locator('.person')).toHaveCount(0);
});

test('an organizer manages people, and neither exports nor erases them', async ({ page }) => {
  await firstRun(page, desk);
  // Of nobody: every organizer may manage its people.
  await desk.command('events', 'create', '--code', 'SMALL', '--name', 'Small Talks');
  await importList(desk, LIST, 'SMALL');
  await becomeSomebody(page, 'Organizer');
  await switchEvent(page, 'small', 'Small Talks');
  const drawer = await openDetails(page, 'Bo Lind');
  await expect(drawer.getByRole('button', { name: 'Remove from the list' })).toBeVisible();
  await expect(drawer.getByRole('button', { name: 'Erase this person…' })).toHaveCount(0);
  await expect(drawer.getByRole('button', { name: 'All data of this person as a file' })).toHaveCount(0);
});

test('the organization has a name that can be changed, and shows its desks', async ({ page }) => {
  await firstRun(page, desk);
  await openSettings(page, 'Organization');
  await expect(page.getByRole('list', { name: 'Desks that take part' })).toContainText('Main entrance');
  await expect(page.getByRole('list', { name: 'Desks that take part' })).toContainText('This desk');
  await expectAccessible(page);
  await page.getByLabel('Name of the organization').fill(' ');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Give the organization a name.')).toBeVisible();
  await page.getByLabel('Name of the organization').fill('مؤسسة الطاقة 能源协会');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('The organization has its new name.')).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('Name of the organization')).toHaveValue('مؤسسة الطاقة 能源协会');
});
