import { expect, type Page, test } from '@playwright/test';
import { violationsOf } from './accessible.ts';
import { DeskApp } from './desk.ts';
import { box, EMAIL, firstRun, goTo, PASSWORD } from './pages.ts';
import { hire, station, THEIR_PASSWORD } from './people-at-work.ts';

let desk: DeskApp;

test.beforeEach(async () => {
  desk = await DeskApp.create();
});

test.afterEach(async () => {
  await desk.remove();
});

const dialog = (page: Page) => page.getByRole('dialog').last();
const openAccount = (page: Page, name: string) => page.locator('.users button', { hasText: name }).click();

/** Signs in on a window that stays at the screen where it was. */
async function enter(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: /^Lock/ })).toBeVisible();
}

async function openMine(page: Page): Promise<void> {
  await goTo(page, 'settings');
  await page.getByRole('link', { name: 'My account' }).click();
}

async function expectSignIn(page: Page, why: string): Promise<void> {
  await expect(page.getByRole('alert').filter({ hasText: why })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
}

test('sessions end from elsewhere, a password is made up, an account is switched off: told at once', async ({
  page,
  browser,
}) => {
  await firstRun(page, desk);
  await hire(page, 'Stig Staff', 'stig@example.org', 'Staff');
  const stig = await station(browser, desk, 'stig@example.org');

  await test.step('staff see no accounts', async () => {
    await goTo(stig, 'settings');
    await expect(stig.getByRole('link', { name: 'My account' })).toBeVisible();
    await expect(stig.getByRole('link', { name: 'Accounts' })).toHaveCount(0);
    await stig.goto(`${new URL(stig.url()).origin}/#/settings/users`);
    await expect(stig.getByRole('button', { name: 'Add an account' })).toHaveCount(0);
  });

  await test.step('signed out everywhere, the window goes to the sign-in by itself', async () => {
    await openAccount(page, 'Stig Staff');
    await expect(dialog(page).locator('.sessions > li')).toHaveCount(1);
    await dialog(page).getByRole('button', { name: 'Sign out everywhere' }).click();
    await expect(dialog(page).getByText(/All windows of Stig Staff/)).toBeVisible();
    await dialog(page).getByRole('button', { name: 'Sign out', exact: true }).click();
    await expect(page.getByText('1 session has ended.')).toBeVisible();
    await expect(dialog(page).getByText('Nowhere at this desk.')).toBeVisible();
    await expectSignIn(stig, 'You were signed out here from another window.');
    await enter(stig, 'stig@example.org', THEIR_PASSWORD);
  });

  await test.step('a password that was made up is shown once, and is good', async () => {
    await dialog(page).getByRole('button', { name: 'Reset the password' }).click();
    await expect(dialog(page).getByText(/The old password of Stig Staff is no good any more/)).toBeVisible();
    await dialog(page).getByRole('button', { name: 'Make a new password' }).click();
    await expectSignIn(stig, 'Your password was changed.');
    const made = (await dialog(page).locator('.slip-code').textContent()) ?? '';
    expect(made).toMatch(/^[0-9a-z]{4}(-[0-9a-z]{4}){3}$/);
    await dialog(page).getByRole('button', { name: 'I have it' }).click();
    expect(await page.content()).not.toContain(made);
    await stig.getByLabel('Password', { exact: true }).fill(THEIR_PASSWORD);
    await stig.keyboard.press('Enter');
    await expect(stig.getByText('E-mail and password do not belong together.')).toBeVisible();
    await enter(stig, 'stig@example.org', made);
  });

  await test.step('switched off', async () => {
    await openAccount(page, 'Stig Staff');
    await dialog(page).getByRole('switch', { name: 'May sign in' }).uncheck();
    await expect(dialog(page).getByText(/cannot sign in any more and all sessions end at once/)).toBeVisible();
    await dialog(page).getByRole('button', { name: 'Save' }).click();
    await expectSignIn(stig, 'Your account was switched off.');
  });

  await test.step('the last administrator stays', async () => {
    await openAccount(page, 'Ana Silva');
    await dialog(page).getByRole('switch', { name: 'May sign in' }).uncheck();
    await dialog(page).getByRole('button', { name: 'Save' }).click();
    await expect(dialog(page).getByText('Somebody has to stay administrator. Make another one first.')).toBeVisible();
    await dialog(page).getByRole('button', { name: 'Cancel' }).click();
  });

  await test.step('what each role may do', async () => {
    const row = page.getByRole('row', { name: /let somebody in against the verdict/ });
    await expect(row.getByRole('cell')).toHaveText(['no', 'yes', 'yes', 'yes']);
  });
  await stig.context().close();
});

test('my account: other windows of mine, and another password', async ({ page, browser }) => {
  await firstRun(page, desk);
  const context = await browser.newContext();
  const other = await context.newPage();
  await other.goto(desk.url);
  await enter(other, EMAIL, PASSWORD);

  await openMine(page);
  await expect(page.locator('.sessions > li')).toHaveCount(2);
  await expect(page.locator('.sessions').getByText('This window')).toHaveCount(1);
  await page.getByRole('button', { name: 'Sign out everywhere else' }).click();
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await expect(page.getByText('1 session has ended.')).toBeVisible();
  await expect(page.locator('.sessions > li')).toHaveCount(1);
  await expectSignIn(other, 'You were signed out here from another window.');
  await enter(other, EMAIL, PASSWORD);

  const NEW = 'a third walk by the sea';
  const change = async (current: string) => {
    await page.getByLabel('Present password').fill(current);
    await page.getByRole('textbox', { name: 'New password' }).fill(NEW);
    await page.getByRole('button', { name: 'Change the password' }).click();
  };
  await change('not the password');
  await expect(page.getByText('That is not the password.')).toBeVisible();
  await change(PASSWORD);
  await expect(page.getByText('The password is changed. 1 other session has ended.')).toBeVisible();
  await expectSignIn(other, 'Your password was changed.');
  await enter(other, EMAIL, NEW);
  await goTo(page, '');
  await expect(box(page)).toBeFocused();
  await context.close();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`accounts can be used without seeing or without a mouse: axe, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await firstRun(page, desk);
    const axe = async () => {
      expect(await violationsOf(page)).toEqual([]);
    };
    await openMine(page);
    await axe();
    await page.getByRole('link', { name: 'Accounts' }).click();
    await axe();
    await openAccount(page, 'Ana Silva');
    await dialog(page).getByRole('switch', { name: 'May sign in' }).uncheck();
    await axe();
  });
}
