import { expect, type Page, test } from '@playwright/test';
import { DeskApp } from '../e2e/desk.ts';
import {
  addAccount,
  box,
  callCore,
  closeDialog,
  firstRun,
  goTo,
  importList,
  inPalette,
  signIn,
  switchEvent,
} from '../e2e/pages.ts';
import { shoot } from './camera.ts';
import { FEW, GUESTS, WAITING } from './people.ts';

/*
 * No tests: the pictures of the list of people as organizers see it.
 */
let desk: DeskApp;

test.beforeEach(async () => {
  desk = await DeskApp.create();
});

test.afterEach(async () => {
  await desk.remove();
});

const rows = (page: Page) => page.locator('.roster-row.person');
const dialog = (page: Page) => page.getByRole('dialog').last();
const chip = (page: Page, name: string) => page.getByRole('radio', { name, exact: true });

/** Some of those who come first by name are inside, and one has left again. */
async function arrivals(): Promise<void> {
  for (const text of ['ackerrich', 'al-hassan', 'almeida', 'amawale']) {
    const { results } = await desk.command<{ results: { id: string }[] }>(
      ...['search', '--event', 'DEMO', '--limit', '1', text],
    );
    for (const { id } of results) await desk.command('check-in', '--event', 'DEMO', '--id', id, '--desk', 'Side door');
  }
}

test('the list of many', async ({ page }) => {
  await firstRun(page, desk);
  await importList(desk, GUESTS, 'DEMO');
  await arrivals();
  await goTo(page, 'people');
  await expect(rows(page).nth(8)).toBeVisible();
  await shoot(page, 'people');
  await page.getByRole('grid').focus();
  for (const key of ['ArrowDown', 'ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowDown']) await page.keyboard.press(key);
  await expect(page.getByText('3 selected')).toBeVisible();
  await shoot(page, 'people-selected');
  await page.getByRole('button', { name: 'Availability', exact: true }).click();
  await dialog(page).getByRole('checkbox').nth(2).check();
  await shoot(page, 'people-availability');
  await closeDialog(page);
  await page.getByRole('button', { name: 'Cancel', exact: true }).click();
  await expect(dialog(page)).toBeVisible();
  await shoot(page, 'people-cancel');
  await dialog(page).getByRole('button', { name: 'Cancel 3 registrations' }).click();
  await expect(page.getByText(/3 cancelled/)).toBeVisible();
  await shoot(page, 'people-cancelled');
  await page.getByRole('button', { name: 'Recent changes' }).click();
  await expect(page.getByText('Status of 3 people')).toBeVisible();
  await shoot(page, 'people-recent');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Under way and done' }).click();
  await expect(page.getByText('Change of the list')).toBeVisible();
  await shoot(page, 'task-tray');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Columns' }).click();
  await shoot(page, 'people-columns');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Ticket types' }).click();
  await shoot(page, 'people-types');
  await page.keyboard.press('Escape');
  await importList(desk, WAITING, 'DEMO');
  await chip(page, 'Waitlist').check();
  await expect(rows(page).nth(7)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Let the next one in' })).toBeVisible();
  await page.getByLabel('How many').fill('4');
  await page.getByRole('button', { name: 'Let the next 4 in' }).click();
  await expect(page.getByText(/have a place now/)).toBeVisible();
  await shoot(page, 'people-waitlist');
  await page.getByRole('button', { name: 'Add an address' }).click();
  await shoot(page, 'people-add-address');
  await closeDialog(page);
  await page.getByRole('button', { name: 'Add a person' }).click();
  await shoot(page, 'people-add');
  await closeDialog(page);
  const id = (await rows(page).first().getAttribute('id'))?.replace('person-', '');
  for (const [purpose, version] of [
    ['Photos and film', '2026-03'],
    ['Contact by exhibitors', '2'],
  ])
    await callCore(page, 'registrations.setConsent', { id, purpose, version, given: true });
  await rows(page).first().click();
  await expect(dialog(page).getByRole('button', { name: 'Remove from the list' })).toBeVisible();
  await dialog(page).getByRole('button', { name: 'Remove from the list' }).scrollIntoViewIfNeeded();
  await shoot(page, 'details-manage');
  await closeDialog(page);
  await chip(page, 'Left').check();
  await expect(page.getByText('Nobody has left.')).toBeVisible();
  await shoot(page, 'people-nobody');

  await goTo(page, 'settings');
  await page.getByRole('navigation', { name: 'Subjects' }).getByText('Accounts').click();
  await addAccount(page, 'Sana Supervisor', 'sana@example.org', 'Supervisor');
  await goTo(page, '');
  await inPalette(page, 'sign out');
  await signIn(page, 'sana@example.org', 'another walk by the sea');
  await goTo(page, 'people');
  await chip(page, 'Waitlist').check();
  await expect(page.locator('.person').nth(2)).toBeVisible();
  await shoot(page, 'people-supervisor');
});

test('three people with hard names', async ({ page }) => {
  await firstRun(page, desk);
  await desk.command('events', 'create', '--code', 'FEW', '--name', 'Kleines Treffen', '--capacity', '2');
  await desk.command('events', 'create', '--code', 'NONE', '--name', 'Nothing yet');
  await importList(desk, FEW, 'FEW');
  await page.reload();
  await expect(box(page)).toBeFocused();
  await switchEvent(page, 'few', 'Kleines Treffen');
  await goTo(page, 'people');
  await expect(rows(page).nth(2)).toBeVisible();
  await shoot(page, 'few-people');
  await page.getByLabel('Select all of this list').click();
  await expect(page.getByText('3 selected')).toBeVisible();
  await shoot(page, 'few-people-selected');
  await callCore(page, 'desk.update', { language: 'de' });
  await expect(page.getByText('3 ausgewählt')).toBeVisible();
  await shoot(page, 'few-people-german');
  await page.getByRole('button', { name: 'Stornieren' }).click();
  await shoot(page, 'few-people-cancel-german');
  await closeDialog(page);
  await chip(page, 'Warteliste').check();
  await expect(page.getByText('Die Warteliste ist leer.')).toBeVisible();
  await shoot(page, 'few-people-waitlist-german');
  await callCore(page, 'desk.update', { language: 'en' });
  await goTo(page, '');
  await switchEvent(page, 'none', 'Nothing yet');
  await goTo(page, 'people');
  await expect(page.getByText('Nobody on the list yet.')).toBeVisible();
  await shoot(page, 'people-empty');
});
