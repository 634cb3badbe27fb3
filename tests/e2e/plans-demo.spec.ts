import { expect, type Page, test } from '@playwright/test';
import { DeskApp } from './desk.ts';
import { callCore, firstRun, goTo } from './pages.ts';

let desk: DeskApp;

test.beforeEach(async () => {
  desk = await DeskApp.create();
});

test.afterEach(async () => {
  await desk.remove();
});

const dialog = (page: Page) => page.getByRole('dialog').last();
const part = (page: Page, name: string) => page.getByRole('radio', { name, exact: true }).check();

test('the demo event is planned; a meeting is dragged, another one missed, and the healed plan is on the board', async ({
  page,
}) => {
  await firstRun(page, desk);
  await goTo(page, 'events');
  await page.getByRole('link', { name: /Harbour Days/ }).click();
  await page.getByRole('link', { name: 'Meetings', exact: true }).click();
  const board = page.getByRole('grid');

  await test.step('planned and published', async () => {
    await page.getByText('More', { exact: true }).click();
    await page.getByLabel('Seconds to plan').fill('1');
    await page.getByRole('button', { name: 'Plan the meetings' }).click();
    await page.getByRole('button', { name: 'Publish Plan 1' }).click();
    await expect(dialog(page).getByText(/people are told/)).toBeVisible();
    await dialog(page).getByRole('button', { name: 'Publish' }).click();
    await expect(page.locator('.ui-toast').last()).toContainText('Published.');
  });
  await test.step('a meeting is dragged to a place that lights up', async () => {
    await part(page, 'Board');
    const card = board.locator('[data-meeting]').first();
    const id = await card.getAttribute('data-meeting');
    const moved = board.locator(`[data-meeting="${id}"]`);
    await card.hover();
    await page.mouse.down();
    const box = (await card.boundingBox()) ?? { x: 0, y: 0 };
    await page.mouse.move(box.x + 30, box.y + 30, { steps: 4 });
    const free = board.locator('[data-fits="true"]').last();
    const spot = `[data-row="${await free.getAttribute('data-row')}"][data-column="${await free.getAttribute('data-column')}"]`;
    await free.hover();
    await page.mouse.up();
    await expect(board.locator(spot).locator(`[data-meeting="${id}"]`)).toHaveCount(1);
    await expect(moved).toHaveCount(1);
  });
  await test.step('somebody does not come, and the table breaks; re-planned, the meeting is elsewhere on the board', async () => {
    await part(page, 'Live');
    await page.locator('.live-meeting').first().click();
    // Which meeting comes first may change until it is open.
    const [name = '', partner = ''] = await dialog(page).locator('.live-person > b').allTextContents();
    await dialog(page)
      .getByRole('button', { name: `${name} did not come` })
      .click();
    await expect(dialog(page).getByText('Did not take place')).toBeVisible();
    await dialog(page).locator('.ui-dialog-head').getByRole('button', { name: 'Close' }).click();
    const table = await page.locator('.live-table').first().locator('b').first().textContent();
    const eventId = /events\/([^/]+)/.exec(page.url())?.[1];
    const { points } = await callCore<{ points: { id: string; name: string }[] }>(page, 'programme.get', { eventId });
    const { id } = points.find((point) => point.name === table) ?? {};
    await callCore(page, 'programme.updatePoints', { eventId, points: [{ id, outOfUse: true }] });
    await expect(page.locator('.live-table').first()).toContainText('Out of use');
    await page.getByRole('button', { name: 'Re-plan' }).click();
    await dialog(page)
      .getByRole('switch', { name: /another chance/ })
      .check();
    await dialog(page).getByRole('button', { name: 'Re-plan' }).click();
    const moves = dialog(page).getByRole('list', { name: 'What moves' });
    await expect(moves).toContainText(name);
    await dialog(page).locator('.ui-dialog-head').getByRole('button', { name: 'Close' }).click();
    await part(page, 'Board');
    await page.getByLabel('Find a name').fill(name);
    // The board draws what is in sight: each Enter goes to the next place of whoever was found.
    const healed = board.locator('[data-found="true"]').filter({ hasText: partner });
    await expect(async () => {
      await page.keyboard.press('Enter');
      await expect(healed).toHaveCount(1, { timeout: 500 });
    }).toPass();
    await expect(healed.getByRole('img', { name: 'To come' })).toBeVisible();
  });
});
