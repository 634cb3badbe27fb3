import { expect, type Page, test } from '@playwright/test';
import { DeskApp } from './desk.ts';
import { box, firstRun, goTo } from './pages.ts';

let desk: DeskApp;

test.beforeEach(async () => {
  desk = await DeskApp.create();
});

test.afterEach(async () => {
  await desk.remove();
});

const dialog = (page: Page) => page.getByRole('dialog').last();

test('a passcode lets a volunteer in at another station, is seen once, and ends when it is revoked', async ({
  page,
  browser,
}) => {
  await firstRun(page, desk);
  await goTo(page, 'events');
  await page.locator('.event-open').first().click();
  await page.getByRole('link', { name: 'Passcodes' }).click();

  const code = await test.step('made and shown once', async () => {
    await page.getByRole('button', { name: 'New passcode' }).click();
    await dialog(page).getByRole('button', { name: 'Make the passcode' }).click();
    await expect(dialog(page).getByText('Say for whom or for what it is.')).toBeVisible();
    await dialog(page).getByLabel('For whom').fill('Door 2, Saturday');
    // Text is selected and let go beside the dialog: what was typed stays.
    await dialog(page).getByLabel('For whom').hover();
    await page.mouse.down();
    await page.mouse.move(5, 300);
    await page.mouse.up();
    await expect(dialog(page).getByLabel('For whom')).toHaveValue('Door 2, Saturday');
    await dialog(page).getByLabel('Where').selectOption({ label: 'Only at this desk (Main entrance)' });
    await dialog(page).getByRole('button', { name: 'Make the passcode' }).click();
    await expect(dialog(page).getByText(/shown this once and never again/)).toBeVisible();
    const shown = (await dialog(page).locator('.slip-code').textContent()) ?? '';
    expect(shown).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    await page.mouse.click(5, 300);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await expect(dialog(page).locator('.slip-code')).toHaveText(shown);
    await dialog(page).getByRole('button', { name: 'I have it' }).click();
    await expect(page.locator('.passcode')).toContainText('Door 2, Saturday');
    await expect(page.locator('.passcode')).toContainText('Main entrance');
    await expect(page.locator('.passcode-selector')).toHaveText(shown.slice(0, 4));
    expect(await page.content()).not.toContain(shown.slice(5));
    return shown;
  });

  const context = await browser.newContext();
  const station = await context.newPage();
  await test.step('a volunteer signs in with it elsewhere, however it is typed', async () => {
    await station.goto(desk.url);
    await station.getByRole('button', { name: 'I have a passcode' }).click();
    await station.getByLabel('Passcode').fill(`${code.slice(0, 5)}0000-0000`);
    await station.keyboard.press('Enter');
    await expect(station.getByText('There is no such passcode.')).toBeVisible();
    await station.getByLabel('Passcode').fill(code.toLowerCase().replaceAll('-', ' '));
    await station.keyboard.press('Enter');
    await expect(box(station)).toBeFocused();
    await expect(station.getByText('Signed in as Door 2, Saturday')).toBeVisible();
    await expect(station.getByRole('link', { name: 'Events' })).toHaveCount(0);
  });
  await test.step('locks and unlocks with it', async () => {
    await station.keyboard.press('Control+l');
    await station.getByLabel('Passcode').fill(code);
    await station.keyboard.press('Enter');
    await expect(box(station)).toBeFocused();
  });
  await test.step('revoked, it signs out', async () => {
    await page.getByRole('button', { name: 'Revoke the passcode of Door 2, Saturday' }).click();
    await expect(page.getByText(/signed out at once/)).toBeVisible();
    await page.getByRole('button', { name: 'Revoke', exact: true }).click();
    await expect(page.locator('.passcode')).toHaveCount(0);
    await expect(station.getByText('This passcode was revoked. Ask who gave it to you.')).toBeVisible();
    await expect(station.getByRole('button', { name: 'Sign in' })).toBeVisible();
    await station.getByRole('button', { name: 'I have a passcode' }).click();
    await station.getByLabel('Passcode').fill(code);
    await station.keyboard.press('Enter');
    await expect(station.getByText('There is no such passcode.')).toBeVisible();
  });
  await context.close();
});
