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
  await shoot(page, 'matching-none');
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
