import { expect, type Page, test } from '@playwright/test';
import { DeskApp } from './desk.ts';
import { expectIdle, type Guest, givePin, openKiosk, openMatchingDesk, visit } from './kiosk-desk.ts';
import { callCore } from './pages.ts';

let desk: DeskApp;
let eventId: string;
let guest: Guest;

test.beforeEach(async ({ page }) => {
  desk = await DeskApp.create();
  const opened = await openMatchingDesk(page, desk, [{ name: 'Ada Quist' }, { name: 'Bo Lind' }]);
  eventId = opened.eventId;
  [guest] = opened.guests as [Guest];
  await openKiosk(page);
});

test.afterEach(async () => {
  await desk.remove();
});

/** The page is where it was, and nothing lies over it. */
async function expectStill(page: Page): Promise<void> {
  await expectIdle(page);
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('navigation', { name: 'Screens' })).toHaveCount(0);
  expect(page.context().pages()).toHaveLength(1);
}

/** Keys with which a browser or this app does something. */
const KEYS = [
  ...['p', 'f', 'g', 's', 'u', 'n', 't', 'w', 'o', 'k', 'l', 'h', 'j', 'd', '+', '-', '0', '1', 'Tab', 'Enter'].map(
    (key) => `Control+${key}`,
  ),
  ...['n', 'i', 'j', 'c', 't', 'Delete'].map((key) => `Control+Shift+${key}`),
  ...['p', 'f', 'q', 'w', ','].map((key) => `Meta+${key}`),
  ...['ArrowLeft', 'ArrowRight', 'Home', 'F4', 'd', 'f'].map((key) => `Alt+${key}`),
  ...['F1', 'F2', 'F3', 'F6', 'F7', 'F10', 'F11', 'F12'],
  ...['Escape', 'ContextMenu', 'Shift+F10', 'Backspace', 'Home', 'Shift+?', '?'],
];

test('no key leads out: what a browser has shortcuts for does not reach it', async ({ page }) => {
  await page.evaluate(() => {
    const seen = window as unknown as { reached: string[] };
    seen.reached = [];
    // The last to hear of a key: what is not taken by then is the browser's.
    window.addEventListener('keydown', (event) => {
      const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
      const isModifier = ['Control', 'Shift', 'Alt', 'Meta'].includes(key);
      if (isModifier || event.defaultPrevented) return;
      if (ctrlKey || metaKey || altKey || /^F\d/.test(key) || key === 'ContextMenu')
        seen.reached.push([ctrlKey, metaKey, altKey, shiftKey, key].join(' '));
    });
  });
  for (const key of KEYS) {
    await page.keyboard.press(key);
    // A burst of single keys would be a ticket.
    await page.waitForTimeout(80);
  }
  expect(await page.evaluate(() => (window as unknown as { reached: string[] }).reached)).toEqual([]);
  await expectStill(page);
});

test('no menu, no selection, no dragging, no file, no zoom, no window, no paper', async ({ page }) => {
  const taken = (name: string, make: string) =>
    page.evaluate(
      ([type, code]) => {
        const event = new Function('type', `return ${code}`)(type) as Event;
        document.querySelector('h1')?.dispatchEvent(event);
        return event.defaultPrevented;
      },
      [name, make] as const,
    );
  const plain = 'new Event(type, { bubbles: true, cancelable: true })';
  for (const name of ['contextmenu', 'selectstart', 'dragstart', 'dragover', 'drop', 'copy', 'paste', 'gesturestart'])
    expect(await taken(name, plain), name).toBe(true);
  const wheel = (ctrlKey: boolean) =>
    `new WheelEvent(type, { bubbles: true, cancelable: true, deltaY: -100, ctrlKey: ${ctrlKey} })`;
  expect(await taken('wheel', wheel(true))).toBe(true);
  expect(await taken('wheel', wheel(false))).toBe(false);
  for (const button of [1, 2, 3, 4])
    for (const name of ['mousedown', 'mouseup', 'auxclick'])
      expect(
        await taken(name, `new MouseEvent(type, { bubbles: true, cancelable: true, button: ${button} })`),
        `${name} ${button}`,
      ).toBe(true);
  const fingers = (count: number) =>
    `new TouchEvent(type, { bubbles: true, cancelable: true, touches: Array.from({ length: ${count} }, (_, identifier) =>
      new Touch({ identifier, target: document.body })) })`;
  expect(await taken('touchmove', fingers(2))).toBe(true);
  expect(await taken('touchmove', fingers(1))).toBe(false);

  await page.mouse.move(300, 300);
  await page.mouse.down();
  await page.mouse.move(900, 600);
  await page.mouse.up();
  expect(await page.evaluate(() => String(getSelection()))).toBe('');
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -500);
  await page.keyboard.up('Control');
  expect(await page.evaluate(() => [visualViewport?.scale, devicePixelRatio])).toEqual([1, 1]);

  expect(await page.evaluate(() => window.open('about:blank') === null)).toBe(true);
  await page.evaluate(() => window.print());
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.kiosk')).toBeHidden();
  await page.emulateMedia({ media: null });
  await expectStill(page);
});

