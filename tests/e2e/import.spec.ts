import { readFile } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';
import {
  eventbriteCsv,
  eventbriteTable,
  lumaCsv,
  lumaTable,
  pretixCsv,
  pretixTable,
} from '../support/fixtures/import/index.ts';
import { DeskApp } from './desk.ts';
import { box, chooseFile, expectVerdict, firstRun, goTo, scan, stats, switchEvent, verdict } from './pages.ts';

let desk: DeskApp;

test.beforeEach(async ({ page }) => {
  desk = await DeskApp.create();
  await firstRun(page, desk);
  await desk.command('events', 'create', '--code', 'LIST', '--name', 'An event with a list');
  await page.reload();
  await expect(box(page)).toBeFocused();
  await switchEvent(page, 'list', 'An event with a list');
  await goTo(page, 'import');
});

test.afterEach(async () => {
  await desk.remove();
});

const compare = (page: Page) => page.getByRole('button', { name: 'Compare with the list' });
const done = (page: Page) => page.getByText('The list is ready.');
const becomes = (page: Page, column: string) => page.getByLabel(`What the column ${column} becomes`);

/** The four figures of the preview. */
async function expectCounts(page: Page, counts: Partial<Record<'New' | 'Changed' | 'Unchanged' | 'Rejected', number>>) {
  for (const [kind, count] of Object.entries(counts))
    await expect(page.locator('.counts button').filter({ hasText: new RegExp(`\\d${kind}$`) })).toHaveText(
      `${count}${kind}`,
    );
}

/** The cell of the first person in the column with this heading. */
function firstCell(table: readonly (readonly string[])[], heading: string): string {
  const [headings = [], first = []] = table;
  return first[headings.indexOf(heading)] ?? '';
}

test('files of Eventbrite, pretix and Luma are known by themselves, and their tickets open the door', async ({
  page,
}) => {
  const shops = [
    ['Eventbrite', eventbriteCsv(12, 11), firstCell(eventbriteTable(12, 11), 'Barcode #')],
    ['pretix', pretixCsv(12, 12), firstCell(pretixTable(12, 12), 'Secret')],
    ['Luma', lumaCsv(12, 13), firstCell(lumaTable(12, 13), 'qr_code_url')],
  ] as const;
  for (const [shop, content, ticket] of shops)
    await test.step(shop, async () => {
      await goTo(page, 'import');
      await chooseFile(page, `${shop}.csv`, content);
      await expect(page.getByText(`From ${shop}`)).toBeVisible();
      await compare(page).click();
      await expectCounts(page, { New: 12, Rejected: 0 });
      await expect(page.getByText('Nothing has changed yet.')).toBeVisible();
      await page.getByRole('button', { name: 'Add 12 people' }).click();
      await expect(done(page)).toBeVisible();
      await page.getByRole('button', { name: 'Go to check-in' }).click();
      await expect(box(page)).toBeFocused();
      await scan(page, ticket);
      await expectVerdict(page, 'admitted', 'Welcome in');
      await goTo(page, 'import');
      await page.getByRole('button', { name: 'Another file' }).click();
    });
  await expect(page.locator('.import-past tbody tr')).toHaveCount(3);
});

const UNKNOWN = ['Guest;Post;House;Pass', 'Lucía Fernández;lucia@example.org;Vela;UNKNOWN-1'];

test('a file of no known shop is mapped by hand once; the next one is mapped by itself', async ({ page }) => {
  await chooseFile(page, 'guests.csv', UNKNOWN.join('\n'));
  await expect(page.getByText('A file of its own kind')).toBeVisible();
  await expect(page.getByLabel('Columns are separated by')).toHaveValue(';');
  await becomes(page, 'Guest').selectOption('displayName');
  await becomes(page, 'Post').selectOption('email');
  await becomes(page, 'House').selectOption('company');
  await becomes(page, 'Pass').selectOption('ticketCode');
  await expect(page.getByText('Remembered for files with these headings.')).toBeVisible();
  await compare(page).click();
  await page.getByRole('button', { name: 'Add 1 person' }).click();
  await expect(done(page)).toBeVisible();

  await page.getByRole('button', { name: 'Another file' }).click();
  await chooseFile(page, 'guests-2.csv', [...UNKNOWN, 'Piotr Zieliński;piotr@example.org;Wisła;UNKNOWN-2'].join('\n'));
  await expect(page.getByText('Mapped as the last time')).toBeVisible();
  await expect(becomes(page, 'Pass')).toHaveValue('ticketCode');
  await compare(page).click();
  await expectCounts(page, { New: 1, Unchanged: 1 });
  await page.getByRole('button', { name: 'Add 1 person' }).click();
  await page.getByRole('button', { name: 'Go to check-in' }).click();
  await scan(page, 'UNKNOWN-2');
  await expectVerdict(page, 'admitted', 'Welcome in', 'Piotr Zieliński');
});

