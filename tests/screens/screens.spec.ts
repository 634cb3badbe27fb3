import { expect, type Page, test } from '@playwright/test';
import { DeskApp } from '../e2e/desk.ts';
import {
  box,
  chooseFile,
  closeDialog,
  countPrints,
  EMAIL,
  expectVerdict,
  firstRun,
  goTo,
  importList,
  PASSWORD,
  scan,
  switchEvent,
} from '../e2e/pages.ts';
import { shoot } from './camera.ts';
import { FEW, GUESTS, UNKNOWN_SHOP } from './people.ts';

/*
 * No tests: they walk through the app and take its pictures. `npm run screens` runs them.
 */
let desk: DeskApp;

test.beforeEach(async () => {
  desk = await DeskApp.create();
});

test.afterEach(async () => {
  await desk.remove();
});

/** Some are inside already: an empty house shows no figures. */
async function arrivals(): Promise<void> {
  const { results } = await desk.command<{ results: { id: string; status: string }[] }>(
    ...['search', '--event', 'DEMO', '--limit', '40', 'an'],
  );
  const expected = results.filter(({ status }) => status === 'enrolled').slice(0, 12);
  for (const [index, { id }] of expected.entries())
    await desk.command(
      'check-in',
      '--event',
      'DEMO',
      '--id',
      id,
      '--desk',
      index % 3 === 0 ? 'Side door' : 'Main entrance',
    );
}

/** Messages that have come up lie over what is to be seen. */
async function untilQuiet(page: Page): Promise<void> {
  await expect(page.getByText(/handed to the print dialog/)).toHaveCount(0);
}

const dialog = (page: Page) => page.getByRole('dialog').last();

test('the way in', async ({ page }) => {
  await page.goto(await desk.start());
  await page.getByLabel('Your name').fill('Ana Silva');
  await page.getByLabel('E-mail').fill(EMAIL);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await shoot(page, 'first-run');
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('button', { name: /Try the demo event/ })).toBeVisible();
  await shoot(page, 'first-run-event');
  await page.getByRole('button', { name: /Try the demo event/ }).click();
  await page.getByLabel('Name of this desk').fill('Main entrance');
  await expect(page.getByText(/Ready, with|Ready to open|Not ready/)).toBeVisible();
  await shoot(page, 'first-run-desk');
  await page.getByRole('button', { name: 'Start checking in' }).click();
  await expect(box(page)).toBeFocused();
  await page.keyboard.press('Control+l');
  await expect(page.getByRole('button', { name: 'Unlock' })).toBeVisible();
  await shoot(page, 'lock');
  await page.getByRole('button', { name: /Sign in as somebody else/ }).click();
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
  await shoot(page, 'sign-in');
});

test('the door', async ({ page }) => {
  await countPrints(page);
  await firstRun(page, desk);
  await importList(desk, GUESTS, 'DEMO');
  await arrivals();
  await desk.command('check-in', '--event', 'DEMO', '--code', 'S-ALREADY', '--desk', 'Side door');
  await page.reload();
  await expect(box(page)).toBeFocused();
  await expect(page.getByText('Last scans')).toBeVisible();
  await shoot(page, 'ready');
  for (const [code, shown, word, name] of [
    ['S-ADMIT', 'admitted', 'Welcome in', 'admitted'],
    ['S-ALREADY', 'already', 'Already in', 'already'],
    ['S-NOWHERE', 'notFound', 'Not found', 'not-found'],
    ['S-WAIT', 'waitlisted', 'On the waitlist', 'waitlisted'],
    ['S-VIP', 'admitted', 'Welcome in', 'vip'],
  ] as const) {
    await page.keyboard.press('Escape');
    await scan(page, code);
    await expectVerdict(page, shown, word);
    await shoot(page, `verdict-${name}`);
  }

  await page.keyboard.press('Escape');
  await box(page).fill('lindqvist');
  await expect(page.locator('.person').first()).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await dialog(page).getByRole('button', { name: 'Block' }).click();
  await dialog(page).getByLabel('Why are they blocked?').fill('Threatened a volunteer last year. Call Jonas.');
  await dialog(page).getByRole('button', { name: 'Block' }).last().click();
  await expect(dialog(page).getByRole('button', { name: 'Unblock' })).toBeVisible();
  await closeDialog(page);
  await page.keyboard.press('Escape');
  await scan(page, 'S-BLOCK');
  await expectVerdict(page, 'blocked', 'Blocked');
  await shoot(page, 'verdict-blocked');
  await page.getByRole('button', { name: 'Let in anyway' }).click();
  await expect(dialog(page)).toBeVisible();
  await shoot(page, 'override');
  await closeDialog(page);

  await box(page).fill('mar');
  await expect(page.locator('.person').nth(3)).toBeVisible();
  await shoot(page, 'results');
  await box(page).fill('zzyzx qq');
  await expect(page.getByText(/Nobody by/).last()).toBeVisible();
  await shoot(page, 'results-none');
  await page.keyboard.press('F4');
  await dialog(page).getByRole('textbox').first().fill('Ngozi Adéyemí');
  await shoot(page, 'walk-in');
  await closeDialog(page);
  await box(page).fill('okonkwo');
  await expect(page.locator('.person').first()).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(dialog(page)).toBeVisible();
  await shoot(page, 'details');
  await dialog(page).getByRole('button', { name: 'Assign a badge' }).click();
  await shoot(page, 'assign');
  await page.keyboard.press('Escape');
  await closeDialog(page);
  await page.keyboard.press('Escape');
  await page.keyboard.press('F2');
  await expect(page.getByText('Ready to let out').or(page.locator('.verdict'))).toBeVisible();
  await shoot(page, 'exit');
  await page.keyboard.press('F2');

  await page.keyboard.press('Control+k');
  await shoot(page, 'palette');
  await closeDialog(page);
  await box(page).fill('');
  await page.keyboard.press('?');
  await expect(dialog(page)).toBeVisible();
  await shoot(page, 'keys');
});

