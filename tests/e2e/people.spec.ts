import { expect, type Locator, type Page, test } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { DeskApp } from './desk.ts';
import {
  addAccount,
  box,
  callCore,
  closeDialog,
  firstRun,
  goTo,
  importList,
  inPalette,
  signIn,
  stats,
  switchEvent,
} from './pages.ts';
import { refusing } from './refusing.ts';

let desk: DeskApp;

test.beforeEach(async () => {
  desk = await DeskApp.create();
});

test.afterEach(async () => {
  await desk.remove();
});

/** An event of its own with three places, four people and two who wait. */
const LIST = [
  'Name,Email,Company,Ticket type,Ticket code,Status',
  'Ada Quist,ada@example.org,Zeta Wind,Press,P-1,paid',
  'Bo Lind,bo@example.org,Alfa Solar,Standard,P-2,paid',
  'Cy Moreau,cy@example.org,Mid Grid,Standard,P-3,paid',
  'Dee Okafor,dee@example.org,Alfa Solar,Standard,P-4,cancelled',
  'Eve Wen,eve@example.org,Beta Hydro,Press,P-5,waitlist',
];

async function openPeople(page: Page): Promise<void> {
  await firstRun(page, desk);
  await desk.command('events', 'create', '--code', 'SMALL', '--name', 'Small Talks', '--capacity', '3');
  await importList(desk, LIST, 'SMALL');
  await page.reload();
  await expect(box(page)).toBeFocused();
  await switchEvent(page, 'small', 'Small Talks');
  await goTo(page, 'people');
  await expect(rows(page)).toHaveCount(5);
}

const rows = (page: Page) => page.locator('.roster-row.person');
const names = (page: Page) => page.locator('.roster-row .person-name');
const row = (page: Page, name: string) => rows(page).filter({ hasText: name });
const grid = (page: Page) => page.getByRole('grid', { name: 'People' });
const search = (page: Page) => page.getByRole('combobox', { name: 'Name, company, e-mail or code' });
const show = (page: Page, filter: string) => page.getByRole('radio', { name: filter, exact: true }).check();
const dialog = (page: Page): Locator => page.getByRole('dialog').last();
const bar = (page: Page) => page.getByRole('region', { name: 'What to do with those selected' });

test('an organizer finds, sorts and narrows the list, and chooses its columns', async ({ page }) => {
  await openPeople(page);
  await test.step('forgiving search', async () => {
    await search(page).fill('okafro');
    await expect(names(page)).toHaveText(['Dee Okafor']);
    await page.keyboard.press('Enter');
    await expect(dialog(page)).toContainText('dee@example.org');
    await closeDialog(page);
    await page.keyboard.press('Escape');
    await expect(rows(page)).toHaveCount(5);
  });
  await test.step('sorting by a header, with the mouse and with Enter', async () => {
    const company = page.getByRole('columnheader', { name: 'Company' });
    await company.getByRole('button').click();
    await expect(company).toHaveAttribute('aria-sort', 'ascending');
    await expect(names(page).last()).toHaveText('Ada Quist');
    await company.getByRole('button').press('Enter');
    await expect(company).toHaveAttribute('aria-sort', 'descending');
    await expect(names(page).first()).toHaveText('Ada Quist');
  });
  await test.step('filters and ticket types', async () => {
    await show(page, 'Cancelled');
    await expect(names(page)).toHaveText(['Dee Okafor']);
    await show(page, 'All');
    await page.getByRole('button', { name: 'Ticket types' }).click();
    await page.getByRole('checkbox', { name: /Press/ }).check();
    await expect(rows(page)).toHaveCount(2);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('button', { name: '1 ticket type' })).toBeFocused();
    await show(page, 'Inside');
    await expect(page.getByText('Nobody here has a ticket of these types.')).toBeVisible();
  });
  await test.step('columns, which are remembered', async () => {
    await page.getByRole('button', { name: 'Columns' }).click();
    await page.getByRole('checkbox', { name: 'Order' }).check();
    await page.getByRole('checkbox', { name: 'E-mail' }).uncheck();
    await page.reload();
    await expect(page.getByRole('columnheader', { name: 'Order' })).toBeVisible();
    await expect(page.getByRole('columnheader', { name: 'E-mail' })).toHaveCount(0);
  });
});

