import { randomUUID } from 'node:crypto';
import { expect, test } from '@playwright/test';
import type { Board } from '#shared/contract/plans.ts';
import type { VirtualReader } from '../support/virtual-reader/reader.ts';
import { VirtualTag } from '../support/virtual-reader/tag.ts';
import type { DeskApp } from './desk.ts';
import { box, callCore, expectVerdict, goTo, importList, scan, stats } from './pages.ts';
import { openReaderDesk } from './reader-desk.ts';

interface Found {
  results: { id: string; name: string; status: string }[];
}

// One after the other: there is one reader.
test.describe.configure({ mode: 'serial' });

let reader: VirtualReader;
let desk: DeskApp;
let close: (() => Promise<void>) | null = null;

test.beforeEach(async ({ page }) => {
  ({ desk, reader, close } = await openReaderDesk(page));
});

test.afterEach(async () => {
  await close?.();
  close = null;
});

test('a badge is given out at the desk, and then opens the door', async ({ page }) => {
  const { results } = await desk.command<Found>('search', '--event', 'DEMO', 'a');
  const guest = results.find((person) => person.status === 'enrolled');
  if (guest === undefined) throw new Error('The demo event has nobody to check in');
  await box(page).fill(guest.name);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Welcome in').first()).toBeVisible();
  await page
    .getByRole('button', { name: /Assign badge/ })
    .first()
    .click();
  await expect(page.getByRole('dialog').last()).toBeVisible();
  const tag = new VirtualTag({ uid: '04a1b2c3d4e5f6', kind: 'ntag213' });
  await reader.present(tag);
  const byBadge = ['check-in', '--event', 'DEMO', '--uid', '04:A1:B2:C3:D4:E5:F6'];
  await expect.poll(async () => (await desk.command<{ verdict: string }>(...byBadge)).verdict).toBe('already');
  await reader.remove();
  await desk.command(...byBadge, '--exit');
  await expect(desk.command('stats', '--event', 'DEMO')).resolves.toMatchObject({ in: 0, out: 1 });
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await reader.present(tag);
  await expect
    .poll(async () => await desk.command('stats', '--event', 'DEMO'))
    .toMatchObject({ in: 1, out: 0, checkIns: 2 });
  await expect(page.getByText('Welcome in').first()).toBeVisible();
  await reader.remove();
});

test('a badge is written and signed; pulled away too soon it is empty, and is written again', async ({ page }) => {
  await importList(desk, ['First name,Last name,Ticket code', 'Ada,Quist,SIGN-1', 'Bo,Quist,SIGN-2']);
  await scan(page, 'SIGN-1');
  await expectVerdict(page, 'admitted', 'Welcome in', 'Ada Quist');
  await page.getByRole('button', { name: 'Assign badge' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('switch', { name: 'Write and sign the badge' }).check();
  const tag = new VirtualTag({ uid: '04a1b2c3d4e5f6', kind: 'ntag213' });
  tag.fault = { kind: 'removedAfterWrites', writes: 3 };
  await reader.present(tag);
  await expect(dialog).toContainText(/taken away too soon/);
  await reader.remove();
  tag.fault = null;
  await reader.present(tag);
  await expect(page.getByText('Badge written for Ada Quist.')).toBeVisible();
  await expect(dialog).toHaveCount(0);
  await reader.remove();
  // What was written is what opens the door: the number of the badge alone is known to this desk too.
  expect(tag.memory.toString('latin1')).toContain('lanyard');
  await desk.command('check-in', '--event', 'DEMO', '--code', 'SIGN-1', '--exit');
  await reader.present(tag);
  await expect.poll(() => stats(desk)).toMatchObject({ in: 1, out: 0, checkIns: 2 });
  await expectVerdict(page, 'admitted', 'Welcome in', 'Ada Quist');
  await reader.remove();

  await test.step('what cannot be written is said, and its number can be noted all the same', async () => {
    await scan(page, 'SIGN-2');
    await expectVerdict(page, 'admitted', 'Welcome in', 'Bo Quist');
    await page.getByRole('button', { name: 'Assign badge' }).click();
    const small = new VirtualTag({ uid: '04b1b2c3d4e5f6', kind: 'ntag213' });
    small.fault = { kind: 'refusesWrites' };
    await reader.present(small);
    await expect(dialog).toContainText(/cannot be written|locked/);
    await reader.remove();
    await dialog.getByRole('switch', { name: 'Write and sign the badge' }).uncheck();
    await reader.present(small);
    await expect(page.getByText('Badge assigned to Bo Quist.')).toBeVisible();
    await reader.remove();
  });
});

test('a badge at the reader marks arrival while the live part is open, and checks in again once it is not', async ({
  page,
}) => {
  const { events } = await callCore<{ events: { id: string; code: string }[] }>(page, 'events.list', {});
  const eventId = events.find(({ code }) => code === 'DEMO')?.id ?? '';
  await callCore(page, 'plans.solve', { eventId, seconds: 1 });
  const plans = async () => (await callCore<{ plans: { id: string }[] }>(page, 'plans.list', { eventId })).plans;
  await expect.poll(async () => (await plans()).length).toBe(1);
  const planId = (await plans())[0]?.id ?? '';
  await callCore(page, 'plans.publish', { planId });
  const board = await callCore<Board>(page, 'plans.board', { planId });
  const [first] = board.rounds;
  const meeting = board.meetings.find(({ roundId }) => roundId === first?.id);
  const registrationId = meeting?.people[0] ?? '';
  // The first round of the demo event is an hour off.
  const minutes = Math.round(((first?.startAt ?? 0) - Date.now()) / 60_000) - 5;
  await callCore(page, 'meetings.delay', { eventId, roundId: first?.id, minutes: -minutes });
  const uid = '04c1b2c3d4e5f6';
  await callCore(page, 'registrations.assignBadge', { nonce: randomUUID(), registrationId, uid });

  await goTo(page, 'events');
  await page.getByRole('link', { name: /Harbour Days/ }).click();
  await page.getByRole('link', { name: 'Meetings', exact: true }).click();
  await page.getByRole('radio', { name: 'Live', exact: true }).check();
  const said = page.getByRole('region', { name: 'Arrivals by badge' }).getByRole('status');
  await expect(said).toContainText('Hold a badge');
  const tag = new VirtualTag({ uid, kind: 'ntag213' });
  await reader.present(tag);
  await expect(said).toContainText('Still missing');
  await reader.remove();
  expect(await stats(desk)).toMatchObject({ in: 0 });

  await page.getByRole('radio', { name: 'Board', exact: true }).check();
  await reader.present(tag);
  await expect.poll(() => stats(desk)).toMatchObject({ in: 1 });
  await reader.remove();
});
