import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { DeskApp } from './desk.ts';
import { box, callCore, firstRun, goTo, importList } from './pages.ts';

let desk: DeskApp;

test.beforeEach(async () => {
  desk = await DeskApp.create();
});

test.afterEach(async () => {
  await desk.remove();
});

const NAMES = ['Ada Quist', 'Bo Lind', 'Cleo Marsh', 'Dag Holm', 'Eve Stone'] as const;
const HEAD = 'Name,Email,Company,Ticket type';
const LIST = [
  HEAD,
  ...NAMES.map((name, at) => `${name},guest${at}@example.org,Company ${at},${at % 2 === 0 ? 'Founder' : 'Investor'}`),
];

const dialog = (page: Page) => page.getByRole('dialog').last();
const part = (page: Page, name: string) => page.getByRole('radio', { name, exact: true }).check();
const rows = (page: Page, list: string) => page.getByRole('list', { name: list }).locator('> li');
/** What stands at one of the figures of the overview. */
const figure = (page: Page, name: string): Locator =>
  page
    .locator('.totals > div')
    .filter({ has: page.getByText(name, { exact: true }) })
    .locator('dd > b');
const undo = (page: Page) => page.locator('.ui-toast').last().getByRole('button', { name: 'Undo' }).click();

interface Event {
  eventId: string;
  /** By their places in the list. */
  ids: string[];
}

async function enrol(page: Page, lines: readonly string[]): Promise<Event> {
  await importList(desk, lines, 'SMALL');
  const { events } = await callCore<{ events: { id: string; code: string }[] }>(page, 'events.list', {});
  const eventId = events.find(({ code }) => code === 'SMALL')?.id ?? '';
  const { items } = await callCore<{ items: { id: string; name: string }[] }>(page, 'registrations.list', {
    ...{ eventId, limit: 200 },
  });
  const names = lines.slice(1).map((line) => line.split(',')[0]);
  return { eventId, ids: names.map((name) => items.find((person) => person.name === name)?.id ?? '') };
}

/** The tab of an event without anybody. */
async function openMatching(page: Page): Promise<void> {
  await firstRun(page, desk);
  await desk.command('events', 'create', '--code', 'SMALL', '--name', 'Small Talks');
  await page.reload();
  await expect(box(page)).toBeFocused();
  await goTo(page, 'events');
  await page.getByRole('link', { name: /Small Talks/ }).click();
  await page.getByRole('link', { name: 'Matching', exact: true }).click();
  await expect(page.getByRole('region', { name: 'Matching' })).toBeVisible();
}

const open = (page: Page, eventId: string) =>
  callCore(page, 'matching.setRules', { eventId, rules: { isOn: true, needsConsent: false } });

const like = (page: Page, fromId = '', toId = '') =>
  callCore(page, 'matching.choose', { nonce: randomUUID(), fromId, toId, choice: 'like' });

const enter = (page: Page, eventId: string, id: string) =>
  callCore(page, 'checkIn.scan', {
    ...{ nonce: randomUUID(), eventId, subject: { kind: 'registration', id } },
    ...{ direction: 'entry', method: 'search' },
  });

test('overview: from nobody to everybody, told as it happens, and how evenly people are shown', async ({ page }) => {
  await openMatching(page);

  await test.step('nobody takes part, and what is missing', async () => {
    await expect(page.getByText('Matching is off')).toBeVisible();
    await expect(figure(page, 'Take part')).toHaveText('0');
    await expect(page.getByText('Nobody takes part yet. Import a list, or add people.')).toBeVisible();
    await expect(page.getByText('Too few people for lists.')).toBeVisible();
    await expectAccessible(page);
  });
  const { eventId, ids } = await enrol(page, LIST);
  await test.step('with the rules changed elsewhere the figures come by themselves', async () => {
    await open(page, eventId);
    await expect(figure(page, 'Take part')).toHaveText('5');
    await expect(figure(page, 'Without a match')).toHaveText('5');
    await expect(page.getByText('5 people have not said any interests.')).toBeVisible();
  });
  await test.step('matches and interests count as they come, and nothing goes away meanwhile', async () => {
    await page.evaluate(() => {
      const gone = window as unknown as { gone: number };
      gone.gone = 0;
      new MutationObserver(() => {
        if (document.querySelector('.totals') === null || document.querySelector('.plot-head') === null) gone.gone += 1;
      }).observe(document.body, { subtree: true, childList: true });
    });
    for (const id of ids) await callCore(page, 'interests.set', { registrationId: id, topics: ['wind'] });
    await like(page, ids[0], ids[1]);
    await like(page, ids[1], ids[0]);
    await expect(figure(page, 'Matches')).toHaveText('1');
    await expect(figure(page, 'Without a match')).toHaveText('3');
    await expect(figure(page, 'With interests')).toHaveText('5');
    await expect(page.getByText('have not said any interests')).toHaveCount(0);
    expect(await page.evaluate(() => (window as unknown as { gone: number }).gone)).toBe(0);
  });
  await test.step('the distribution is said, drawn, and there as a table', async () => {
    // Two have met: they stand in three lists each, the others in four.
    await expect(page.getByText('Very even: everybody is shown about equally often.')).toBeVisible();
    await expect(
      page.getByText(/On average somebody stands in 3\.6 of these lists, the most shown in 4\./),
    ).toBeVisible();
    await expect(page.locator('.plot .recharts-bar-rectangle path')).toHaveCount(2);
    await page.getByRole('radio', { name: 'Table' }).check();
    const cells = page.getByRole('region', { name: 'How evenly people are shown' }).locator('tbody tr');
    await expect(cells).toHaveText([/^0\s*0$/, /^1\s*0$/, /^2\s*0$/, /^3\s*2$/, /^4\s*3$/]);
    await expectAccessible(page);
  });
  await test.step('and the way to what is to be done', async () => {
    await page.getByRole('button', { name: 'Find them somebody' }).click();
    await expect(page.getByText('3 people have no match.')).toBeVisible();
  });
});

