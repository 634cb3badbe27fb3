import { type Browser, expect, type Page, test } from '@playwright/test';
import { asAnotherDesk, meet } from '../support/apart.ts';
import { expectAccessible } from './accessible.ts';
import { DeskApp } from './desk.ts';
import { box, callCore, firstRun, importList, signIn } from './pages.ts';
import { hire, station } from './people-at-work.ts';

let desk: DeskApp;
let other: DeskApp;

test.beforeEach(async () => {
  desk = await DeskApp.create();
  other = await DeskApp.create();
});

test.afterEach(async () => {
  await desk.remove();
  await other.remove();
});

/** What each desk does while they cannot see each other. */
type Work = (page: Page, eventId: string) => Promise<void>;

/** Two desks that know the same list, work apart, and have met again: the first one is served. */
async function workApart(page: Page, browser: Browser, here: Work, there: Work, before: Work): Promise<string> {
  await firstRun(page, desk);
  const { settings } = await callCore<{ settings: { eventId: string } }>(page, 'desk.get', {});
  const { eventId } = settings;
  await before(page, eventId);
  await page.goto('about:blank');
  await desk.stop();
  await asAnotherDesk(desk.folder, other.folder, 'North door');
  // Whoever was signed in still is.
  await page.goto(await desk.start());
  await expect(box(page)).toBeFocused();
  await here(page, eventId);
  const away = await (await browser.newContext()).newPage();
  await away.goto(await other.start());
  await signIn(away);
  await there(away, eventId);
  await away.context().close();
  await page.goto('about:blank');
  await Promise.all([desk.stop(), other.stop()]);
  await meet([desk.folder, other.folder]);
  await page.goto(await desk.start());
  return eventId;
}

const nonce = () => crypto.randomUUID();

async function idOf(page: Page, eventId: string, text: string): Promise<string> {
  const { results } = await callCore<{ results: { id: string }[] }>(page, 'checkIn.search', { eventId, text });
  return results[0]?.id ?? '';
}

async function letIn(page: Page, eventId: string, text: string): Promise<void> {
  const subject = { kind: 'registration', id: await idOf(page, eventId, text) };
  await callCore(page, 'checkIn.scan', { nonce: nonce(), eventId, subject, direction: 'entry', method: 'search' });
}

const register = (page: Page, eventId: string, person: object) =>
  callCore(page, 'registrations.create', { nonce: nonce(), eventId, person });

const give = async (page: Page, eventId: string, text: string) =>
  callCore(page, 'registrations.assignBadge', {
    ...{ nonce: nonce(), registrationId: await idOf(page, eventId, text), uid: '04a1b2c3d4e5f6' },
  });

const card = (page: Page, kind: string) => page.getByRole('article').filter({ hasText: kind });

test('what two desks did differently is shown to whoever comes by, and dealt with by a press', async ({
  page,
  browser,
}) => {
  const eventId = await workApart(
    page,
    browser,
    async (here, eventId) => {
      await letIn(here, eventId, 'Quist');
      await register(here, eventId, { displayName: '王伟', email: 'wei@example.org' });
      await give(here, eventId, 'Quist');
    },
    async (there, eventId) => {
      // Longer after than it takes to hold a badge to two readers.
      await there.waitForTimeout(10_500);
      await letIn(there, eventId, 'Quist');
      await register(there, eventId, { displayName: 'Wang Wei', email: 'wei@example.org' });
      await give(there, eventId, 'Lind');
    },
    async (at) => {
      await importList(desk, ['Name,Email', 'Ada Quist,ada@example.org', 'Bo Lind,bo@example.org']);
      await hire(at, 'Mia', 'mia@example.org', 'Staff');
    },
  );
  const mia = await station(browser, desk, 'mia@example.org');
  await mia.getByRole('banner').getByRole('button', { name: '3 conflicts' }).click();
  await expect(mia.getByRole('heading', { name: 'Conflicts', level: 1 })).toBeVisible();
  const doors = card(mia, 'Seen at two doors');
  await expect(doors.getByRole('heading', { name: 'Ada Quist' })).toBeVisible();
  await expect(doors.getByRole('listitem')).toHaveText([/Main entrance/, /North door/]);
  await expectAccessible(mia);
  // Who works at a door decides about doors.
  await expect(card(mia, 'Registered twice').getByText('The organizers of the event decide this.')).toBeVisible();
  await expect(card(mia, 'Registered twice').getByRole('button')).toHaveCount(0);
  await doors.getByRole('button', { name: /^Take this one back ?: North door/ }).click();
  await expect(doors).toHaveCount(0);
  await expect(mia.getByRole('region', { name: 'Open conflicts' })).toBeFocused();
  await mia.context().close();
  await expect(page.getByRole('banner').getByRole('button', { name: '2 conflicts' })).toBeVisible();

  await page.evaluate((id) => {
    window.location.hash = `#/events/${id}/details`;
  }, eventId);
  await page.getByRole('link', { name: /^Conflicts 2 conflicts/ }).click();
  await card(page, 'Registered twice')
    .getByRole('button', { name: /^Keep this one alone ?: 王伟/ })
    .click();
  await expect(card(page, 'Registered twice')).toHaveCount(0);
  await card(page, 'One badge')
    .getByRole('button', { name: /^It is theirs ?: Ada Quist/ })
    .click();
  await expect(page.getByText('The desks agree')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('radio', { name: /Dealt with/ }).check({ force: true });
  await expect(page.getByRole('article')).toHaveCount(3);
  await expect(card(page, 'Seen at two doors')).toContainText('One check-in was taken back');
  await expect(card(page, 'Seen at two doors')).toContainText('by Mia');
  await expect(page.getByRole('banner').getByRole('button', { name: /conflict/ })).toHaveCount(0);
});

test('the command line lists conflicts and deals with them', async ({ page, browser }) => {
  await workApart(
    page,
    browser,
    (here, eventId) => give(here, eventId, 'Quist').then(() => undefined),
    (there, eventId) => give(there, eventId, 'Lind').then(() => undefined),
    () => importList(desk, ['Name,Email', 'Ada Quist,ada@example.org', 'Bo Lind,bo@example.org']),
  );
  type Listed = {
    conflicts: { id: string; kind: string; decisions: string[]; sides: { pick: string; name: string }[] }[];
  };
  const { conflicts } = await desk.command<Listed>('conflicts', 'list', '--event', 'DEMO');
  expect(conflicts).toMatchObject([{ kind: 'sharedBadge', decisions: ['leave', 'give'] }]);
  const { id = '', sides = [] } = conflicts[0] ?? {};
  const pick = sides.find(({ name }) => name === 'Bo Lind')?.pick ?? '';
  const done = await desk.command('conflicts', 'handle', id, '--decision', 'give', '--pick', pick, '--note', 'Saw it');
  expect(done).toEqual({ conflictId: id, decision: 'give', open: 0 });
  expect(await desk.command<Listed>('conflicts', 'list', '--event', 'DEMO')).toEqual({ conflicts: [] });
  expect(await desk.command<Listed>('conflicts', 'list', '--event', 'DEMO', '--handled')).toMatchObject({
    conflicts: [{ id, handled: [{ decision: 'give', note: 'Saw it', deskName: 'Main entrance' }] }],
  });
});