test('the list is worked with the keyboard alone', async ({ page }) => {
  await openPeople(page);
  await search(page).focus();
  await page.keyboard.press('ArrowDown');
  await expect(grid(page)).toBeFocused();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(bar(page)).toContainText('4 selected');
  // A range that was too long shrinks again.
  await page.keyboard.press('Shift+ArrowUp');
  await expect(bar(page)).toContainText('3 selected');
  await page.keyboard.press('Control+a');
  await expect(bar(page)).toContainText('5 selected');
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(bar(page)).toHaveCount(0);
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await expect(dialog(page)).toContainText((await names(page).first().textContent()) ?? '');
  await closeDialog(page);
  await expect(grid(page)).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(search(page)).toBeFocused();
});

test('several are cancelled at once; who waits moves up, and it can be undone', async ({ page }) => {
  await openPeople(page);
  await row(page, 'Ada Quist').locator('.roster-pick').click();
  await row(page, 'Bo Lind').click({ modifiers: ['Control'] });
  await expect(bar(page)).toContainText('2 selected');
  await bar(page).getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog(page).getByRole('heading', { name: 'Cancel 2 registrations?' })).toBeVisible();
  await expect(dialog(page).getByRole('button', { name: 'Back' })).toBeFocused();
  await dialog(page).getByRole('button', { name: 'Cancel 2 registrations' }).click();
  const toast = page.locator('.ui-toast').filter({ hasText: '2 cancelled' });
  await expect(toast).toContainText('1 let in from the waitlist');
  await expect(grid(page)).toBeFocused();
  await expect(row(page, 'Ada Quist')).toContainText('Cancelled');
  await expect(row(page, 'Eve Wen')).toContainText('Expected');
  await toast.getByRole('button', { name: 'Undo' }).click();
  await expect(page.locator('.ui-toast').filter({ hasText: 'taken back.' })).toBeVisible();
  await expect(row(page, 'Ada Quist')).toContainText('Expected');
  await test.step('what happened stands in the recent changes and among the tasks', async () => {
    await page.getByRole('button', { name: 'Recent changes' }).click();
    await expect(page.getByRole('dialog', { name: 'Recent changes' })).toContainText('Taken back');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Under way and done' }).click();
    await expect(page.locator('.tray-item')).toHaveCount(2);
    await page.getByRole('button', { name: 'Clear what has ended' }).click();
    await expect(page.getByRole('button', { name: 'Under way and done' })).toHaveCount(0);
  });
});

