import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { DeskApp } from './desk.ts';
import { callCore, firstRun, goTo } from './pages.ts';
import { openMeetings, planEvent } from './plans-event.ts';

let desk: DeskApp;

test.beforeEach(async () => {
  desk = await DeskApp.create();
});

test.afterEach(async () => {
  await desk.remove();
});

const NAMES = ['Ada Quist', 'Bo Lind', 'Cleo Marsh', 'Dag Holm'] as const;
const [ADA, BO, CLEO, DAG] = NAMES;
const MATCHES = [
  [ADA, BO],
  [CLEO, DAG],
  [ADA, CLEO],
] as const;
/** Years away: nothing on the board has begun. */
const FIRST_AT = Date.UTC(2035, 4, 1, 9);

const dialog = (page: Page) => page.getByRole('dialog').last();
const part = (page: Page, name: string) => page.getByRole('radio', { name, exact: true }).check();
const plans = (page: Page) => page.getByRole('list', { name: 'Plans' }).locator('> li');
const board = (page: Page) => page.getByRole('grid');
const cards = (page: Page) => board(page).locator('[data-meeting]');
const said = (page: Page) => page.locator('.board-foot > p');
const toast = (page: Page) => page.locator('.ui-toast').last();

/** Makes a plan on the part of the plans. */
async function solve(page: Page): Promise<void> {
  await page.getByText('More', { exact: true }).click();
  await page.getByLabel('Seconds to plan').fill('1');
  await page.getByRole('button', { name: 'Plan the meetings' }).click();
  await expect(page.getByText('The plan is made.')).toBeVisible();
}