test('somebody for those without a match: suggestions with reasons, a match by one press, and back', async ({
  page,
}) => {
  await openMatching(page);
  const { eventId, ids } = await enrol(page, LIST);
  await open(page, eventId);
  const say = (at: number, words: object) => callCore(page, 'interests.set', { registrationId: ids[at], ...words });
  await say(0, { offering: ['Grid storage'], lookingFor: ['Pilots in Spain'], topics: ['Chess'] });
  await say(1, { offering: ['pilots in spain'], lookingFor: ['grid storage'], topics: ['chess'] });
  await say(2, { offering: ['Textiles'] });
  await enter(page, eventId, ids[2] ?? '');
  await part(page, 'Without a match');
  await expect(rows(page, 'Without a match')).toHaveCount(5);
  await expect(rows(page, 'Without a match').filter({ hasText: 'Inside now' })).toContainText('Cleo Marsh');
  await expectAccessible(page);

  await test.step('suggestions say why and how well', async () => {
    await page.getByRole('button', { name: 'Find somebody for Ada Quist' }).click();
    const found = rows(page, 'Who would suit');
    await expect(found).toHaveCount(4);
    // Whoever is there comes before all others, and then who suits best.
    await expect(found.nth(0)).toContainText('Cleo Marsh');
    await expect(found.nth(1)).toContainText('Bo Lind');
    await expect(found.nth(1).locator('.reasons > li')).toContainText([
      /chess/i,
      /Offers.*pilots in spain/i,
      /Looks for.*grid storage/i,
    ]);
    await expect(found.nth(1).locator('.reasons')).toContainText('Both offer and look for');
    await expect(found.nth(1)).toContainText(/strength [1-9]\d* of 100/);
    await expect(found.nth(2)).toContainText('In common');
    await expectAccessible(page);
  });
  await test.step('one press makes the match, Undo ends it', async () => {
    await dialog(page).getByRole('button', { name: 'Make the match with Bo Lind' }).click();
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(page.getByText('3 people have no match.')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Find somebody for Cleo Marsh' })).toBeFocused();
    await undo(page);
    await expect(page.getByText('5 people have no match.')).toBeVisible();
  });
  await test.step('nobody can be shown: the rules are said to be why, and somebody is chosen all the same', async () => {
    await callCore(page, 'matching.setRules', { eventId, rules: { groups: [['Founder', 'Founder']] } });
    await page.getByRole('button', { name: 'Find somebody for Dag Holm' }).click();
    await expect(dialog(page).getByText('Nobody can be shown to them.')).toBeVisible();
    await expectAccessible(page);
    await dialog(page).getByRole('button', { name: 'Choose somebody yourself' }).click();
    await expect(dialog(page).getByRole('group', { name: 'First person' })).toContainText('Dag Holm');
    await dialog(page).getByLabel('Second person').fill('Eve');
    await expect(page.getByRole('option')).toHaveText(/Eve Stone/);
    await page.keyboard.press('Enter');
    await dialog(page).getByRole('button', { name: 'Make the match', exact: true }).click();
    await expect(page.getByText('3 people have no match.')).toBeVisible();
    await page.getByRole('button', { name: 'Find somebody for Bo Lind' }).click();
    await dialog(page).getByRole('button', { name: 'Open the rules' }).click();
    await expect(page.getByRole('radio', { name: 'Rules', exact: true })).toBeChecked();
  });
  await test.step('when all have a match that is said', async () => {
    await callCore(page, 'matching.create', { firstId: ids[0], secondId: ids[1] });
    await callCore(page, 'matching.create', { firstId: ids[2], secondId: ids[1] });
    await part(page, 'Without a match');
    await expect(page.getByText('Everybody has a match.')).toBeVisible();
    await page.getByRole('button', { name: 'Show the matches' }).click();
    await expect(page.locator('.match')).toHaveCount(3);
  });
});

test('matches have a strength and leave the app; open likes stand in the details, and no pass', async ({ page }) => {
  await openMatching(page);
  const { eventId, ids } = await enrol(page, LIST);
  await open(page, eventId);
  for (const id of ids.slice(0, 3)) await callCore(page, 'interests.set', { registrationId: id, topics: ['wind'] });
  await callCore(page, 'matching.create', { firstId: ids[0], secondId: ids[1] });
  await callCore(page, 'matching.create', { firstId: ids[2], secondId: ids[3] });
  await callCore(page, 'registrations.setConsent', { id: ids[3], purpose: 'matching', version: '1', given: true });
  await callCore(page, 'registrations.setConsent', { id: ids[3], purpose: 'matching', version: '1', given: false });
  await part(page, 'Matches');

  await test.step('a strength where both take part, and why there is none', async () => {
    await expect(page.locator('.match').filter({ hasText: 'Ada Quist' })).toContainText(/strength [1-9]\d* of 100/);
    await expect(page.locator('.match').filter({ hasText: 'Dag Holm' })).toContainText('No strength');
    await expectAccessible(page);
  });
  await test.step('as a file', async () => {
    await page.getByRole('button', { name: 'Export' }).click();
    await page.getByRole('button', { name: 'As CSV' }).click();
    await expect(page.getByText('2 rows are ready.')).toBeVisible();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save the file' }).click(),
    ]);
    const [head, ...lines] = (await readFile(await file.path(), 'utf8')).trim().split('\r\n');
    expect(head).toContain(
      'First,First e-mail,First company,Second,Second e-mail,Second company,Matched,Active,Origin,Strength',
    );
    expect(lines).toHaveLength(2);
  });
  await test.step('whom somebody likes without an answer, and not whom they passed', async () => {
    await like(page, ids[4], ids[0]);
    await callCore(page, 'matching.choose', {
      ...{ nonce: randomUUID(), fromId: ids[4], toId: ids[1], choice: 'pass' },
    });
    await page.keyboard.press('Escape');
    await callCore(page, 'matching.create', { firstId: ids[4], secondId: ids[2] });
    await page.locator('.match').getByRole('button', { name: 'Eve Stone', exact: true }).click();
    await expect(dialog(page).getByText('Likes 1 person, without an answer so far:')).toBeVisible();
    const liked = dialog(page).getByRole('list', { name: 'Liked without an answer' });
    await expect(liked).toContainText('Ada Quist');
    await expect(dialog(page)).not.toContainText('Bo Lind');
    await expectAccessible(page);
    await liked.getByRole('button', { name: 'Ada Quist' }).click();
    await expect(dialog(page).getByRole('heading', { level: 2, name: 'Ada Quist' })).toBeVisible();
    await expect(dialog(page).getByRole('list', { name: 'Liked without an answer' })).toHaveCount(0);
  });
});

