import { expect, type Page, test } from '@playwright/test';
import { DeskApp } from '../e2e/desk.ts';
import { callCore, firstRun } from '../e2e/pages.ts';
import { asAnotherDesk, meet } from '../support/apart.ts';
import { shoot } from './camera.ts';

/*
 * No test: it lets two desks work apart, and takes the pictures of what they have decided differently.
 */
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

/** Goes to the conflicts of an event. */
const show = (page: Page, eventId: string) =>
  page.evaluate((id) => {
    window.location.hash = `#/events/${id}/conflicts`;
  }, eventId);

const nonce = () => crypto.randomUUID();

test('what desks decided differently', async ({ page, browser }) => {
  test.setTimeout(600_000);
  await firstRun(page, desk);
  const { settings } = await callCore<{ settings: { eventId: string } }>(page, 'desk.get', {});
  const { eventId } = settings;
  const { expected, waitlisted } = await callCore<{ expected: number; waitlisted: number }>(page, 'checkIn.stats', {
    eventId,
  });
  const create = (at: Page, person: object) =>
    callCore<{ registration: { id: string } }>(at, 'registrations.create', { nonce: nonce(), eventId, person });
  const names = ['فاطمة الزهراء بنت عبد الرحمن', 'Wolfeschlegelsteinhausenbergerdorff-Łukasiewicz van der Meulen'];
  const ids: string[] = [];
  for (const displayName of names)
    ids.push((await create(page, { displayName, company: 'Nordwind Energie' })).registration.id);
  await callCore(page, 'events.update', { id: eventId, capacity: expected + waitlisted + ids.length + 2 });
  const [now, rounds] = await programme(page, eventId, ids);
  await show(page, eventId);
  await expect(page.getByText('The desks agree')).toBeVisible();
  await shoot(page, 'conflicts-none');
  await page.goto('about:blank');
  await desk.stop();
  await asAnotherDesk(desk.folder, other.folder, 'North door');

  const work = async (at: Page, mine: number) => {
    for (const id of ids)
      await callCore(at, 'checkIn.scan', {
        ...{ nonce: nonce(), eventId, subject: { kind: 'registration', id }, direction: 'entry', method: 'search' },
      });
    await create(at, { displayName: '王伟', company: '可再生能源有限公司', email: 'wei@example.org' });
    await create(at, { displayName: ['Ola', 'Per'][mine] ?? '', email: ['ola@example.org', 'per@example.org'][mine] });
    await callCore(at, 'registrations.assignBadge', {
      ...{ nonce: nonce(), registrationId: ids[mine], uid: '04a1b2c3d4e5f6' },
    });
    const place = { roundId: rounds[mine], meetingPointId: null };
    expect(await callCore(at, 'plans.move', { planId: now.planId, meetingId: now.meetingId, ...place })).toMatchObject({
      moved: true,
    });
  };
  await page.goto(await desk.start());
  await work(page, 0);
  const away = await (await browser.newContext()).newPage();
  await away.goto(await other.start());
  await away.getByLabel('E-mail').fill('ana@example.org');
  await away.getByLabel('Password', { exact: true }).fill('a long walk by the sea');
  await away.keyboard.press('Enter');
  await expect(away.getByRole('combobox', { name: 'Find or scan' })).toBeFocused();
  await away.waitForTimeout(10_500);
  await work(away, 1);
  await away.context().close();
  await page.goto('about:blank');
  await Promise.all([desk.stop(), other.stop()]);
  await meet([desk.folder, other.folder]);
  await page.goto(await desk.start());
  await expect(page.getByRole('banner').getByRole('button', { name: /conflicts/ })).toBeVisible();
  await shoot(page, 'conflicts-chip');
  await show(page, eventId);
  await expect(page.getByRole('article').first()).toBeVisible();
  for (const kind of ['More people', 'Seen at two doors', 'Registered twice', 'One badge', 'Changed at two desks'])
    await expect(page.getByRole('article').filter({ hasText: kind }).first()).toBeVisible();
  await shoot(page, 'conflicts');
  await shoot(page, 'conflicts-more', page.getByRole('article').last());
  await page.getByRole('article').filter({ hasText: 'Seen at two doors' }).first().getByRole('button').last().click();
  await page.getByRole('article').filter({ hasText: 'Registered twice' }).getByRole('button').first().click();
  await expect(page.locator('.ui-toast')).toHaveCount(0, { timeout: 20_000 });
  await page.getByRole('radio', { name: /Dealt with/ }).check({ force: true });
  await expect(page.getByRole('article')).toHaveCount(2);
  await shoot(page, 'conflicts-handled');
});

/** Two who meet, in a plan that counts. */
async function programme(
  page: Page,
  eventId: string,
  [firstId, secondId]: readonly string[],
): Promise<[{ planId: string; meetingId: string }, string[], string[]]> {
  const start = Date.now() + 40 * 24 * 3_600_000;
  const { rounds } = await callCore<{ rounds: { id: string }[] }>(page, 'programme.addRounds', {
    eventId,
    rounds: [0, 1, 2].map((n) => ({
      ...{ name: `Round ${n + 1}`, startAt: start + n * 1_800_000, endAt: start + n * 1_800_000 + 1_200_000 },
    })),
  });
  const { points } = await callCore<{ points: { id: string }[] }>(page, 'programme.addPoints', {
    eventId,
    points: [{ name: 'Table 1' }, { name: 'Table 2' }],
  });
  await callCore(page, 'matching.create', { firstId, secondId });
  const plans = async () => (await callCore<{ plans: { id: string }[] }>(page, 'plans.list', { eventId })).plans;
  const before = (await plans()).length;
  await callCore(page, 'plans.solve', { eventId, seconds: 1 });
  await expect.poll(async () => (await plans()).length, { timeout: 60_000 }).toBeGreaterThan(before);
  const planId = (await plans())[0]?.id ?? '';
  const { meetings } = await callCore<{ meetings: { id: string; people: string[] }[] }>(page, 'plans.board', {
    planId,
  });
  const meetingId = meetings.find(({ people }) => people.includes(firstId ?? ''))?.id ?? '';
  const last = (list: { id: string }[], count: number) => list.slice(-count).map(({ id }) => id);
  return [{ planId, meetingId }, last(rounds, 2), last(points, 2)];
}
