import { expect, type Page, test } from '@playwright/test';
import { violationsOf } from './accessible.ts';
import { DeskApp } from './desk.ts';
import { callCore, EMAIL, firstRun, goTo, PASSWORD } from './pages.ts';
import { hire, station } from './people-at-work.ts';

let desk: DeskApp;

test.beforeEach(async () => {
  desk = await DeskApp.create();
});

test.afterEach(async () => {
  await desk.remove();
});

const bell = (page: Page) => page.getByRole('banner').getByRole('button', { name: /^Notifications/ });
const lines = (page: Page) => page.locator('.bell-line');
/** An event that is announced: of what is only planned nobody is told. Stig Staff comes after that. */
async function announced(page: Page): Promise<string> {
  const { id } = await callCore<{ id: string }>(page, 'events.create', { code: 'GALA', title: 'Autumn Gala' });
  await callCore(page, 'events.setStatus', { id, status: 'published' });
  await hire(page, 'Stig Staff', 'stig@example.org', 'Staff');
  return id;
}

/** Records what the browser would show of notices, and makes the window look as if nobody looked at it. */
async function withNotices(page: Page, permission: 'granted' | 'denied'): Promise<void> {
  await page.addInitScript((answer) => {
    const shown: { title: string; body: string; click: () => void }[] = [];
    class Stub {
      static permission = 'default';
      static requestPermission = async () => {
        Stub.permission = answer;
        return answer;
      };
      onclick: (() => void) | null = null;
      constructor(title: string, { body }: { body: string }) {
        shown.push({ title, body, click: () => this.onclick?.() });
      }
      close() {}
    }
    Object.assign(window, { Notification: Stub, shown });
  }, permission);
}
const away = (page: Page, is: boolean) =>
  page.evaluate((gone) => {
    document.hasFocus = () => !gone;
  }, is);
const notices = (page: Page) =>
  page.evaluate(() =>
    (window as unknown as { shown: { title: string; body: string }[] }).shown.map(({ title, body }) => ({
      title,
      body,
    })),
  );