test('plans: made, looked at, published, copied, compared, removed and rolled back', async ({ page }) => {
  await firstRun(page, desk);
  const { eventId } = await planEvent(page, desk, {
    names: NAMES,
    matches: MATCHES,
    rounds: 3,
    tables: 2,
    firstAt: FIRST_AT,
  });
  await openMeetings(page);

  await test.step('without a plan the tab says what to do', async () => {
    await expect(page.getByText('No plan yet.')).toBeVisible();
    await expect(page.getByText('Yes: there are enough tables in every round.')).toBeVisible();
    await expectAccessible(page);
  });
  await test.step('a plan is made, with its figures', async () => {
    await solve(page);
    await expect(plans(page)).toHaveCount(1);
    await expect(plans(page).first()).toContainText('3 of 3');
    await expect(plans(page).first()).toContainText('Draft');
    await expect(page.getByText('Every meeting has a place.')).toBeVisible();
    await expectAccessible(page);
  });
  await test.step('published after it is said how many are told', async () => {
    await page.getByRole('button', { name: 'Publish Plan 1' }).click();
    await expect(dialog(page).getByText('4 people are told that their meetings change.')).toBeVisible();
    await dialog(page).getByRole('button', { name: 'Publish' }).click();
    await expect(toast(page)).toContainText('Published. 4 people are told.');
    await expect(plans(page).first()).toContainText('Published');
  });
  await test.step('a copy is changed on the board, and compared', async () => {
    await page.getByRole('button', { name: 'More for Plan 1' }).click();
    await page.getByRole('button', { name: 'Copy', exact: true }).click();
    await expect(plans(page)).toHaveCount(2);
    await page.getByRole('button', { name: 'Open Copy of Plan 1 on the board' }).click();
    await board(page).focus();
    await board(page).locator('[data-meeting]', { hasText: ADA }).first().click();
    await page.getByRole('button', { name: 'Take off the plan' }).click();
    await expect(cards(page)).toHaveCount(2);
    await part(page, 'Plans');
    await page.getByRole('button', { name: 'Compare Copy of Plan 1' }).click();
    await expect(dialog(page).getByText('1 meeting moves for 2 people.')).toBeVisible();
    await expect(dialog(page).getByRole('list', { name: 'What moves' })).toContainText('no place');
    await dialog(page).getByLabel('Find a name').fill('nobody');
    await expect(dialog(page).getByText('Nobody with “nobody” moves.')).toBeVisible();
    await dialog(page).getByLabel('Find a name').fill('quist');
    await expect(dialog(page).getByRole('list', { name: 'What moves' })).toContainText(ADA);
    await expectAccessible(page);
    // Toasts stand in the dialog as long as it is open, each with a cross of its own.
    await dialog(page).locator('.ui-dialog-head').getByRole('button', { name: 'Close' }).click();
  });
  await test.step('published in turn, and back', async () => {
    await page.getByRole('button', { name: 'Publish Copy of Plan 1' }).click();
    await expect(dialog(page).getByText('2 people are told')).toBeVisible();
    await expect(dialog(page).getByText('1 meeting has no place in it.')).toBeVisible();
    await dialog(page).getByRole('button', { name: 'Publish' }).click();
    await expect(page.getByRole('button', { name: 'Publish Plan 1' })).toBeVisible();
    await page.getByRole('button', { name: 'Roll back' }).click();
    await expect(page.getByRole('button', { name: 'Publish Copy of Plan 1' })).toBeVisible();
  });
  await test.step('renamed, removed and back', async () => {
    await page.getByRole('button', { name: 'More for Copy of Plan 1' }).click();
    await page.getByRole('button', { name: 'Rename', exact: true }).click();
    await dialog(page).getByLabel('Name').fill('');
    await page.keyboard.press('Enter');
    await expect(dialog(page).getByText('Give the plan a name.')).toBeVisible();
    await dialog(page).getByLabel('Name').fill('Second thoughts');
    await page.keyboard.press('Enter');
    await expect(plans(page).filter({ hasText: 'Second thoughts' })).toHaveCount(1);
    await page.getByRole('button', { name: 'More for Second thoughts' }).click();
    await page.getByRole('button', { name: 'Remove', exact: true }).click();
    await expect(plans(page)).toHaveCount(1);
    await toast(page).getByRole('button', { name: 'Undo' }).click();
    await expect(plans(page)).toHaveCount(2);
  });
  await test.step('nobody has more meetings than the rule says', async () => {
    await page.getByLabel('Most meetings per person').fill('0');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(page.getByText('Write a whole number from 1 to 1,000, or nothing.')).toBeVisible();
    await page.getByLabel('Most meetings per person').fill('1');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(toast(page)).toContainText('The next plan keeps to it.');
    // Each part has an address of its own: loaded anew, it is the same one.
    await page.reload();
    await expect(page.getByLabel('Most meetings per person')).toHaveValue('1');
  });
  await test.step('what is typed of it outlives what a colleague saves', async () => {
    const most = page.getByLabel('Most meetings per person');
    await most.fill('7');
    await callCore(page, 'plans.setRules', { eventId, mostMeetings: 5 });
    const { plans: listed } = await callCore<{ plans: { id: string }[] }>(page, 'plans.list', { eventId });
    await callCore(page, 'plans.copy', { planId: listed[0]?.id, name: 'Seen by all' });
    await expect(plans(page).filter({ hasText: 'Seen by all' })).toHaveCount(1);
    await expect(most).toHaveValue('7');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(toast(page)).toContainText('The next plan keeps to it.');
    await callCore(page, 'plans.setRules', { eventId, mostMeetings: 5 });
    await expect(most).toHaveValue('5');
  });
  await test.step('a plan that a colleague has removed is no base for another one', async () => {
    await page.getByText('More', { exact: true }).click();
    await page.getByLabel('Based on').selectOption('Seen by all');
    const { plans: all } = await callCore<{ plans: { id: string; name: string }[] }>(page, 'plans.list', { eventId });
    await callCore(page, 'plans.remove', { planId: all.find(({ name }) => name === 'Seen by all')?.id });
    await expect(plans(page).filter({ hasText: 'Seen by all' })).toHaveCount(0);
    await page.getByLabel('Seconds to plan').fill('1');
    await page.getByRole('button', { name: 'Plan the meetings' }).click();
    await expect(page.getByText('The plan is made.')).toBeVisible();
  });
});