test('rows that cannot be used come back as a file with the reason in each', async ({ page }) => {
  const rows = ['First name,Last name,Company,Ticket code', 'Ada,Quist,Row One Ltd,ROW-1', ',,Row Two Ltd,'];
  await chooseFile(page, 'with-errors.csv', rows.join('\n'));
  await compare(page).click();
  await expectCounts(page, { New: 1, Rejected: 1 });
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Rejected rows as a file' }).click();
  const file = await download;
  const text = await readFile(await file.path(), 'utf8');
  expect(file.suggestedFilename()).toMatch(/\.csv$/);
  expect(text.trim().split(/\r?\n/)).toHaveLength(2);
  expect(text).toMatch(/Row Two Ltd.*\p{L}/u);
  expect(text).not.toContain('Row One Ltd');
});

test('discarded before it is confirmed, an import leaves the list as it was', async ({ page }) => {
  await chooseFile(page, 'shop.csv', eventbriteCsv(12, 11));
  await compare(page).click();
  await expectCounts(page, { New: 12 });
  await page.getByRole('button', { name: 'Discard' }).click();
  await expect(page.getByText('Choose the file, or drop it here')).toBeVisible();
  await expect(stats(desk, 'LIST')).resolves.toMatchObject({ expected: 0 });
  await expect(page.locator('.import-past tbody tr')).toContainText(['Cancelled']);
});

test('a newer export updates people and keeps check-ins; the same file again changes nothing', async ({ page }) => {
  const list = (company: string) =>
    [
      'First name,Last name,Email,Company,Ticket code',
      `Ada,Quist,ada@example.org,${company},NEWER-1`,
      'Bo,Quist,bo@example.org,Same,NEWER-2',
    ].join('\n');
  const importFile = async (content: string) => {
    await goTo(page, 'import');
    await chooseFile(page, 'export.csv', content);
    await compare(page).click();
  };
  await importFile(list('Old Company'));
  await page.getByRole('button', { name: 'Add 2 people' }).click();
  await page.getByRole('button', { name: 'Go to check-in' }).click();
  await scan(page, 'NEWER-1');
  await expectVerdict(page, 'admitted', 'Welcome in', 'Ada Quist');

  await goTo(page, 'import');
  await page.getByRole('button', { name: 'Another file' }).click();
  await importFile(`${list('New Company')}\nCy,Quist,cy@example.org,Third,NEWER-3`);
  await expectCounts(page, { New: 1, Changed: 1, Unchanged: 1, Rejected: 0 });
  await page.getByRole('button', { name: 'Add 1, update 1' }).click();
  await expect(done(page)).toBeVisible();
  await expect(stats(desk, 'LIST')).resolves.toMatchObject({ in: 1, checkIns: 1 });
  await page.getByRole('button', { name: 'Another file' }).click();

  await importFile(`${list('New Company')}\nCy,Quist,cy@example.org,Third,NEWER-3`);
  await expectCounts(page, { New: 0, Changed: 0, Unchanged: 3 });
  await expect(page.getByText('The list is up to date already.')).toBeVisible();
  await page.getByRole('button', { name: 'Discard' }).click();

  await goTo(page, '');
  await scan(page, 'NEWER-1');
  await expectVerdict(page, 'already', 'Already in', 'Ada Quist');
  await expect(verdict(page)).toContainText('New Company');
});

test('what an old spreadsheet writes is read and shown: UTF-16, semicolons, a heading of its own', async ({ page }) => {
  const rows = '\ufeffWer;Los\nÅsa Öberg;OLD-1\n';
  await chooseFile(page, 'gäste.txt', Buffer.from(rows, 'utf16le'));
  await expect(page.getByLabel('Encoding')).toHaveValue('utf-16le');
  await expect(page.getByLabel('Columns are separated by')).toHaveValue(';');
  await becomes(page, 'Wer').selectOption('displayName');
  await becomes(page, 'Los').selectOption('ticketCode');
  await compare(page).click();
  await page.getByRole('button', { name: 'Add 1 person' }).click();
  await page.getByRole('button', { name: 'Go to check-in' }).click();
  await scan(page, 'OLD-1');
  await expectVerdict(page, 'admitted', 'Welcome in', 'Åsa Öberg');
});

test('a file that is no list is refused in a sentence', async ({ page }) => {
  await chooseFile(page, 'badge.csv', Buffer.from([0x25, 0x50, 0x44, 0x46, 0x2d, 0x31, 0x2e, 0x37, 0, 0, 1, 2]));
  await expect(page.getByRole('alert').filter({ hasText: /PDF/ }).first()).toBeVisible();
});
