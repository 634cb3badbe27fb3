import { expect, test } from '@playwright/test';
import { DeskApp } from './desk.ts';
import { closeDialog, countPrints, expectVerdict, firstRun, goTo, importList, scan } from './pages.ts';

let desk: DeskApp;

test.beforeEach(async () => {
  desk = await DeskApp.create();
});

test.afterEach(async () => {
  await desk.remove();
});

test('badges print by button and by themselves, twice only when somebody says so, and all are in the log', async ({
  page,
}) => {
  const prints = await countPrints(page);
  await firstRun(page, desk);
  await importList(desk, [
    'First name,Last name,Email,Company,Ticket code',
    'Ada,Quist,ada@example.org,Quist & Søn,PRINT-1',
    'Bo,Quist,bo@example.org,Quist & Søn,PRINT-2',
  ]);
  const again = page.getByRole('dialog').filter({ hasText: 'Already printed' });

  await test.step('by button', async () => {
    await scan(page, 'PRINT-1');
    await expectVerdict(page, 'admitted', 'Welcome in', 'Ada Quist');
    await page.getByRole('button', { name: 'Print badge' }).click();
    await expect(page.getByText('Badge of Ada Quist handed to the print dialog.')).toBeVisible();
    expect(await prints()).toBe(1);
  });
  await test.step('printed before: asked; no means no, yes means one more', async () => {
    await page.keyboard.press('Control+p');
    await expect(again).toContainText('printed once before');
    await expect(again.getByRole('img', { name: /badge of Ada Quist/ })).toContainText('Quist & Søn');
    await closeDialog(page);
    expect(await prints()).toBe(1);
    await page.keyboard.press('Control+p');
    await again.getByRole('button', { name: 'Print again' }).click();
    await expect.poll(prints).toBe(2);
  });
  await test.step('by itself after a check-in, and not again after a re-entry', async () => {
    await goTo(page, 'settings');
    await page.getByRole('navigation', { name: 'Subjects' }).getByText('Badge printing').click();
    await page.getByLabel('Print a badge by itself after each check-in').check();
    await goTo(page, '');
    await scan(page, 'PRINT-2');
    await expect.poll(prints).toBe(3);
    await desk.command('check-in', '--event', 'DEMO', '--code', 'PRINT-2', '--exit');
    await page.waitForTimeout(1600);
    await scan(page, 'PRINT-2');
    await expect(page.getByText('The badge of Bo Quist was printed before.')).toBeVisible();
    expect(await prints()).toBe(3);
  });
  await test.step('the log', async () => {
    await goTo(page, 'settings');
    await page.getByRole('navigation', { name: 'Subjects' }).getByText('Badge printing').click();
    const lines = page.locator('.prints li');
    await expect(lines).toHaveCount(3);
    await expect(lines.first()).toContainText('Bo Quist');
    await expect(lines.first()).toContainText('Main entrance');
    await expect(lines.last()).toContainText('Ada Quist');
  });
});

test('the sheet that goes to the printer holds the badge and nothing of the screen', async ({ page }) => {
  await firstRun(page, desk);
  await importList(desk, ['First name,Last name,Company,Ticket code', 'فاطمة,الفيصل,Quist & Søn,PRINT-3']);
  // What the printer would get, noted at the moment when the dialog would open.
  await page.evaluate(() => {
    const noted = window as unknown as { sheet: { text: string; sheet: string; screen: string } };
    window.print = () => {
      const shown = (selector: string) => document.querySelector(selector) as HTMLElement;
      noted.sheet = {
        text: shown('.print-sheet').textContent ?? '',
        sheet: getComputedStyle(shown('.print-sheet')).visibility,
        screen: getComputedStyle(shown('#root')).display,
      };
    };
  });
  await scan(page, 'PRINT-3');
  await expectVerdict(page, 'admitted', 'Welcome in');
  await page.emulateMedia({ media: 'print' });
  await page.keyboard.press('Control+p');
  const sheet = () =>
    page.evaluate(() => (window as unknown as { sheet?: { text: string; sheet: string; screen: string } }).sheet);
  await expect.poll(async () => (await sheet())?.text).toContain('Quist & Søn');
  expect(await sheet()).toMatchObject({
    text: expect.stringContaining('فاطمة الفيصل'),
    sheet: 'visible',
    screen: 'none',
  });
});
