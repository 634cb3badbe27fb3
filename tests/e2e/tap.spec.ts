import { expect, test } from '@playwright/test';
import { SLOTS, VirtualReader } from '../support/virtual-reader/reader.ts';
import { findReaderStack } from '../support/virtual-reader/stack.ts';
import { VirtualTag } from '../support/virtual-reader/tag.ts';
import { DeskApp } from './desk.ts';
import { box, firstRun } from './pages.ts';

interface Found {
  results: { id: string; name: string; status: string }[];
}

test('by tap: a badge is given out at the desk, and then opens the door', async ({ page }) => {
  const stack = await findReaderStack();
  // The test command has set the stack up, or has said why not and that it is a failure in CI.
  if ('reason' in stack) throw new Error(stack.reason);
  await stack.start();
  const desk = await DeskApp.create({ reader: true });
  try {
    const reader = VirtualReader.connect({ port: SLOTS[0].port });
    await firstRun(page, desk);
    await expect(
      page
        .getByRole('banner')
        .getByText(/Virtual PCD|Reader ready|readers/)
        .first(),
    ).toBeVisible({ timeout: 60_000 });
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
  } finally {
    await desk.remove();
    await stack.stop();
  }
});
