import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { DeskApp } from './desk.ts';
import { addAccount, box, callCore, firstRun, goTo, importList, inPalette, openDetails, signIn } from './pages.ts';
import { openSettings } from './settings-pages.ts';

let desk: DeskApp;

test.beforeEach(async () => {
  desk = await DeskApp.create();
});

test.afterEach(async () => {
  await desk.remove();
});

const NAMES = ['Ada Quist', 'Bo Lind', 'Cleo Marsh', 'Dag Holm'] as const;
const LIST = [
  'Name,Email,Company,Ticket type',
  ...NAMES.map((name, at) => `${name},guest${at}@example.org,Company ${at},${at % 2 === 0 ? 'Founder' : 'Investor'}`),
];

const dialog = (page: Page) => page.getByRole('dialog').last();
const lines = (page: Page) => page.locator('.match');
const keyword = (page: Page, label: string) =>
  page.locator('.keyword-rows > .keyword').filter({ has: page.getByText(label, { exact: true }) });
const part = (page: Page, name: string) => page.getByRole('radio', { name, exact: true }).check();
const undo = (page: Page) => page.locator('.ui-toast').last().getByRole('button', { name: 'Undo' }).click();

async function choose(page: Page, field: string, name: string): Promise<void> {
  await dialog(page).getByLabel(field).fill(name);
  await expect(page.getByRole('option')).toHaveText(new RegExp(name));
  await page.keyboard.press('Enter');
  await expect(dialog(page).getByRole('group', { name: field })).toContainText(name);
}

/** The page “Matching” of a small event. @returns the event, and the four people by their places in the list */
async function openMatching(page: Page): Promise<{ eventId: string; ids: string[] }> {
  await firstRun(page, desk);
  await desk.command('events', 'create', '--code', 'SMALL', '--name', 'Small Talks');
  await importList(desk, LIST, 'SMALL');
  await page.reload();
  await expect(box(page)).toBeFocused();
  const { events } = await callCore<{ events: { id: string; code: string }[] }>(page, 'events.list', {});
  const eventId = events.find(({ code }) => code === 'SMALL')?.id ?? '';
  const { items } = await callCore<{ items: { id: string; name: string }[] }>(page, 'registrations.list', { eventId });
  await goTo(page, 'events');
  await page.getByRole('link', { name: /Small Talks/ }).click();
  await page.getByRole('link', { name: 'Matching', exact: true }).click();
  await expect(page.getByRole('region', { name: 'Matching' })).toBeVisible();
  return { eventId, ids: NAMES.map((name) => items.find((person) => person.name === name)?.id ?? '') };
}

