import { expect, type Locator, type Page, test } from '@playwright/test';
import { violationsOf } from './accessible.ts';
import { DeskApp } from './desk.ts';
import { firstRun, goTo } from './pages.ts';

let desk: DeskApp;

test.beforeEach(async () => {
  desk = await DeskApp.create();
});

test.afterEach(async () => {
  await desk.remove();
});

const dialog = (page: Page) => page.getByRole('dialog').last();
const rows = (page: Page) => page.locator('.round:not(.round-head)');

/** A new event with these times, at one of its tabs. */
async function openEvent(page: Page, tab: 'Rounds' | 'Tables'): Promise<void> {
  await firstRun(page, desk);
  await goTo(page, 'events');
  await page.getByRole('button', { name: 'Create an event' }).click();
  await dialog(page).getByLabel('Name').fill('Baltic Energy Forum');
  await dialog(page).getByLabel('Starts').fill('2027-06-01T09:00');
  await dialog(page).getByLabel('Ends').fill('2027-06-01T18:00');
  await dialog(page).getByLabel('Time zone').fill('Asia/Tokyo');
  await dialog(page).getByRole('button', { name: 'Create the event' }).click();
  await page.getByRole('link', { name: tab, exact: true }).click();
  await expect(page.getByRole('region', { name: tab })).toBeVisible();
}

test('rounds: a grid of them, one by hand, one changed in its place, some removed and brought back', async ({
  page,
}) => {
  await openEvent(page, 'Rounds');

  await test.step('a grid shows what it makes before it makes it, and refuses too many', async () => {
    await page.getByRole('button', { name: 'Make a grid' }).click();
    await dialog(page).getByLabel('Each … minutes long').fill('90');
    await expect(dialog(page).getByText('16 rounds', { exact: true })).toBeVisible();
    await expect(dialog(page).getByText('They overlap.')).toBeVisible();
    await expect(dialog(page).getByRole('listitem').last()).toContainText('16:30');
    await dialog(page).getByLabel('One every … minutes').fill('1');
    await dialog(page).getByLabel('Last day').fill('2027-06-02');
    await expect(dialog(page).getByText(/That would be 902 rounds. At most 500/)).toBeVisible();
    await expect(dialog(page).getByRole('button', { name: 'Add rounds' })).toBeDisabled();
    await dialog(page).getByLabel('One every … minutes').fill('30');
    await dialog(page).getByLabel('Last day').fill('2027-06-01');
    await dialog(page).getByRole('button', { name: 'Add 16 rounds' }).click();
    await expect(rows(page)).toHaveCount(16);
  });
  await test.step('their times are those of the event', async () => {
    await expect(rows(page).first()).toContainText('Round 1');
    await expect(rows(page).first()).toContainText('09:00');
    await expect(rows(page).last()).toContainText('16:30');
  });
  await test.step('one more, proposed after the last; one that ends before it starts is refused', async () => {
    await page.getByRole('button', { name: 'Add a round' }).click();
    const form = page.locator('.round-edit');
    await expect(form.getByLabel('Round')).toHaveValue('Round 17');
    await expect(form.getByLabel('Starts')).toHaveValue('2027-06-01T18:00');
    await form.getByLabel('Ends').fill('2027-06-01T17:00');
    await form.getByRole('button', { name: 'Add a round' }).click();
    await expect(form.getByText('It ends before it starts.')).toBeVisible();
    await form.getByLabel('Ends').fill('2027-06-01T18:30');
    await form.getByLabel('Place').fill('Bar');
    await page.keyboard.press('Enter');
    await expect(rows(page)).toHaveCount(17);
  });
  await test.step('changed in its place', async () => {
    await page.getByRole('button', { name: 'Edit Round 17' }).click();
    await page.locator('.round-edit').getByLabel('Round').fill('Nightcap');
    await page.keyboard.press('Enter');
    await expect(rows(page).last()).toContainText('Nightcap');
    await page.getByRole('button', { name: 'Edit Nightcap' }).click();
    await page.keyboard.press('Escape');
    await expect(page.locator('.round-edit')).toHaveCount(0);
  });
  await test.step('some removed, and back', async () => {
    await page.getByRole('checkbox', { name: 'Select Round 2', exact: true }).check();
    await page.getByRole('checkbox', { name: 'Select Round 3', exact: true }).check();
    await page.getByRole('button', { name: 'Remove the selected' }).click();
    await expect(rows(page)).toHaveCount(15);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(rows(page)).toHaveCount(17);
    await page.reload();
    await expect(rows(page)).toHaveCount(17);
  });
});

