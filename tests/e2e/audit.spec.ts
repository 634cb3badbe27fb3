import { readFile } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';
import { violationsOf } from './accessible.ts';
import { DeskApp } from './desk.ts';
import { addAccount, box, callCore, firstRun, goTo, importList, openDetails, switchEvent } from './pages.ts';

let desk: DeskApp;

test.beforeEach(async () => {
  desk = await DeskApp.create();
});

test.afterEach(async () => {
  await desk.remove();
});

const LIST = [
  'Name,Email,Company,Ticket code',
  'Ada Quist,ada@example.org,Zeta Wind,P-1',
  'Bo Lind,bo@example.org,Alfa Solar,P-2',
];

const entries = (page: Page) => page.locator('.audit-entry');
const entry = (page: Page, text: string) => entries(page).filter({ hasText: text });

/** A small event in which one company was changed and somebody came in; its page. @returns the id of the event */
async function openEvent(page: Page): Promise<string> {
  await firstRun(page, desk);
  await desk.command('events', 'create', '--code', 'SMALL', '--name', 'Small Talks');
  await importList(desk, LIST, 'SMALL');
  await page.reload();
  await expect(box(page)).toBeFocused();
  const { events } = await callCore<{ events: { id: string; code: string }[] }>(page, 'events.list', {});
  const eventId = events.find(({ code }) => code === 'SMALL')?.id ?? '';
  const { items } = await callCore<{ items: { id: string; name: string }[] }>(page, 'registrations.list', { eventId });
  const id = items.find(({ name }) => name === 'Ada Quist')?.id ?? '';
  await callCore(page, 'registrations.update', { id, patch: { company: '=Zeta Storm', vip: true } });
  await atDoor(page, eventId, 'P-1');
  await desk.command('check-in', '--event', 'SMALL', '--code', 'P-2');
  return eventId;
}

const atDoor = (page: Page, eventId: string, code: string, direction = 'entry') =>
  callCore(page, 'checkIn.scan', {
    nonce: crypto.randomUUID(),
    eventId,
    subject: { kind: 'code', code },
    direction,
    method: 'scan',
  });

async function openHistory(page: Page): Promise<void> {
  await goTo(page, 'events');
  await page.getByRole('link', { name: /Small Talks/ }).click();
  await page.getByRole('link', { name: 'History' }).click();
}

test('who changed what, before and after; found, narrowed, followed and exported', async ({ page }) => {
  const eventId = await openEvent(page);
  await openHistory(page);
  const edit = entry(page, 'Ana Silva changed the registration of Ada Quist');
  await expect(edit).toHaveCount(1);
  await expect(edit).toContainText('Main entrance');
  await expect(entry(page, 'The command line checked in Bo Lind')).toHaveCount(1);

  await test.step('before and after, field by field', async () => {
    await edit.locator('summary').click();
    await expect(edit.getByRole('row', { name: 'Company Zeta Wind =Zeta Storm' })).toBeVisible();
    await expect(edit.getByRole('row', { name: /VIP .+ yes/ })).toBeVisible();
  });
  await test.step('narrowed by kind, by time, by name', async () => {
    await page.getByLabel('Of what').selectOption('checkIn');
    await expect(entries(page)).toHaveCount(2);
    await page.getByLabel('Until').fill('2001-01-01');
    await expect(page.getByText('Nothing of the kind was done.')).toBeVisible();
    await page.getByRole('button', { name: 'Show everything' }).click();
    await page.getByLabel('Find a name').fill('bo lind');
    await expect(entry(page, 'Ada Quist')).toHaveCount(0);
    await expect(entry(page, 'Bo Lind')).toHaveCount(await entries(page).count());
    await page.getByLabel('Find a name').fill('');
  });
  await test.step('the whole history of one, live', async () => {
    await edit.getByRole('button', { name: 'Ada Quist' }).click();
    await expect(page.getByText('The whole history of Ada Quist')).toBeVisible();
    await expect(entry(page, 'Bo Lind')).toHaveCount(0);
    await expect(entry(page, 'checked in Ada Quist')).toHaveCount(1);
    await atDoor(page, eventId, 'P-1', 'exit');
    await expect(entry(page, 'checked out Ada Quist')).toHaveCount(1);
  });
  await test.step('exported as it is shown', async () => {
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    await page.getByRole('button', { name: 'As CSV' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('status').getByRole('button', { name: 'Save the file' }).click(),
    ]);
    const text = await readFile(await download.path(), 'utf8');
    expect(text).toContain(`company,Zeta Wind,'=Zeta Storm,Main entrance`);
    expect(text).not.toContain('Bo Lind');
  });
});

test('from somebody’s details to all that was ever done about them', async ({ page }) => {
  await openEvent(page);
  await switchEvent(page, 'small', 'Small Talks');
  const drawer = await openDetails(page, 'Ada Quist');
  await drawer.getByRole('link', { name: 'Whole history' }).click();
  await expect(page.getByText('The whole history of Ada Quist')).toBeVisible();
  await expect(entry(page, 'Bo Lind')).toHaveCount(0);
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.getByRole('button', { name: 'Show everything' }).click();
  await expect(entry(page, 'Bo Lind').first()).toBeVisible();
});

test('all of the organization for administrators, and nothing of it for an organizer', async ({ page, browser }) => {
  await openEvent(page);
  await goTo(page, 'settings/users' as 'settings');
  await addAccount(page, 'Ola Organizer', 'ola@example.org', 'Organizer');
  await page.getByRole('link', { name: 'History' }).click();
  const made = entry(page, 'Ana Silva added the account of Ola Organizer');
  await expect(made).toHaveCount(1);
  await made.locator('summary').click();
  await expect(made.getByText('secret, not shown')).toBeVisible();
  await expect(entries(page).first()).toBeVisible();
  await page.getByLabel('Event', { exact: true }).selectOption({ label: 'Small Talks' });
  await expect(made).toHaveCount(0);
  await expect(entry(page, 'checked in Bo Lind')).toContainText('Small Talks');
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await page.getByRole('button', { name: 'As XLSX' }).click();
  await expect(page.getByText(/rows are ready/)).toBeVisible();

  const other = await browser.newPage();
  await other.goto(desk.url);
  await other.getByLabel('E-mail').fill('ola@example.org');
  await other.getByLabel('Password', { exact: true }).fill('another walk by the sea');
  await other.keyboard.press('Enter');
  await expect(box(other)).toBeFocused();
  await goTo(other, 'settings');
  await expect(other.getByRole('link', { name: 'Badge reader' })).toBeVisible();
  await expect(other.getByRole('link', { name: 'History' })).toHaveCount(0);
  await expect(callCore(other, 'audit.list', {})).rejects.toThrow(/for administrators/);
  await other.close();
});

for (const theme of ['light', 'dark'] as const)
  test(`the history can be used without seeing or without a mouse: axe, ${theme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme });
    await openEvent(page);
    await openHistory(page);
    await entry(page, 'changed the registration of Ada Quist').locator('summary').click();
    await entry(page, 'Bo Lind').first().getByRole('button', { name: 'Bo Lind' }).focus();
    expect(await violationsOf(page)).toEqual([]);
  });
