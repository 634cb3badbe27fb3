import { expect, test } from '@playwright/test';
import { expectVerdict, importList, scan } from '../e2e/pages.ts';
import { openReaderDesk } from '../e2e/reader-desk.ts';
import { VirtualTag } from '../support/virtual-reader/tag.ts';
import { shoot } from './camera.ts';

/*
 * No test: takes the pictures that need a reader, on the virtual one.
 */
test('badges', async ({ page }) => {
  const { desk, reader, close } = await openReaderDesk(page);
  try {
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
    await close();
  }
});