test('rules say what they would do before they are saved, and are saved all the same', async ({ page }) => {
  await openMatching(page);
  const { eventId } = await enrol(page, LIST);
  await open(page, eventId);
  await part(page, 'Rules');
  const outcome = page.locator('.rules-outcome');
  await expect(page.getByRole('switch', { name: /Matching is on/ })).toBeChecked();

  await test.step('nothing while nothing is changed, or half of it is missing', async () => {
    await page.getByRole('radio', { name: /^Only certain ticket types/ }).check();
    await page.getByLabel('Ticket type of pair 1').selectOption('Founder');
    await expect(outcome).toHaveCount(0);
  });
  await test.step('who would lose their last one, by name', async () => {
    await page.getByLabel('may meet (pair 1)').selectOption('Founder');
    await expect(outcome).toContainText('With these rules 2 people have nobody left (now 0).');
    await expect(outcome.getByRole('listitem')).toHaveText(['Bo Lind', 'Dag Holm']);
    await expectAccessible(page);
    await page.getByLabel('may meet (pair 1)').selectOption('Investor');
    await expect(outcome).toHaveText('With these rules there is somebody for everybody who takes part.');
    await page.getByRole('radio', { name: /^Everybody may meet everybody/ }).check();
    await expect(outcome).toHaveCount(0);
  });
  await test.step('an answer that is late keeps nobody from saving, and is not shown for other rules', async () => {
    await page.getByRole('radio', { name: /^Only certain ticket types/ }).check();
    await page.getByLabel('may meet (pair 1)').selectOption('Founder');
    await expect(outcome).toHaveText('Counting whom these rules leave without anybody …');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('The rules are saved.')).toBeVisible();
    await expect(outcome).toHaveCount(0);
    await page.getByRole('switch', { name: /Also within a company/ }).check();
    await expect(outcome).toContainText('With these rules 2 people have nobody left, as many as now.');
  });
});

