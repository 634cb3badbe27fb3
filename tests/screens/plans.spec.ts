import { randomUUID } from 'node:crypto';
import { expect, type Page, test } from '@playwright/test';
import { DeskApp } from '../e2e/desk.ts';
import { callCore, closeDialog, firstRun, scan } from '../e2e/pages.ts';
import { openMeetings, planEvent } from '../e2e/plans-event.ts';
import { shoot } from './camera.ts';

/*
 * No tests: they walk through what organizers see of plans and take its pictures. `npm run screens` runs them.
 */
let desk: DeskApp;

test.beforeEach(async () => {
  desk = await DeskApp.create();
});

test.afterEach(async () => {
  await desk.remove();
});

const LONG = 'Maximiliane Konstanze Freifrau von Hohenlohe-Waldenburg-Schillingsfürst zu Oberhausen-Wittelsbach';
const HARD = [LONG, 'عبد الرحمن بن محمد الفيصل', '欧阳修文'] as const;
const FIRST = ['Mirela', 'Oskar', 'Thandiwe', 'Beatriz', 'Mehmet', 'Siobhán', 'Łukasz', 'Ingrid'];
const LAST = ['Popescu', 'Lindqvist', 'Mokoena', 'Quintanilla', 'Öztürk', 'Ní Dhónaill', 'Żółkiewski', 'Haas', 'Ruiz'];

const dialog = (page: Page) => page.getByRole('dialog').last();
const part = (page: Page, name: string) => page.getByRole('radio', { name, exact: true }).check();
async function quiet(page: Page): Promise<void> {
  const close = page.locator('.ui-toast').getByRole('button', { name: 'Close' });
  while ((await close.count()) > 0) await close.first().click();
}

async function solve(page: Page): Promise<void> {
  await page.getByText('More', { exact: true }).click();
  await page.getByLabel('Seconds to plan').fill('2');
  await page.getByRole('button', { name: 'Plan the meetings' }).click();
  await expect(page.getByText('The plan is made.')).toBeVisible({ timeout: 60_000 });
  await page.getByText('More', { exact: true }).click();
  await quiet(page);
}

test('three people', async ({ page }) => {
  test.setTimeout(300_000);
  await firstRun(page, desk);
  await planEvent(page, desk, {
    ...{ names: HARD, rounds: 4, tables: 2, firstAt: Date.UTC(2035, 4, 1, 9) },
    matches: [
      [HARD[0], HARD[1]],
      [HARD[1], HARD[2]],
    ],
  });
  await openMeetings(page);
  await expect(page.getByText('No plan yet.')).toBeVisible();
  await shoot(page, 'plans-none');
  await solve(page);
  await part(page, 'Board');
  await page.locator('.meeting-card').first().click();
  await shoot(page, 'board-few');
});

