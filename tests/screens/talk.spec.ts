import { expect, type Page, test } from '@playwright/test';
import { DeskApp } from '../e2e/desk.ts';
import { callCore, firstRun, goTo } from '../e2e/pages.ts';
import { hire, station } from '../e2e/people-at-work.ts';
import { shoot } from './camera.ts';

/*
 * No tests: they walk through messages, notifications and accounts and take their pictures. `npm run screens` runs them.
 */
let desk: DeskApp;

test.beforeEach(async () => {
  desk = await DeskApp.create();
});

test.afterEach(async () => {
  await desk.remove();
});

const quiet = (page: Page) => expect(page.locator('.ui-toast')).toHaveCount(0);

test('messages, notifications and accounts', async ({ page, browser }) => {
  test.setTimeout(400_000);
  await firstRun(page, desk);
  await goTo(page, 'messages');
  await expect(page.getByText('Nothing has been said yet.')).toBeVisible();
  await shoot(page, 'messages-none');
  await hire(page, 'فاطمة الزهراء بنت عبد الرحمن', 'fatima@example.org', 'Staff');
  await hire(page, 'Wolfeschlegelsteinhausenbergerdorff-Łukasiewicz van der Meulen', 'long@example.org', 'Supervisor');
  const fatima = await station(browser, desk, 'fatima@example.org');
  const long = await station(browser, desk, 'long@example.org');
  const { settings } = await callCore<{ settings: { eventId: string } }>(page, 'desk.get', {});
  const { id: other } = await callCore<{ id: string }>(page, 'events.create', {
    code: 'LONG',
    title: '可再生能源大会 مؤتمر الطاقة المتجددة for those who come back every year',
  });
  const post = (who: Page, text: string, audience = 'staff', eventId = settings.eventId) =>
    callCore<{ id: string }>(who, 'messages.post', { nonce: crypto.randomUUID(), eventId, text, audience });

  await post(page, 'Doors open at nine. Plan of the halls: https://example.org/plan-of-the-halls/2026/final.pdf');
  await post(page, 'Badges lie in the box under desk 2.');
  const edited = await post(fatima, 'القارئ الثاني لا يعمل. هل لدى أحدكم كابل USB احتياطي؟');
  await callCore(fatima, 'messages.edit', {
    id: edited.id,
    text: 'القارئ الثاني لا يعمل منذ الصباح. هل لدى أحدكم كابل USB احتياطي؟',
  });
  const gone = await post(long, 'Never mind.');
  await callCore(long, 'messages.remove', { id: gone.id });
  await post(
    long,
    '会议中心三楼多功能厅的门还没开。\n\nWe wait with about forty people in front of it, and some of them have the keynote at half past: could somebody who has the key come up by the stairs at the back? The lift is for wheelchairs only until ten.',
    'everybody',
  );
  await post(fatima, 'https://example.org/averylongaddresswithoutanyplacetobreak'.repeat(4));
  await post(long, 'Who is at the gate tomorrow?', 'staff', other);
  await goTo(page, '');
  await shoot(page, 'messages-badge');
  await goTo(page, 'messages');
  await expect(page.locator('.talk-line')).toBeVisible();
  await page.getByRole('textbox', { name: 'Message', exact: true }).fill('The key is on its way.');
  await shoot(page, 'messages');
  await page.locator('.talk-message').filter({ hasText: 'under desk 2' }).hover();
  await page
    .getByRole('button', { name: /^Edit the message/ })
    .last()
    .click();
  await page
    .locator('.talk-message')
    .filter({ hasText: 'Never' })
    .or(page.locator('.talk-message').last())
    .last()
    .hover();
  await page
    .getByRole('button', { name: /^Delete the message/ })
    .last()
    .click();
  await page.getByRole('textbox', { name: 'Message', exact: true }).fill('x'.repeat(5012));
  await shoot(page, 'messages-changing');
  await page.getByRole('textbox', { name: 'Message', exact: true }).fill('');

  await callCore(long, 'registrations.create', {
    nonce: crypto.randomUUID(),
    eventId: other,
    person: { displayName: 'عبد الرحمن بن محمد' },
  });
  await callCore(page, 'events.update', { id: settings.eventId, locationText: 'Through the yard' });
  await callCore(page, 'events.setStatus', { id: other, status: 'published' });
  await callCore(page, 'events.update', { id: other, startAt: 1_811_836_800_000, locationText: 'Gate 2' });
  await post(page, 'And bring the spare cable.');
  await goTo(page, 'people');
  for (const [who, name] of [
    [page, 'notifications'],
    [long, 'notifications-many'],
  ] as const) {
    await who
      .getByRole('banner')
      .getByRole('button', { name: /^Notifications/ })
      .click();
    await expect(who.locator('.bell-line').first()).toBeVisible();
    await shoot(who, name);
    await who.keyboard.press('Escape');
  }

  await goTo(page, 'settings');
  await page.getByRole('switch', { name: /on the desktop/ }).scrollIntoViewIfNeeded();
  await shoot(page, 'settings-notices');
  await page.getByRole('link', { name: 'My account' }).click();
  await shoot(page, 'settings-account');
  await page.getByRole('link', { name: 'Accounts' }).click();
  await page.locator('.role-table').scrollIntoViewIfNeeded();
  await shoot(page, 'settings-roles');
  await page.locator('.users button', { hasText: 'Wolfe' }).click();
  await page.getByRole('switch', { name: 'May sign in' }).uncheck();
  await page.getByRole('button', { name: 'Sign out everywhere' }).click();
  await page.getByRole('button', { name: 'Reset the password' }).scrollIntoViewIfNeeded();
  await shoot(page, 'settings-user');
  await page.getByRole('button', { name: 'Reset the password' }).click();
  await page.getByRole('button', { name: 'Make a new password' }).click();
  await expect(page.locator('.slip-code')).toBeVisible();
  await quiet(page);
  await shoot(page, 'settings-password');
  // What is shown once goes by its button alone.
  await page.getByRole('button', { name: 'I have it' }).click();
  await expect(long.getByText('Your password was changed.')).toBeVisible();
  await shoot(long, 'sign-in-ended');
  await goTo(page, 'settings');
  await page.getByRole('radio', { name: 'Deutsch' }).check({ force: true });
  await goTo(page, 'messages');
  await shoot(page, 'messages-de');
  for (const who of [fatima, long]) await who.context().close();
});