test('when many can come is said of all at once, and taken back', async ({ page }) => {
  await openPeople(page);
  await desk.command(
    ...['rounds', 'grid', '--event', 'SMALL', '--day', '2035-05-01', '--from', '09:00', '--until', '11:00'],
    ...['--every', '30', '--length', '20'],
  );
  for (const name of ['Ada Quist', 'Bo Lind']) await row(page, name).locator('.roster-pick').click();
  await bar(page).getByRole('button', { name: 'Availability' }).click();
  await expect(dialog(page).getByRole('heading', { name: 'When 2 people can come' })).toBeVisible();
  const rounds = dialog(page).getByRole('group', { name: 'To these rounds' });
  await expect(rounds.getByRole('checkbox')).toHaveCount(5);
  await rounds.getByRole('checkbox', { name: /Round 4/ }).check();
  await rounds.getByRole('checkbox', { name: /Round 3/ }).check();
  await expectAccessible(page);
  await dialog(page).getByRole('button', { name: 'Change 2 people' }).click();
  const toast = page.locator('.ui-toast').filter({ hasText: '2 with another availability' });
  await expect(toast).toBeVisible();
  const comesTo = async (name: string) => {
    await search(page).fill(name);
    await expect(names(page)).toHaveText([name]);
    await page.keyboard.press('Enter');
    return dialog(page).getByText(/^Comes to .* rounds\.$/);
  };
  await expect(await comesTo('Bo Lind')).toHaveText('Comes to 2 of 4 rounds.');
  await closeDialog(page);
  await expect(await comesTo('Cy Moreau')).toHaveText('Comes to all 4 rounds.');
  await closeDialog(page);
  await page.getByRole('button', { name: 'Recent changes' }).click();
  await page.getByRole('dialog', { name: 'Recent changes' }).getByRole('button', { name: 'Undo' }).click();
  await expect(page.locator('.ui-toast').filter({ hasText: 'taken back.' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(await comesTo('Bo Lind')).toHaveText('Comes to all 4 rounds.');
});

test('everybody whom a list shows is marked, and recent changes take it back later', async ({ page }) => {
  await openPeople(page);
  await search(page).fill('alfa');
  await expect(rows(page)).toHaveCount(2);
  await page.getByRole('checkbox', { name: 'Select all of this list' }).click();
  await bar(page).getByRole('button', { name: 'Mark' }).click();
  await page.getByRole('button', { name: 'Mark as VIP' }).click();
  await expect(page.getByText('2 marked as VIP')).toBeVisible();
  await search(page).fill('');
  await show(page, 'To look at');
  await expect(rows(page)).toHaveCount(2);
  await page.getByRole('button', { name: 'Recent changes' }).click();
  await page.getByRole('dialog', { name: 'Recent changes' }).getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('Nothing to look at.')).toBeVisible();
});

test('a change of many that is refused is said, and the selection stays', async ({ page }) => {
  const refuse = await refusing(page, 'registrations.bulk', 'Too much is under way.');
  await openPeople(page);
  refuse(true);
  await row(page, 'Ada Quist').locator('.roster-pick').click();
  await row(page, 'Bo Lind').locator('.roster-pick').click();
  await test.step('in the dialog, where it asks first', async () => {
    await bar(page).getByRole('button', { name: 'Cancel' }).click();
    await dialog(page).getByRole('button', { name: 'Cancel 2 registrations' }).click();
    await expect(dialog(page)).toContainText('Too much is under way.');
    await closeDialog(page);
  });
  await test.step('at the foot of the screen, where it does not', async () => {
    await bar(page).getByRole('button', { name: 'Mark' }).click();
    await page.getByRole('button', { name: 'Mark as VIP' }).click();
    await expect(page.locator('.ui-toast')).toContainText('Too much is under way.');
    await expect(bar(page)).toContainText('2 selected');
  });
  refuse(false);
  await bar(page).getByRole('button', { name: 'Mark' }).click();
  await page.getByRole('button', { name: 'Mark as VIP' }).click();
  await expect(page.getByText('2 marked as VIP')).toBeVisible();
});

test('a list of more than a page: to its end, over pages that were never in sight, and all of it', async ({ page }) => {
  await firstRun(page, desk);
  await desk.command('events', 'create', '--code', 'LARGE', '--name', 'Large Talks', '--capacity', '300');
  const guests = Array.from({ length: 350 }, (_, index) => {
    const number = String(index + 1).padStart(3, '0');
    return `Guest ${number},g${number}@example.org,G-${number},${index === 349 ? 'cancelled' : 'paid'}`;
  });
  await importList(desk, ['Name,Email,Ticket code,Status', ...guests], 'LARGE');
  await page.reload();
  await expect(box(page)).toBeFocused();
  await switchEvent(page, 'large', 'Large Talks');
  await goTo(page, 'people');
  await expect(row(page, 'Guest 001')).toBeVisible();
  await test.step('End shows the last one', async () => {
    await search(page).press('ArrowDown');
    await page.keyboard.press('End');
    await expect(row(page, 'Guest 350')).toBeInViewport();
    await expect(grid(page)).toHaveAttribute('aria-activedescendant', /^person-/);
  });
  await test.step('a range from the second to the last', async () => {
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Shift+End');
    await expect(bar(page)).toContainText('349 selected');
  });
  await test.step('all but two are marked, and it is taken back', async () => {
    await page.keyboard.press('Escape');
    await page.keyboard.press('Home');
    await expect(row(page, 'Guest 001')).toBeInViewport();
    await page.getByRole('checkbox', { name: 'Select all of this list' }).click();
    await expect(bar(page)).toContainText('350 selected');
    for (const name of ['Guest 001', 'Guest 002']) await row(page, name).locator('.roster-pick').click();
    await expect(bar(page)).toContainText('348 selected');
    await bar(page).getByRole('button', { name: 'Mark' }).click();
    await page.getByRole('button', { name: 'Mark as VIP' }).click();
    const toast = page.locator('.ui-toast').filter({ hasText: '348 marked as VIP' });
    await expect(toast).toBeVisible();
    await show(page, 'To look at');
    await expect(page.getByText('348 people')).toBeVisible();
    await expect(row(page, 'Guest 003')).toBeVisible();
    await toast.getByRole('button', { name: 'Undo' }).click();
    await expect(page.getByText('Nothing to look at.')).toBeVisible();
  });
  await test.step('staff find whoever is far down, also with a filter', async () => {
    const password = 'another walk by the sea';
    await callCore(page, 'users.create', { name: 'Stig Staff', email: 'stig@example.org', role: 'staff', password });
    await goTo(page, '');
    await inPalette(page, 'sign out');
    await signIn(page, 'stig@example.org', password);
    await goTo(page, 'people');
    await search(page).fill('guest');
    await expect(page.getByText('350 people')).toBeVisible();
    await show(page, 'Cancelled');
    await expect(page.locator('.person')).toHaveText([/Guest 350/]);
  });
});

test('the waitlist: an address is added, the next ones are let in, also above the capacity', async ({ page }) => {
  await openPeople(page);
  await show(page, 'Waitlist');
  await expect(page.getByText('3 of 3 places taken · 1 waiting')).toBeVisible();
  await page.getByRole('button', { name: 'Columns' }).click();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Add an address' }).click();
  await dialog(page).getByLabel('E-mail').fill('no address');
  await page.keyboard.press('Enter');
  await expect(dialog(page).getByRole('alert')).toBeVisible();
  await dialog(page).getByLabel('E-mail').fill('flo@example.org');
  await page.keyboard.press('Enter');
  await expect(page.getByText('flo@example.org is number 2 on the waitlist.')).toBeVisible();
  await expect(names(page)).toHaveText(['Eve Wen', 'flo@example.org']);
  await page.getByLabel('How many').fill('2');
  await page.getByRole('button', { name: 'Let the next 2 in' }).click();
  const outcome = page.locator('.waitlist .ui-banner');
  await expect(outcome).toContainText('2 people have a place now: Eve Wen');
  await expect(outcome).toContainText('2 people more than there are places.');
  await expect(page.getByText('The waitlist is empty.')).toBeVisible();
  await expect(stats(desk, 'SMALL')).resolves.toMatchObject({ expected: 5 });

  await outcome.getByRole('button', { name: 'Undo' }).click();
  await expect(names(page)).toHaveText(['Eve Wen', 'flo@example.org']);
  await expect(stats(desk, 'SMALL')).resolves.toMatchObject({ expected: 3 });
});

test('a full event waitlists; one person is removed, cancelled, and brought back', async ({ page }) => {
  await openPeople(page);
  await test.step('the one who is added waits', async () => {
    await page.getByRole('button', { name: 'Add a person' }).click();
    await page.keyboard.press('Enter');
    await expect(dialog(page).getByRole('alert')).toHaveText('A name is needed.');
    await dialog(page).getByLabel('Name').fill('Gus Late');
    await dialog(page).getByLabel('E-mail').fill('gus@example.org');
    await page.keyboard.press('Enter');
    await expect(page.getByText('The event is full: Gus Late is number 2 on the waitlist.')).toBeVisible();
    await expect(row(page, 'Gus Late')).toContainText('Waitlist · 2');
  });
  await test.step('and is not added twice', async () => {
    await page.getByRole('button', { name: 'Add a person' }).click();
    await dialog(page).getByLabel('Name').fill('gus late');
    await dialog(page).getByLabel('E-mail').fill('gus@example.org');
    await page.keyboard.press('Enter');
    await expect(page.getByText('Gus Late is on the list already.')).toBeVisible();
    await expect(rows(page)).toHaveCount(6);
  });
  await test.step('removed, and back', async () => {
    await row(page, 'Gus Late').click();
    await dialog(page).getByRole('button', { name: 'Remove from the list' }).click();
    await expect(rows(page)).toHaveCount(5);
    const toast = page.locator('.ui-toast').filter({ hasText: 'not on the list any more' });
    await toast.getByRole('button', { name: 'Undo' }).click();
    await expect(rows(page)).toHaveCount(6);
  });
  await test.step('cancelled, and back', async () => {
    await row(page, 'Cy Moreau').click();
    await dialog(page).getByRole('button', { name: 'Cancel the registration' }).click();
    await expect(dialog(page).getByText('Cancelled', { exact: true })).toBeVisible();
    await dialog(page).getByRole('button', { name: 'Give a place' }).click();
    await expect(dialog(page).getByText('Cancelled', { exact: true })).toHaveCount(0);
    await closeDialog(page);
  });
});

test('consents are recorded in the details, and withdrawn there', async ({ page }) => {
  await openPeople(page);
  await row(page, 'Ada Quist').click();
  await dialog(page).getByRole('button', { name: 'Record a consent' }).click();
  await dialog(page).getByLabel('What they agree to').fill('Photos');
  await dialog(page).getByRole('button', { name: 'Record it' }).click();
  await expect(dialog(page).getByText('Say what for and to which wording.')).toBeVisible();
  await dialog(page).getByLabel('Wording').fill('2026-03');
  await dialog(page).getByRole('button', { name: 'Record it' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(1);
  await expect(dialog(page)).toContainText('Photos');
  await expect(dialog(page)).toContainText('version 2026-03');
  await dialog(page).getByRole('button', { name: 'Withdraw' }).click();
  await dialog(page).getByRole('button', { name: 'Withdraw for good' }).click();
  await expect(dialog(page)).toContainText('No consent is recorded.');
});

test('what is known of somebody is corrected, and put back', async ({ page }) => {
  await openPeople(page);
  await row(page, 'Ada Quist').click();
  await dialog(page).getByRole('button', { name: 'Correct the facts' }).click();
  const form = page.getByRole('dialog', { name: 'Correct the facts' });
  await form.getByLabel('Name', { exact: true }).fill('');
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(form.getByText('A name is needed.')).toBeVisible();
  await form.getByLabel('Name', { exact: true }).fill('Ada Quist-Lund 陈');
  await form.getByLabel('Company').fill('Lund & Sons');
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(form).toHaveCount(0);
  await expect(dialog(page).getByRole('heading', { level: 2 })).toHaveText('Ada Quist-Lund 陈');
  await expect(dialog(page)).toContainText('Lund & Sons');
  await closeDialog(page);
  await expect(row(page, 'Ada Quist-Lund 陈')).toBeVisible();
  await page.locator('.ui-toast').getByRole('button', { name: 'Undo' }).click();
  await expect(row(page, 'Ada Quist-Lund 陈')).toHaveCount(0);
  await expect(row(page, 'Ada Quist')).toBeVisible();
});

test('staff look people up as ever, and cannot change many', async ({ page }) => {
  await openPeople(page);
  await goTo(page, 'settings');
  await page.getByRole('navigation', { name: 'Subjects' }).getByText('Accounts').click();
  await addAccount(page, 'Stig Staff', 'stig@example.org', 'Staff');
  await goTo(page, '');
  await inPalette(page, 'sign out');
  await signIn(page, 'stig@example.org', 'another walk by the sea');
  await goTo(page, 'people');
  await expect(page.locator('.person')).toHaveCount(5);
  await expect(page.getByRole('checkbox')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Add a person' })).toHaveCount(0);
  await show(page, 'Waitlist');
  await expect(page.locator('.person')).toHaveCount(1);
  await expect(page.getByRole('button', { name: /Let the next/ })).toHaveCount(0);
  await page.locator('.person').first().click();
  await expect(dialog(page).getByRole('button', { name: 'Print badge' })).toBeVisible();
  await expect(dialog(page).getByRole('button', { name: 'Remove from the list' })).toHaveCount(0);
});
