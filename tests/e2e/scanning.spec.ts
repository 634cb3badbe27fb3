import { expect, test } from '@playwright/test';
import { DeskApp } from './desk.ts';
import { box, expectVerdict, firstRun, goTo, importList, overlay, scan, stats, verdict } from './pages.ts';

let desk: DeskApp;

test.beforeEach(async () => {
  desk = await DeskApp.create();
});

test.afterEach(async () => {
  await desk.remove();
});

const LIST = [
  'First name,Last name,Email,Ticket code',
  'Ada,Quist,ada@example.org,SCAN-ADA-1',
  'Bo,Quist,bo@example.org,SCAN-BO-2',
  'Cy,Quist,cy@example.org,SCAN-CY-3',
];

test('a scanner works on every screen and leaves what is being typed as it was', async ({ page }) => {
  await firstRun(page, desk);
  await importList(desk, LIST);

  await test.step('while somebody looks through the people', async () => {
    await goTo(page, 'people');
    const search = page.getByRole('combobox', { name: 'Name, company, e-mail or code' });
    await search.fill('quist');
    await expect(page.locator('.person')).toHaveCount(3);
    await scan(page, 'SCAN-ADA-1');
    await expect(overlay(page)).toHaveAttribute('data-verdict', 'admitted');
    await expect(overlay(page)).toContainText('Ada Quist');
    await expect(search).toHaveValue('quist');
    await expect(page.getByTestId('announcer')).toContainText('Ada Quist');
  });
  await test.step('over an open dialog, without Enter', async () => {
    await goTo(page, 'events');
    await page.getByRole('button', { name: 'Create an event' }).click();
    const name = page.getByRole('dialog').getByLabel('Name').first();
    await name.fill('Half a na');
    await scan(page, 'SCAN-BO-2', 'nothing');
    await expect(overlay(page)).toContainText('Bo Quist');
    await expect(name).toHaveValue('Half a na');
    await page.keyboard.press('Escape');
  });
  await test.step('not while the desk is locked', async () => {
    await page.keyboard.press('Control+l');
    await expect(page.getByRole('button', { name: 'Unlock' })).toBeVisible();
    await scan(page, 'SCAN-CY-3');
    await page.waitForTimeout(500);
    await expect(stats(desk)).resolves.toMatchObject({ in: 2, checkIns: 2 });
  });
});

test('a code that is read twice is one scan; read again later it is a second one', async ({ page }) => {
  await firstRun(page, desk);
  await importList(desk, LIST);
  await scan(page, 'SCAN-ADA-1');
  await scan(page, 'SCAN-ADA-1');
  await expectVerdict(page, 'admitted', 'Welcome in', 'Ada Quist');
  await scan(page, 'SCAN-BO-2');
  await expectVerdict(page, 'admitted', 'Welcome in', 'Bo Quist');
  await expect(page.locator('.log-line')).toHaveCount(2);
  await expect(box(page)).toHaveValue('');
  await page.waitForTimeout(1600);
  await scan(page, 'SCAN-ADA-1');
  await expectVerdict(page, 'already', 'Already in', 'Ada Quist');
  await expect(page.locator('.log-line')).toHaveCount(3);
  await expect(verdict(page)).toContainText('Main entrance');
});
