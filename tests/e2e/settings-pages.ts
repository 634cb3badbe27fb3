import { expect, type Page } from '@playwright/test';
import { addAccount, EMAIL, goTo, inPalette, PASSWORD, signIn } from './pages.ts';

/** Opens one subject of the settings. */
export async function openSettings(page: Page, section: string): Promise<void> {
  await goTo(page, 'settings');
  await subject(page, section).click();
  await expect(subject(page, section)).toHaveAttribute('aria-current', 'page');
}

export function subject(page: Page, section: string) {
  return page.getByRole('navigation', { name: 'Subjects' }).getByRole('link', { name: section, exact: true });
}

/** Makes an account of a role and signs in with it, from wherever the administrator is. */
export async function becomeSomebody(page: Page, role: 'Organizer' | 'Staff'): Promise<void> {
  const email = `${role.toLowerCase()}@example.org`;
  await openSettings(page, 'Accounts');
  await addAccount(page, `Sam ${role}`, email, role);
  await goTo(page, '');
  await inPalette(page, 'sign out');
  await signIn(page, email, 'another walk by the sea');
}

/** Waits for the sign-in that stands there after everybody was signed out, and signs in: to the screen where they were. */
export async function signInAgain(page: Page): Promise<void> {
  await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible({ timeout: 30_000 });
  await page.getByLabel('E-mail').fill(EMAIL);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.keyboard.press('Enter');
  await expect(page.getByText('Signed in as Ana Silva')).toBeVisible();
}