test('a number that was wrong is put right in its field, which stays open under the hand', async ({ page }) => {
  await firstRun(page, desk);
  await planEvent(page, desk, { names: NAMES, matches: MATCHES, rounds: 3, tables: 2, firstAt: FIRST_AT });
  await openMeetings(page);
  await page.getByText('More', { exact: true }).click();
  const seconds = page.getByLabel('Seconds to plan');
  await seconds.fill('0');
  await page.getByRole('button', { name: 'Plan the meetings' }).click();
  await expect(page.getByText('Write a number from 1 to 600.')).toBeVisible();
  await seconds.fill('');
  await seconds.pressSequentially('12');
  await expect(seconds).toHaveValue('12');
  await expect(seconds).toBeFocused();
  await page.getByText('More', { exact: true }).click();
  await expect(seconds).toBeHidden();
});

test('board: meetings are moved by keys and by dragging, refused with the reason, locked and taken back', async ({
  page,
}) => {
  await firstRun(page, desk);
  await planEvent(page, desk, { names: NAMES, matches: MATCHES, rounds: 3, tables: 2, firstAt: FIRST_AT });
  await openMeetings(page);
  await solve(page);
  await part(page, 'Board');
  await expect(cards(page)).toHaveCount(3);
  await expectAccessible(page);
  const cell = (row: number, column: number) => board(page).locator(`[data-row="${row}"][data-column="${column}"]`);
  /** Where a card of these two is: row and column. */
  const spotOf = async (first: string, second: string) => {
    const place = board(page).locator('[data-column]', {
      has: page.locator('[data-meeting]').filter({ hasText: first }).filter({ hasText: second }),
    });
    await expect(place).toHaveCount(1);
    return [Number(await place.getAttribute('data-row')), Number(await place.getAttribute('data-column'))] as const;
  };

  await test.step('all off the plan but one: the tray has the rest', async () => {
    for (const [first, second] of [
      [CLEO, DAG],
      [ADA, CLEO],
    ] as const) {
      const [row, column] = await spotOf(first, second);
      await cell(row, column).locator('[data-meeting]').click();
      await page.keyboard.press('Delete');
      await expect(page.locator('.tray-card').filter({ hasText: second }).filter({ hasText: first })).toBeVisible();
    }
    await expect(cards(page)).toHaveCount(1);
  });
  await test.step('by keys: picked up, carried where it fits, put down', async () => {
    const [row, column] = await spotOf(ADA, BO);
    await cell(row, column).locator('[data-meeting]').click();
    await page.keyboard.press('Enter');
    await expect(said(page)).toContainText(/^Holding .*Bo Lind/);
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('End');
    await expect(said(page)).toContainText('Table 1: it fits.');
    await page.keyboard.press('Enter');
    expect(await spotOf(ADA, BO)).toEqual([0, 2]);
    await expect(said(page)).toContainText(/Bo Lind.* now meet at/);
  });
  await test.step('by the mouse from the tray: a place that is taken says why', async () => {
    const card = page.locator('.tray-card').filter({ hasText: ADA }).filter({ hasText: CLEO });
    await card.hover();
    await page.mouse.down();
    await cell(1, 2).hover();
    await expect(cell(1, 2)).toHaveAttribute('data-fits', 'false');
    await expect(cell(1, 1)).toHaveAttribute('data-fits', 'true');
    await expect(said(page)).toContainText(/Ada Quist.? has another meeting then\./);
    await page.mouse.up();
    await expect(card).toBeVisible();
    await card.hover();
    await page.mouse.down();
    await cell(1, 1).hover();
    await page.mouse.up();
    expect(await spotOf(ADA, CLEO)).toEqual([1, 1]);
  });
  await test.step('taken back', async () => {
    await page.keyboard.press('Control+z');
    await expect(page.locator('.tray-card').filter({ hasText: ADA }).filter({ hasText: CLEO })).toBeVisible();
    await page.keyboard.press('Control+z');
    const [row, column] = await spotOf(ADA, BO);
    const clock = await board(page)
      .getByRole('columnheader')
      .nth(column + 1)
      .locator('b')
      .textContent();
    const table = await board(page).getByRole('rowheader').nth(row).textContent();
    await expect(said(page)).toContainText(/Bo Lind.* are back/);
    await expect(said(page)).toContainText(`are back at ${clock}, ${table}.`);
  });
  await test.step('locked, and there after a reload', async () => {
    const [row, column] = await spotOf(ADA, BO);
    await cell(row, column).locator('[data-meeting]').click();
    await page.keyboard.press('l');
    await expect(cell(row, column).getByRole('img', { name: 'Locked' })).toBeVisible();
    await page.reload();
    await expect(cell(row, column).getByRole('img', { name: 'Locked' })).toBeVisible();
    expect(await spotOf(ADA, BO)).toEqual([row, column]);
  });
  await test.step('found by name, and seen by person', async () => {
    await page.getByLabel('Find a name').fill('lind');
    await expect(page.getByText('1 place. Enter jumps there.')).toBeVisible();
    await expect(cards(page).first()).toHaveAttribute('data-found', 'true');
    await page.getByLabel('Find a name').fill('');
    await part(page, 'People');
    await expect(board(page).getByRole('rowheader')).toHaveText([...NAMES]);
    await expect(cards(page)).toHaveCount(2);
    await expectAccessible(page);
  });
  await test.step('carried along somebody’s own row, it is said at which table the two now meet', async () => {
    await page.getByLabel('Find a name').fill('lind');
    await page.keyboard.press('Enter');
    await page.getByLabel('Find a name').fill('');
    const row = NAMES.indexOf(BO);
    const own = board(page).locator(`[data-row="${row}"]:has([data-meeting])`);
    const from = Number(await own.getAttribute('data-column'));
    await cell(row, from).locator('[data-meeting]').click();
    await page.keyboard.press('l');
    await expect(said(page)).toContainText('1 meeting can be moved again');
    await page.keyboard.press('Enter');
    await cell(row, (from + 1) % 3).click();
    await expect(said(page)).toContainText(/now meet at .*, Table \d\./);
    // Seen by table, the same meeting is the one that is meant.
    await part(page, 'Tables');
    await expect(said(page)).toContainText(/Ada Quist.*Bo Lind.*To come/);
    await expect(board(page).locator('[data-meeting][data-active="true"]')).toContainText(BO);
  });
});

