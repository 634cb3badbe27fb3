import { createServer } from 'node:net';
import { type Browser, expect, type Page } from '@playwright/test';
import type { DeskApp } from './desk.ts';
import { box, callCore, EMAIL, firstRun, importList, PASSWORD } from './pages.ts';
import { openSettings } from './settings-pages.ts';

/** A hub in use, on this machine alone: the address that the screen would choose is that of the network. */
export async function openHub(page: Page, hub: DeskApp): Promise<void> {
  await firstRun(page, hub);
  await importList(hub, ['First name,Last name,Ticket code', 'Ada,Quist,HUB-1', 'Bo,Quist,HUB-2', 'Cy,Quist,HUB-3']);
  await callCore(page, 'sync.host', { host: '127.0.0.1', port: await freePort() });
  await openSettings(page, 'Several desks');
  await expect(page.getByRole('heading', { name: 'This desk is the hub' })).toBeVisible();
}

/** Makes a code as somebody does at the hub, and reads it from the screen. The dialog stays open. */
export async function inviteDesk(page: Page, role: 'Desk' | 'Kiosk' | 'Organizer', name = ''): Promise<string> {
  await page.getByRole('button', { name: 'Let a desk in' }).click();
  await page
    .getByRole('dialog')
    .getByRole('radio', { name: new RegExp(`^${role}`) })
    .check();
  await page.getByRole('dialog').getByLabel('Its name').fill(name);
  await page.getByRole('button', { name: 'Show the code' }).click();
  return shownCode(page);
}

export async function shownCode(page: Page): Promise<string> {
  const code = page.getByRole('dialog').getByLabel('Code', { exact: true });
  await expect(code).toHaveText(/^[0-9A-Z ]{40,}$/);
  return (await code.textContent()) ?? '';
}

/** Opens an empty app and goes to where it can join. */
export async function beginToJoin(browser: Browser, desk: DeskApp): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await page.goto(await desk.start());
  await page.getByRole('button', { name: 'Join a hub' }).click();
  return page;
}

/** Joins with a code at an empty app, and signs in there. */
export async function joinHub(browser: Browser, desk: DeskApp, code: string, name: string): Promise<Page> {
  const page = await beginToJoin(browser, desk);
  await page.getByLabel('Code of the hub').fill(code.toLowerCase());
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByLabel('Name of this desk').fill(name);
  await page.getByRole('button', { name: /^Join Main entrance/ }).click();
  await signInThere(page);
  return page;
}

/** Waits for the sign-in of a desk that starts anew, and signs in with an account of the event. */
export async function signInThere(page: Page): Promise<void> {
  await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible({ timeout: 30_000 });
  await page.getByLabel('E-mail').fill(EMAIL);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.keyboard.press('Enter');
  await expect(page.getByText('Signed in as Ana Silva')).toBeVisible();
}

/** Puts a desk that has just joined to the event of the hub. */
export async function chooseEvent(page: Page): Promise<void> {
  await page.locator('.choose button').first().click();
  await expect(box(page)).toBeFocused();
}

/** The quiet line of the header. */
export const line = (page: Page) => page.getByRole('banner').locator('button.ui-chip');

/** A port where nobody listens now, and where the hub is found again after a restart. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
