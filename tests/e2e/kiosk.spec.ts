import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { DeskApp } from './desk.ts';
import {
  anotherKiosk,
  card,
  choose,
  done,
  expectIdle,
  givePin,
  leave,
  openKiosk,
  openMatchingDesk,
  PIN,
  visit,
} from './kiosk-desk.ts';
import { addAccount, callCore, goTo, scan } from './pages.ts';

let desk: DeskApp;

test.beforeEach(async () => {
  desk = await DeskApp.create();
});

test.afterEach(async () => {
  await desk.remove();
});

const PEOPLE = [
  { name: 'Ada Quist', company: 'Nordwind', offering: ['Grid storage'], lookingFor: ['Pilots in Spain'] },
  { name: 'Bo Lind', company: 'Solar Andina', offering: ['Pilots in Spain'], lookingFor: ['Grid storage'] },
  { name: 'Cleo Marsh', company: 'Tidewater', topics: ['Policy'] },
];

interface Matches {
  matches: { active: boolean; origin: string; first: { name: string }; second: { name: string } }[];
}
const bothLike = (page: Page) => page.getByRole('heading', { name: 'You both like each other' });

/** Everything that the page and the browser keep. */
async function traces(page: Page): Promise<string> {
  return page.evaluate(() =>
    [
      document.documentElement.outerHTML,
      document.title,
      location.href,
      JSON.stringify(history.state),
      JSON.stringify({ ...localStorage }),
      JSON.stringify({ ...sessionStorage }),
    ].join('\n'),
  );
}

test('a tap shows who to meet and why; a like, a like back, and both screens say that it is a match', async ({
  page,
  browser,
}) => {
  const { eventId, guests } = await openMatchingDesk(page, desk, PEOPLE);
  const [ada, bo] = guests as [(typeof guests)[0], (typeof guests)[0]];
  await openKiosk(page);
  await expectAccessible(page);
  const context = await browser.newContext({ viewport: { width: 1400, height: 900 } });
  const second = await anotherKiosk(context, desk);

  await visit(page, ada);
  await expect(card(page)).toContainText('Bo Lind');
  await expect(card(page)).toContainText('Solar Andina');
  await expect(card(page)).toContainText('Offers: Pilots in Spain');
  await expect(card(page)).toContainText('Looks for: Grid storage');
  await expectAccessible(page);
  await choose(page, 'Bo Lind');
  await expect(page.getByText('You like, and they have not answered')).toBeVisible();

  await visit(second, bo);
  // Who likes whom is nobody's business before both do.
  await expect(second.locator('.kiosk-aside')).not.toContainText('Ada Quist');
  await choose(second, 'Ada Quist');
  await expect(bothLike(second)).toBeVisible();
  await expect(bothLike(page)).toBeVisible();
  await expect(second.locator('.kiosk-match')).toContainText('Ada Quist');
  await expect(page.locator('.kiosk-match')).toContainText('Bo Lind');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect(page.locator('.kiosk-aside')).toContainText('Bo Lind');
  await context.close();

  await desk.stop('SIGKILL');
  await desk.start();
  await page.goto(desk.url);
  // The window is a kiosk still, and it is nobody's page.
  await expectIdle(page);
  await leave(page);
  const { matches } = await callCore<Matches>(page, 'matching.list', { eventId });
  expect(matches).toMatchObject([{ active: true, origin: 'likes' }]);
  const { openLikes } = await callCore<{ openLikes: number }>(page, 'matching.overview', { eventId });
  expect(openLikes).toBe(0);
});

test('by thumb and by keys: a card is drawn to the side, the arrows choose, the last choice is taken back', async ({
  page,
}) => {
  const { eventId, guests } = await openMatchingDesk(page, desk, PEOPLE);
  const [ada] = guests as [(typeof guests)[0]];
  await openKiosk(page);
  await visit(page, ada);
  const drawn = async (by: number) => {
    const box = await page.locator('.deck-top').boundingBox();
    if (box === null) throw new Error('There is no card');
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + by / 2, y);
    await page.mouse.move(x + by, y);
    await page.mouse.up();
  };
  await expect(card(page)).toContainText('Bo Lind');
  await drawn(60);
  await expect(card(page)).toContainText('Bo Lind');
  await drawn(220);
  await expect(page.getByText('You like Bo Lind.')).toBeVisible();
  await expect(card(page)).toContainText('Cleo Marsh');
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByText('Cleo Marsh is put aside.')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Nobody else for now' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(card(page)).toContainText('Cleo Marsh');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByText('You like Cleo Marsh.')).toBeVisible();
  await done(page);
  await leave(page);
  expect(await callCore(page, 'matching.overview', { eventId })).toMatchObject({ openLikes: 2, matches: 0 });
});