test('many people', async ({ page }) => {
  test.setTimeout(600_000);
  await firstRun(page, desk);
  const names = [
    ...HARD,
    ...Array.from({ length: 93 }, (_, at) => `${FIRST[at % 8]} ${LAST[at % 9]} ${Math.floor(at / 24) + 1}`),
  ];
  const unique = [...new Set(names)];
  const matches = unique.flatMap((name, at) =>
    [1, 2, 5, 11].flatMap((step) => {
      const other = unique[(at + step) % unique.length];
      return other === undefined || other === name ? [] : [[name, other] as const];
    }),
  );
  const { eventId, idOf, pointIds, roundIds } = await planEvent(page, desk, {
    ...{ names: unique, matches, rounds: 12, tables: 24, firstAt: Date.now() + 4 * 60_000 },
  });
  await callCore(page, 'plans.setRules', { eventId, mostMeetings: 7 });
  const hall = await callCore<{ id: string }>(page, 'venues.addLocation', {
    ...{ of: { kind: 'event', eventId }, name: 'Great hall', planWidth: 24, planHeight: 15 },
  });
  await callCore(page, 'programme.updatePoints', {
    eventId,
    points: pointIds.map((id, at) => ({
      ...{ id, locationIds: [hall.id], positionX: 2.5 + (at % 6) * 3.8, positionY: 2 + Math.floor(at / 6) * 3.6 },
    })),
  });
  for (const name of unique.slice(0, 20))
    await callCore(page, 'checkIn.scan', {
      ...{ nonce: randomUUID(), eventId, subject: { kind: 'registration', id: idOf(name) } },
      ...{ direction: 'entry', method: 'search' },
    });
  await openMeetings(page);
  await solve(page);
  await page.getByRole('button', { name: 'Publish Plan 1' }).click();
  await expect(dialog(page).getByText(/people are told/)).toBeVisible();
  await shoot(page, 'plans-publish');
  await dialog(page).getByRole('button', { name: 'Publish' }).click();
  await quiet(page);
  await solve(page);
  await shoot(page, 'plans');
  await page.getByRole('button', { name: 'Compare Plan 2' }).click();
  await expect(dialog(page).getByRole('status')).toBeVisible();
  await shoot(page, 'plans-compare');
  await closeDialog(page);

  await part(page, 'Board');
  await expect(page.locator('.meeting-card').first()).toBeVisible();
  await page.locator('.meeting-card').nth(3).click();
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowRight');
  await shoot(page, 'board-moving');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Order', exact: true }).click();
  await dialog(page).getByRole('checkbox').first().check();
  await shoot(page, 'board-order');
  await closeDialog(page);
  await page.getByLabel('Find a name').fill('mirela');
  await shoot(page, 'board-found');
  await page.getByLabel('Find a name').fill('');
  await part(page, 'People');
  await part(page, 'S');
  await shoot(page, 'board-people');

  await part(page, 'Live');
  await expect(page.locator('.live-meeting').first()).toBeVisible();
  await page.locator('.live-meeting').first().click();
  await dialog(page)
    .getByRole('button', { name: /did not come$/ })
    .first()
    .click();
  await expect(dialog(page).getByText('Did not take place')).toBeVisible();
  await shoot(page, 'live-missing');
  await closeDialog(page);
  // A badge that is held up, of somebody who has a meeting now.
  const { plans } = await callCore<{ plans: { id: string; state: string }[] }>(page, 'plans.list', { eventId });
  const { meetings } = await callCore<{
    meetings: { roundId: string | null; status: string; people: readonly string[] }[];
  }>(page, 'plans.board', { planId: plans.find(({ state }) => state === 'published')?.id });
  const [holder] =
    meetings.find(({ roundId, status }) => roundId === roundIds[0] && status === 'pending')?.people ?? [];
  await scan(page, `MEET-${String(unique.findIndex((name) => idOf(name) === holder)).padStart(4, '0')}`);
  await expect(page.getByRole('region', { name: 'Arrivals by badge' }).getByRole('status')).toContainText(/ is at /);
  await shoot(page, 'live');
  await part(page, 'Floor plan');
  await shoot(page, 'live-floor', page.locator('.live-spot').last());
  await part(page, 'List');
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('button', { name: 'Delay a round' }).click();
  await expect(dialog(page).getByRole('list', { name: 'New times' })).toBeVisible();
  await shoot(page, 'live-delay');
  await closeDialog(page);
  await page.getByRole('button', { name: 'Screen for the hall' }).click();
  await expect(page.getByRole('list', { name: 'Who goes where' }).getByRole('listitem').first()).toBeVisible();
  await shoot(page, 'live-call-out');
});

test('too few tables', async ({ page }) => {
  test.setTimeout(300_000);
  await firstRun(page, desk);
  const names = Array.from({ length: 24 }, (_, at) => `${FIRST[at % 8]} ${LAST[at % 9]} ${at}`);
  const matches = names.flatMap((name, at) =>
    [1, 2, 3].map((step) => [name, names[(at + step) % names.length] ?? ''] as const),
  );
  await planEvent(page, desk, { names, matches, rounds: 5, tables: 9, firstAt: Date.UTC(2035, 4, 1, 9) });
  await openMeetings(page);
  await solve(page);
  await shoot(page, 'plans-short', page.getByRole('heading', { name: 'Are there enough tables?' }));
});
