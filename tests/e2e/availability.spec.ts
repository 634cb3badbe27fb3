import { expect, type Locator, type Page, test } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { DeskApp } from './desk.ts';
import { done, openKiosk, openMatchingDesk, visit } from './kiosk-desk.ts';
import { callCore, closeDialog, goTo, importList, openDetails } from './pages.ts';

let desk: DeskApp;

test.beforeEach(async () => {
  desk = await DeskApp.create();
});

test.afterEach(async () => {
  await desk.remove();
});

const HOUR = 3_600_000;
const PEOPLE = [{ name: 'Ada Quist' }, { name: 'Bo Lind' }];
const NARROW = { width: 390, height: 844 };
const WIDE = { width: 1400, height: 900 };

interface Said {
  rounds: { roundId: string; available: boolean }[];
}

/** An event with two people, of whose four rounds the first has begun. */
async function open(page: Page) {
  const { eventId, guests } = await openMatchingDesk(page, desk, PEOPLE);
  const [ada, bo] = guests as [(typeof guests)[0], (typeof guests)[0]];
  const now = Date.now();
  const rounds = [-1, 1, 2, 3].map((hour, at) => ({
    name: `Round ${at + 1}`,
    startAt: now + hour * HOUR,
    endAt: now + hour * HOUR + 30 * 60_000,
  }));
  await callCore(page, 'programme.addRounds', { eventId, rounds });
  /** To which rounds somebody comes, as the core has it. */
  const comes = async (id: string) =>
    (await callCore<Said>(page, 'programme.availability', { registrationId: id })).rounds
      .map(({ available }) => (available ? '+' : '-'))
      .join('');
  return { eventId, ada, bo, comes };
}

const part = (page: Page): Locator =>
  page.getByRole('dialog').locator('section', { has: page.getByRole('heading', { name: 'When they can meet' }) });
const toast = (page: Page) => page.locator('.ui-toast').last();

test('at the desk: somebody cannot come to a round, comes late, leaves early, and all of it can be taken back', async ({
  page,
}) => {
  const { ada, comes } = await open(page);
  await openDetails(page, ada.name);
  await expect(part(page).getByRole('status')).toHaveText('Comes to all 4 rounds.');
  await part(page).getByRole('button', { name: 'Change' }).click();

  await test.step('one round', async () => {
    await part(page)
      .getByRole('switch', { name: /Round 3/ })
      .click();
    await expect(part(page).getByRole('status')).toHaveText('Comes to 3 of 4 rounds.');
    await expect.poll(() => comes(ada.id)).toBe('++-+');
    for (const size of [NARROW, WIDE]) {
      await page.setViewportSize(size);
      await expectAccessible(page);
    }
  });
  await test.step('comes late', async () => {
    const late = part(page).getByLabel('Comes late: from this round on');
    await late.selectOption({ label: (await late.locator('option', { hasText: 'Round 3' }).textContent()) ?? '' });
    await expect.poll(() => comes(ada.id)).toBe('--++');
  });
  await test.step('leaves early: rounds that have begun stay as they were', async () => {
    await part(page).getByRole('button', { name: 'Comes to all' }).click();
    await expect.poll(() => comes(ada.id)).toBe('++++');
    await part(page).getByRole('button', { name: 'Cannot come from now on' }).click();
    await expect.poll(() => comes(ada.id)).toBe('+---');
    await expect(part(page).getByRole('button', { name: 'Cannot come from now on' })).toBeDisabled();
  });
  await test.step('and back', async () => {
    await toast(page).getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => comes(ada.id)).toBe('++++');
    await expect(part(page).getByRole('status')).toHaveText('Comes to all 4 rounds.');
  });
  await test.step('the most meetings', async () => {
    const limit = part(page).getByLabel('Most meetings');
    await limit.fill('two');
    await expect(part(page).getByText('Write a whole number')).toBeVisible();
    await limit.fill('2');
    await part(page).getByRole('button', { name: 'Save' }).click();
    const limitOf = async () =>
      (await callCore<{ meetingLimit: number | null }>(page, 'registrations.get', { id: ada.id })).meetingLimit;
    await expect.poll(limitOf).toBe(2);
  });
});

test('at the kiosk: a visitor says when they can meet, also while the core is away', async ({ page }) => {
  const { ada, bo } = await open(page);
  await openKiosk(page);
  await visit(page, ada);
  await page.getByRole('button', { name: 'My times' }).click();
  const rounds = page.locator('.kiosk-when-day').getByRole('button');
  // The first is over.
  await expect(rounds).toHaveCount(3);
  await expect(page.getByText('You can meet at all times.')).toBeVisible();
  await rounds.nth(1).click();
  await expect(rounds.nth(1)).toHaveAttribute('aria-pressed', 'false');
  await expect(page.getByText('You can meet at 2 of 3 times.')).toBeVisible();
  for (const size of [NARROW, WIDE]) {
    await page.setViewportSize(size);
    const height = (await rounds.first().boundingBox())?.height ?? 0;
    expect(height).toBeGreaterThanOrEqual(56);
    await expectAccessible(page);
  }
  desk.signal('SIGSTOP');
  await rounds.nth(2).click();
  await expect(page.getByText('You can meet at 1 of 3 times.')).toBeVisible();
  desk.signal('SIGCONT');
  await done(page);
  await visit(page, ada);
  await page.getByRole('button', { name: 'My times' }).click();
  await expect(page.getByText('You can meet at 1 of 3 times.')).toBeVisible();
  await done(page);
  await visit(page, bo);
  await page.getByRole('button', { name: 'My times' }).click();
  await expect(page.getByText('You can meet at all times.')).toBeVisible();
  const told = await desk.command<{ rounds: { available: boolean }[] }>(
    ...['availability', 'show', '--event', 'PITCH', '--person', 'Ada Quist'],
  );
  expect(told.rounds.map(({ available }) => available)).toEqual([true, true, false, false]);
});