test('matches: made by hand, seen in the details, ended after a question, page by page', async ({ page }) => {
  const { eventId, ids } = await openMatching(page);
  await part(page, 'Matches');

  await test.step('nothing yet, and what to do about it', async () => {
    await expect(page.getByText('No match yet.')).toBeVisible();
    await page.getByRole('button', { name: 'Switch it on' }).click();
    await expect(page.getByText('Matching is off')).toHaveCount(0);
    await expectAccessible(page);
  });
  await test.step('two people are needed, and not one twice', async () => {
    await page.getByRole('button', { name: 'Make a match' }).click();
    await dialog(page).getByRole('button', { name: 'Make the match' }).click();
    await expect(dialog(page).getByText('Find somebody and choose them from the list.')).toHaveCount(2);
    await choose(page, 'First person', 'Ada Quist');
    await choose(page, 'Second person', 'Ada Quist');
    await dialog(page).getByRole('button', { name: 'Make the match' }).click();
    await expect(dialog(page).getByText('Nobody meets themselves. Choose two people.')).toBeVisible();
    await dialog(page).getByRole('button', { name: 'Somebody else than Ada Quist' }).last().click();
    await expect(dialog(page).getByLabel('Second person')).toBeFocused();
    await choose(page, 'Second person', 'Bo Lind');
    await expectAccessible(page);
    await dialog(page).getByRole('button', { name: 'Make the match' }).click();
    await expect(lines(page)).toHaveCount(1);
    await expect(lines(page)).toContainText('By hand');
  });
  await test.step('one that comes from elsewhere stands first', async () => {
    await callCore(page, 'matching.create', { firstId: ids[2], secondId: ids[3] });
    await expect(lines(page)).toHaveCount(2);
    await expect(lines(page).first()).toContainText('Cleo Marsh');
  });
  await test.step('the details of one lead to the other and end it', async () => {
    await lines(page).last().getByRole('button', { name: 'Ada Quist', exact: true }).click();
    const matches = dialog(page).locator('.matches-of');
    await expect(matches).toContainText(/Bo Lind.*since/);
    await matches.getByRole('button', { name: 'Bo Lind', exact: true }).click();
    await expect(dialog(page).getByRole('heading', { level: 2, name: 'Bo Lind' })).toBeVisible();
    await matches.getByRole('button', { name: /^End the match of/ }).click();
    await matches.getByRole('button', { name: 'Cancel' }).click();
    await matches.getByRole('button', { name: /^End the match of/ }).click();
    await matches.getByRole('button', { name: 'End match' }).click();
    await expect(dialog(page).getByText('No match yet.')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(lines(page)).toHaveCount(1);
  });
  await test.step('ended ones stay to be looked at', async () => {
    await page.getByRole('radio', { name: 'Ended' }).check();
    await expect(lines(page)).toHaveCount(1);
    await expect(lines(page)).toContainText('Bo Lind');
    await page.getByRole('radio', { name: 'All' }).check();
    await expect(lines(page)).toHaveCount(2);
  });
  await test.step('more than a page come when they are asked for', async () => {
    const rows = Array.from({ length: 60 }, (_, at) => `Guest ${at},more${at}@example.org,,`);
    await importList(desk, [LIST[0] ?? '', ...rows], 'SMALL');
    const { items } = await callCore<{ items: { id: string; name: string }[] }>(page, 'registrations.list', {
      ...{ eventId, limit: 100 },
    });
    for (const { id } of items.filter(({ name }) => name.startsWith('Guest')).slice(0, 55))
      await callCore(page, 'matching.create', { firstId: ids[0], secondId: id });
    await page.getByRole('radio', { name: 'Active' }).check();
    await expect(page.getByText('56 matches')).toBeVisible();
    await expect(lines(page)).toHaveCount(50);
    await page.getByRole('button', { name: 'Show more (6 left)' }).click();
    await expect(lines(page)).toHaveCount(56);
  });
});

test('keywords: merged, renamed and split, each with a way back; thousands of them', async ({ page }) => {
  const { eventId, ids } = await openMatching(page);
  await part(page, 'Keywords');
  await expect(page.getByText('No keyword yet.')).toBeVisible();
  for (const [at, offering] of [['ML'], ['machine learning'], ['Machine-Learning', 'KI'], ['wind']].entries())
    await callCore(page, 'interests.set', { registrationId: ids[at], offering, topics: ['wind'] });
  await expect(keyword(page, 'wind')).toContainText('4');

  await test.step('merged into one of them, and apart again', async () => {
    await page.getByRole('checkbox', { name: 'Select KI' }).check();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Space');
    await page.getByRole('checkbox', { name: 'Select ML' }).check();
    await page.getByRole('button', { name: 'Merge into…' }).click();
    await expect(dialog(page).getByRole('heading', { name: 'Merge 3 keywords' })).toBeVisible();
    await dialog(page).getByLabel('Into').fill('');
    await dialog(page).getByRole('button', { name: 'Merge', exact: true }).click();
    await expect(dialog(page).getByText('Write the keyword that these mean.')).toBeVisible();
    await dialog(page).getByLabel('Into').fill('Machine');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await dialog(page).getByRole('button', { name: 'Merge', exact: true }).click();
    await expect(page.locator('.keyword-rows > .keyword')).toHaveCount(2);
    await expect(page.locator('.keyword').filter({ hasText: 'also' })).toContainText('ki, ml');
    await undo(page);
    await expect(page.locator('.keyword-rows > .keyword')).toHaveCount(4);
  });
  await test.step('a name that another has is refused', async () => {
    await page.getByRole('button', { name: 'Rename KI' }).click();
    await dialog(page).getByLabel('Shown as').fill('Wind');
    await dialog(page).getByRole('button', { name: 'Rename', exact: true }).click();
    await expect(dialog(page).getByText(/Merge the two instead/)).toBeVisible();
    await dialog(page).getByLabel('Shown as').fill('Artificial intelligence');
    await page.keyboard.press('Enter');
    await expect(keyword(page, 'Artificial intelligence')).toHaveCount(1);
  });
  await test.step('merged by the new name, then some of it split off', async () => {
    await page.getByRole('checkbox', { name: 'Select ML' }).check();
    await page.getByRole('button', { name: 'Merge into…' }).click();
    await dialog(page).getByLabel('Into').fill('artificial intelligence');
    await dialog(page).getByRole('button', { name: 'Merge', exact: true }).click();
    await expect(page.locator('.keyword-rows > .keyword')).toHaveCount(3);
    await expect(keyword(page, 'Artificial intelligence')).toContainText('2');
    await page.getByRole('button', { name: 'Split Artificial intelligence' }).click();
    await expectAccessible(page);
    await dialog(page).getByRole('button', { name: 'Split', exact: true }).click();
    await expect(keyword(page, 'ML')).toHaveCount(1);
  });
  await test.step('five thousand: few are in the page, and the last is reached', async () => {
    const rows = Array.from({ length: 42 }, (_, at) => `Guest ${at},more${at}@example.org,,`);
    await importList(desk, [LIST[0] ?? '', ...rows], 'SMALL');
    const words = (at: number, list: string) => Array.from({ length: 40 }, (_, index) => `word ${list} ${at} ${index}`);
    await callCore(page, 'interests.addMany', {
      eventId,
      rows: rows.map((_, at) => ({
        who: `more${at}@example.org`,
        offering: words(at, 'a'),
        lookingFor: words(at, 'b'),
        topics: words(at, 'c'),
      })),
    });
    await expect(page.getByText('5,044 keywords')).toBeVisible();
    await expect(page.getByRole('table')).toHaveAttribute('aria-rowcount', '5045');
    expect(await page.locator('.keyword-rows > .keyword').count()).toBeLessThan(50);
    await page.getByRole('table').evaluate((table) => table.scrollTo(0, table.scrollHeight));
    await expect(page.locator('.keyword-rows > .keyword').last()).toHaveAttribute('aria-rowindex', '5045');
    await page.getByRole('searchbox', { name: 'Find a keyword' }).fill('word-B 7 39');
    await expect(page.locator('.keyword-rows > .keyword')).toHaveCount(1);
    await expectAccessible(page);
    await page.getByRole('searchbox', { name: 'Find a keyword' }).fill('nothing like it');
    await expect(page.getByText('No keyword with “nothing like it”.')).toBeVisible();
    await page.getByRole('searchbox', { name: 'Find a keyword' }).fill('');
    await page.getByRole('checkbox', { name: 'Select all that are shown' }).check();
    await expect(page.getByText('At most 500 can be merged at once.')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Merge into…' })).toBeDisabled();
  });
});

test('rules and pairs: what was changed alone is saved, what cannot be is refused, a pair comes back', async ({
  page,
}) => {
  const { eventId } = await openMatching(page);
  const rules = () => callCore<Record<string, unknown>>(page, 'matching.rules', { eventId });
  await part(page, 'Rules');

  await test.step('refused in its place', async () => {
    await page.getByRole('radio', { name: /^Only certain ticket types/ }).check();
    await page.getByLabel('Ticket type of pair 1').selectOption('Founder');
    await page.getByLabel('Likes that somebody may give').fill('0');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('Choose two ticket types for each pair.')).toBeVisible();
    await expect(page.getByText('Write a whole number from 1 to 10,000, or nothing.')).toBeVisible();
    await expect(page.getByLabel('Likes that somebody may give')).toBeFocused();
    await expectAccessible(page);
  });
  await test.step('saved, without what a colleague has changed meanwhile', async () => {
    await page.getByLabel('may meet (pair 1)').selectOption('Investor');
    await page.getByLabel('Likes that somebody may give').fill('12');
    await callCore(page, 'matching.setRules', { eventId, rules: { groupsOfThree: true } });
    await expect(page.getByRole('switch', { name: /Groups of three/ })).toBeChecked();
    await expect(page.getByLabel('Likes that somebody may give')).toHaveValue('12');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('The rules are saved.')).toBeVisible();
    expect(await rules()).toMatchObject({
      ...{ groups: [['Founder', 'Investor']], maxOutgoing: 12, groupsOfThree: true, isOn: false },
    });
    await expect(page.getByRole('button', { name: 'Save' })).toBeDisabled();
  });
  await test.step('a pair that must never be', async () => {
    await part(page, 'Pairs');
    await page.getByRole('button', { name: 'Add a pair' }).click();
    await choose(page, 'First person', 'Cleo Marsh');
    await choose(page, 'Second person', 'Dag Holm');
    await dialog(page).getByRole('radio', { name: 'Never together' }).check();
    await dialog(page).getByRole('button', { name: 'Add the pair' }).click();
    await expect(lines(page)).toContainText('Never together');
    await expectAccessible(page);
    await page.getByRole('button', { name: /^Remove the pair of/ }).click();
    await expect(page.getByText('No rule for two people.')).toBeVisible();
    await undo(page);
    await expect(lines(page)).toContainText('Never together');
  });
});

test('staff see no such screen and end no match', async ({ page }) => {
  const { ids } = await openMatching(page);
  await callCore(page, 'matching.create', { firstId: ids[0], secondId: ids[1] });
  await openSettings(page, 'Accounts');
  await addAccount(page, 'Sam Door', 'sam@example.org', 'Staff');
  await goTo(page, '');
  await inPalette(page, 'SMALL');
  await inPalette(page, 'Sign out');
  await signIn(page, 'sam@example.org', 'another walk by the sea');
  await expect(page.getByRole('link', { name: 'Events' })).toHaveCount(0);
  const drawer = await openDetails(page, 'Ada Quist');
  await expect(drawer.locator('.matches-of')).toContainText('Bo Lind');
  await expect(drawer.getByRole('button', { name: /^End the match/ })).toHaveCount(0);
});