test('board: what has to be before a meeting is chosen, and every plan from then on keeps to it', async ({ page }) => {
  await firstRun(page, desk);
  await planEvent(page, desk, { names: NAMES, matches: MATCHES, rounds: 3, tables: 2, firstAt: FIRST_AT });
  await openMeetings(page);
  await solve(page);
  await part(page, 'Board');
  const card = (first: string, second: string) => cards(page).filter({ hasText: first }).filter({ hasText: second });
  const roundOf = async (first: string, second: string) =>
    Number(
      await board(page)
        .locator('[data-column]', {
          has: page.locator('[data-meeting]').filter({ hasText: first }).filter({ hasText: second }),
        })
        .getAttribute('data-column'),
    );
  // The one that comes later so far shall come first.
  const isFirst = (await roundOf(ADA, BO)) < (await roundOf(ADA, CLEO));
  const [later, earlier] = isFirst ? ([BO, CLEO] as const) : ([CLEO, BO] as const);
  await card(ADA, later).click();
  await page.getByRole('button', { name: 'Order', exact: true }).click();
  await expect(dialog(page).getByRole('checkbox')).toHaveCount(isFirst ? 1 : 2);
  await dialog(page).getByLabel('Find a name').fill('holm');
  await expect(dialog(page).getByRole('checkbox', { name: new RegExp(DAG) })).toHaveCount(1);
  await dialog(page).getByLabel('Find a name').fill('');
  await dialog(page)
    .getByRole('checkbox', { name: new RegExp(earlier) })
    .check();
  await expectAccessible(page);
  await dialog(page).getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('button', { name: 'Order (1)' })).toBeVisible();
  await card(ADA, earlier).click();
  await page.getByRole('button', { name: 'Order', exact: true }).click();
  await dialog(page)
    .getByRole('checkbox', { name: new RegExp(later) })
    .check();
  await dialog(page).getByRole('button', { name: 'Save' }).click();
  await expect(dialog(page).getByText(/would each have to be before the other/)).toBeVisible();
  await page.keyboard.press('Escape');

  await part(page, 'Plans');
  await page.getByRole('button', { name: 'Plan the meetings' }).click();
  await expect(plans(page)).toHaveCount(2);
  await page.getByRole('button', { name: 'Open Plan 2 on the board' }).click();
  await expect(cards(page)).toHaveCount(3);
  expect(await roundOf(ADA, earlier)).toBeLessThan(await roundOf(ADA, later));
});