test('with a list, at registration, and when two could meet', async ({ page }) => {
  const { ada, bo, comes } = await open(page);
  await test.step('a list says it', async () => {
    await importList(
      desk,
      ['Name,Email,Ticket code,Availability', 'Ada Quist,guest0@example.org,TICKET-0-0,not: Round 2'],
      'PITCH',
    );
    expect(await comes(ada.id)).toBe('+-++');
    expect(await comes(bo.id)).toBe('++++');
  });
  await test.step('somebody new says it at once', async () => {
    await goTo(page, 'people');
    await page.getByRole('button', { name: 'Add a person' }).click();
    const dialog = page.getByRole('dialog').last();
    await dialog.getByLabel('Name', { exact: true }).fill('Cleo Marsh');
    await dialog.getByText('When they can meet').click();
    await dialog.getByRole('switch', { name: /Round 4/ }).click();
    await expectAccessible(page);
    await dialog.getByRole('button', { name: /^Add/ }).click();
    await expect(toast(page)).toContainText('Cleo Marsh');
    const idOf = async () => {
      const { events } = await callCore<{ events: { id: string; code: string }[] }>(page, 'events.list', {});
      const eventId = events.find(({ code }) => code === 'PITCH')?.id ?? '';
      const { results } = await callCore<{ results: { id: string }[] }>(page, 'checkIn.search', {
        eventId,
        text: 'Cleo Marsh',
      });
      return results[0]?.id ?? '';
    };
    const cleo = await idOf();
    await expect.poll(() => comes(cleo)).toBe('+++-');
  });
  await test.step('when two could meet, and what stands in the way', async () => {
    await callCore(page, 'matching.create', { firstId: ada.id, secondId: bo.id });
    await goTo(page, '');
    await openDetails(page, ada.name);
    await page.getByRole('button', { name: /When could .* meet\?/ }).click();
    const slots = page.locator('.open-rounds');
    await expect(slots.getByRole('status')).toHaveText('Both are free in 2 rounds.');
    await expect(slots.getByRole('listitem')).toHaveCount(3);
    await expect(slots.getByRole('listitem').first()).toContainText('Ada Quist cannot come');
    for (const size of [NARROW, WIDE]) {
      await page.setViewportSize(size);
      await expectAccessible(page);
    }
    await closeDialog(page);
  });
});

test('a room is open at times of the event, and a broken table is out of use until it is mended', async ({ page }) => {
  const { eventId } = await open(page);
  await callCore(page, 'events.update', { id: eventId, timeZone: 'Asia/Tokyo' });
  await callCore(page, 'venues.addLocation', {
    of: { kind: 'event', eventId },
    name: 'Hall 1',
    planWidth: 20,
    planHeight: 10,
  });
  await callCore(page, 'programme.addPoints', { eventId, points: [{ name: 'Table 1' }, { name: 'Table 2' }] });
  await goTo(page, 'events');
  await page.getByRole('link', { name: /Baltic Pitch Night/ }).click();
  await page.getByRole('link', { name: 'Tables', exact: true }).click();
  const dialog = page.getByRole('dialog').last();
  const rows = page.locator('.round:not(.round-head)');

  await test.step('a table breaks', async () => {
    await page.getByRole('button', { name: 'Edit Table 1' }).click();
    await dialog.getByRole('switch', { name: /Out of use/ }).click();
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(rows.first()).toContainText('Out of use');
    await expect(rows.last()).not.toContainText('Out of use');
    await page.getByRole('button', { name: 'Edit Table 1' }).click();
    await expect(dialog.getByText(/^Since /)).toBeVisible();
    await dialog.getByRole('switch', { name: /Out of use/ }).click();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(rows.first()).not.toContainText('Out of use');
  });
  await test.step('a room opens and closes', async () => {
    await page.getByRole('radio', { name: 'Plan' }).check();
    await page.getByRole('button', { name: 'Size of the room' }).click();
    await dialog.getByRole('button', { name: 'Add a time' }).click();
    await dialog.getByLabel('Opens').fill('2027-06-01T09:00');
    await dialog.getByLabel('Closes').fill('2027-06-01T08:00');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(dialog.getByText('Each time needs a beginning')).toBeVisible();
    await dialog.getByLabel('Closes').fill('2027-06-01T12:00');
    for (const size of [NARROW, WIDE]) {
      await page.setViewportSize(size);
      await expectAccessible(page);
    }
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByRole('dialog')).toHaveCount(0);
    const { locations } = await callCore<{ locations: { openings: object[] }[] }>(page, 'programme.get', { eventId });
    expect(locations[0]?.openings).toEqual([{ startAt: Date.UTC(2027, 5, 1, 0), endAt: Date.UTC(2027, 5, 1, 3) }]);
  });
});