test('the other screens', async ({ page }) => {
  await countPrints(page);
  await firstRun(page, desk);
  await importList(desk, GUESTS, 'DEMO');
  await arrivals();
  await desk.command('events', 'create', '--code', 'BEF26', '--name', 'Baltic Energy Forum', '--capacity', '800');
  await page.reload();
  await expect(box(page)).toBeFocused();
  await scan(page, 'S-ADMIT');
  await page.getByRole('button', { name: 'Print badge' }).click();
  await expect(page.getByText(/handed to the print dialog/)).toBeVisible();
  await page.getByRole('button', { name: 'Details', exact: true }).click();
  await dialog(page).getByRole('button', { name: 'Print again' }).click();
  await expect(page.getByText('Already printed')).toBeVisible();
  await shoot(page, 'print-again');
  await page.keyboard.press('Escape');
  await closeDialog(page);
  await untilQuiet(page);

  await goTo(page, 'import');
  await expect(page.getByText('Choose the file, or drop it here')).toBeVisible();
  await shoot(page, 'import');
  await chooseFile(page, 'guest list, final (2).csv', UNKNOWN_SHOP);
  const becomes = (column: string) => page.getByLabel(`What the column ${column} becomes`);
  await becomes('Guest').selectOption('displayName');
  await becomes('Post').selectOption('email');
  await becomes('House').selectOption('company');
  await becomes('Pass').selectOption('ticketCode');
  await shoot(page, 'import-mapping');
  await page.getByRole('button', { name: 'Compare with the list' }).click();
  await expect(page.getByRole('button', { name: /^Add / })).toBeVisible();
  await shoot(page, 'import-preview');
  await page.getByRole('button', { name: /^Add / }).click();
  await expect(page.getByText('The list is ready.')).toBeVisible();
  await shoot(page, 'import-done');

  await goTo(page, 'events');
  await expect(page.getByText('Baltic Energy Forum')).toBeVisible();
  await page.getByRole('button', { name: 'Create an event' }).click();
  await dialog(page).getByLabel('Name').first().fill('Harbour Nights');
  await shoot(page, 'event-form');
  await closeDialog(page);

  await goTo(page, 'settings');
  await expect(page.getByLabel('Name of this desk')).toBeVisible();
  await shoot(page, 'settings');
  for (const [section, name] of [
    ['Ready to open?', 'readiness'],
    ['Badge printing', 'badges'],
    ['Badge reader', 'reader'],
    ['Accounts', 'users'],
    ['Keys', 'keys'],
  ] as const) {
    await page.getByRole('navigation', { name: 'Subjects' }).getByText(section, { exact: true }).click();
    await page.waitForTimeout(500);
    await shoot(page, `settings-${name}`);
    if (name === 'badges') {
      await page.locator('.prints').scrollIntoViewIfNeeded();
      await shoot(page, 'print-log');
    }
  }
});

test('three people with hard names', async ({ page }) => {
  await countPrints(page);
  await firstRun(page, desk);
  await desk.command(
    'events',
    'create',
    '--code',
    'FEW',
    '--name',
    'مؤتمر الطاقة المتجددة 可再生能源大会 für Fortgeschrittene',
  );
  await importList(desk, FEW, 'FEW');
  await page.reload();
  await expect(box(page)).toBeFocused();
  await switchEvent(page, 'few', 'Fortgeschrittene');
  for (const [code, name] of [
    ['F-LONG', 'long-name'],
    ['F-ARABIC', 'arabic'],
    ['F-CHINESE', 'chinese'],
  ] as const) {
    await page.keyboard.press('Escape');
    await scan(page, code);
    await expectVerdict(page, 'admitted', 'Welcome in');
    await shoot(page, `few-verdict-${name}`);
  }
  for (const [text, name] of [
    ['maximiliane', 'long-name'],
    ['الفيصل', 'arabic'],
    ['欧阳', 'chinese'],
  ] as const) {
    await box(page).fill(text);
    await expect(page.locator('.person').first()).toBeVisible();
    await shoot(page, `few-results-${name}`);
    await page.keyboard.press('Control+Enter');
    await expect(dialog(page)).toBeVisible();
    await shoot(page, `few-details-${name}`);
    await dialog(page)
      .getByRole('button', { name: /^Print/ })
      .click();
    await expect(page.getByText(/handed to the print dialog/).last()).toBeVisible();
    await dialog(page)
      .getByRole('button', { name: /^Print/ })
      .click();
    await expect(page.getByText('Already printed')).toBeVisible();
    await shoot(page, `few-badge-${name}`);
    await page.keyboard.press('Escape');
    await closeDialog(page);
    await untilQuiet(page);
  }
  await goTo(page, 'events');
  await expect(page.getByText('Harbour Days')).toBeVisible();
  await shoot(page, 'few-events');
});
