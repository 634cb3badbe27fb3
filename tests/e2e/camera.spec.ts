import { join } from 'node:path';
import { chromium, expect, test } from '@playwright/test';
import { filmOfCode } from '../support/film.ts';
import { DeskApp } from './desk.ts';
import { expectVerdict, firstRun, importList, overlay, stats } from './pages.ts';

let desk: DeskApp;

test.beforeEach(async () => {
  desk = await DeskApp.create();
});

test.afterEach(async () => {
  await desk.remove();
});

test('the camera reads a ticket; held in the picture it is one scan', async () => {
  const film = join(desk.folder, 'ticket.y4m');
  await filmOfCode('https://tickets.example/?t=CAMERA-TICKET-1', film);
  const browser = await chromium.launch({
    ...(process.env.LANYARD_CHROMIUM ? { executablePath: process.env.LANYARD_CHROMIUM } : {}),
    args: ['--no-sandbox', '--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${film}`],
  });
  try {
    const context = await browser.newContext({ permissions: ['camera'] });
    const page = await context.newPage();
    await firstRun(page, desk);
    await importList(desk, [
      'First name,Last name,Email,Ticket code',
      'Ada,Quist,ada@example.org,https://tickets.example/?t=CAMERA-TICKET-1',
    ]);
    await page.keyboard.press('F8');
    await expect(overlay(page)).toHaveAttribute('data-verdict', 'admitted', { timeout: 30_000 });
    await expect(overlay(page)).toContainText('Ada Quist');
    await page.waitForTimeout(2500);
    await page.keyboard.press('Escape');
    await expectVerdict(page, 'admitted', 'Welcome in', 'Ada Quist');
    await expect(page.locator('.log-line')).toHaveCount(1);
    await expect(stats(desk)).resolves.toMatchObject({ in: 1, checkIns: 1 });
  } finally {
    await browser.close();
  }
});

test('a desk without a camera says so and goes on', async ({ page }) => {
  await firstRun(page, desk);
  await page.getByRole('button', { name: 'Camera' }).click();
  await expect(page.getByRole('dialog').getByRole('alert')).toContainText(/no camera|not allowed/);
});
