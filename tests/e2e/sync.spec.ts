import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, expect, type Page, test } from '@playwright/test';
import sqlite3 from 'sqlite3';
import { expectAccessible } from './accessible.ts';
import { DeskApp } from './desk.ts';
import { beginToJoin, chooseEvent, inviteDesk, joinHub, line, openHub, shownCode, signInThere } from './hub-desks.ts';
import { leave, PIN } from './kiosk-desk.ts';
import { box, closeDialog, dialogFromPalette, firstRun, goTo, inPalette, scan, signIn } from './pages.ts';
import { openMeetings, planEvent } from './plans-event.ts';
import { openSettings } from './settings-pages.ts';

let hub: DeskApp;
let desk: DeskApp;

test.beforeEach(async () => {
  hub = await DeskApp.create();
  desk = await DeskApp.create();
});

test.afterEach(async () => {
  await desk.remove();
  await hub.remove();
});

const dialog = (page: Page) => page.getByRole('dialog').last();
const log = (page: Page, name: string) => page.locator('.log-line').filter({ hasText: name });
const row = (page: Page, name: string) =>
  page.getByRole('list', { name: 'Desks' }).getByRole('listitem').filter({ hasText: name });

/** A hub and an organizer's laptop at the same event, each on its check-in screen. */
async function openBoth(page: Page, browser: Browser): Promise<Page> {
  await openHub(page, hub);
  const other = await joinHub(browser, desk, await inviteDesk(page, 'Organizer'), 'Door 2');
  await closeDialog(page);
  await chooseEvent(other);
  await expect(line(other)).toHaveText(/^Synced/);
  return other;
}

test('a desk joins from its first run by a code, and each sees at once what the other records', async ({
  page,
  browser,
}) => {
  await openHub(page, hub);
  await expect(page.getByText('No desk has been let in yet.')).toBeVisible();
  await expect(line(page)).toHaveText('Hub · 0 desks');
  const code = await inviteDesk(page, 'Desk', 'Door 2');
  await expect(page.getByRole('timer')).toHaveText(/^Good for one desk, for another [45]:\d\d$/);
  await expectAccessible(page);

  const other = await beginToJoin(browser, desk);
  await expectAccessible(other);
  await other.getByLabel('Code of the hub').fill(code);
  await other.keyboard.press('Enter');
  await expect(other.getByText('Main entrance', { exact: true })).toBeVisible();
  await expectAccessible(other);
  await other.getByRole('button', { name: 'Join Main entrance' }).click();
  await signInThere(other);

  await expect(page.getByText('Used by Door 2.')).toBeVisible();
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(row(page, 'Door 2')).toContainText('here now · Desk');
  await expect(line(page)).toHaveText('Hub · 1 desk');
  await expectAccessible(page);

  await chooseEvent(other);
  await expect(line(other)).toHaveText(/^Synced \d\d:\d\d$/);
  await goTo(page, '');
  await scan(other, 'HUB-1');
  await expect(log(page, 'Ada Quist')).toBeVisible();
  await scan(page, 'HUB-2');
  await expect(log(other, 'Bo Quist')).toBeVisible();
  await openSettings(other, 'Several desks');
  await expect(other.getByText('All is exchanged', { exact: true })).toBeVisible();
  await expect(row(other, 'Door 2')).toContainText('This desk');
  await expect(other.getByText('Nothing is kept apart.')).toBeVisible();
  await expectAccessible(other);
});

test('the list of people, the figures and the board follow what another desk does, without a reload', async ({
  page,
  browser,
}) => {
  const other = await openBoth(page, browser);
  await goTo(page, 'people');
  const guest = page.locator('.roster-row.person').filter({ hasText: 'Ada Quist' });
  await page.getByRole('combobox', { name: 'Name, company, e-mail or code' }).fill('Ada Quist');
  await expect(guest).toContainText('Expected');
  await scan(other, 'HUB-1');
  await expect(guest).toContainText('In ·');

  await goTo(page, 'events');
  await page.getByRole('link', { name: /Harbour Days/ }).click();
  await expect(page.getByText(/^1 admitted/)).toBeVisible();
  await scan(other, 'HUB-2');
  await expect(page.getByText(/^2 admitted/)).toBeVisible();

  await goTo(page, '');
  await planEvent(page, hub, {
    names: ['Eve Sand', 'Finn Holm', 'Gro Vik', 'Hal Moe'],
    matches: [
      ['Eve Sand', 'Finn Holm'],
      ['Gro Vik', 'Hal Moe'],
    ],
    rounds: 2,
    tables: 2,
    firstAt: Date.UTC(2035, 4, 1, 9),
  });
  await openMeetings(page);
  await openMeetings(other);
  // Whoever opens it when there is a plan sees the board first.
  await expect(other.getByText('No plan yet.')).toBeVisible();
  await page.getByText('More', { exact: true }).click();
  await page.getByLabel('Seconds to plan').fill('1');
  await page.getByRole('button', { name: 'Plan the meetings' }).click();
  for (const one of [page, other]) {
    await expect(one.getByRole('list', { name: 'Plans' }).locator('> li')).toHaveCount(1);
    await one.getByRole('button', { name: /on the board$/ }).click();
    await expect(one.getByRole('grid').locator('[data-meeting]')).toHaveCount(2);
  }
  await other.getByRole('grid').focus();
  await other.getByRole('grid').locator('[data-meeting]', { hasText: 'Eve Sand' }).click();
  await other.getByRole('button', { name: 'Take off the plan' }).click();
  await expect(page.getByRole('grid').locator('[data-meeting]')).toHaveCount(1);
});

