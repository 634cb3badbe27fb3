import { type BrowserContext, expect, type Page } from '@playwright/test';
import type { DeskApp } from './desk.ts';
import { box, callCore, dialogFromPalette, firstRun, importList, scan, signIn } from './pages.ts';

export const PIN = '271828';

export interface Guest {
  id: string;
  name: string;
  /** What their ticket says. */
  code: string;
}

/** An event with matching and its people, and the desk at it. The page is a staff page still. */
export async function openMatchingDesk(
  page: Page,
  desk: DeskApp,
  people: readonly { name: string; company?: string; offering?: string[]; lookingFor?: string[]; topics?: string[] }[],
  rules: Record<string, unknown> = {},
): Promise<{ eventId: string; guests: Guest[] }> {
  await firstRun(page, desk);
  await desk.command('events', 'create', '--code', 'PITCH', '--name', 'Baltic Pitch Night');
  await importList(
    desk,
    [
      'Name,Email,Company,Ticket code',
      ...people.map(({ name, company = '' }, at) => `"${name}",guest${at}@example.org,"${company}",TICKET-${at}-${at}`),
    ],
    'PITCH',
  );
  const { events } = await callCore<{ events: { id: string; code: string }[] }>(page, 'events.list', {});
  const eventId = events.find(({ code }) => code === 'PITCH')?.id ?? '';
  await callCore(page, 'desk.update', { eventId });
  await callCore(page, 'matching.setRules', { eventId, rules: { isOn: true, needsConsent: false, ...rules } });
  const { items } = await callCore<{ items: { id: string; name: string }[] }>(page, 'registrations.list', { eventId });
  const guests = people.map(({ name }, at) => {
    const id = items.find((item) => item.name === name)?.id ?? '';
    return { id, name, code: `TICKET-${at}-${at}` };
  });
  for (const [at, { offering = [], lookingFor = [], topics = [] }] of people.entries())
    await callCore(page, 'interests.set', { registrationId: guests[at]?.id, offering, lookingFor, topics });
  await page.reload();
  await expect(box(page)).toBeFocused();
  return { eventId, guests };
}

/** Turns the window of somebody signed in into a kiosk, as staff do it. */
export async function openKiosk(page: Page): Promise<void> {
  await dialogFromPalette(page, 'Open as kiosk');
  const dialog = page.getByRole('dialog');
  const pin = dialog.getByLabel('New PIN');
  await expect(dialog.getByText(/New PIN|has a PIN/)).toBeVisible();
  if (await pin.isVisible()) await pin.pressSequentially(PIN, { delay: 80 });
  await dialog.getByRole('button', { name: 'Open the kiosk' }).click();
  await expectIdle(page);
}

export async function expectIdle(page: Page): Promise<void> {
  await expect(page.locator('.kiosk-idle')).toBeVisible();
}

/** Another kiosk of the same desk, in a browser of its own. */
export async function anotherKiosk(context: BrowserContext, desk: DeskApp): Promise<Page> {
  const page = await context.newPage();
  await page.goto(desk.url);
  await signIn(page);
  await openKiosk(page);
  return page;
}

/** Shows a ticket to the scanner of a kiosk, and waits for the page of its holder. */
export async function visit(page: Page, { name, code }: Guest): Promise<void> {
  await scan(page, code);
  await expect(page.getByRole('heading', { name: `Hello, ${name}` })).toBeVisible();
}

/** The card on top. */
export const card = (page: Page) => page.locator('.deck-top .person-card');

/** Likes or passes somebody, whoever else is shown before: those are passed. */
export async function choose(page: Page, name: string, choice: 'Like' | 'Pass' = 'Like'): Promise<void> {
  for (;;) {
    const shown = (await card(page).getByRole('heading').textContent()) ?? '';
    if (shown === name) break;
    await page.getByRole('button', { name: `Pass ${shown}` }).click();
    await expect(card(page).getByRole('heading')).not.toHaveText(shown);
  }
  await page.getByRole('button', { name: `${choice} ${name}` }).click();
}

export async function done(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'I am done' }).click();
  await expectIdle(page);
}

/** Gives a PIN as staff do, in the corner. */
export async function givePin(page: Page, pin: string): Promise<void> {
  for (let touch = 0; touch < 5; touch += 1) await page.getByRole('button', { name: /^For staff/ }).click();
  const pad = page.getByRole('dialog', { name: 'PIN of the kiosk' });
  for (const digit of pin) await pad.getByRole('button', { name: digit, exact: true }).click();
  await pad.getByRole('button', { name: 'Leave the kiosk' }).click();
}

/** Leaves the kiosk with the right PIN. */
export async function leave(page: Page): Promise<void> {
  await givePin(page, PIN);
  await expect(page.locator('.kiosk')).toHaveCount(0);
}
