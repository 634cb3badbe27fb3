import { expect, type Page, test } from '@playwright/test';
import { violationsOf } from './accessible.ts';
import { DeskApp } from './desk.ts';
import { callCore, firstRun, goTo } from './pages.ts';
import { hire, station } from './people-at-work.ts';

let desk: DeskApp;

test.beforeEach(async () => {
  desk = await DeskApp.create();
});

test.afterEach(async () => {
  await desk.remove();
});

const writing = (page: Page) => page.getByRole('textbox', { name: 'Message', exact: true });
const said = (page: Page) => page.locator('.talk-message');
const link = (page: Page) => page.getByRole('link', { name: /^Messages/ });
const eventOf = async (page: Page) =>
  (await callCore<{ settings: { eventId: string } }>(page, 'desk.get', {})).settings.eventId;

async function say(page: Page, text: string): Promise<void> {
  await writing(page).fill(text);
  await page.keyboard.press('Enter');
  await expect(said(page).last()).toContainText(text);
  await expect(writing(page)).toHaveValue('');
}

test('two people talk: unread counts and line, edited and deleted in sight, live', async ({ page, browser }) => {
  await firstRun(page, desk);
  await hire(page, 'Stig Staff', 'stig@example.org', 'Staff');
  const stig = await station(browser, desk, 'stig@example.org');

  await test.step('the first message; Shift+Enter breaks the line, nothing empty is sent', async () => {
    await link(page).click();
    await expect(page.getByText('Nothing has been said yet.')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Send' })).toBeDisabled();
    await writing(page).fill('Doors open at nine: https://example.org/plan');
    await page.keyboard.press('Shift+Enter');
    // As people type: what is faster is a scanner.
    await writing(page).pressSequentially('At ten', { delay: 120 });
    await page.keyboard.press('Enter');
    await expect(said(page)).toHaveText(/You.*Staff.*Doors open at nine: https:\/\/example\.org\/plan\nAt ten/s);
    await expect(page.locator('.talk-thread a')).toHaveCount(0);
  });

  await test.step('the other one sees that there is something, and where it begins', async () => {
    await expect(link(stig)).toHaveAccessibleName('Messages 1 unread message');
    await say(page, 'Reader 2 is broken.');
    await expect(link(stig)).toHaveAccessibleName('Messages 2 unread messages');
    await link(stig).click();
    await expect(said(stig).first()).toContainText('Ana Silva');
    await expect(said(stig).first()).toContainText('Administrator');
    await expect(stig.locator('.talk-line')).toHaveText('New');
    await expect(link(stig)).toHaveAccessibleName('Messages');
  });

  await test.step('the line stands anew for whoever comes back', async () => {
    await goTo(stig, 'people');
    await say(page, 'It works again.');
    await expect(link(stig)).toHaveAccessibleName('Messages 1 unread message');
    await link(stig).click();
    await expect(stig.locator('.talk-line + .talk-message')).toContainText('It works again.');
    await expect(link(stig)).toHaveAccessibleName('Messages');
  });

  await test.step('what is said while they look comes at once, and is read', async () => {
    await page.getByRole('radio', { name: 'Everybody' }).check({ force: true });
    await say(page, 'القاعة الكبرى 会议中心 at ten');
    await expect(said(stig).last()).toContainText('القاعة الكبرى 会议中心 at ten');
    await expect(said(stig).last()).toContainText('Everybody');
    await expect(link(stig)).toHaveAccessibleName('Messages');
  });

  await test.step('edited and deleted stay to be seen; staff have no way to touch what others said', async () => {
    const first = said(page).first();
    await first.hover();
    await first.getByRole('button', { name: /^Edit the message/ }).click();
    await page.getByRole('textbox', { name: 'Message, edited' }).fill('Doors open at ten.');
    await page.keyboard.press('Enter');
    await expect(said(stig).first()).toContainText('Doors open at ten.');
    await expect(said(stig).first()).toContainText('edited');
    await expect(stig.getByRole('button', { name: /(Edit|Delete) the message of Ana/ })).toHaveCount(0);

    await say(stig, 'I am on it.');
    const answer = said(page).last();
    await expect(answer).toContainText('Stig Staff');
    await answer.hover();
    await expect(answer.getByRole('button', { name: /^Edit/ })).toHaveCount(0);
    await answer.getByRole('button', { name: /^Delete the message of Stig/ }).click();
    await expect(page.getByText('Its text is gone for everybody.')).toBeVisible();
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await expect(said(stig).last()).toContainText('This message was deleted.');
    await expect(said(stig).last()).not.toContainText('I am on it.');
  });

  await test.step('the core refuses as well', async () => {
    const { messages } = await callCore<{ messages: { id: string }[] }>(stig, 'messages.list', {
      eventId: await eventOf(page),
    });
    await expect(callCore(stig, 'messages.remove', { id: messages[0]?.id })).rejects.toThrow(/forbidden/);
  });
  await stig.context().close();
});

test('nothing written is lost: a change of screen, a lost answer, too many words', async ({ page }) => {
  let drop = false;
  let posted = 0;
  await page.routeWebSocket(/\/rpc/, (socket) => {
    const server = socket.connectToServer();
    const swallowed = new Set<number>();
    socket.onMessage((text) => {
      const message = JSON.parse(String(text)) as { id: number; name: string };
      if (message.name === 'messages.post') posted += 1;
      if (message.name === 'messages.post' && drop) swallowed.add(message.id);
      server.send(text);
    });
    server.onMessage((text) => {
      // It was said, and the line broke before the answer was here.
      if (swallowed.has((JSON.parse(String(text)) as { id: number }).id)) void socket.close();
      else socket.send(text);
    });
  });
  await firstRun(page, desk);
  await link(page).click();
  await writing(page).fill('Half a thou');
  await goTo(page, 'people');
  await expect(writing(page)).toHaveCount(0);
  await link(page).click();
  await expect(writing(page)).toHaveValue('Half a thou');

  await test.step('sent again after a lost answer it is said once', async () => {
    drop = true;
    await writing(page).fill('Half a thought');
    await page.keyboard.press('Enter');
    await expect(page.getByText('The connection to the app was lost.')).toBeVisible();
    await expect(writing(page)).toHaveValue('Half a thought');
    drop = false;
    await expect(said(page)).toHaveCount(1);
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(writing(page)).toHaveValue('');
    expect(posted).toBe(2);
    await expect(said(page)).toHaveCount(1);
  });

  await test.step('more than 5,000 characters are not sent, and not cut', async () => {
    await writing(page).fill('x'.repeat(5003));
    await expect(page.getByText('This one has 5003: shorten it by 3.')).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(writing(page)).toHaveValue('x'.repeat(5003));
    await writing(page).fill('x'.repeat(5000));
    await page.keyboard.press('Enter');
    await expect(said(page)).toHaveCount(2);
  });
});

test('a long conversation opens at its end; earlier pages come without a jump', async ({ page }) => {
  await firstRun(page, desk);
  const eventId = await eventOf(page);
  for (let number = 1; number <= 120; number += 1)
    await callCore(page, 'messages.post', {
      nonce: crypto.randomUUID(),
      eventId,
      text: `Number ${number}`,
      audience: 'staff',
    });
  await link(page).click();
  await expect(page.getByText('Number 120', { exact: true })).toBeInViewport();
  await expect(said(page)).toHaveCount(50);
  const scroller = page.getByRole('log');
  await scroller.evaluate((element) => element.scrollBy({ top: -element.scrollHeight }));
  await expect(said(page)).toHaveCount(100);
  await expect(page.getByText('Number 71', { exact: true })).toBeInViewport();
  await page.getByRole('button', { name: 'To the newest' }).click();
  await expect(page.getByText('Number 120', { exact: true })).toBeInViewport();
});

test('another event has a conversation of its own', async ({ page }) => {
  await firstRun(page, desk);
  await link(page).click();
  await say(page, 'Here');
  const { id } = await callCore<{ id: string }>(page, 'events.create', { code: 'GALA', title: 'Autumn Gala' });
  await callCore(page, 'messages.post', { nonce: crypto.randomUUID(), eventId: id, text: 'There', audience: 'staff' });
  await page.getByRole('link', { name: 'Autumn Gala' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Autumn Gala' })).toBeVisible();
  await expect(said(page)).toHaveCount(1);
  await expect(said(page)).toContainText('There');
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the conversation can be used without seeing or without a mouse: axe, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await firstRun(page, desk);
    await link(page).click();
    await say(page, 'Doors open at nine.');
    await say(page, 'And close at ten.');
    await said(page).last().hover();
    await said(page)
      .last()
      .getByRole('button', { name: /^Delete/ })
      .click();
    expect(await violationsOf(page)).toEqual([]);
  });
}