test('nothing on any screen leads anywhere, nor does going back, nor another address', async ({ page }) => {
  const links = () =>
    page.locator('a, area, iframe, embed, object, form[action], [contenteditable], input[type=file]').count();
  expect(await links()).toBe(0);
  await visit(page, guest);
  expect(await links()).toBe(0);
  await page.getByRole('button', { name: 'My interests' }).click();
  expect(await links()).toBe(0);
  await page.getByRole('button', { name: 'I am done' }).click();
  for (let step = 0; step < 12; step += 1) await page.evaluate(() => history.back());
  await page.evaluate(() => history.forward());
  await expectStill(page);
  for (const hash of ['#/people', '#/settings/users', '#/events', '#/']) {
    await page.evaluate((next) => {
      location.hash = next;
    }, hash);
    await expectStill(page);
  }
  // Loaded anew, at whatever address, it is a kiosk again.
  await page.goto(`${new URL(page.url()).origin}/#/settings`);
  await page.reload();
  await expectStill(page);
  await page.keyboard.press('F5');
  await expectStill(page);
});

test('the PIN cannot be found by trying, and a new page, or the app anew, gives no new attempts', async ({ page }) => {
  const pad = page.getByRole('dialog', { name: 'PIN of the kiosk' });
  for (let guess = 0; guess < 5; guess += 1) {
    await givePin(page, `10000${guess}`);
    await expect(pad.getByText('This is not the PIN.')).toBeVisible();
    if (guess < 4) await pad.getByRole('button', { name: 'Back' }).click();
  }
  await expect(pad.getByText(/can be tried in \d+ seconds/)).toBeVisible();
  await page.reload();
  await expectIdle(page);
  // At once and many: none of them is looked at, not even the right one.
  const guesses = await Promise.all(
    ['271828', '100006', '271828', '271828'].map((pin) =>
      callCore<{ ok: boolean; waitMs: number }>(page, 'kiosk.leave', { pin }),
    ),
  );
  for (const { ok, waitMs } of guesses) {
    expect(ok).toBe(false);
    expect(waitMs).toBeGreaterThan(0);
  }
  await desk.stop('SIGKILL');
  const kept = await page.evaluate(() => sessionStorage.getItem('lanyard.token') ?? '');
  await page.goto(await desk.start());
  await page.evaluate((token) => sessionStorage.setItem('lanyard.token', token), kept);
  await page.reload();
  await expectIdle(page);
  expect(await callCore(page, 'kiosk.leave', { pin: '271828' })).toMatchObject({ ok: false, user: null });
  await expectStill(page);
});

test('whoever breaks out of the page all the same has gained nothing: the core knows the session as a kiosk', async ({
  page,
}) => {
  const refused = [
    ['registrations.list', { eventId }],
    ['registrations.get', { id: guest.id }],
    ['checkIn.search', { eventId, text: 'ada' }],
    ['matching.of', { registrationId: guest.id }],
    ['matching.setRules', { eventId, rules: { isOn: false } }],
    ['kiosk.setPin', { pin: null }],
    ['kiosk.setPin', { pin: '123456' }],
    ['kiosk.enter', { eventId }],
    ['desk.update', { name: 'Mine' }],
    ['users.list', {}],
    ['app.sessions', {}],
    ['app.backup', {}],
    ['tasks.list', {}],
    ['notifications.list', {}],
    ['privacy.exportPerson', { registrationId: guest.id }],
  ] as const;
  for (const [name, input] of refused) await expect(callCore(page, name, input), name).rejects.toThrow(/forbidden/);
  const { events } = await desk.command<{ events: { id: string }[] }>('events', 'list').catch(() => ({ events: [] }));
  for (const { id } of events.filter((event) => event.id !== eventId))
    await expect(callCore(page, 'kiosk.about', { eventId: id })).rejects.toThrow(/forbidden/);
  // Whoever takes the token away from the page has the token of a kiosk.
  const token = await page.evaluate(() => sessionStorage.getItem('lanyard.token'));
  expect(await callCore(page, 'app.resume', { token })).toMatchObject({ role: 'kiosk', kiosk: { eventId } });
  await expectStill(page);
});