test('what is said while the app is gone is taken at once, survives a reload, and is sent when it is back', async ({
  page,
}) => {
  const { eventId, guests } = await openMatchingDesk(page, desk, PEOPLE);
  const [ada, bo] = guests as [(typeof guests)[0], (typeof guests)[0]];
  await openKiosk(page);
  await visit(page, ada);
  const port = new URL(desk.url).port;
  await desk.stop('SIGKILL');
  await expect(page.getByText('The connection is away.')).toBeVisible();
  await choose(page, 'Bo Lind');
  await expect(page.getByText('You like Bo Lind.')).toBeVisible();
  await choose(page, 'Cleo Marsh', 'Pass');
  await page.getByRole('button', { name: 'Undo' }).click();
  await done(page);
  await expect(page.getByText('3 choices wait to be sent')).toBeVisible();
  await scan(page, bo.code);
  await expect(page.getByRole('heading', { name: 'We cannot look you up just now' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'All right' }).click();

  // Another start takes another port: what waits is moved there as a reload would keep it.
  const kept = await page.evaluate(() => JSON.stringify({ ...localStorage }));
  expect(kept).toContain(ada.code);
  const url = await desk.start();
  if (new URL(url).port !== port) {
    await page.goto(url);
    await page.evaluate((text) => {
      for (const [key, value] of Object.entries(JSON.parse(text) as Record<string, string>))
        localStorage.setItem(key, value);
    }, kept);
    await page.reload();
  }
  await expectIdle(page);
  await expect(page.getByText(/waits? to be sent/)).toHaveCount(0);
  await expect.poll(() => traces(page)).not.toContain(ada.code);
  await visit(page, ada);
  await expect(card(page)).toContainText('Cleo Marsh');
  await done(page);
  await leave(page);
  expect(await callCore(page, 'matching.overview', { eventId })).toMatchObject({ openLikes: 1, matches: 0 });
});

test('three kiosks at once on one event do not disagree', async ({ page, browser }) => {
  const { eventId, guests } = await openMatchingDesk(page, desk, PEOPLE);
  const [ada, bo, cleo] = guests as [(typeof guests)[0], (typeof guests)[0], (typeof guests)[0]];
  await openKiosk(page);
  const contexts = await Promise.all([browser.newContext(), browser.newContext()]);
  const kiosks = [page];
  for (const context of contexts) kiosks.push(await anotherKiosk(context, desk));
  await Promise.all([ada, bo, cleo].map((guest, at) => visit(kiosks[at] as Page, guest)));
  const like = (at: number, name: string) => choose(kiosks[at] as Page, name);
  await Promise.all([like(0, 'Bo Lind'), like(1, 'Ada Quist'), like(2, 'Ada Quist')]);
  for (const at of [0, 1]) await expect(bothLike(kiosks[at] as Page)).toBeVisible();
  await (kiosks[0] as Page).getByRole('button', { name: 'Go on' }).click();
  // Whoever is still among the cards of the first is liked back there.
  await like(0, 'Cleo Marsh');
  for (const at of [0, 2]) await expect(bothLike(kiosks[at] as Page)).toBeVisible();
  for (const kiosk of kiosks.slice(1)) await kiosk.close();
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect(page.locator('.kiosk-aside')).toContainText('Bo Lind');
  await expect(page.locator('.kiosk-aside')).toContainText('Cleo Marsh');
  await done(page);
  await leave(page);
  const { matches } = await callCore<Matches>(page, 'matching.list', { eventId });
  const pairs = matches.map(({ first, second }) => [first.name, second.name].sort().join(' + '));
  expect(pairs.sort()).toEqual(['Ada Quist + Bo Lind', 'Ada Quist + Cleo Marsh']);
  for (const context of contexts) await context.close();
});

test('two badges within ten seconds are asked whether they connect; after that it is the next visitor', async ({
  page,
}) => {
  const { eventId, guests } = await openMatchingDesk(page, desk, PEOPLE);
  const [ada, bo, cleo] = guests as [(typeof guests)[0], (typeof guests)[0], (typeof guests)[0]];
  await openKiosk(page);
  await visit(page, ada);
  await scan(page, bo.code);
  await expect(page.getByRole('heading', { name: 'Connect you two?' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Yes, connect us' }).click();
  await expect(bothLike(page)).toBeVisible();
  await page.getByRole('button', { name: 'Go on' }).click();
  await done(page);
  await visit(page, ada);
  await scan(page, cleo.code);
  await page.getByRole('button', { name: 'No, ⁨Cleo Marsh⁩ is next' }).click();
  await expect(page.getByRole('heading', { name: 'Hello, Cleo Marsh' })).toBeVisible();
  await expect(page.locator('.kiosk-aside')).not.toContainText('Bo Lind');
  await page.waitForTimeout(10_500);
  await visit(page, bo);
  await done(page);
  await leave(page);
  const { matches } = await callCore<Matches>(page, 'matching.list', { eventId });
  expect(matches).toHaveLength(1);
});

test('whoever goes without a word is forgotten: on the page, in its history and in what the browser keeps', async ({
  page,
}) => {
  const { guests } = await openMatchingDesk(page, desk, PEOPLE);
  const [ada] = guests as [(typeof guests)[0]];
  await openKiosk(page);
  await page.getByRole('button', { name: 'Deutsch' }).click();
  await scan(page, ada.code);
  await expect(page.getByRole('heading', { name: 'Hallo, Ada Quist' })).toBeVisible();
  await page.getByRole('button', { name: 'Bo Lind liken' }).click();
  await expect(page.locator('.leaving-ring[data-shown="true"]')).toBeVisible({ timeout: 25_000 });
  // Any touch is a sign of life.
  await page.mouse.move(200, 200);
  await expect(page.locator('.leaving-ring[data-shown="true"]')).toHaveCount(0);
  await expect(page.getByRole('heading', { name: 'Hallo, Ada Quist' })).toBeVisible();
  await expect(page.locator('.kiosk-idle')).toBeVisible({ timeout: 30_000 });
  const left = await traces(page);
  for (const trace of ['Ada', 'Quist', 'Bo Lind', 'Nordwind', 'Grid storage', ada.code, ada.id])
    expect(left).not.toContain(trace);
  // Nor does the next visitor find their language.
  await expect(page.getByRole('heading', { name: /ticket’s code/ })).toBeVisible({ timeout: 25_000 });
});

test('interests and consent are asked, given, taken back; a refusal says what to do', async ({ page }) => {
  const { guests } = await openMatchingDesk(page, desk, PEOPLE, { needsConsent: true });
  const [ada, bo] = guests as [(typeof guests)[0], (typeof guests)[0]];
  await callCore(page, 'registrations.setConsent', { id: bo.id, purpose: 'matching', version: '1', given: true });
  await openKiosk(page);
  await visit(page, ada);
  await expect(page.getByText(/other guests of this event see your name/)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Yes, show me' }).click();
  await expect(page.getByRole('heading', { name: 'You are shown to other guests' })).toBeVisible();
  const typed = page.getByRole('textbox', { name: 'Add to “I like to talk about”' });
  await typed.pressSequentially('Policy, Heat pumps', { delay: 60 });
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Remove Heat pumps' })).toBeVisible();
  await page.getByRole('button', { name: 'Remove Policy' }).click();
  await page.getByRole('button', { name: 'People', exact: true }).click();
  await expect(card(page)).toContainText('Bo Lind');
  await expect.poll(() => page.evaluate(() => JSON.stringify({ ...localStorage }))).not.toContain('lanyard.kiosk.said');
  await page.getByRole('button', { name: 'My interests' }).click();
  await page.getByRole('button', { name: 'Do not show me any more' }).click();
  await page.getByRole('button', { name: 'People', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'You take no part in matching' })).toBeVisible();
  await done(page);

  await scan(page, 'NOTHING-KNOWN');
  await expect(page.getByRole('heading', { name: 'We do not know this badge' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'All right' }).click();
  await expectIdle(page);
  await leave(page);
  expect(await callCore(page, 'interests.get', { registrationId: ada.id })).toMatchObject({
    topics: ['Heat pumps'],
    consent: null,
  });
});

test('an account for kiosks lands in the kiosk, and waits there for a PIN', async ({ page, browser }) => {
  await openMatchingDesk(page, desk, PEOPLE);
  await goTo(page, 'settings');
  await page.getByRole('navigation', { name: 'Subjects' }).getByText('Accounts').click();
  await addAccount(page, 'Kiosk One', 'kiosk@example.org', 'Kiosk');
  const context = await browser.newContext();
  const kiosk = await context.newPage();
  await kiosk.goto(desk.url);
  await kiosk.getByLabel('E-mail').fill('kiosk@example.org');
  await kiosk.getByLabel('Password', { exact: true }).fill('another walk by the sea');
  await kiosk.keyboard.press('Enter');
  await expect(kiosk.getByRole('heading', { name: 'This desk has no PIN for its kiosk' })).toBeVisible();
  await expectAccessible(kiosk);
  await callCore(page, 'kiosk.setPin', { pin: PIN });
  await expectIdle(kiosk);
  await expect(kiosk.getByText('Baltic Pitch Night')).toBeVisible();
  await givePin(kiosk, '000000');
  await expect(kiosk.getByText('This is not the PIN.')).toBeVisible();
  await expectAccessible(kiosk);
  await kiosk.getByRole('button', { name: 'Back' }).click();
  await leave(kiosk);
  await expect(kiosk.getByLabel('E-mail')).toBeVisible();
  await context.close();
});
