import { readFile } from 'node:fs/promises';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { violationsOf } from './accessible.ts';
import { DeskApp } from './desk.ts';
import { addAccount, box, callCore, firstRun, goTo, importList, signIn, switchEvent } from './pages.ts';

let desk: DeskApp;

test.beforeEach(async () => {
  desk = await DeskApp.create();
});

test.afterEach(async () => {
  await desk.remove();
});

const LIST = [
  'Name,Email,Company,Ticket type,Ticket code,Status',
  'Ada Quist,ada@example.org,"=HYPERLINK(""http://evil.example"")",Press,P-1,paid',
  'Bo Lind,bo@example.org,Alfa Solar,Standard,P-2,paid',
  'Cy Moreau,cy@example.org,Mid Grid,Standard,P-3,paid',
  'Eve Wen,eve@example.org,Beta Hydro,Press,P-5,waitlist',
];

/** A small event with three places taken, and its page. */
async function openEvent(page: Page): Promise<void> {
  await firstRun(page, desk);
  await desk.command('events', 'create', '--code', 'SMALL', '--name', 'Small Talks', '--capacity', '4');
  await importList(desk, LIST, 'SMALL');
  await page.reload();
  await goTo(page, 'events');
  await page.getByRole('link', { name: /Small Talks/ }).click();
  await expect(page.getByRole('link', { name: 'Overview' })).toHaveAttribute('aria-current', 'page');
}

const total = (page: Page, name: string) => page.locator('.totals > div').filter({ hasText: new RegExp(`^${name}`) });
const cells = (page: Page, table: string, row: string) =>
  page.getByRole('table', { name: table }).getByRole('row').filter({ hasText: row }).getByRole('cell');
/** A scan at the event that the page shows, made by the core itself. */
const atDoor = (page: Page, code: string, more: { direction?: 'exit'; deskName?: string } = {}) =>
  callCore(page, 'checkIn.scan', {
    nonce: crypto.randomUUID(),
    eventId: /events\/([\w-]+)/.exec(page.url())?.[1],
    subject: { kind: 'code', code },
    direction: 'entry',
    method: 'scan',
    ...more,
  });

/** Presses what offers the file, and reads it. */
async function saved(page: Page, press: Locator): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent('download'), press.click()]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

test('totals, plots and their tables follow the doors by themselves', async ({ page }) => {
  await openEvent(page);
  await expect(page.getByText('Nobody has come yet.')).toBeVisible();
  await expect(total(page, 'Enrolled')).toContainText('3of 4 places');
  await expect(total(page, 'Waiting')).toContainText('1');
  await expect(page.getByText('No desk has scanned anybody yet.')).toBeVisible();

  await desk.command('check-in', '--event', 'SMALL', '--code', 'P-1');
  await expect(total(page, 'Came')).toContainText('133% of those enrolled');
  await expect(total(page, 'Inside now')).toContainText('1');
  await expect(page.locator('.plot svg.recharts-surface')).toBeVisible();
  await atDoor(page, 'P-2', { deskName: 'Back door' });
  await atDoor(page, 'P-2', { deskName: 'Back door', direction: 'exit' });
  await atDoor(page, 'P-404');
  await expect(page.getByText(/^2 admitted and 1 left:/)).toBeVisible();
  await expect(cells(page, 'By ticket type', 'Press')).toHaveText(['1', '1', '100%']);
  await expect(cells(page, 'By ticket type', 'Standard')).toHaveText(['1', '2', '50%']);
  await expect(cells(page, 'Load of the desks', 'Back door')).toHaveText(['1', '1', '0']);
  await expect(cells(page, 'Load of the desks', 'Main entrance')).toHaveText(['1', '0', '1']);
  await expect(cells(page, 'Answers to scans', 'Not found')).toHaveText(['1']);
  await expect(total(page, 'Inside now')).toContainText('1');

  await test.step('the plot as a table', async () => {
    await page.getByRole('radio', { name: 'Table' }).check();
    const rows = page.getByRole('region', { name: 'Arrivals over time' }).locator('tbody tr');
    const sums = await rows.evaluateAll((all) =>
      [1, 2].map((column) => all.reduce((sum, row) => sum + Number(row.children[column]?.textContent), 0)),
    );
    expect(sums).toEqual([2, 1]);
  });
  await test.step('the day, as it is kept', async () => {
    const day = page.getByRole('region', { name: 'Day by day' }).locator('tbody tr');
    await expect(day).toHaveCount(1);
    // Enrolled, waiting, check-ins, most in a minute.
    await expect(day.locator('td').nth(0)).toHaveText('3');
    await expect(day.locator('td').nth(2)).toHaveText('2');
  });
});