test('a board of many tables and rounds has no more cells than are in sight, wherever it is scrolled', async ({
  page,
}) => {
  await firstRun(page, desk);
  const { eventId } = await planEvent(page, desk, {
    ...{ names: NAMES, matches: MATCHES, rounds: 20, tables: 300, firstAt: FIRST_AT },
  });
  await callCore(page, 'plans.solve', { eventId, seconds: 1 });
  const made = async () => (await callCore<{ plans: unknown[] }>(page, 'plans.list', { eventId })).plans.length;
  await expect.poll(made).toBe(1);
  await openMeetings(page);
  await expect(board(page)).toHaveAttribute('aria-rowcount', '301');
  const cells = board(page).getByRole('gridcell');
  for (const [key, row] of [
    ['Control+Home', 'Table 1'],
    ['Control+End', 'Table 300'],
  ] as const) {
    await board(page).focus();
    await page.keyboard.press(key);
    await expect(board(page).getByRole('rowheader', { name: row, exact: true })).toBeVisible();
    expect(await cells.count()).toBeGreaterThan(10);
    expect(await cells.count()).toBeLessThan(400);
  }
});

test('too few tables: said before anything is planned, round by round, and of each meeting that has no place', async ({
  page,
}) => {
  await firstRun(page, desk);
  // Nobody is in two meetings: whichever two are placed, tables alone keep the other two out.
  const [eve, finn, gia, hal] = ['Eve Ruiz', 'Finn Dahl', 'Gia Costa', 'Hal Beck'] as const;
  await planEvent(page, desk, {
    ...{ names: [...NAMES, eve, finn, gia, hal], rounds: 2, tables: 1, firstAt: FIRST_AT },
    matches: [
      [ADA, BO],
      [CLEO, DAG],
      [eve, finn],
      [gia, hal],
    ],
  });
  await openMeetings(page);
  await expect(page.getByText('2 meetings cannot have a place, for want of tables.')).toBeVisible();
  const forecast = page.getByRole('region', { name: 'Are there enough tables?' }).last().getByRole('row');
  await expect(forecast).toHaveText([/^Round\s*Tables missing/, /Round 1\s*1\s*1\s*8/, /Round 2\s*1\s*1\s*8/]);
  await solve(page);
  await expect(plans(page).first()).toContainText('2 of 4');
  await expect(page.getByText(/^2 meetings: Tables are full .*; 1 more would do\./)).toBeVisible();
  await expectAccessible(page);
});

test('an event without rounds, tables or matches says what comes first', async ({ page }) => {
  await firstRun(page, desk);
  await desk.command('events', 'create', '--code', 'MEET', '--name', 'Meeting Day');
  await page.reload();
  await openMeetings(page);
  await expect(page.getByText('No round yet.')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'To the rounds' }).click();
  await expect(page.getByRole('region', { name: 'Rounds' })).toBeVisible();
  await goTo(page, 'events');
});
