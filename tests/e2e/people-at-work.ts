import { type Browser, expect, type Page } from '@playwright/test';
import type { DeskApp } from './desk.ts';
import { addAccount, box, goTo, signIn } from './pages.ts';

/** The password that {@link addAccount} gives. */
export const THEIR_PASSWORD = 'another walk by the sea';

/** Makes an account, from whatever screen the administrator is at. */
export async function hire(page: Page, name: string, email: string, role: string): Promise<void> {
  await goTo(page, 'settings');
  await page.getByRole('link', { name: 'Accounts' }).click();
  await addAccount(page, name, email, role);
}

/** A window of somebody else's, at a station of the same desk. */
export async function station(
  browser: Browser,
  desk: DeskApp,
  email: string,
  prepare: (page: Page) => Promise<void> = async () => undefined,
): Promise<Page> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await prepare(page);
  await page.goto(desk.url);
  await signIn(page, email, THEIR_PASSWORD);
  await expect(box(page)).toBeFocused();
  return page;
}
