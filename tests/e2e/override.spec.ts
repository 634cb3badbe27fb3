import { expect, test } from '@playwright/test';
import { DeskApp } from './desk.ts';
import {
  addAccount,
  closeDialog,
  expectVerdict,
  firstRun,
  goTo,
  importList,
  inPalette,
  openDetails,
  scan,
  signIn,
  stats,
  verdict,
} from './pages.ts';

let desk: DeskApp;

test.beforeEach(async () => {
  desk = await DeskApp.create();
});

test.afterEach(async () => {
  await desk.remove();
});

test('staff may not let anybody in against the verdict; a supervisor may, and the log says who and why', async ({
  page,
}) => {
  await firstRun(page, desk);
  await importList(desk, ['Name,Email,Ticket code,Status', 'Mirela Popescu,mirela@example.org,OVER-1,waitlist']);
  await goTo(page, 'settings');
  await page.getByRole('navigation', { name: 'Subjects' }).getByText('Accounts').click();
  await addAccount(page, 'Stig Staff', 'stig@example.org', 'Staff');
  await addAccount(page, 'Sana Supervisor', 'sana@example.org', 'Supervisor');
  await goTo(page, '');

  await test.step('staff', async () => {
    await inPalette(page, 'sign out');
    await signIn(page, 'stig@example.org', 'another walk by the sea');
    await scan(page, 'OVER-1');
    await expectVerdict(page, 'waitlisted', 'On the waitlist');
    await expect(page.getByRole('button', { name: 'Let in anyway' })).toHaveCount(0);
    await expect(page.getByRole('navigation', { name: 'Main' }).getByText('Import')).toHaveCount(0);
  });
  await test.step('a supervisor', async () => {
    await inPalette(page, 'sign out');
    await signIn(page, 'sana@example.org', 'another walk by the sea');
    await scan(page, 'OVER-1');
    await expectVerdict(page, 'waitlisted', 'On the waitlist');
    await page.getByRole('button', { name: 'Let in anyway' }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('button', { name: 'Let in', exact: true })).toBeDisabled();
    await dialog.getByRole('button', { name: 'Agreed with the organizer' }).click();
    await page.keyboard.press('Enter');
    await expect(verdict(page).locator('.verdict-word')).toHaveText('Let in by decision');
    await expect(stats(desk)).resolves.toMatchObject({ in: 1, checkIns: 1 });
    const drawer = await openDetails(page, 'Mirela Popescu');
    await expect(drawer.getByText(/Agreed with the organizer/)).toBeVisible();
    await expect(drawer.getByText(/Sana Supervisor/).first()).toBeVisible();
    await closeDialog(page);
  });
});
