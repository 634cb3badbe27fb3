import { randomUUID } from 'node:crypto';
import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { DeskApp } from './desk.ts';
import { callCore, firstRun, PASSWORD, scan } from './pages.ts';
import { openMeetings, planEvent } from './plans-event.ts';

let desk: DeskApp;

test.beforeEach(async () => {
  desk = await DeskApp.create();
});

test.afterEach(async () => {
  await desk.remove();
});

const NAMES = ['Ada Quist', 'Bo Lind', 'Cleo Marsh', 'Dag Holm', 'Eve Stone'] as const;
const [ADA, BO, CLEO, DAG, EVE] = NAMES;
const MATCHES = [
  [ADA, BO],
  [CLEO, DAG],
] as const;
/** The first round begins so much later than the test. In ms. */
const SOON_MS = 10 * 60_000;

const dialog = (page: Page) => page.getByRole('dialog').last();
const part = (page: Page, name: string) => page.getByRole('radio', { name, exact: true }).check();
const CALLED = [BO, CLEO, DAG, EVE].map((name) => new RegExp(`^${name}.*Table`));
const calledIn = (page: Page) => page.getByRole('list', { name: 'Who goes where' }).getByRole('listitem');

/** Whichever rounds the planner has chosen. */
async function allInRound(page: Page, eventId: string, roundId: string): Promise<void> {
  const { plans } = await callCore<{ plans: { id: string }[] }>(page, 'plans.list', { eventId });
  const planId = plans[0]?.id ?? '';
  const { meetings } = await callCore<{ meetings: { id: string }[] }>(page, 'plans.board', { planId });
  for (const { id } of meetings)
    await callCore(page, 'plans.move', { planId, meetingId: id, roundId, meetingPointId: null });
}

/** Plans an event without its screens, publishes that with all meetings in one round, and opens what goes on. */
async function openLive(page: Page, eventId: string, roundId: string): Promise<void> {
  const plans = async () => (await callCore<{ plans: { id: string }[] }>(page, 'plans.list', { eventId })).plans;
  await callCore(page, 'plans.solve', { eventId, seconds: 1 });
  await expect.poll(async () => (await plans()).length).toBe(1);
  await allInRound(page, eventId, roundId);
  await callCore(page, 'plans.publish', { planId: (await plans())[0]?.id });
  await openMeetings(page);
  await part(page, 'Live');
}