test('the bell counts, lists and leads; read in one window is read in the other', async ({ page, browser }) => {
  await firstRun(page, desk);
  const eventId = await announced(page);
  await expect(bell(page)).toHaveAccessibleName('Notifications');
  await bell(page).click();
  await expect(page.getByText('Nothing new.')).toBeVisible();
  await page.keyboard.press('Escape');
  const stig = await station(browser, desk, 'stig@example.org');
  const stigToo = await station(browser, desk, 'stig@example.org');

  await test.step('a message', async () => {
    await callCore(page, 'messages.post', { nonce: crypto.randomUUID(), eventId, text: 'Hello', audience: 'staff' });
    await expect(bell(stig)).toHaveAccessibleName('Notifications, 1 unread');
    await expect(stig).toHaveTitle(/^\(1\) /);
    await bell(stig).click();
    await expect(lines(stig)).toContainText('Ana Silva');
    await lines(stig).click();
    await expect(stig.locator('.talk-message')).toContainText('Hello');
    for (const window of [stig, stigToo]) {
      await expect(bell(window)).toHaveAccessibleName('Notifications');
      await expect(window).toHaveTitle(/^[^(]/);
    }
  });

  await test.step('a change of the event; staff have no screen of it', async () => {
    await callCore(page, 'events.update', { id: eventId, locationText: 'Through the yard' });
    await callCore(page, 'events.update', { id: eventId, locationText: 'By the gate' });
    await expect(bell(stig)).toHaveAccessibleName('Notifications, 2 unread');
    await bell(stig).click();
    await expect(lines(stig).first()).toContainText(/New at .*: place\./);
    expect(await violationsOf(stig)).toEqual([]);
    await stig.getByRole('button', { name: 'Mark all as read' }).click();
    await expect(stig.locator('.bell-line[data-unread="true"]')).toHaveCount(0);
    await expect(stig.getByRole('button', { name: 'Mark all as read' })).toHaveCount(0);
    await expect(bell(stigToo)).toHaveAccessibleName('Notifications');
    await stig.keyboard.press('Escape');
    await expect(lines(stig)).toHaveCount(0);
  });

  await test.step('a registration leads to the person', async () => {
    await callCore(stig, 'registrations.create', {
      nonce: crypto.randomUUID(),
      eventId,
      person: { firstName: 'Zoë', lastName: 'Łukasiewicz' },
    });
    await bell(page).click();
    await lines(page).filter({ hasText: 'Zoë Łukasiewicz' }).click();
    await expect(page.getByRole('dialog', { name: 'Zoë Łukasiewicz' })).toBeVisible();
  });

  await test.step('also at a desk without an event; whoever comes next does not see it', async () => {
    await page.keyboard.press('Escape');
    await goTo(page, '');
    await callCore(page, 'desk.update', { eventId: null });
    await page.reload();
    await expect(page.getByRole('heading', { name: 'Which event is this desk for?' })).toBeVisible();
    await bell(page).click();
    await lines(page).filter({ hasText: 'Zoë Łukasiewicz' }).click();
    await expect(page.getByRole('dialog', { name: 'Zoë Łukasiewicz' })).toBeVisible();
    await page.keyboard.press('Control+l');
    await page.getByRole('button', { name: 'Sign in as somebody else' }).click();
    await page.getByLabel('E-mail').fill(EMAIL);
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.keyboard.press('Enter');
    await expect(bell(page)).toBeVisible();
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await callCore(page, 'desk.update', { eventId });
  });

  await test.step('many come page by page', async () => {
    for (let count = 0; count < 25; count += 1)
      await callCore(page, 'events.update', { id: eventId, locationText: `Gate ${count}` });
    await bell(stig).click();
    await expect(lines(stig)).toHaveCount(20);
    await stig.getByRole('button', { name: 'Earlier ones' }).click();
    await expect(lines(stig)).toHaveCount(28);
  });
  for (const window of [stig, stigToo]) await window.context().close();
});

test('on the desktop: once somebody wants it, while nobody looks, and without a word while locked', async ({
  page,
  browser,
}) => {
  await firstRun(page, desk);
  const eventId = await announced(page);
  const stig = await station(browser, desk, 'stig@example.org', (window) => withNotices(window, 'granted'));
  let gate = 0;
  const change = async () => {
    gate += 1;
    await callCore(page, 'events.update', { id: eventId, locationText: `Gate ${gate}` });
    await expect(stig).toHaveTitle(new RegExp(`^\\(${gate}\\) `));
  };
  await away(stig, true);
  await change();
  expect(await notices(stig)).toEqual([]);

  await goTo(stig, 'settings');
  await stig.getByRole('switch', { name: /on the desktop/ }).check();
  await away(stig, false);
  await change();
  expect(await notices(stig)).toEqual([]);

  await away(stig, true);
  await change();
  await expect.poll(() => notices(stig)).toHaveLength(1);
  expect((await notices(stig))[0]?.body).toContain('place');

  await stig.keyboard.press('Control+l');
  await expect(stig.getByRole('button', { name: 'Unlock' })).toBeVisible();
  await change();
  await expect.poll(() => notices(stig)).toHaveLength(2);
  expect((await notices(stig))[1]).toEqual({ title: 'New notification', body: '' });
  await expect(stig).toHaveTitle(`(${gate}) Lanyard`);
  await stig.context().close();
});

test('pressed on the desktop it leads to what it is about', async ({ page, browser }) => {
  await firstRun(page, desk);
  const eventId = await announced(page);
  const stig = await station(browser, desk, 'stig@example.org', (window) => withNotices(window, 'granted'));
  await goTo(stig, 'settings');
  await stig.getByRole('switch', { name: /on the desktop/ }).check();
  await away(stig, true);
  await callCore(page, 'messages.post', { nonce: crypto.randomUUID(), eventId, text: 'Hello', audience: 'staff' });
  await expect.poll(() => notices(stig)).toHaveLength(1);
  await stig.evaluate(() => (window as unknown as { shown: { click(): void }[] }).shown[0]?.click());
  await expect(stig.locator('.talk-message')).toContainText('Hello');
  await stig.context().close();
});

test('a browser that refuses is named as the reason', async ({ page }) => {
  await withNotices(page, 'denied');
  await firstRun(page, desk);
  await goTo(page, 'settings');
  const desktop = page.getByRole('switch', { name: /on the desktop/ });
  await desktop.click();
  await expect(page.getByText(/The browser refuses notifications/)).toBeVisible();
  await expect(desktop).not.toBeChecked();
});
