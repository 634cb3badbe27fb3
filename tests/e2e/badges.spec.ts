import { expect, test } from '@playwright/test';
import { DeskApp } from './desk.ts';
import { closeDialog, expectVerdict, firstRun, importList, openDetails, scan } from './pages.ts';

let desk: DeskApp;

test.beforeEach(async () => {
  desk = await DeskApp.create();
});

test.afterEach(async () => {
  await desk.remove();
});

const FIRST = '04A1B2C3D4E5F6';
const SECOND = '04FFEEDDCCBBAA';

test('a lost badge is replaced, and the old one opens no door any more', async ({ page }) => {
  await firstRun(page, desk);
  await importList(desk, [
    'First name,Last name,Email,Ticket code',
    'Ada,Quist,ada@example.org,BADGE-1',
    'Bo,Zander,bo@example.org,BADGE-2',
  ]);
  const byBadge = (uid: string) => desk.command<{ verdict: string }>('check-in', '--event', 'DEMO', '--uid', uid);

  await test.step('a badge is given out by its number, typed', async () => {
    await scan(page, 'BADGE-1');
    await expectVerdict(page, 'admitted', 'Welcome in', 'Ada Quist');
    await page.getByRole('button', { name: 'Assign badge' }).click();
    await page.getByRole('dialog').getByLabel('Number of the badge').pressSequentially(FIRST, { delay: 80 });
    await page.keyboard.press('Enter');
    await expect(page.getByText('Badge assigned to Ada Quist.')).toBeVisible();
    await expect.poll(async () => (await byBadge(FIRST)).verdict).toBe('already');
  });
  await test.step('another one in its place, read by a scanner', async () => {
    const drawer = await openDetails(page, 'Ada Quist');
    await drawer.getByRole('button', { name: 'Replace a lost badge' }).click();
    await expect(page.getByText('The badge they have now stops working everywhere.')).toBeVisible();
    await scan(page, SECOND);
    await expect(page.getByText('New badge for Ada Quist. The old one no longer works.')).toBeVisible();
    await expect(drawer).toContainText('no longer valid since');
    await closeDialog(page);
  });
  await test.step('the old one is refused, the new one works', async () => {
    expect((await byBadge(FIRST)).verdict).toBe('blocked');
    expect((await byBadge(SECOND)).verdict).toBe('already');
  });
  await test.step('a badge that somebody has cannot be given to another', async () => {
    const drawer = await openDetails(page, 'Bo Zander');
    await drawer.getByRole('button', { name: 'Assign a badge' }).click();
    await scan(page, SECOND);
    await expect(page.getByRole('dialog').last()).toContainText(/Ada Quist/);
  });
});