test('pairs of a round: made of those present, anew after a question, who sits out comes first', async ({ page }) => {
  await openMatching(page);
  const { eventId, ids } = await enrol(page, LIST);
  await open(page, eventId);
  await part(page, 'Rounds');

  await test.step('no rounds, and the way there', async () => {
    await expect(page.getByText('No rounds yet.')).toBeVisible();
    await page.getByRole('button', { name: 'Open the rounds' }).click();
    await expect(page.getByRole('region', { name: 'Rounds' })).toBeVisible();
    const startAt = Date.UTC(2030, 4, 1, 9);
    await callCore(page, 'programme.addRounds', {
      eventId,
      rounds: [0, 1].map((at) => ({
        ...{ name: `Round ${at + 1}`, startAt: startAt + at * 600_000, endAt: startAt + (at + 1) * 600_000 },
      })),
    });
    await page.getByRole('link', { name: 'Matching', exact: true }).click();
    await part(page, 'Rounds');
    await expect(page.getByLabel('Round', { exact: true })).toContainText('Round 1');
  });
  await test.step('nobody is there', async () => {
    await expect(page.getByText('0 people are in the building.')).toBeVisible();
    await page.getByRole('button', { name: 'Pair those present' }).click();
    await expect(page.getByText(/^Fewer than two people who take part/)).toBeVisible();
    await expectAccessible(page);
  });
  const sitting = page.locator('.sitting-out');
  let satOut: string | null = null;
  await test.step('five are: two pairs, and one sits out', async () => {
    for (const id of ids) await enter(page, eventId, id);
    await expect(page.getByText('5 people are in the building.')).toBeVisible();
    await page.getByRole('button', { name: 'Pair those present' }).click();
    await expect(page.getByText('2 pairs, 1 sits out')).toBeVisible();
    await expect(rows(page, 'Pairs of the round')).toHaveCount(2);
    satOut = await sitting.getByRole('button').textContent();
    await expectAccessible(page);
  });
  await test.step('in the next round somebody else sits out', async () => {
    await page.getByLabel('Round', { exact: true }).selectOption({ index: 1 });
    await page.getByRole('button', { name: 'Pair those present' }).click();
    await expect(page.getByText('2 pairs, 1 sits out')).toBeVisible();
    expect(await sitting.getByRole('button').textContent()).not.toBe(satOut);
  });
  await test.step('anew after a question, with a group of three', async () => {
    await callCore(page, 'matching.setRules', { eventId, rules: { groupsOfThree: true } });
    await page.getByRole('button', { name: 'Pair anew' }).click();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect(page.getByText('2 pairs, 1 sits out')).toBeVisible();
    await page.getByRole('button', { name: 'Pair anew' }).click();
    await expect(page.getByRole('button', { name: 'Pair anew' })).toBeFocused();
    await expectAccessible(page);
    await page.keyboard.press('Enter');
    await expect(page.getByText('1 pair, 1 group of three')).toBeVisible();
    await expect(rows(page, 'Pairs of the round').filter({ hasText: 'Three' }).locator('.face')).toHaveCount(3);
    await expect(sitting).toHaveCount(0);
  });
});

test('what is chosen is in sight on a narrow screen, of the tabs and of the parts', async ({ page }) => {
  await openMatching(page);
  const inSight = (chosen: Locator) =>
    chosen.evaluate((element) => {
      const own = element.getBoundingClientRect();
      return own.left >= 0 && own.right <= document.documentElement.clientWidth;
    });
  const tab = page.locator('.event-tabs > [aria-current]');
  const chosenPart = page.locator('.matching-parts label:has(:checked)');
  await page.setViewportSize({ width: 390, height: 844 });
  await expect.poll(() => inSight(tab)).toBe(true);
  await part(page, 'Pairs');
  await expect.poll(() => inSight(chosenPart)).toBe(true);
  await page.reload();
  await expect(tab).toHaveText('Matching');
  await expect.poll(() => inSight(tab)).toBe(true);
  await expect.poll(() => inSight(chosenPart)).toBe(true);
  await page.getByRole('link', { name: 'History' }).click();
  await expect.poll(() => inSight(tab)).toBe(true);
});