test('lists leave the app by one press, with formulas defused; the list of people as it is shown', async ({ page }) => {
  await openEvent(page);
  await atDoor(page, 'P-1');
  const save = page.getByRole('status').getByRole('button', { name: 'Save the file' });

  await page.getByRole('button', { name: 'Registrations as CSV' }).click();
  const csv = await saved(page, save);
  expect(csv.name).toMatch(/^SMALL-registrations-.*\.csv$/);
  const text = csv.bytes.toString('utf8');
  expect(text.startsWith('\ufeff')).toBe(true);
  expect(text).toContain(`"'=HYPERLINK(""http://evil.example"")"`);
  expect(text.trim().split('\r\n')).toHaveLength(5);

  await page.getByRole('button', { name: 'Check-ins as XLSX' }).click();
  const xlsx = await saved(page, save);
  const sheet = unzipSync(xlsx.bytes)['xl/worksheets/sheet1.xml'];
  expect(sheet === undefined ? '' : strFromU8(sheet)).toContain('Ada Quist');

  await test.step('and once more from the tray of tasks', async () => {
    await page.getByRole('button', { name: 'Under way and done' }).click();
    const again = await saved(page, page.getByRole('button', { name: /^Save SMALL-registrations/ }));
    expect(again.bytes.equals(csv.bytes)).toBe(true);
    await page.keyboard.press('Escape');
  });
  await test.step('the list of people as it is shown', async () => {
    await goTo(page, '');
    await switchEvent(page, 'small', 'Small Talks');
    await goTo(page, 'people');
    await page.getByRole('radio', { name: 'Expected', exact: true }).check();
    await expect(page.locator('.roster-row.person')).toHaveCount(2);
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    await page.getByRole('button', { name: 'As CSV' }).click();
    const { bytes } = await saved(page, save.last());
    const lines = bytes.toString('utf8').trim().split('\r\n');
    expect(lines.slice(1).map((line) => /Bo Lind|Cy Moreau/.exec(line)?.[0])).toEqual(['Bo Lind', 'Cy Moreau']);
  });
});

test('staff have no events to look at, and an organizer none of another one’s figures', async ({ page, browser }) => {
  await openEvent(page);
  const address = page.url();
  const { id: eventId } = (
    await callCore<{ events: { id: string; code: string }[] }>(page, 'events.list', {})
  ).events.find(({ code }) => code === 'SMALL') ?? { id: '' };
  const { id: ownerId } = await callCore<{ id: string }>(page, 'app.me', {});
  await callCore(page, 'events.update', { id: eventId, ownerId });
  await goTo(page, 'settings/users' as 'settings');
  await addAccount(page, 'Ola Organizer', 'ola@example.org', 'Organizer');
  await addAccount(page, 'Stig Staff', 'stig@example.org', 'Staff');

  const other = await browser.newPage();
  await other.goto(desk.url);
  await signIn(other, 'ola@example.org', 'another walk by the sea');
  await other.evaluate((hash) => {
    window.location.hash = hash;
  }, new URL(address).hash);
  await expect(other.getByText(/This event belongs to Ana Silva/)).toBeVisible();
  await expect(other.getByRole('link', { name: 'Details' })).toHaveAttribute('aria-current', 'page');
  for (const name of ['Overview', 'History']) await expect(other.getByRole('link', { name })).toHaveCount(0);
  for (const call of ['records.dashboard', 'records.daily', 'audit.list'])
    await expect(callCore(other, call, { eventId })).rejects.toThrow(/belongs to another organizer/);
  await other.close();

  const staff = await browser.newPage();
  await staff.goto(desk.url);
  await signIn(staff, 'stig@example.org', 'another walk by the sea');
  await expect(staff.getByRole('link', { name: 'Events' })).toHaveCount(0);
  await expect(callCore(staff, 'records.dashboard', { eventId })).rejects.toThrow(/forbidden/);
  await expect(box(staff)).toBeVisible();
  await staff.close();
});

for (const theme of ['light', 'dark'] as const)
  test(`the overview can be used without seeing or without a mouse: axe, ${theme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme });
    await openEvent(page);
    await atDoor(page, 'P-1');
    await expect(page.locator('.plot svg.recharts-surface')).toBeVisible();
    for (const form of ['Plot', 'Table']) {
      await page.getByRole('radio', { name: form }).check();
      expect(await violationsOf(page)).toEqual([]);
    }
  });
