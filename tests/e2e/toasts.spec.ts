import { expect, type Page, test } from '@playwright/test';
import { DeskApp } from './desk.ts';
import { firstRun, goTo, importList, PASSWORD } from './pages.ts';

let desk: DeskApp;

test.beforeEach(async () => {
  desk = await DeskApp.create();
});

test.afterEach(async () => {
  await desk.remove();
});

const toasts = (page: Page) => page.locator('.ui-toast');
const box = (page: Page) => page.getByRole('combobox', { name: 'Name, company, e-mail or code' });
const ada = (page: Page) => page.locator('.roster-row.person').filter({ hasText: 'Ada Quist' });
const password = (page: Page) => page.getByLabel('Password', { exact: true });

/** Removes somebody: the toast names them and offers to take it back. */
async function removeSomebody(page: Page): Promise<void> {
  await goTo(page, 'people');
  await box(page).fill('ada quist');
  await ada(page).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove from the list' }).click();
  await expect(toasts(page)).toContainText('Ada Quist');
}

test.beforeEach(async ({ page }) => {
  await firstRun(page, desk);
  await importList(desk, ['Name,Email,Ticket code', 'Ada Quist,ada@example.org,T-1']);
  await removeSomebody(page);
});

test('a locked desk shows no toast, and has it again once it is unlocked', async ({ page }) => {
  await page.keyboard.press('Control+l');
  await expect(password(page)).toBeFocused();
  await expect(toasts(page)).toHaveCount(0);
  await password(page).fill(PASSWORD);
  await page.keyboard.press('Enter');
  await expect(toasts(page)).toContainText('Ada Quist');
  await toasts(page).getByRole('button', { name: 'Undo' }).click();
  await box(page).fill('ada quist');
  await expect(ada(page)).toBeVisible();
});

test('a toast goes with whoever it was for', async ({ page }) => {
  await page.keyboard.press('Control+l');
  await page.getByRole('button', { name: 'Sign in as somebody else' }).click();
  await expect(page.getByLabel('E-mail')).toBeVisible();
  await expect(toasts(page)).toHaveCount(0);
});

test('a key leads to what the last toast offers, and Escape back', async ({ page }) => {
  const undo = toasts(page).getByRole('button', { name: 'Undo' });
  await box(page).focus();
  await page.keyboard.press('F6');
  await expect(undo).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(box(page)).toBeFocused();
  await page.keyboard.press('F6');
  // As long as it has the focus it stays.
  await page.waitForTimeout(11_000);
  await page.keyboard.press('Enter');
  await expect(toasts(page)).toHaveCount(0);
  await expect(box(page)).toBeFocused();
  await expect(ada(page)).toBeVisible();
});

test('a toast stays as long as somebody points at it', async ({ page }) => {
  await toasts(page).hover();
  await page.waitForTimeout(11_000);
  await expect(toasts(page)).toContainText('Ada Quist');
  await page.mouse.move(5, 5);
  await expect(toasts(page)).toHaveCount(0);
});