test('without its hub a desk works on and says so quietly; when the hub is back all flows by itself', async ({
  page,
  browser,
}) => {
  const other = await openBoth(page, browser);
  await hub.stop('SIGKILL');
  await expect(line(other)).toHaveText(/^Offline, last sync \d\d:\d\d$/);
  await expect(line(other)).toHaveAttribute('data-tone', 'idle');
  await openSettings(other, 'Several desks');
  await expect(row(other, 'Main entrance')).toContainText(/last seen .* · Organizer/);
  await expect(row(other, 'Door 2')).toContainText('here now');
  await goTo(other, '');
  await scan(other, 'HUB-1');
  await expect(other.locator('.log-line')).toHaveCount(1);
  await scan(other, 'HUB-2');
  await expect(line(other)).toHaveText(/^2 pending, last sync \d\d:\d\d$/);

  await test.step('whoever goes is told that it stays, and is not held up', async () => {
    await other.keyboard.press('Control+l');
    await expect(other.getByText(/^2 changes of this desk have not reached the hub/)).toBeVisible();
    await other.getByRole('button', { name: 'Sign in as somebody else' }).click();
    // That they have signed in is one more.
    await signIn(other);
    await inPalette(other, 'sign out');
    await expect(other.getByText(/^3 changes of this desk have not reached the hub/)).toBeVisible();
    await signIn(other);
  });
  await test.step('leaving names what would stay here, and asks once more', async () => {
    await openSettings(other, 'Several desks');
    await other.getByRole('button', { name: 'Leave the hub' }).click();
    await dialog(other).getByRole('button', { name: 'Leave the hub' }).click();
    await expect(dialog(other).getByText(/^4 changes have not reached the hub\. They stay on this desk/)).toBeVisible();
    await expect(dialog(other).getByRole('button', { name: 'Leave all the same' })).toBeVisible();
    await expectAccessible(other);
    await closeDialog(other);
  });

  await page.goto(await hub.start());
  await expect(log(page, 'Ada Quist')).toBeVisible({ timeout: 30_000 });
  await expect(log(page, 'Bo Quist')).toBeVisible();
  await expect(line(other)).toHaveText(/^Synced/);
  await expect(other.getByText('All is exchanged', { exact: true })).toBeVisible();
});

test('a name that another desk has is shown with who has it, taken over with one press, and the other one is told', async ({
  page,
  browser,
}) => {
  const other = await openBoth(page, browser);
  const banner = (one: Page) => one.locator('.ui-banner').filter({ has: one.getByRole('button', { name: /Door 2/ }) });
  await openSettings(page, 'This desk');
  await page.getByLabel('Name of this desk').fill('Door 2');
  await page.keyboard.press('Enter');
  await expect(banner(page)).toHaveText(/^Door 2 is in use at another desk since \d\d:\d\d\./);
  await expectAccessible(page);
  await openSettings(page, 'Several desks');
  await expect(banner(page)).toHaveCount(1);
  await expect(banner(other)).toHaveCount(0);
  await expectAccessible(page);

  await banner(page).getByRole('button', { name: 'Take over Door 2' }).click();
  await expect(page.getByText('Door 2 belongs to this desk now.')).toBeVisible();
  await expect(banner(page)).toHaveCount(0);
  await expect(other.locator('.ui-toast')).toContainText(/^Another desk has taken over Door 2 at \d\d:\d\d\./);
  await expect(banner(other)).toHaveText(/^Another desk has taken over Door 2 at \d\d:\d\d\./);
  await expectAccessible(other);
  // Nobody is held up by it.
  await scan(other, 'HUB-1');
  await expect(log(other, 'Ada Quist')).toBeVisible();
  await other.reload();
  await expect(banner(other)).toBeVisible();

  await banner(other).getByRole('button', { name: 'Take it back: Door 2' }).click();
  await expect(banner(other)).toHaveCount(0);
  await expect(banner(page)).toHaveText(/^Another desk has taken over Door 2/);
  await banner(page).getByRole('button', { name: 'Leave it: Door 2' }).click();
  await expect(banner(page)).toHaveCount(0);
});

