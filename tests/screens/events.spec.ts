import { expect, type Page, test } from '@playwright/test';
import { DeskApp } from '../e2e/desk.ts';
import { closeDialog, firstRun, goTo } from '../e2e/pages.ts';
import { shoot } from './camera.ts';

/*
 * No tests: they walk through the part for organizers and take its pictures. `npm run screens` runs them.
 */
let desk: DeskApp;

test.beforeEach(async () => {
  desk = await DeskApp.create();
});

test.afterEach(async () => {
  await desk.remove();
});

const dialog = (page: Page) => page.getByRole('dialog').last();
const tab = (page: Page, name: string) => page.getByRole('link', { name, exact: true }).click();
const quiet = (page: Page) => expect(page.locator('.ui-toast')).toHaveCount(0);

async function create(page: Page, name: string, code: string): Promise<void> {
  await goTo(page, 'events');
  await page.getByRole('button', { name: 'Create an event' }).click();
  await dialog(page).getByLabel('Name').fill(name);
  await dialog(page).getByLabel('Code').fill(code);
  await dialog(page).getByLabel('Capacity').fill('800');
  await dialog(page).getByLabel('Starts').fill('2027-06-01T09:00');
  await dialog(page).getByLabel('Ends').fill('2027-06-01T18:00');
  await dialog(page).getByLabel('Time zone').fill('Europe/Tallinn');
  await dialog(page).getByRole('button', { name: 'Create the event' }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
}

async function addVenue(page: Page, name: string, city: string, rooms: readonly string[]): Promise<void> {
  await page.getByRole('button', { name: 'Add a venue' }).click();
  await dialog(page).getByLabel('Name').fill(name);
  await dialog(page).getByLabel('City').fill(city);
  await dialog(page).getByLabel('Latitude').fill('59.44');
  await dialog(page).getByLabel('Longitude').fill('24.75');
  await dialog(page).getByRole('button', { name: 'Add the venue' }).click();
  const venue = page.getByRole('article', { name });
  for (const room of rooms) {
    await venue.getByRole('button', { name: 'Add a room' }).click();
    await dialog(page).getByLabel('Name of the room').fill(room);
    await dialog(page).getByLabel('Width in metres').fill('24');
    await dialog(page).getByLabel('Depth in metres').fill('14');
    await dialog(page).getByRole('button', { name: 'Add the room' }).click();
    await expect(venue.getByText(room)).toBeVisible();
  }
}

test('events, venues, and one event in all its parts', async ({ page }) => {
  // More than a hundred pictures.
  test.setTimeout(300_000);
  await firstRun(page, desk);
  await goTo(page, 'events');
  await page.getByRole('button', { name: 'Venues' }).click();
  await addVenue(page, 'Kultuurikatel', 'Tallinn', ['Hall 1', 'Foyer']);
  await addVenue(page, 'مركز المؤتمرات الدولي', 'دبي', ['القاعة الكبرى للمؤتمرات والمعارض']);
  await addVenue(page, '上海国际会议中心', '上海', ['三楼多功能厅']);
  await shoot(page, 'venues');
  await create(
    page,
    'مؤتمر الطاقة المتجددة 可再生能源大会 für Fortgeschrittene und alle anderen, die dazulernen',
    'LONG',
  );
  await shoot(page, 'event-long-name');
  await create(page, 'Baltic Energy Forum', 'BEF27');
  await page.getByLabel('Venue').selectOption({ label: 'Kultuurikatel, Tallinn' });
  await page.getByLabel('Tags').fill('energy, ميناء, 会议,');
  await page.getByRole('button', { name: 'Save' }).click();
  await quiet(page);
  await shoot(page, 'event-details');
  await page.getByLabel('Venue').scrollIntoViewIfNeeded();
  await page.getByLabel('Place', { exact: true }).fill('Through the yard');
  await shoot(page, 'event-details-where');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('button', { name: 'Publish' }).scrollIntoViewIfNeeded();
  await page.getByRole('button', { name: 'Publish' }).click();
  await quiet(page);
  await shoot(page, 'event-publish');
  await page.getByRole('button', { name: 'Cancel', exact: true }).click();
  await page.getByRole('button', { name: 'Copy…' }).click();
  await shoot(page, 'event-copy');
  await closeDialog(page);

  await tab(page, 'Rounds');
  await shoot(page, 'rounds-none');
  await page.getByRole('button', { name: 'Make a grid' }).click();
  await dialog(page).getByLabel('Each … minutes long').fill('90');
  await shoot(page, 'rounds-grid');
  await dialog(page).getByRole('button', { name: 'Add 16 rounds' }).click();
  await quiet(page);
  await page.getByRole('checkbox', { name: 'Select Round 2', exact: true }).check();
  await page.getByRole('button', { name: 'Edit Round 4' }).click();
  await shoot(page, 'rounds');

  await tab(page, 'Tables');
  await page.getByRole('button', { name: 'Add tables' }).click();
  await dialog(page).getByLabel('Names').fill('Hall 1 table {n}');
  await dialog(page).getByLabel('Room').selectOption({ label: 'Hall 1' });
  await shoot(page, 'tables-add');
  await dialog(page).getByRole('button', { name: 'Add 20 tables' }).click();
  await expect(page.locator('.round')).toHaveCount(21);
  for (const name of ['طاولة الحوار الكبيرة بجانب النافذة', '第三桌']) {
    await page.getByRole('button', { name: 'Add tables' }).click();
    await dialog(page).getByLabel('How many').fill('1');
    await dialog(page).getByLabel('Names').fill(name);
    await dialog(page).getByLabel('Pairs at once').fill('4');
    await dialog(page).getByLabel('Room').selectOption('');
    await dialog(page).getByRole('button', { name: 'Add 1 table' }).click();
    await expect(page.getByText(name).first()).toBeVisible();
  }
  await quiet(page);
  await shoot(page, 'tables');
  await page.getByRole('radio', { name: 'Plan' }).check();
  await page.getByLabel('Room', { exact: true }).selectOption({ label: 'Hall 1' });
  await page.locator('.plan-table').nth(2).click();
  await page
    .locator('.plan-table')
    .nth(3)
    .click({ modifiers: ['Shift'] });
  await shoot(page, 'plan');
  await page.getByRole('button', { name: 'Place all in rows' }).click();
  await page.locator('.plan-view').evaluate((view) => view.scrollTo(0, 0));
  for (let times = 0; times < 3; times += 1) await page.getByRole('button', { name: 'Closer' }).click();
  await shoot(page, 'plan-near');

  await tab(page, 'Passcodes');
  await shoot(page, 'passcodes-none');
  for (const name of ['Door 2, Saturday', 'المتطوعون عند المدخل الرئيسي للقاعة الكبرى']) {
    await page.getByRole('button', { name: 'New passcode' }).click();
    await dialog(page).getByLabel('For whom').fill(name);
    if (name.startsWith('Door')) await shoot(page, 'passcode-new');
    await dialog(page).getByRole('button', { name: 'Make the passcode' }).click();
    await expect(dialog(page).locator('.slip-code')).toBeVisible();
    if (name.startsWith('Door')) await shoot(page, 'passcode');
    await dialog(page).getByRole('button', { name: 'I have it' }).click();
  }
  await page.getByRole('button', { name: /^Revoke the passcode of Door 2/ }).click();
  await shoot(page, 'passcodes');

  await goTo(page, 'events');
  await expect(page.getByText('Baltic Energy Forum').first()).toBeVisible();
  await shoot(page, 'events');
  await page.keyboard.press('Control+l');
  await page.getByRole('button', { name: /Sign in as somebody else/ }).click();
  await page.getByRole('button', { name: 'I have a passcode' }).click();
  await shoot(page, 'sign-in-passcode');
});
