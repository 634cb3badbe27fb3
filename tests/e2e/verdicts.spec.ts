import { expect, test } from '@playwright/test';
import { DeskApp } from './desk.ts';
import {
  box,
  closeDialog,
  expectVerdict,
  firstRun,
  importList,
  openDetails,
  scan,
  stats,
  switchEvent,
  verdict,
} from './pages.ts';

let desk: DeskApp;

test.beforeEach(async () => {
  desk = await DeskApp.create();
});

test.afterEach(async () => {
  await desk.remove();
});

const LIST = [
  'First name,Last name,Email,Ticket code,Status,Note,Attention,VIP',
  'Ingrid,Sørensen,ingrid@example.org,V-ADMIT,paid,,,',
  'Mirela,Popescu,mirela@example.org,V-WAIT,waitlist,,,',
  'Pavel,Novák,pavel@example.org,V-CANCEL,cancelled,,,',
  'Oskar,Lindqvist,oskar@example.org,V-BLOCK,paid,,,',
  'Amara,Okonkwo,amara@example.org,V-VIP,paid,Bring to the green room,yes,yes',
  'Jun,Tanaka,jun@example.org,V-NOTE,paid,Needs the ramp,yes,',
];

test('every verdict is said in colour and words, with its reason', async ({ page }) => {
  await firstRun(page, desk);
  await importList(desk, LIST);
  await desk.command('events', 'create', '--code', 'OTHER', '--name', 'Another event');
  await importList(desk, ['First name,Last name,Email,Ticket code', 'Eva,Horn,eva@example.org,V-OTHER'], 'OTHER');

  await test.step('admitted, then already in: when and at which desk', async () => {
    await scan(page, 'V-ADMIT');
    await expectVerdict(page, 'admitted', 'Welcome in', 'Ingrid Sørensen');
    await desk.command('check-in', '--event', 'DEMO', '--code', 'V-NOTE', '--desk', 'Side door');
    await scan(page, 'V-NOTE');
    await expectVerdict(page, 'already', 'Already in', 'Jun Tanaka');
    await expect(verdict(page)).toContainText(/Came in at \d.* at Side door\./);
  });
  await test.step('attention: a note for staff, and a VIP', async () => {
    await expect(verdict(page)).toContainText('Please look');
    await expect(verdict(page)).toContainText('Needs the ramp');
    await scan(page, 'V-VIP');
    await expectVerdict(page, 'admitted', 'Welcome in', 'Amara Okonkwo');
    await expect(verdict(page)).toContainText('VIP');
    await expect(verdict(page)).toContainText('Bring to the green room');
  });
  await test.step('refused: not found, waitlisted, cancelled, wrong event, blocked', async () => {
    await scan(page, 'V-NOWHERE');
    await expectVerdict(page, 'notFound', 'Not found', 'Unknown code');
    await expect(verdict(page)).toContainText('V-NOWHERE');
    await scan(page, 'V-WAIT');
    await expectVerdict(page, 'waitlisted', 'On the waitlist', 'Mirela Popescu');
    await expect(verdict(page)).toContainText(/Number \d+ on the waitlist/);
    await scan(page, 'V-CANCEL');
    await expectVerdict(page, 'cancelled', 'Cancelled', 'Pavel Novák');
    await scan(page, 'V-OTHER');
    await expectVerdict(page, 'wrongEvent', 'Wrong event');
    await expect(verdict(page)).toContainText('Belongs to Another event (OTHER).');

    const drawer = await openDetails(page, 'Oskar Lindqvist');
    await drawer.getByRole('button', { name: 'Block' }).click();
    await drawer.getByLabel('Why are they blocked?').fill('Threatened a volunteer');
    await page.keyboard.press('Enter');
    await expect(drawer.getByRole('button', { name: 'Unblock' })).toBeVisible();
    await closeDialog(page);
    await scan(page, 'V-BLOCK');
    await expectVerdict(page, 'blocked', 'Blocked', 'Oskar Lindqvist');
    await expect(verdict(page)).toContainText('Threatened a volunteer');
  });
  await test.step('the way out: goodbye, and nobody leaves who is not inside', async () => {
    await page.keyboard.press('F2');
    await expect(page.getByRole('radio', { name: 'Exit' })).toBeChecked();
    await scan(page, 'V-ADMIT');
    await expectVerdict(page, 'exited', 'Goodbye', 'Ingrid Sørensen');
    await scan(page, 'V-WAIT');
    await expectVerdict(page, 'notInside', 'Not inside', 'Mirela Popescu');
    await page.keyboard.press('F2');
    await scan(page, 'V-ADMIT');
    await expectVerdict(page, 'admitted', 'Welcome in', 'Ingrid Sørensen');
  });
  await expect(stats(desk)).resolves.toMatchObject({ in: 3, out: 0, checkIns: 4 });
});

test('a full house lets in one more as soon as one has left', async ({ page }) => {
  await firstRun(page, desk);
  await desk.command('events', 'create', '--code', 'SMALL', '--name', 'A small room', '--capacity', '1');
  const list = ['First name,Last name,Ticket code', 'First,Guest,ROOM-1', 'Second,Guest,ROOM-2'];
  await importList(desk, list, 'SMALL');
  await page.reload();
  await expect(box(page)).toBeFocused();
  await switchEvent(page, 'small', 'A small room');
  await desk.command('check-in', '--event', 'SMALL', '--code', 'ROOM-1');
  await scan(page, 'ROOM-2');
  await expectVerdict(page, 'full', 'Full house', 'Second Guest');
  await desk.command('check-in', '--event', 'SMALL', '--code', 'ROOM-1', '--exit');
  // A scanner that reads the same code again at once is one reading.
  await page.waitForTimeout(1600);
  await scan(page, 'ROOM-2');
  await expectVerdict(page, 'admitted', 'Welcome in', 'Second Guest');
});