test('tables: twenty in rows, dragged and moved by key on the plan, taken back, and there after a reload', async ({
  page,
}) => {
  await openEvent(page, 'Tables');
  const region = page.getByRole('region', { name: 'Tables' });
  const table = (name: string): Locator =>
    page.locator('.plan-floor').getByRole('button', { name: new RegExp(`^${name},`) });

  await test.step('a room is measured', async () => {
    await region.getByRole('radio', { name: 'Plan' }).check();
    await page.getByRole('button', { name: 'Add a room' }).click();
    await dialog(page).getByLabel('Name of the room').fill('Hall 1');
    await dialog(page).getByRole('button', { name: 'Add the room' }).click();
    await expect(page.getByText('How large is Hall 1?')).toBeVisible();
    await page.getByRole('button', { name: 'Give the size' }).click();
    await dialog(page).getByLabel('Width in metres').fill('20');
    await dialog(page).getByLabel('Depth in metres').fill('12');
    await dialog(page).getByRole('button', { name: 'Save' }).click();
    await expect(page.getByRole('application', { name: 'Plan of Hall 1' })).toBeVisible();
  });
  await test.step('twenty tables; a capacity that cannot be is refused', async () => {
    await region.getByRole('radio', { name: 'List' }).check();
    await page.getByRole('button', { name: 'Add tables' }).click();
    await dialog(page).getByLabel('Names').fill('Hall 1 table {n}');
    await dialog(page).getByLabel('Pairs at once').fill('0');
    await dialog(page).getByRole('button', { name: 'Add 20 tables' }).click();
    await expect(dialog(page).getByText('Write a number from 1 to 1000.')).toBeVisible();
    await dialog(page).getByLabel('Pairs at once').fill('2');
    await dialog(page).getByRole('button', { name: 'Add 20 tables' }).click();
    await expect(rows(page)).toHaveCount(20);
    await region.getByRole('radio', { name: 'Plan' }).check();
    await expect(page.locator('.plan-table')).toHaveCount(20);
  });

  const metre = async () => ((await page.locator('.plan-floor').boundingBox())?.width ?? 0) / 20;
  const placeOf = async (name: string) => {
    const label = (await table(name).getAttribute('aria-label')) ?? '';
    const [, x, y] = /([\d.]+) m from the left, ([\d.]+) m from the top/.exec(label) ?? [];
    return { x: Number(x), y: Number(y) };
  };
  const drag = async (name: string, dx: number, dy: number) => {
    const box = await table(name).boundingBox();
    if (box === null) throw new Error(`${name} is not there`);
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    const scale = await metre();
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + dx * scale * 0.5, y + dy * scale * 0.5);
    await page.mouse.move(x + dx * scale, y + dy * scale);
    await page.mouse.up();
  };
  const before = await placeOf('Hall 1 table 1');

  await test.step('dragged, it snaps to half a metre and stays', async () => {
    await drag('Hall 1 table 1', 2.6, 0.9);
    await expect.poll(() => placeOf('Hall 1 table 1')).toEqual({ x: before.x + 2.5, y: before.y + 1 });
    await page.reload();
    await region.getByRole('radio', { name: 'Plan' }).check();
    await expect.poll(() => placeOf('Hall 1 table 1')).toEqual({ x: before.x + 2.5, y: before.y + 1 });
  });
  await test.step('moved by keys, fine with Shift, taken back with Ctrl Z', async () => {
    await table('Hall 1 table 2').focus();
    const start = await placeOf('Hall 1 table 2');
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => placeOf('Hall 1 table 2')).toEqual({ x: start.x, y: start.y + 0.5 });
    await page.keyboard.press('Shift+ArrowRight');
    await expect.poll(async () => (await placeOf('Hall 1 table 2')).x).toBeCloseTo(start.x + 0.1, 5);
    await expect(table('Hall 1 table 2')).toBeFocused();
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await expect.poll(() => placeOf('Hall 1 table 2')).toEqual(start);
  });
  await test.step('several move together', async () => {
    const [one, two] = [await placeOf('Hall 1 table 1'), await placeOf('Hall 1 table 20')];
    await table('Hall 1 table 1').click();
    await table('Hall 1 table 20').click({ modifiers: ['Shift'] });
    await expect(page.getByText('2 selected')).toBeVisible();
    await drag('Hall 1 table 1', 0, -0.5);
    await expect.poll(() => placeOf('Hall 1 table 1')).toEqual({ x: one.x, y: one.y - 0.5 });
    await expect.poll(() => placeOf('Hall 1 table 20')).toEqual({ x: two.x, y: two.y - 0.5 });
    await page.getByRole('button', { name: /^Undo/ }).click();
    await expect.poll(() => placeOf('Hall 1 table 20')).toEqual(two);
  });
  await test.step('Tab goes to the next, Enter edits it, Delete removes it', async () => {
    await page.keyboard.press('Escape');
    await table('Hall 1 table 2').focus();
    await page.keyboard.press('Tab');
    await expect(table('Hall 1 table 3')).toBeFocused();
    await page.keyboard.press('Enter');
    await dialog(page).getByLabel('Pairs at once').fill('3');
    await page.keyboard.press('Enter');
    await expect(table('Hall 1 table 3')).toHaveAttribute('aria-label', /room for 3 pairs/);
    await expect(table('Hall 1 table 3')).toBeFocused();
    await page.keyboard.press('Delete');
    await expect(page.locator('.plan-table')).toHaveCount(19);
    await expect(table('Hall 1 table 4')).toBeFocused();
    await page.locator('.ui-toast').getByRole('button', { name: 'Undo' }).last().click();
    await expect(page.locator('.plan-table')).toHaveCount(20);
  });
  await test.step('Ctrl Z takes back in turn: what was removed, then what was moved before', async () => {
    const start = await placeOf('Hall 1 table 4');
    await table('Hall 1 table 4').focus();
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => placeOf('Hall 1 table 4')).toEqual({ x: start.x, y: start.y + 0.5 });
    await page.keyboard.press('Delete');
    await expect(page.locator('.plan-table')).toHaveCount(19);
    await page.keyboard.press('Control+z');
    await expect(page.locator('.plan-table')).toHaveCount(20);
    expect(await placeOf('Hall 1 table 4')).toEqual({ x: start.x, y: start.y + 0.5 });
    await page.keyboard.press('Control+z');
    await expect.poll(() => placeOf('Hall 1 table 4')).toEqual(start);
  });
  await test.step('a table without a place waits beside the plan', async () => {
    await page.getByRole('button', { name: 'Add tables' }).click();
    await dialog(page).getByLabel('How many').fill('3');
    await dialog(page).getByLabel('Names').fill('Corner {n}');
    await dialog(page).getByLabel('Room').selectOption('');
    await dialog(page).getByRole('button', { name: 'Add 3 tables' }).click();
    // It gives the focus back to what opened it when it goes.
    await expect(page.getByRole('button', { name: 'Add tables' })).toBeFocused();
    await page.getByRole('button', { name: 'Place Corner 1' }).focus();
    await page.keyboard.press('Enter');
    await expect(table('Corner 1')).toBeFocused();
    // A click of a hand that trembles.
    const third = await page.getByRole('button', { name: 'Place Corner 3' }).boundingBox();
    if (third === null) throw new Error('The tray is not there');
    await page.mouse.move(third.x + 20, third.y + 20);
    await page.mouse.down();
    await page.mouse.move(third.x + 21, third.y + 20);
    await page.mouse.up();
    await expect(table('Corner 3')).toBeVisible();
    const item = await page.getByRole('button', { name: 'Place Corner 2' }).boundingBox();
    const floor = await page.locator('.plan-floor').boundingBox();
    if (item === null || floor === null) throw new Error('The plan is not there');
    await page.mouse.move(item.x + 20, item.y + 20);
    await page.mouse.down();
    await page.mouse.move(floor.x + 40, floor.y + 40, { steps: 3 });
    await page.mouse.up();
    await expect(table('Corner 2')).toBeVisible();
    await expect(page.getByRole('region', { name: 'Tables without a place' })).toHaveCount(0);
  });
  await test.step('to be used without seeing', async () => {
    expect(await violationsOf(page)).toEqual([]);
  });
  await test.step('left again for another part', async () => {
    await page.getByRole('link', { name: 'Rounds', exact: true }).click();
    await expect(page.getByText('No round yet.')).toBeVisible();
  });
});
