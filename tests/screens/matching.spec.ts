import { randomUUID } from 'node:crypto';
import { expect, type Page, test } from '@playwright/test';
import { DeskApp } from '../e2e/desk.ts';
import { box, callCore, closeDialog, firstRun, goTo, importList, openDetails } from '../e2e/pages.ts';
import { shoot } from './camera.ts';

/*
 * No tests: they walk through what organizers see of matching and take its pictures. `npm run screens` runs them.
 */
let desk: DeskApp;

test.beforeEach(async () => {
  desk = await DeskApp.create();
});

test.afterEach(async () => {
  await desk.remove();
});

const LONG = 'Maximiliane Konstanze Freifrau von Hohenlohe-Waldenburg-Schillingsfürst zu Oberhausen-Wittelsbach';
const PEOPLE = [
  ['Ingrid Sørensen', 'Fjordline Energy', 'Founder', ['offshore wind', 'storage'], ['series A'], ['policy']],
  ['Tomás Herrera', 'Solar Andina', 'Investor', ['Seed funding'], ['Offshore-Wind', 'rooftop solar'], []],
  [LONG, 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerk mbH & Co. KG', 'Founder', ['storage'], [], ['grids']],
  ['عبد الرحمن بن محمد الفيصل', 'شركة الطاقة الشمسية المتحدة', 'Investor', ['الطاقة الشمسية'], ['storage'], []],
  ['欧阳修文', '上海可再生能源研究院', 'Founder', ['可再生能源'], ['storage', 'offshore wind'], ['policy']],
  ['Amara Okonkwo', 'Lagos Grid Authority', 'Investor', ['grid access'], ['micro grids'], ['policy', 'Grids']],
] as const;

const LIST = [
  'Name,Email,Company,Ticket type',
  ...PEOPLE.map(([name, company, type], at) => `"${name}",guest${at}@example.org,"${company}",${type}`),
];

const dialog = (page: Page) => page.getByRole('dialog').last();
/** Waits for what is said of the last step, and puts it away. */
async function quiet(page: Page): Promise<void> {
  await page.locator('.ui-toast').getByRole('button', { name: 'Close' }).click();
  await expect(page.locator('.ui-toast')).toHaveCount(0);
}
const part = (page: Page, name: string) => page.getByRole('radio', { name, exact: true }).check();

async function openMatching(page: Page): Promise<void> {
  await goTo(page, 'events');
  await page.getByRole('link', { name: /Baltic Pitch Night/ }).click();
  await page.getByRole('link', { name: 'Matching', exact: true }).click();
  await expect(page.getByRole('region', { name: 'Matching' })).toBeVisible();
}

async function choose(page: Page, field: string, text: string): Promise<void> {
  await dialog(page).getByLabel(field).fill(text);
  await expect(page.getByRole('option')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(dialog(page).getByRole('group', { name: field })).toBeVisible();
}

test('matching of an event, and the interests of somebody', async ({ page }) => {
  test.setTimeout(300_000);
  await firstRun(page, desk);
  await desk.command('events', 'create', '--code', 'PITCH', '--name', 'Baltic Pitch Night');
  await page.reload();
  await expect(box(page)).toBeFocused();
  await openMatching(page);
  await shoot(page, 'matching-overview-none');
  await part(page, 'Matches');
  await shoot(page, 'matching-none');
  await part(page, 'Rounds');
  await shoot(page, 'matching-rounds-none');
  await part(page, 'Keywords');
  await shoot(page, 'matching-keywords-none');
  await part(page, 'Pairs');
  await shoot(page, 'matching-pairs-none');

  await importList(desk, LIST, 'PITCH');
  const { events } = await callCore<{ events: { id: string; code: string }[] }>(page, 'events.list', {});
  const eventId = events.find(({ code }) => code === 'PITCH')?.id ?? '';
  const { items } = await callCore<{ items: { id: string; name: string }[] }>(page, 'registrations.list', { eventId });
  const idOf = (name: string) => items.find((person) => person.name === name)?.id ?? '';
  for (const [name, , , offering, lookingFor, topics] of PEOPLE)
    await callCore(page, 'interests.set', { registrationId: idOf(name), offering, lookingFor, topics });
  await page.getByRole('button', { name: 'Switch it on' }).click();
  await quiet(page);
  await callCore(page, 'matching.setRules', { eventId, rules: { needsConsent: false } });

  await part(page, 'Matches');
  for (const [first, second] of [
    [0, 1],
    [2, 3],
    [4, 5],
    [2, 4],
  ] as const)
    await callCore(page, 'matching.create', {
      firstId: idOf(PEOPLE[first][0]),
      secondId: idOf(PEOPLE[second][0]),
    });
  await page.getByRole('button', { name: 'Make a match' }).click();
  await choose(page, 'First person', 'Ingrid');
  await dialog(page).getByLabel('Second person').fill('a');
  await expect(page.getByRole('option').first()).toBeVisible();
  await shoot(page, 'matching-make');
  // The first one closes the list alone.
  await page.keyboard.press('Escape');
  await closeDialog(page);
  await page.getByRole('button', { name: /^End the match of .*Tomás/ }).click();
  await shoot(page, 'matching');

  await part(page, 'Keywords');
  await page.getByRole('checkbox', { name: 'Select policy' }).check();
  await page.getByRole('checkbox', { name: 'Select grids' }).check();
  await page.getByRole('checkbox', { name: 'Select grid access' }).check();
  await page.getByRole('button', { name: 'Merge into…' }).click();
  await dialog(page).getByLabel('Into').fill('gri');
  await expect(page.getByRole('option').first()).toBeVisible();
  await shoot(page, 'matching-merge');
  await dialog(page).getByLabel('Into').fill('Grids and policy');
  await dialog(page).getByRole('button', { name: 'Merge', exact: true }).click();
  await quiet(page);
  await page.getByRole('checkbox', { name: 'Select storage' }).check();
  await shoot(page, 'matching-keywords');
  await page.getByRole('button', { name: 'Split Grids and policy' }).click();
  await shoot(page, 'matching-split');
  await closeDialog(page);

  await part(page, 'Rules');
  await page.getByRole('radio', { name: /^Only certain ticket types/ }).check();
  await page.getByLabel('Ticket type of pair 1').selectOption('Founder');
  await page.getByLabel('may meet (pair 1)').selectOption('Investor');
  await page.getByRole('button', { name: 'Add a pair of types' }).click();
  await shoot(page, 'matching-rules');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText(/^Choose two ticket types/)).toBeVisible();
  await shoot(page, 'matching-rules-wrong');

  await part(page, 'Pairs');
  await callCore(page, 'matching.setPairRule', {
    firstId: idOf(LONG),
    secondId: idOf('欧阳修文'),
    rule: 'never',
  });
  await callCore(page, 'matching.setPairRule', {
    firstId: idOf('عبد الرحمن بن محمد الفيصل'),
    secondId: idOf('Amara Okonkwo'),
    rule: 'must',
  });
  await expect(page.locator('.match')).toHaveCount(2);
  await shoot(page, 'matching-pairs');

  await goTo(page, '');
  await page.keyboard.press('Control+k');
  await dialog(page).getByRole('combobox').fill('PITCH');
  await page.keyboard.press('Enter');
  await expect(box(page)).toBeFocused();
  const drawer = await openDetails(page, '欧阳修文');
  await drawer.getByRole('switch', { name: /Agrees to be matched/ }).click();
  await quiet(page);
  await drawer.getByLabel('Offers').fill('gr');
  await expect(page.getByRole('option').first()).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await shoot(page, 'details-interests');
  await page.keyboard.press('Escape');
  await drawer.getByLabel('Offers').fill('');
  await drawer.getByRole('switch', { name: /Agrees to be matched/ }).click();
  await drawer.getByRole('heading', { name: 'Badges' }).scrollIntoViewIfNeeded();
  await shoot(page, 'details-matches');
});

/** Words that people of a larger event share. */
const WORDS = ['offshore wind', 'storage', 'grids', 'policy', 'series A', 'rooftop solar', 'hydrogen', 'heat pumps'];

test('how everybody at an event is served', async ({ page }) => {
  test.setTimeout(400_000);
  await firstRun(page, desk);
  await desk.command('events', 'create', '--code', 'PITCH', '--name', 'Baltic Pitch Night');
  const more = Array.from({ length: 70 }, (_, at) => ({
    who: `more${at}@example.org`,
    name: `${['Mirela', 'Oskar', 'Thandiwe', 'Beatriz', 'Mehmet', 'Siobhán', 'Łukasz'][at % 7]} ${['Popescu', 'Lindqvist', 'Mokoena', 'Quintanilla', 'Öztürk', 'Ní Dhónaill', 'Żółkiewski', 'Haas', 'Brandt', 'Ruiz'][at % 10]}`,
    company: `${['Delta', 'Norr', 'Karoo', 'Sol', 'Bosfor'][at % 5]} ${['Grid', 'Wind', 'Heat'][at % 3]} ${at}`,
    type: at % 3 === 0 ? 'Investor' : 'Founder',
    offering: WORDS.filter((_word, place) => (at * 7 + place * 3) % 5 === 0),
    lookingFor: WORDS.filter((_word, place) => (at * 3 + place * 5) % 4 === 0),
  }));
  await importList(
    desk,
    [...LIST, ...more.map(({ who, name, company, type }) => `${name},${who},${company},${type}`)],
    'PITCH',
  );
  await page.reload();
  await expect(box(page)).toBeFocused();
  const { events } = await callCore<{ events: { id: string; code: string }[] }>(page, 'events.list', {});
  const eventId = events.find(({ code }) => code === 'PITCH')?.id ?? '';
  const { items } = await callCore<{ items: { id: string; name: string; email: string | null }[] }>(
    page,
    'registrations.list',
    { eventId, limit: 200 },
  );
  const ids = PEOPLE.map(([name]) => items.find((person) => person.name === name)?.id ?? '');
  const others = items.filter(({ id }) => !ids.includes(id)).map(({ id }) => id);
  await callCore(page, 'matching.setRules', { eventId, rules: { isOn: true, needsConsent: false } });
  for (const [at, [, , , offering, lookingFor, topics]] of PEOPLE.entries())
    await callCore(page, 'interests.set', { registrationId: ids[at], offering, lookingFor, topics });
  await callCore(page, 'interests.addMany', {
    eventId,
    rows: more.slice(0, 52).map(({ who, offering, lookingFor }) => ({ who, offering, lookingFor, topics: [] })),
  });
  const like = (fromId = '', toId = '') =>
    callCore(page, 'matching.choose', { nonce: randomUUID(), fromId, toId, choice: 'like' });
  for (let at = 0; at < 36; at += 2) {
    await like(others[at], others[at + 1]);
    if (at % 6 !== 0) await like(others[at + 1], others[at]);
  }
  await like(ids[4], ids[2]);
  await like(ids[4], ids[3]);
  await callCore(page, 'matching.create', { firstId: ids[4], secondId: ids[0] });
  await callCore(page, 'matching.create', { firstId: ids[2], secondId: ids[1] });
  for (const id of [...ids, ...others.slice(0, 14)])
    await callCore(page, 'checkIn.scan', {
      ...{ nonce: randomUUID(), eventId, subject: { kind: 'registration', id } },
      ...{ direction: 'entry', method: 'search' },
    });
  // Read anew, as lists are made of people who were there before.
  await callCore(page, 'matching.setRules', { eventId, rules: { groupsOfThree: true } });

  await openMatching(page);
  await expect(page.locator('.plot .recharts-bar-rectangle').first()).toBeVisible();
  await shoot(page, 'matching-overview');
  await shoot(page, 'matching-exposure', page.locator('.plot'));
  await page.getByRole('radio', { name: 'Table' }).check();
  await shoot(page, 'matching-exposure-table', page.locator('.plot-table'));

  await part(page, 'Matches');
  await expect(page.locator('.strength-bar').first()).toBeVisible();
  await shoot(page, 'matching-strength');

  await part(page, 'Without a match');
  await expect(page.locator('.without').first()).toBeVisible();
  await shoot(page, 'matching-without');
  await page.getByRole('button', { name: `Find somebody for ${PEOPLE[3][0]}` }).click();
  await expect(page.locator('.suggestion').first()).toBeVisible();
  await shoot(page, 'matching-find');
  await closeDialog(page);
  await callCore(page, 'matching.setRules', { eventId, rules: { groups: [['Press', 'Press']] } });
  await page.getByRole('button', { name: `Find somebody for ${PEOPLE[3][0]}` }).click();
  await expect(dialog(page).getByText('Nobody can be shown to them.')).toBeVisible();
  await shoot(page, 'matching-find-nobody');
  await closeDialog(page);
  await callCore(page, 'matching.setRules', { eventId, rules: { groups: null } });

  await part(page, 'Rules');
  await page.getByRole('radio', { name: /^Only certain ticket types/ }).check();
  await page.getByLabel('Ticket type of pair 1').selectOption('Founder');
  await page.getByLabel('may meet (pair 1)').selectOption('Founder');
  await expect(page.locator('.rules-outcome > ul')).toBeVisible();
  // Not behind the bar that saves.
  await shoot(page, 'matching-what-if', page.getByLabel('Likes that somebody may give'));

  const startAt = Date.UTC(2030, 4, 1, 9);
  await callCore(page, 'programme.addRounds', {
    eventId,
    rounds: [0, 1, 2].map((at) => ({
      ...{ name: `Round ${at + 1}`, startAt: startAt + at * 900_000, endAt: startAt + at * 900_000 + 600_000 },
    })),
  });
  await part(page, 'Rounds');
  await expect(page.getByText('Nobody is paired for this round.')).toBeVisible();
  await shoot(page, 'matching-rounds-unpaired');
  for (const id of others.slice(14, 15))
    await callCore(page, 'checkIn.scan', {
      ...{ nonce: randomUUID(), eventId, subject: { kind: 'registration', id } },
      ...{ direction: 'entry', method: 'search' },
    });
  await page.getByRole('button', { name: 'Pair those present' }).click();
  await expect(page.locator('.group').first()).toBeVisible();
  await shoot(page, 'matching-rounds');
  await shoot(page, 'matching-rounds-three', page.locator('.group[data-three=true]'));
  await callCore(page, 'matching.setRules', { eventId, rules: { groupsOfThree: false } });
  await page.getByLabel('Round', { exact: true }).selectOption({ index: 1 });
  await page.getByRole('button', { name: 'Pair those present' }).click();
  await expect(page.locator('.sitting-out')).toBeVisible();
  await page.getByRole('button', { name: 'Pair anew' }).click();
  await shoot(page, 'matching-rounds-anew');
  await page.getByRole('button', { name: 'Cancel' }).click();

  await part(page, 'Matches');
  await page.locator('.match').getByRole('button', { name: PEOPLE[4][0] }).first().click();
  await shoot(page, 'details-likes', dialog(page).getByRole('list', { name: 'Liked without an answer' }));
});
