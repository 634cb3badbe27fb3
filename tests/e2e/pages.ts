import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';
import type { DeskApp } from './desk.ts';

export const EMAIL = 'ana@example.org';
export const PASSWORD = 'a long walk by the sea';

/** Goes through the first run as somebody new does, up to the check-in screen of the demo event. */
export async function firstRun(page: Page, desk: DeskApp): Promise<void> {
  await page.goto(await desk.start());
  await page.getByLabel('Your name').fill('Ana Silva');
  await page.getByLabel('E-mail').fill(EMAIL);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('button', { name: /Try the demo event/ }).click();
  await page.getByLabel('Name of this desk').fill('Main entrance');
  await page.getByRole('button', { name: 'Start checking in' }).click();
  await expect(box(page)).toBeFocused();
}

export async function signIn(page: Page, email = EMAIL, password = PASSWORD): Promise<void> {
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.keyboard.press('Enter');
  await expect(box(page)).toBeFocused();
}

/** Changes the screen as a click in the navigation does, without loading the page anew. */
export async function goTo(
  page: Page,
  screen: '' | 'people' | 'import' | 'events' | 'messages' | 'settings',
): Promise<void> {
  await page.evaluate((path) => {
    window.location.hash = `#/${path}`;
  }, screen);
}

export function box(page: Page): Locator {
  return page.getByRole('combobox', { name: 'Find or scan' });
}

/** The answer to the last scan, in its place on the check-in screen. */
export function verdict(page: Page): Locator {
  return page.locator('.door-stage .verdict');
}

/** The answer as it lies over other screens and dialogs. */
export function overlay(page: Page): Locator {
  return page.getByTestId('scan-overlay').locator('.verdict');
}

/** Waits until the present answer is this one, said in colour and in words. */
export async function expectVerdict(page: Page, code: string, word: string, name?: string): Promise<void> {
  await expect(verdict(page)).toHaveAttribute('data-verdict', code);
  await expect(verdict(page).locator('.verdict-word')).toHaveText(word);
  if (name !== undefined) await expect(verdict(page).getByRole('heading', { name })).toBeVisible();
}

/** A scanner types faster than people do and ends with Enter, unless it is set up not to. */
export async function scan(page: Page, code: string, ending: 'enter' | 'nothing' = 'enter'): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const began = Date.now() / 1000;
  // The times of the keys travel with them, so that a slow machine does not tear the burst apart.
  const keys = [...code].map((text, index) =>
    session.send('Input.dispatchKeyEvent', { type: 'keyDown', text, key: text, timestamp: began + index * 0.005 }),
  );
  if (ending === 'enter')
    keys.push(
      session.send('Input.dispatchKeyEvent', {
        type: 'keyDown',
        key: 'Enter',
        code: 'Enter',
        windowsVirtualKeyCode: 13,
        text: '\r',
        timestamp: began + code.length * 0.005,
      }),
    );
  await Promise.all(keys);
  await session.detach();
}

/** A window whose print dialog counts instead of opening: a headless browser has none. To be called before the page loads. */
export async function countPrints(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    const counted = window as unknown as { prints: number };
    counted.prints = 0;
    window.print = () => {
      counted.prints += 1;
      window.dispatchEvent(new Event('afterprint'));
    };
  });
  return () => page.evaluate(() => (window as unknown as { prints: number }).prints);
}

/** The file chooser of the import screen. */
export async function chooseFile(page: Page, name: string, content: Buffer | string): Promise<void> {
  await page.locator('.file-drop input[type=file]').setInputFiles({
    name,
    mimeType: 'text/csv',
    buffer: Buffer.from(content),
  });
}

/** The people of an event on their way into it through the command line: what a test is not about. */
export async function importList(desk: DeskApp, rows: readonly string[], event = 'DEMO'): Promise<void> {
  const file = join(desk.folder, `list-${rows.length}-${event}.csv`);
  await writeFile(file, rows.join('\n'));
  await desk.command('import', file, '--event', event);
}

/** Puts this desk to another event, as a person does who knows the keys. */
export async function switchEvent(page: Page, code: string, title: string): Promise<void> {
  await inPalette(page, code);
  await expect(page.getByRole('banner').getByText(title)).toBeVisible();
  await expect(box(page)).toBeFocused();
}

/** Runs what the palette finds first. */
export async function inPalette(page: Page, text: string): Promise<void> {
  await dialogFromPalette(page, text);
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

/** Runs what the palette finds first, where that opens a dialog. */
export async function dialogFromPalette(page: Page, text: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').getByRole('combobox').fill(text);
  // Right after a reload the events are still on their way: whoever sees nothing to run presses no key.
  await expect(page.getByRole('dialog').getByRole('option').first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog').getByRole('combobox')).toHaveCount(0);
}

/** Opens the details of somebody by their whole name. */
export async function openDetails(page: Page, name: string): Promise<Locator> {
  await box(page).fill(name);
  // The hits of the last search stay until the new ones are there.
  await expect(page.locator('.person').first()).toContainText(name);
  await page.keyboard.press('Control+Enter');
  const drawer = page.getByRole('dialog').last();
  await expect(drawer).toBeVisible();
  return drawer;
}

export async function closeDialog(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

/** Makes an account with the password “another walk by the sea”, from the accounts in the settings. */
export async function addAccount(page: Page, name: string, email: string, role: string): Promise<void> {
  await page.getByRole('button', { name: 'Add an account' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill(name);
  await dialog.getByLabel('E-mail').fill(email);
  await dialog.getByLabel('Password', { exact: true }).fill('another walk by the sea');
  await dialog.getByRole('radio', { name: role }).check();
  await dialog.getByRole('button', { name: 'Create the account' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

/** Makes a call as whoever is signed in on the page: for what no screen does, such as a consent that came from elsewhere. */
export function callCore<T>(page: Page, name: string, input: object): Promise<T> {
  return page.evaluate(
    ({ name, input }) =>
      new Promise<T>((resolve, reject) => {
        const socket = new WebSocket(`ws://${location.host}/rpc`);
        const send = (id: number, call: string, value: object) =>
          socket.send(JSON.stringify({ type: 'call', id, name: call, input: value }));
        socket.addEventListener('open', () =>
          send(1, 'app.resume', { token: sessionStorage.getItem('lanyard.token') ?? '' }),
        );
        socket.addEventListener('message', ({ data }) => {
          const answer = JSON.parse(String(data)) as { id?: number; ok?: boolean; result: T; error?: object };
          if (answer.id === 1) send(2, name, input);
          if (answer.id !== 2) return;
          socket.close();
          if (answer.ok) resolve(answer.result);
          else reject(new Error(JSON.stringify(answer.error)));
        });
      }),
    { name, input },
  );
}

export interface Stats {
  expected: number;
  in: number;
  out: number;
  checkIns: number;
}

export function stats(desk: DeskApp, event = 'DEMO'): Promise<Stats> {
  return desk.command<Stats>('stats', '--event', event);
}
