import type { Page } from '@playwright/test';
import { searchBox } from '../support/door-page.ts';
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
  await searchBox(page).waitFor();
}
