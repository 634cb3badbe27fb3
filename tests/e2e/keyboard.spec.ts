import { expect, test } from '@playwright/test';
import { DeskApp } from './desk.ts';
import { box, closeDialog, expectVerdict, firstRun, importList, inPalette, PASSWORD, stats, verdict } from './pages.ts';

let desk: DeskApp;

test.beforeEach(async () => {
  desk = await DeskApp.create();
});

test.afterEach(async () => {
  await desk.remove();
});

test('a whole shift without a mouse', async ({ page }) => {
  await firstRun(page, desk);
  await importList(desk, [
    'First name,Last name,Email,Ticket code',
    'Ada,Quistgaard,ada@example.org,KEY-1',
    'Bo,Quistgaard,bo@example.org,KEY-2',
    'Cy,Quistgaard,cy@example.org,KEY-3',
  ]);
  const rows = page.locator('.person');

  await test.step('type, move, Enter; the box has the focus again and is empty', async () => {
    await page.keyboard.type('quistgaard', { delay: 80 });
    await expect(rows).toHaveCount(3);
    await page.keyboard.press('ArrowDown');
    const second = await rows.nth(1).locator('.person-name').textContent();
    await page.keyboard.press('Enter');
    await expectVerdict(page, 'admitted', 'Welcome in', second?.trim() ?? '');
    await expect(box(page)).toBeFocused();
    await expect(box(page)).toHaveValue('');
  });
  await test.step('Alt and a digit take that line', async () => {
    await page.keyboard.type('bo quist', { delay: 80 });
    await expect(rows.first()).toContainText('Bo Quistgaard');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('dialog')).toContainText('bo@example.org');
    await closeDialog(page);
    await expect(box(page)).toBeFocused();
    await page.keyboard.press('Escape');
    await page.keyboard.type('quistgaard', { delay: 80 });
    await expect(rows).toHaveCount(3);
    const third = await rows.nth(2).locator('.person-name').textContent();
    await page.keyboard.press('Alt+3');
    await expectVerdict(page, 'admitted', 'Welcome in', third?.trim() ?? '');
  });
  await test.step('take back, go out, come in', async () => {
    await expect.poll(async () => (await stats(desk)).in).toBe(2);
    await page.keyboard.press('Control+z');
    await expect(verdict(page)).toHaveAttribute('data-undone', 'true');
    await expect.poll(async () => (await stats(desk)).in).toBe(1);
    await page.keyboard.press('F2');
    await expect(page.getByRole('radio', { name: 'Exit' })).toBeChecked();
    await page.keyboard.press('F2');
    await expect(page.getByRole('radio', { name: 'Entry' })).toBeChecked();
  });
  await test.step('a walk-in of the name that was not found', async () => {
    await page.keyboard.type('Qvx Zzyzx', { delay: 80 });
    await expect(page.getByText('Nobody by “Qvx Zzyzx”.').last()).toBeVisible();
    await page.keyboard.press('F4');
    await expect(page.getByRole('dialog').getByLabel('Name')).toHaveValue('Qvx Zzyzx');
    await page.keyboard.press('Enter');
    await expectVerdict(page, 'admitted', 'Welcome in', 'Qvx Zzyzx');
  });
  await test.step('to other screens, lock and back', async () => {
    await inPalette(page, 'people');
    await expect(page.getByRole('heading', { level: 1, name: 'People' })).toBeVisible();
    await inPalette(page, 'check in');
    await expect(box(page)).toBeFocused();
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog')).toContainText('Take back the last check-in');
    await closeDialog(page);
    await page.keyboard.press('Control+l');
    await expect(page.getByLabel('Password', { exact: true })).toBeFocused();
    await page.keyboard.type(PASSWORD, { delay: 60 });
    await page.keyboard.press('Enter');
    await expect(box(page)).toBeFocused();
  });
});