test('live: next at each table, somebody who did not come, somebody else instead, re-planned, called out', async ({
  page,
}) => {
  await firstRun(page, desk);
  const { eventId, idOf, roundIds, pointIds } = await planEvent(page, desk, {
    ...{ names: NAMES, matches: MATCHES, rounds: 2, tables: 2, firstAt: Date.now() + SOON_MS },
  });
  const hall = await callCore<{ id: string }>(page, 'venues.addLocation', {
    ...{ of: { kind: 'event', eventId }, name: 'Great hall', planWidth: 12, planHeight: 8 },
  });
  await callCore(page, 'programme.updatePoints', {
    eventId,
    points: pointIds.map((id, at) => ({ id, locationIds: [hall.id], positionX: 2 + at * 4, positionY: 3 })),
  });
  for (const name of NAMES)
    await callCore(page, 'checkIn.scan', {
      ...{ nonce: randomUUID(), eventId, subject: { kind: 'registration', id: idOf(name) } },
      ...{ direction: 'entry', method: 'search' },
    });
  await openMeetings(page);
  await part(page, 'Live');
  await expect(page.getByText('No plan is published yet.')).toBeVisible();
  await part(page, 'Plans');
  await page.getByText('More', { exact: true }).click();
  await page.getByLabel('Seconds to plan').fill('1');
  await page.getByRole('button', { name: 'Plan the meetings' }).click();
  await expect(page.getByRole('button', { name: 'Publish Plan 1' })).toBeVisible();
  await allInRound(page, eventId, roundIds[0] ?? '');
  await page.getByRole('button', { name: 'Publish Plan 1' }).click();
  await dialog(page).getByRole('button', { name: 'Publish' }).click();
  await part(page, 'Live');
  const meeting = page.locator('.live-meeting', { hasText: ADA });

  await test.step('what comes next, and when', async () => {
    await expect(page.getByText('No round under way')).toBeVisible();
    await expect(page.getByRole('timer')).toContainText('in ');
    await expect(meeting).toContainText('To come');
    await expectAccessible(page);
  });
  await test.step('somebody is at the table, and waits', async () => {
    await meeting.click();
    await dialog(page)
      .getByRole('button', { name: `${BO} has arrived` })
      .click();
    await expect(dialog(page).getByText('at the table')).toBeVisible();
    await expect(dialog(page).getByText('Somebody waits')).toBeVisible();
  });
  await test.step('the plan of the room has each table in the colour of what is there', async () => {
    await dialog(page).locator('.ui-dialog-head').getByRole('button', { name: 'Close' }).click();
    await part(page, 'Floor plan');
    const spots = page.locator('.live-spot');
    await expect(spots).toHaveCount(2);
    const waiting = page.getByRole('button', { name: /^Table \d: Somebody waits$/ });
    await expect(waiting).toHaveAttribute('data-tone', 'warn');
    await expect(page.getByRole('button', { name: /^Table \d: To come$/ })).not.toHaveAttribute('data-tone', 'warn');
    await expectAccessible(page);
    await waiting.click();
    await expect(dialog(page).getByText('at the table')).toBeVisible();
  });
  await test.step('one press says who did not come, and somebody else is offered for then', async () => {
    await dialog(page)
      .getByRole('button', { name: `${ADA} did not come` })
      .click();
    await expect(dialog(page).getByText('Did not take place')).toBeVisible();
    await expect(dialog(page).getByRole('region', { name: 'Here and free then' })).toContainText(EVE);
    await expectAccessible(page);
  });
  await test.step('closed and opened again, whoever waits is still helped', async () => {
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^Table \d: Did not take place$/ }).click();
    await dialog(page).getByRole('button', { name: 'Who is free?' }).click();
    await dialog(page)
      .getByRole('button', { name: `${BO} and ${EVE} meet then` })
      .click();
    await expect(page.locator('.ui-toast').last()).toContainText(`${BO} and ${EVE} meet at`);
    await expect(page.getByRole('button', { name: /^Table \d: (To come|Somebody waits)$/ })).toHaveCount(2);
    await part(page, 'List');
    await expect(page.locator('.live-meeting', { hasText: EVE })).toContainText(BO);
  });
  await test.step('re-planned: what did not take place gets another chance', async () => {
    await page.getByRole('button', { name: 'Re-plan' }).click();
    await dialog(page)
      .getByRole('switch', { name: /another chance/ })
      .check();
    await dialog(page).getByRole('button', { name: 'Re-plan' }).click();
    await expect(dialog(page).getByRole('list', { name: 'What moves' })).toContainText(ADA);
    await page.keyboard.press('Escape');
  });
  await test.step('taken back, it is as it was', async () => {
    await page.locator('.ui-toast').getByRole('button', { name: 'Undo' }).click();
    await expect(page.locator('.ui-toast').last()).toContainText('Taken back: 1 meeting is where it was.');
    await expect(page.locator('.live-meeting', { hasText: ADA })).toContainText('Did not take place');
  });
  await test.step('the screen for the hall calls everybody by name, to their tables', async () => {
    await page.getByRole('button', { name: 'Screen for the hall' }).click();
    await expect(page.getByRole('heading')).toContainText(/starts in \d+ min/);
    await expect(calledIn(page)).toHaveText(CALLED);
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('radio', { name: 'Live' })).toBeChecked();
  });
  const checkedIn = async () => (await callCore<{ entries: unknown[] }>(page, 'checkIn.recent', { eventId })).entries;
  await test.step('in a window of its own it stays, while the desk works on and locks itself', async () => {
    await page.getByRole('button', { name: 'Screen for the hall' }).click();
    const opens = page.waitForEvent('popup');
    await page.getByRole('button', { name: 'In a window of its own' }).click();
    const hall = await opens;
    await expect(calledIn(hall)).toHaveText(CALLED);
    await expect(page.getByRole('radio', { name: 'Live' })).toBeChecked();
    await page.keyboard.press('Control+l');
    await expect(page.getByLabel('Password')).toBeVisible();
    await expect(calledIn(hall)).toHaveText(CALLED);
    const before = await checkedIn();
    // It is for reading: what is scanned before it opens no door, and it leads nowhere past the lock.
    await scan(hall, 'MEET-0001');
    await hall.evaluate(() => {
      window.location.hash = '#/people';
    });
    await expect(hall.getByLabel('Password')).toBeVisible();
    await hall.evaluate((id) => {
      window.location.hash = `#/hall/${id}`;
    }, eventId);
    await expect(hall.getByLabel('Password')).toBeVisible();
    await expect(calledIn(hall)).toHaveCount(0);
    expect(await checkedIn()).toEqual(before);
    await hall.close();
  });
  await test.step('in the same window it stays while it locks itself, and whoever leaves it stands before the lock', async () => {
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Screen for the hall' }).click();
    await expect(calledIn(page)).toHaveText(CALLED);
    const before = await checkedIn();
    await scan(page, 'MEET-0001');
    await page.evaluate(() => sessionStorage.setItem('lanyard.locked', 'yes'));
    await page.reload();
    await expect(calledIn(page)).toHaveText(CALLED);
    expect(await checkedIn()).toEqual(before);
    await page.keyboard.press('Escape');
    await expect(page.getByLabel('Password')).toBeVisible();
    await expect(page.getByRole('radio', { name: 'Live' })).toHaveCount(0);
  });
});