test('where a kiosk stands is shown to the other desks, and another one there is told behind its PIN', async ({
  page,
  browser,
}) => {
  const other = await openBoth(page, browser);
  await openKioskAt(other, 'The bar');
  await expect(row(page, 'Door 2')).toContainText('kiosk at The bar');
  await goTo(page, '');
  await dialogFromPalette(page, 'Open as kiosk');
  await page.getByRole('dialog').getByLabel('Where it stands').fill('the BAR');
  await expect(page.getByText(/^The kiosk place The bar is in use at Door 2 since/)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('dialog').getByLabel('New PIN').fill(PIN);
  await page.getByRole('button', { name: 'Take over and open' }).click();
  await expect(page.locator('.kiosk')).toBeVisible();

  // Those who pass by see nothing of it.
  await expect(other.getByText(/has taken over/)).toHaveCount(0);
  for (let touch = 0; touch < 5; touch += 1) await other.getByRole('button', { name: /^For staff/ }).click();
  const pad = other.getByRole('dialog', { name: 'PIN of the kiosk' });
  await expect(pad.getByText(/^Main entrance has taken over the kiosk place the BAR/)).toBeVisible();
  await expectAccessible(other);
  await pad.getByRole('button', { name: 'Back' }).click();
  await leave(other);
  await expect(other.locator('.kiosk')).toHaveCount(0);
  await expect(other.getByText(/has taken over/)).toHaveCount(0);
});

/** Turns a window into the kiosk that stands there. */
async function openKioskAt(page: Page, place: string): Promise<void> {
  await dialogFromPalette(page, 'Open as kiosk');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('New PIN').fill(PIN);
  await dialog.getByLabel('Where it stands').fill(place);
  await dialog.getByRole('button', { name: 'Open the kiosk' }).click();
  await expect(page.locator('.kiosk')).toBeVisible();
}

test('a desk that is taken off is told so, and comes back with a new code without losing anything', async ({
  page,
  browser,
}) => {
  const other = await openBoth(page, browser);
  await row(page, 'Door 2')
    .getByRole('button', { name: /^Take off/ })
    .click();
  await expect(dialog(page).getByText('All that it has recorded is here')).toBeVisible();
  await expectAccessible(page);
  await dialog(page).getByRole('button', { name: 'Take off' }).click();
  await expect(page.getByText('Door 2 is taken off.')).toBeVisible();
  await expect(row(page, 'Door 2')).toHaveCount(0);

  await expect(line(other)).toHaveText('Taken off the hub');
  await expect(line(other)).toHaveAttribute('data-tone', 'no');
  await scan(other, 'HUB-3');
  await expect(log(other, 'Cy Quist')).toBeVisible();
  await line(other).click();
  await expect(other.getByText('This desk was taken off.')).toBeVisible();
  await expectAccessible(other);
  await other.getByRole('button', { name: 'Leave the hub' }).click();
  await dialog(other).getByRole('button', { name: 'Leave the hub' }).click();
  await dialog(other).getByRole('button', { name: 'Leave all the same' }).click();
  await expect(line(other)).toHaveCount(0);

  const code = await inviteDesk(page, 'Desk');
  await other.getByRole('button', { name: /^Join a hub/ }).click();
  // A scanner on this screen brings no ticket.
  await scan(other, code);
  await other.getByLabel('Name of this desk').fill('Door 3');
  await other.getByRole('button', { name: 'Join Main entrance' }).click();
  await expect(other.getByText('It is called Door 3.')).toBeVisible();
  await expect(page.getByText('Used by Door 3.')).toBeVisible();
  await closeDialog(page);
  await goTo(page, '');
  await expect(log(page, 'Cy Quist')).toBeVisible();
});

test('codes that are wrong, spent or of nobody are refused in plain words; what is here is set aside only after a tick', async ({
  page,
  browser,
}) => {
  await openHub(page, hub);
  const spent = await inviteDesk(page, 'Desk');
  await joinHub(browser, desk, spent, 'Door 2');
  await page.getByRole('button', { name: 'Let another one in' }).click();
  await page.getByRole('button', { name: 'Show the code' }).click();
  const fresh = await shownCode(page);

  const third = await DeskApp.create();
  try {
    const other = await (await browser.newContext()).newPage();
    await firstRun(other, third);
    await openSettings(other, 'Several desks');
    await expect(other.getByText('This desk works by itself')).toBeVisible();
    await expectAccessible(other);
    await other.getByRole('button', { name: /^Join a hub/ }).click();
    const field = other.getByLabel('Code of the hub');
    const look = async (code: string) => {
      await field.fill(code);
      await other.getByRole('button', { name: 'Continue' }).click();
    };
    await look('');
    await expect(other.getByText('Scan or type the code that the hub shows.')).toBeVisible();
    await look(fresh.replace(/^.{3}/, '999'));
    await expect(other.getByText(/This is no code of a hub, or a letter of it is wrong/)).toBeVisible();

    await look(spent);
    const join = other.getByRole('button', { name: 'Join Main entrance' });
    await expect(other.getByText(/belongs to another organization\. It is set aside/)).toBeVisible();
    await expect(join).toBeDisabled();
    await expectAccessible(other);
    await other.getByRole('checkbox', { name: 'Set aside what is here' }).check();
    await join.click();
    await expect(other.getByText(/This code was used already/)).toBeVisible();
    await goTo(other, 'events');
    await expect(other.locator('.event')).toHaveCount(1);

    await openSettings(other, 'Several desks');
    await other.getByRole('button', { name: /^Join a hub/ }).click();
    await look(fresh);
    await other.getByRole('checkbox', { name: 'Set aside what is here' }).check();
    await other.getByLabel('Name of this desk').fill('المدخل الرئيسي');
    await join.click();
    await signInThere(other);
    await expect(row(page, 'المدخل الرئيسي')).toContainText('here now');
  } finally {
    await third.remove();
  }
});

test('joining can be stopped while the hub keeps one waiting, and nothing is changed here', async ({
  page,
  browser,
}) => {
  await openHub(page, hub);
  const code = await inviteDesk(page, 'Kiosk');
  const other = await beginToJoin(browser, desk);
  await other.getByLabel('Code of the hub').fill(code);
  await other.getByRole('button', { name: 'Continue' }).click();
  await other.getByLabel('Name of this desk').fill('Door 2');
  hub.signal('SIGSTOP');
  await other.getByRole('button', { name: 'Join Main entrance' }).click();
  await expect(other.getByText('Looking for the hub.')).toBeVisible();
  await other.getByRole('button', { name: 'Cancel' }).click();
  await expect(other.getByText(/^Stopped\. Nothing was changed here/)).toBeVisible();
  hub.signal('SIGCONT');
  await other.getByRole('button', { name: 'Back' }).click();
  await expect(other.getByLabel('Your name')).toBeVisible();
});

test('a hub that stops says who is connected, and a desk that it had says that it is out of reach', async ({
  page,
  browser,
}) => {
  const other = await openBoth(page, browser);
  await page.getByRole('button', { name: 'Stop hosting' }).click();
  await expect(page.getByText(/^1 desk is connected\. It works on by itself/)).toBeVisible();
  await page.getByRole('button', { name: 'Stop hosting' }).click();
  await expect(page.getByText('This desk works by itself')).toBeVisible();
  await expect(line(page)).toHaveCount(0);
  await expect(line(other)).toHaveText(/^Offline, last sync/);
  await openSettings(other, 'Several desks');
  await other.getByRole('button', { name: 'Sync now' }).click();
  await expect(other.getByText(/^The hub does not answer/)).toBeVisible({ timeout: 40_000 });
});

test('what could not be taken over is listed with its reason, looked at, saved as a file, and let in', async ({
  page,
}) => {
  await openHub(page, hub);
  await goTo(page, '');
  await scan(page, 'HUB-1');
  await expect(log(page, 'Ada Quist')).toBeVisible();
  await hub.stop();
  await setApart(join(hub.folder, 'lanyard.sqlite'));
  await page.goto(await hub.start());
  await expect(box(page)).toBeFocused();
  await openSettings(page, 'Several desks');
  const entry = page.getByRole('list', { name: 'Kept apart' }).getByRole('listitem');
  await expect(entry).toHaveCount(1);
  await expect(entry).toContainText('Check-in');
  await expect(entry).toContainText('Main entrance');
  await expect(entry).toContainText('This laptop may not change this.');
  await entry.getByText('What is in it').click();
  await expect(entry.locator('pre')).toContainText('"verdict": "admitted"');
  await expectAccessible(page);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    entry.getByRole('button', { name: /^Save as a file/ }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^lanyard-kept-apart-checkIn\.record-\d+\.json$/);
  expect(JSON.parse(await readFile(await download.path(), 'utf8'))).toMatchObject([{ kind: 'checkIn.record' }]);
  await entry.getByRole('button', { name: /^Let it in/ }).click();
  await expect(page.getByText('Nothing is kept apart.')).toBeVisible();
});

/** Puts a check-in where one stands that its desk was not allowed to bring. */
function setApart(file: string): Promise<void> {
  const database = new sqlite3.Database(file);
  return new Promise((resolve, reject) => {
    database.run(
      `UPDATE operations SET state = 'rejected', withheld = 1, reason = 'This laptop may not change this.'
       WHERE kind = 'checkIn.record'`,
      (error) => database.close(() => (error ? reject(error) : resolve())),
    );
  });
}
