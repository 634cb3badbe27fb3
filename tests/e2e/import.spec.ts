import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { scan } from '../support/door-page.ts';
import { DeskApp } from './desk.ts';
import { firstRun } from './first-run.ts';

let desk: DeskApp;

test.beforeEach(async ({ page }) => {
  desk = await DeskApp.create();
  await firstRun(page, desk);
  await page.getByRole('link', { name: 'Import' }).click();
});

test.afterEach(async () => {
  await desk.remove();
});

const EVENTBRITE = (company: string) =>
  [
    'Order #,Order Date,First Name,Surname,Email,Quantity,Price Tier,Ticket Type,Attendee #,Barcode #,Attendee Status,Company,What do you eat?',
    `9001,2026-10-01,Amélie,Rousseau,amelie@example.org,1,Regular,Early bird,7001,EB-7001,Attending,${company},Vegan`,
    '9001,2026-10-01,Björn,Åkesson,bjorn@example.org,1,Regular,Early bird,7002,EB-7002,Attending,Fjäll AB,',
    '9002,2026-10-02,陈,伟,chen@example.org,1,Regular,Regular,7003,EB-7003,Not Attending,,',
  ].join('\r\n');

/** Chooses a file as somebody does who clicks on the drop zone. */
async function choose(page: Page, name: string, content: string | Buffer): Promise<void> {
  const file = join(desk.folder, name);
  await writeFile(file, content);
  await page.locator('input[type=file]').setInputFiles(file);
}

async function stats() {
  return desk.command<{ expected: number; in: number; checkIns: number }>('stats', '--event', 'DEMO');
}

test('an export of Eventbrite is recognised, compared and added; a newer one updates people and keeps check-ins', async ({
  page,
}) => {
  const before = await stats();
  await test.step('the first export', async () => {
    await choose(page, 'report.csv', EVENTBRITE('Rousseau & Fils'));
    await expect(page.getByText('From Eventbrite')).toBeVisible();
    await page.getByRole('button', { name: 'Compare with the list' }).click();
    await expect(page.getByText('Nothing has changed yet.')).toBeVisible();
    expect((await stats()).expected).toBe(before.expected);
    await page.getByRole('button', { name: 'Add 3 people' }).click();
    await expect(page.getByText('The list is ready.')).toBeVisible();
    expect((await stats()).expected).toBe(before.expected + 2);
  });

  await test.step('its codes open the door, from any screen', async () => {
    await scan(page, 'EB-7001');
    await expect(page.getByText('Welcome in').first()).toBeVisible();
    await expect(page.getByText('Amélie Rousseau').first()).toBeVisible();
  });

  await test.step('the same file changes nothing', async () => {
    await page.getByRole('button', { name: 'Another file' }).click();
    await choose(page, 'report-again.csv', EVENTBRITE('Rousseau & Fils'));
    await page.getByRole('button', { name: 'Compare with the list' }).click();
    await expect(page.getByText('The list is up to date already.')).toBeVisible();
    await page.getByRole('button', { name: 'Finish' }).click();
  });

  await test.step('a newer one', async () => {
    await page.getByRole('button', { name: 'Another file' }).click();
    await choose(page, 'newer.csv', EVENTBRITE('Maison Rousseau'));
    await page.getByRole('button', { name: 'Compare with the list' }).click();
    await page.getByRole('button', { name: 'Update 1 person' }).click();
    await expect(page.getByText('The list is ready.')).toBeVisible();
    const { results } = await desk.command<{ results: { name: string; company: string }[] }>(
      'search',
      '--event',
      'DEMO',
      'rousseau',
    );
    expect(results[0]).toMatchObject({ name: 'Amélie Rousseau', company: 'Maison Rousseau' });
    expect(await stats()).toMatchObject({ in: before.in + 1, checkIns: before.checkIns + 1 });
  });
});

test('any other file is mapped by hand, which is remembered; rows that cannot be used come back as a file', async ({
  page,
}) => {
  const rows = (first: string) =>
    Buffer.from(
      `\ufeffWer;Los;Kontakt\n${first};L-1;anna@example.org\n;;\nBo;L-1;bo@example.org\nCy;L-3;keine adresse\n`,
      'utf16le',
    );
  await choose(page, 'gäste.txt', rows('Anna Berg'));
  await expect(page.getByText('A file of its own kind')).toBeVisible();
  await expect(page.getByLabel('Encoding')).toHaveValue(/utf-16le/);
  await expect(page.getByLabel('Columns are separated by')).toHaveValue(/semicolon|;/);
  await page.getByLabel('What the column Wer becomes').selectOption({ label: 'Whole name' });
  await page.getByLabel('What the column Los becomes').selectOption({ label: 'Ticket code (what the QR holds)' });
  await page.getByLabel('What the column Kontakt becomes').selectOption({ label: 'Keep as it is' });
  await page.getByRole('button', { name: 'Compare with the list' }).click();
  await page.getByRole('button', { name: 'Add 2 people' }).click();
  await expect(page.getByText('The list is ready.')).toBeVisible();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Rejected rows as a file' }).click();
  const text = await readFile(await (await download).path(), 'utf8');
  expect(text).toContain('L-1');
  expect(
    text.split('\n').filter((line) => line.includes('Bo;') || line.includes('Bo,') || line.includes('"Bo"')),
  ).toHaveLength(1);

  await page.getByRole('button', { name: 'Another file' }).click();
  await choose(page, 'nochmal.txt', rows('Anna Bergmann'));
  await expect(page.getByText('Mapped as the last time')).toBeVisible();
  await expect(page.getByLabel('What the column Wer becomes')).toHaveValue('displayName');
});

test('discarding leaves the list as it was', async ({ page }) => {
  const before = await stats();
  await choose(page, 'report.csv', EVENTBRITE('X'));
  await page.getByRole('button', { name: 'Compare with the list' }).click();
  await expect(page.getByText('Nothing has changed yet.')).toBeVisible();
  await page.getByRole('button', { name: 'Discard' }).click();
  await expect(page.getByText('Choose the file, or drop it here')).toBeVisible();
  expect(await stats()).toEqual(before);
});

test('a file that is none is refused in a sentence', async ({ page }) => {
  await choose(page, 'badge.csv', Buffer.from([0x25, 0x50, 0x44, 0x46, 0x2d, 0x31, 0x2e, 0x37, 0, 0, 1, 2]));
  await expect(page.getByRole('alert').filter({ hasText: /PDF/ }).first()).toBeVisible();
});
