import { expect, type Page, test } from '@playwright/test';
import type { Programme } from '#shared/contract/programme.ts';
import type { Venue } from '#shared/contract/venues.ts';
import { DeskApp } from './desk.ts';
import { callCore, firstRun, goTo } from './pages.ts';
import { openSettings } from './settings-pages.ts';

/** Forms that stand open while a colleague changes the same thing: what one saves is what one has changed, and nothing else. */
let desk: DeskApp;

test.beforeEach(async () => {
  desk = await DeskApp.create();
});

test.afterEach(async () => {
  await desk.remove();
});

const dialog = (page: Page) => page.getByRole('dialog').last();

test('tables and rounds keep what a colleague changed while their forms stood open', async ({ page }) => {
  await firstRun(page, desk);
  await goTo(page, 'events');
  await page.getByRole('button', { name: 'Create an event' }).click();
  await dialog(page).getByLabel('Name').fill('Harbour Nights');
  await dialog(page).getByRole('button', { name: 'Create the event' }).click();
  await page.getByRole('link', { name: 'Tables', exact: true }).click();
  const eventId = /events\/([^/]+)/.exec(page.url())?.[1];
  const room = await callCore<{ id: string }>(page, 'venues.addLocation', {
    of: { kind: 'event', eventId },
    name: 'Hall 1',
    planWidth: 20,
    planHeight: 12,
  });
  const [startAt, endAt] = [Date.UTC(2027, 5, 1, 9), Date.UTC(2027, 5, 1, 10)];
  await callCore(page, 'programme.addRounds', { eventId, rounds: [{ name: 'Round 1', startAt, endAt }] });
  const { points, rounds } = await callCore<Programme>(page, 'programme.addPoints', {
    eventId,
    points: [{ name: 'Table 1', locationIds: [room.id], positionX: 1, positionY: 1 }],
  });

  await page.getByRole('button', { name: 'Edit Table 1' }).click();
  await dialog(page).getByLabel('Table', { exact: true }).fill('Stage');
  const moved = { id: points[0]?.id, positionX: 5, positionY: 6 };
  await callCore(page, 'programme.updatePoints', { eventId, points: [moved] });
  await dialog(page).getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);

  await page.getByRole('link', { name: 'Rounds', exact: true }).click();
  await page.getByRole('button', { name: 'Edit Round 1' }).click();
  await page.locator('.round-edit').getByLabel('Round').fill('Opening');
  await callCore(page, 'programme.updateRound', { id: rounds[0]?.id, locationText: 'Bar' });
  await page.keyboard.press('Enter');
  await expect(page.locator('.round-edit')).toHaveCount(0);

  const now = await callCore<Programme>(page, 'programme.get', { eventId });
  expect(now.points[0]).toMatchObject({ name: 'Stage', positionX: 5, positionY: 6 });
  expect(now.rounds[0]).toMatchObject({ name: 'Opening', locationText: 'Bar', startAt });
});

test('venues and rooms keep what a colleague changed while their dialogs stood open', async ({ page }) => {
  await firstRun(page, desk);
  const { id } = await callCore<Venue>(page, 'venues.create', { name: 'Fair ground' });
  const room = await callCore<{ id: string }>(page, 'venues.addLocation', {
    of: { kind: 'venue', venueId: id },
    name: 'Hall 3',
  });
  await goTo(page, 'events');
  await page.getByRole('button', { name: 'Venues' }).click();
  await page.getByRole('button', { name: 'Edit Fair ground' }).click();
  await dialog(page).getByLabel('Name').fill('Exhibition ground');
  await callCore(page, 'venues.update', { id, city: 'Tallinn' });
  await dialog(page).getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);

  await page.getByRole('button', { name: 'Edit Hall 3' }).click();
  await dialog(page).getByLabel('Name of the room').fill('Hall 4');
  await callCore(page, 'venues.updateLocation', { id: room.id, planWidth: 40 });
  await dialog(page).getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);

  const { venues } = await callCore<{ venues: Venue[] }>(page, 'venues.list', {});
  expect(venues[0]).toMatchObject({ name: 'Exhibition ground', city: 'Tallinn' });
  expect(venues[0]?.locations[0]).toMatchObject({ name: 'Hall 4', planWidth: 40 });
});

test('settings keep what another window changed', async ({ page }) => {
  await firstRun(page, desk);

  await test.step('how long people are kept', async () => {
    await openSettings(page, 'Keeping data');
    const days = page.locator('.retention-row').filter({ hasText: 'Exported files' }).getByLabel('Days');
    await days.fill('31');
    await callCore(page, 'privacy.setRetention', { people: 400 });
    const people = page
      .locator('.retention-row')
      .filter({ hasText: /^People/ })
      .getByLabel('Days');
    await expect(people).toHaveValue('400');
    await expect(days).toHaveValue('31');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('Saved. The next run keeps to it.')).toBeVisible();
    const { periods } = await callCore<{ periods: object }>(page, 'privacy.retention', {});
    expect(periods).toMatchObject({ people: 400, exports: 31 });
  });
  await test.step('the name of the desk', async () => {
    await openSettings(page, 'This desk');
    const name = page.getByLabel('Name of this desk');
    await expect(name).toHaveValue('Main entrance');
    const other = await page.context().newPage();
    await other.goto(page.url());
    await other.getByLabel('E-mail').fill('ana@example.org');
    await other.getByLabel('Password', { exact: true }).fill('a long walk by the sea');
    await other.keyboard.press('Enter');
    await other.getByLabel('Name of this desk').fill('Back door');
    await other.keyboard.press('Enter');
    await expect(name).toHaveValue('Back door');
    await page.bringToFront();
    await name.focus();
    await page.keyboard.press('Tab');
    await expect(other.getByLabel('Name of this desk')).toHaveValue('Back door');
    const { settings } = await callCore<{ settings: object }>(page, 'desk.get', {});
    expect(settings).toMatchObject({ name: 'Back door' });
  });
});
