import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from '@playwright/test';
import { locateChromium } from '../../scripts/find-chromium.mjs';
import { DeskApp } from '../e2e/desk.ts';
import { scan, searchBox } from '../support/door-page.ts';
import { HARD_LIST, UNKNOWN_FILE } from './people.ts';

/*
 * Takes pictures of every screen into docs/screens, to be looked at: wide and light, wide and dark, narrow and dark. Run by
 * `npm run screens`, by hand, when screens change.
 */
const folder = fileURLToPath(new URL('../../docs/screens/', import.meta.url));
const VIEWS = {
  'wide-light': { size: { width: 1280, height: 800 }, scheme: 'light' },
  'wide-dark': { size: { width: 1280, height: 800 }, scheme: 'dark' },
  'narrow-light': { size: { width: 390, height: 844 }, scheme: 'light' },
  'narrow-dark': { size: { width: 390, height: 844 }, scheme: 'dark' },
} as const;
type View = keyof typeof VIEWS;
const BOTH: readonly View[] = ['wide-light', 'narrow-dark'];
const ALL: readonly View[] = ['wide-light', 'wide-dark', 'narrow-light', 'narrow-dark'];
const EMAIL = 'ana@example.org';
const PASSWORD = 'a long walk by the sea';

await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
const found = await locateChromium();
if (!found.ok) throw new Error(found.reason);
const browser = await chromium.launch({
  executablePath: found.path,
  args: [
    '--no-sandbox',
    '--disable-background-networking',
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
  ],
});
const app = await DeskApp.create();
try {
  const page = await browser.newPage({ viewport: VIEWS['wide-light'].size, reducedMotion: 'reduce' });
  await firstRun(page);
  await door(page);
  await otherScreens(page);
} finally {
  await app.remove();
  await browser.close();
}

async function shot(page: Page, name: string, views: readonly View[] = BOTH): Promise<void> {
  for (const view of views) {
    const { size, scheme } = VIEWS[view];
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    // Layout that follows a change of size, and pictures of dialogs that fade in.
    await page.waitForTimeout(350);
    await page.screenshot({ path: join(folder, `${name}-${view}.png`), caret: 'hide' });
  }
  await page.setViewportSize(VIEWS['wide-light'].size);
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  process.stdout.write(`${name}\n`);
}

async function firstRun(page: Page): Promise<void> {
  await page.goto(await app.start());
  await page.getByLabel('Your name').waitFor();
  await shot(page, 'first-run-account');
  await page.getByLabel('Your name').fill('Ana Silva');
  await page.getByLabel('E-mail').fill(EMAIL);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('button', { name: /Try the demo event/ }).waitFor();
  await shot(page, 'first-run-event');
  await page.getByRole('button', { name: /Try the demo event/ }).click();
  await page.getByLabel('Name of this desk').fill('Main entrance');
  await shot(page, 'first-run-desk', ['wide-light']);
  await page.getByRole('button', { name: 'Start checking in' }).click();
  await searchBox(page).waitFor();
  const list = join(app.folder, 'list.csv');
  await writeFile(list, HARD_LIST);
  await app.command('import', list, '--event', 'DEMO');
}

async function show(page: Page, code: string): Promise<void> {
  await scan(page, code);
  await page.locator('.verdict').first().waitFor();
  await page.waitForTimeout(600);
}

async function door(page: Page): Promise<void> {
  await shot(page, 'check-in-ready', ALL);
  await searchBox(page).fill('mar');
  await page.waitForTimeout(500);
  await shot(page, 'search', ALL);
  await searchBox(page).fill('');
  for (const [code, name, views] of [
    ['SHOT-ADMITTED', 'admitted', ALL],
    ['SHOT-ARABIC', 'admitted-arabic', BOTH],
    ['SHOT-CHINESE', 'admitted-chinese', ['narrow-dark']],
    ['SHOT-LONG', 'admitted-long-name', BOTH],
    ['SHOT-VIP', 'attention', BOTH],
    ['SHOT-WAITLISTED', 'waitlisted', BOTH],
    ['SHOT-CANCELLED', 'cancelled', ['wide-light']],
    ['SHOT-UNKNOWN', 'not-found', ['wide-light']],
  ] as const) {
    await show(page, code);
    await shot(page, `verdict-${name}`, views);
  }
  await page.waitForTimeout(2500);
  await show(page, 'SHOT-ADMITTED');
  await shot(page, 'verdict-already', BOTH);
  await page.getByRole('button', { name: 'Details' }).first().click();
  await page.waitForTimeout(400);
  await shot(page, 'details', BOTH);
  await page.keyboard.press('Escape');
  await page.keyboard.press('F4');
  await page.getByRole('dialog').waitFor();
  await shot(page, 'walk-in', BOTH);
  await page.keyboard.press('Escape');
}

async function otherScreens(page: Page): Promise<void> {
  await page.goto(`${new URL(page.url()).origin}/#/people`);
  await page.getByText('Maria Lindqvist').or(page.getByRole('listitem')).first().waitFor();
  await shot(page, 'people', ALL);

  await page.goto(`${new URL(page.url()).origin}/#/import`);
  await page.locator('input[type=file]').waitFor({ state: 'attached' });
  await shot(page, 'import-choose', BOTH);
  const file = join(app.folder, 'gäste.csv');
  await writeFile(file, UNKNOWN_FILE);
  await page.locator('input[type=file]').setInputFiles(file);
  await page.getByLabel('What the column Wer becomes').waitFor();
  await page.getByLabel('What the column Wer becomes').selectOption({ label: 'Whole name' });
  await page.getByLabel('What the column Kontakt becomes').selectOption({ label: 'E-mail' });
  await page.getByLabel('What the column Los becomes').selectOption({ label: 'Ticket code (what the QR holds)' });
  await shot(page, 'import-columns', BOTH);
  await page.getByRole('button', { name: 'Compare with the list' }).click();
  await page.getByText('Nothing has changed yet.').waitFor();
  await shot(page, 'import-preview', BOTH);
  await page.getByRole('button', { name: /^(Add|Update)/ }).click();
  await page.getByText('The list is ready.').waitFor();
  await shot(page, 'import-done', ['wide-light']);

  await page.goto(`${new URL(page.url()).origin}/#/events`);
  await page.waitForTimeout(800);
  await shot(page, 'events', BOTH);
  await page.goto(`${new URL(page.url()).origin}/#/settings`);
  await page.waitForTimeout(800);
  await shot(page, 'settings', ALL);

  await page.goto(`${new URL(page.url()).origin}/#/`);
  await searchBox(page).waitFor();
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').waitFor();
  await shot(page, 'go-to', ['wide-dark']);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+l');
  await page.getByLabel('Password', { exact: true }).waitFor();
  await shot(page, 'locked', BOTH);
}