test('live: who waits for the next round gets somebody for the next round, while another one is under way', async ({
  page,
}) => {
  await firstRun(page, desk);
  const { eventId, idOf, roundIds } = await planEvent(page, desk, {
    ...{ names: NAMES, matches: MATCHES, rounds: 2, tables: 2, firstAt: Date.now() - SOON_MS },
  });
  for (const name of NAMES)
    await callCore(page, 'checkIn.scan', {
      ...{ nonce: randomUUID(), eventId, subject: { kind: 'registration', id: idOf(name) } },
      ...{ direction: 'entry', method: 'search' },
    });
  await openLive(page, eventId, roundIds[1] ?? '');
  await page.locator('.live-meeting', { hasText: ADA }).click();
  await dialog(page)
    .getByRole('button', { name: `${ADA} did not come` })
    .click();
  await dialog(page)
    .getByRole('button', { name: `${BO} and ${EVE} meet` })
    .click();
  await expect(page.locator('.live-meeting', { hasText: EVE })).toContainText('To come');
});

test('live: a badge marks who is at the table, and a round is delayed with those that follow', async ({ page }) => {
  await firstRun(page, desk);
  const { eventId, roundIds } = await planEvent(page, desk, {
    ...{ names: NAMES, matches: MATCHES, rounds: 2, tables: 2, firstAt: Date.now() + SOON_MS },
  });
  await openLive(page, eventId, roundIds[0] ?? '');
  const arrivals = page.getByRole('region', { name: 'Arrivals by badge' });
  const meeting = page.locator('.live-meeting', { hasText: ADA });
  await expect(meeting).toContainText('To come');

  await test.step('the first of two waits, the second begins the meeting', async () => {
    await scan(page, 'MEET-0000');
    await expect(arrivals.getByRole('status')).toContainText(
      /Ada Quist.? is at .?Table \d.?\. Still missing: .?Bo Lind/,
    );
    await expect(meeting).toContainText('Somebody waits');
    await expectAccessible(page);
    await scan(page, 'MEET-0001');
    await expect(arrivals.getByRole('status')).toContainText('All are there: the meeting is under way.');
    await expect(meeting).toContainText('Under way');
  });
  await test.step('who has no meeting, and what nobody has, is told so', async () => {
    await scan(page, 'MEET-0004');
    await expect(arrivals.getByRole('status')).toContainText(/Eve Stone.? has no meeting now\. None is left\./);
    await scan(page, 'NOBODY-77');
    await expect(arrivals.getByRole('status')).toContainText('This badge is not known at this event. NOBODY-77');
    // Nobody is checked in by that.
    await expect(page.getByTestId('scan-overlay')).toBeEmpty();
  });
  await test.step('a reader at another table sends people to theirs', async () => {
    const taken = await page.locator('.live-table', { hasText: CLEO }).locator('b').first().textContent();
    await arrivals.getByLabel('This reader is at').selectOption(taken === 'Table 1' ? 'Table 2' : 'Table 1');
    await scan(page, 'MEET-0002');
    await expect(arrivals.getByRole('status')).toContainText(/Cleo Marsh.? meets at .?Table \d.?, not here\./);
    await expect(page.locator('.live-meeting', { hasText: CLEO })).toContainText('To come');
  });
  await test.step('delayed, after it is said what that does; and taken back', async () => {
    const starts = async () =>
      (await callCore<{ rounds: { startAt: number }[] }>(page, 'programme.get', { eventId })).rounds.map(
        ({ startAt }) => startAt,
      );
    const before = await starts();
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('button', { name: 'Delay a round' }).click();
    await expect(dialog(page).getByText('4 people are told.')).toBeVisible();
    await dialog(page).getByLabel('Minutes later').fill('0');
    await expect(dialog(page).getByText('Write a whole number of minutes')).toBeVisible();
    await dialog(page).getByLabel('Minutes later').fill('15');
    await dialog(page).getByRole('switch', { name: 'All that follow as well' }).uncheck();
    await expect(dialog(page).getByRole('alert')).toContainText('Round 1 would reach into Round 2.');
    await dialog(page).getByRole('switch', { name: 'All that follow as well' }).check();
    await expect(dialog(page).getByRole('list', { name: 'New times' }).getByRole('listitem')).toHaveCount(2);
    await expectAccessible(page);
    await dialog(page).getByRole('button', { name: 'Delay', exact: true }).click();
    await expect(page.locator('.ui-toast')).toContainText('Delayed. 4 people are told.');
    expect(await starts()).toEqual(before.map((at) => at + 15 * 60_000));
    await page.locator('.ui-toast').getByRole('button', { name: 'Undo' }).click();
    await expect(page.locator('.ui-toast').last()).toContainText('The rounds are when they were before.');
    expect(await starts()).toEqual(before);
  });
});
