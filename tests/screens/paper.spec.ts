import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { DeskApp } from '../e2e/desk.ts';
import { callCore, countPrints, firstRun, goTo, openDetails, switchEvent } from '../e2e/pages.ts';
import { openMeetings, planEvent } from '../e2e/plans-event.ts';
import { shoot } from './camera.ts';

/*
 * No test: it walks through what leaves the app on paper and takes pictures of the dialogs and of what the printer gets.
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
const COMPANIES = ['Nordwind Grid AS', 'شركة الفيصل للطاقة', '北京光伏有限公司', 'Quist & Søn', null] as const;

const dialog = (page: Page) => page.getByRole('dialog').last();

/** By its cross: Esc empties a box that is searched in. */
const close = (page: Page) => dialog(page).locator('.ui-dialog-head').getByRole('button', { name: 'Close' }).click();

/** The first page as the printer gets it, without its margins and the number below. */
async function shootPrinted(page: Page, name: string): Promise<void> {
  await dialog(page).getByRole('button', { name: 'Print or save as PDF' }).click();
  await expect(page.locator('.print-sheet > section').first()).toBeAttached();
  await page.emulateMedia({ media: 'print', colorScheme: 'light' });
  await page.setViewportSize({ width: 794, height: 1123 });
  await page.evaluate(() => {
    for (const sheet of document.querySelectorAll<HTMLElement>('.print-sheet')) sheet.style.padding = '12mm';
  });
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: 80 });
  writeFileSync(join('docs', 'screens', `${name}.webp`), Buffer.from(data, 'base64'));
  await session.detach();
  await page.emulateMedia({ media: null });
  await page.setViewportSize({ width: 1280, height: 800 });
}

test('paper', async ({ page }) => {
  test.setTimeout(600_000);
  await countPrints(page);
  await firstRun(page, desk);
  const others = Array.from({ length: 45 }, (_, at) => `${FIRST[at % 8]} ${LAST[at % 9]}`);
  const names = [...new Set([...HARD, ...others])];
  const matches = names.flatMap((name, at) =>
    [1, 2, 5, 11].flatMap((step) => {
      const other = names[(at + step) % names.length];
      return other === undefined ? [] : [[name, other] as const];
    }),
  );
  const { eventId, idOf } = await planEvent(page, desk, {
    ...{ names, matches, rounds: 12, tables: 24, firstAt: Date.UTC(2035, 4, 1, 8) },
  });
  for (const [at, name] of names.entries()) {
    const company = COMPANIES[at % COMPANIES.length] ?? null;
    await callCore(page, 'registrations.update', { id: idOf(name), patch: { company } });
  }
  await callCore(page, 'events.update', { id: eventId, timeZone: 'Europe/Berlin' });
  await desk.command('plan', 'solve', '--event', 'MEET', '--seconds', '3', '--name', 'Plan 1');
  await openMeetings(page);
  await page.getByRole('radio', { name: 'Plans', exact: true }).check();
  await page.getByRole('button', { name: 'Print Plan 1' }).click();
  await dialog(page).getByLabel('Find by name or company').fill('hohenlohe');
  await shoot(page, 'paper-draft');
  await dialog(page).getByLabel('Find by name or company').fill('nobody');
  await shoot(page, 'paper-nobody');
  await close(page);
  await desk.command('plan', 'publish', 'Plan 1', '--event', 'MEET');
  await page.reload();
  await openMeetings(page);
  await page.getByRole('radio', { name: 'Plans', exact: true }).check();
  await page.getByRole('button', { name: 'Print Plan 1' }).click();
  await shoot(page, 'paper-schedules');
  await dialog(page).getByLabel('Find by name or company').fill('عبد الرحمن');
  await shootPrinted(page, 'paper-printed-schedule');
  await dialog(page).getByLabel('Find by name or company').fill('');
  await dialog(page).getByRole('radio', { name: 'Slips to cut' }).check();
  await shoot(page, 'paper-slips');
  await shootPrinted(page, 'paper-printed-slips');
  await dialog(page).getByRole('radio', { name: 'One per page' }).check();
  await dialog(page).getByRole('radio', { name: 'Table cards' }).check();
  await shoot(page, 'paper-tables');
  await dialog(page).getByLabel('Find by table or room').fill('Table 12');
  await shootPrinted(page, 'paper-printed-table');
  await dialog(page).getByRole('radio', { name: 'Round lists' }).check();
  await shoot(page, 'paper-lists');
  await dialog(page).getByLabel('Round', { exact: true }).selectOption({ index: 4 });
  await shootPrinted(page, 'paper-printed-list');
  await close(page);

  await goTo(page, '');
  await switchEvent(page, 'MEET', 'Meeting Day');
  const drawer = await openDetails(page, HARD[1]);
  await shoot(page, 'paper-details', drawer.getByRole('button', { name: 'Calendar file' }));
  await drawer.getByRole('button', { name: 'Print schedule' }).click();
  await shoot(page, 'paper-schedule');
});
