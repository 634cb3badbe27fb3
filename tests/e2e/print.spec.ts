import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { scan } from '../support/door-page.ts';
import { DeskApp } from './desk.ts';
import { firstRun } from './first-run.ts';

test('a badge is printed once, and again only on purpose; the log has both', async ({ page }) => {
  const desk = await DeskApp.create();
  // The dialog of the browser would wait for ever; what it was given is kept.
  await page.addInitScript(() => {
    const sheets: string[] = [];
    Object.assign(window, { sheets });
    window.print = () => {
      sheets.push(document.querySelector('.print-sheet')?.textContent ?? '');
      window.dispatchEvent(new Event('afterprint'));
    };
  });
  const sheets = () => page.evaluate(() => (window as unknown as { sheets: string[] }).sheets);
  try {
    await firstRun(page, desk);
    const list = join(desk.folder, 'list.csv');
    await writeFile(list, 'Name,Company,Ticket code\nZoë Brontë,Heathcliff & Co,PRINT-1\n');
    await desk.command('import', list, '--event', 'DEMO');
    await scan(page, 'PRINT-1');
    await page.getByRole('button', { name: 'Print badge' }).first().click();
    await expect.poll(async () => (await sheets()).length).toBe(1);
    expect((await sheets())[0]).toContain('Zoë Brontë');
    expect((await sheets())[0]).toContain('Heathcliff & Co');

    await page.getByRole('button', { name: 'Print badge' }).first().click();
    const question = page.getByRole('dialog').filter({ hasText: 'Already printed' });
    await expect(question).toBeVisible();
    await question.getByRole('button', { name: 'Cancel' }).click();
    expect(await sheets()).toHaveLength(1);
    await page.getByRole('button', { name: 'Print badge' }).first().click();
    await question.getByRole('button', { name: 'Print again' }).click();
    await expect.poll(async () => (await sheets()).length).toBe(2);

    await page.getByRole('link', { name: 'Settings' }).click();
    await page
      .getByRole('link', { name: /Badge printing/ })
      .or(page.getByRole('button', { name: /Badge printing/ }))
      .first()
      .click();
    await expect(page.getByText('Zoë Brontë')).toHaveCount(2);
  } finally {
    await desk.remove();
  }
});
