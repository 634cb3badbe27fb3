import { expect, test } from '@playwright/test';
import { DeskApp } from '../e2e/desk.ts';
import { expectVerdict, firstRun, importList, scan } from '../e2e/pages.ts';
import { SLOTS, VirtualReader } from '../support/virtual-reader/reader.ts';
import { findReaderStack } from '../support/virtual-reader/stack.ts';
import { VirtualTag } from '../support/virtual-reader/tag.ts';
import { shoot } from './camera.ts';

/*
 * No test: takes the pictures that need a reader, on the virtual one.
 */
test('badges', async ({ page }) => {
  const stack = await findReaderStack();
  if ('reason' in stack) throw new Error(stack.reason);
  await stack.start();
  const desk = await DeskApp.create({ reader: true });
  try {
    const reader = VirtualReader.connect({ port: SLOTS[0].port });
    await firstRun(page, desk);
    await expect(page.getByRole('banner').getByText(/readers/)).toBeVisible({ timeout: 60_000 });
    await importList(desk, ['First name,Last name,Ticket code', 'Ada,Quist,SIGN-1']);
    await scan(page, 'SIGN-1');
    await expectVerdict(page, 'admitted', 'Welcome in', 'Ada Quist');
    await page.getByRole('button', { name: 'Assign badge' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('switch', { name: 'Write and sign the badge' }).check();
    await shoot(page, 'badge-sign');
    const tag = new VirtualTag({ uid: '04a1b2c3d4e5f6', kind: 'ntag213' });
    tag.fault = { kind: 'removedAfterWrites', writes: 3 };
    await reader.present(tag);
    await expect(dialog).toContainText(/taken away too soon/);
    await shoot(page, 'badge-taken-away');
    await reader.remove();
    tag.fault = null;
    await reader.present(tag);
    await expect(page.getByText('Badge written for Ada Quist.')).toBeVisible();
    await shoot(page, 'badge-written');
    await reader.remove();
  } finally {
    await desk.remove();
    await stack.stop();
  }
});
