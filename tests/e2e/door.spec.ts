import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { violationsOf } from './accessible.ts';
import { DeskApp } from './desk.ts';
import { box, firstRun, scan, signIn } from './pages.ts';

let desk: DeskApp;

test.beforeEach(async () => {
  desk = await DeskApp.create();
});

test.afterEach(async () => {
  await desk.remove();
});

interface Found {
  results: { id: string; name: string; status: string }[];
}

test('from the first start to the door: by name, by scan, undo, walk-in, and all of it after a restart', async ({
  page,
}) => {
  await firstRun(page, desk);
  await desk.command('events', 'create', '--code', 'OTHER', '--name', 'Another event');
  const list = join(desk.folder, 'list.csv');
  await writeFile(
    list,
    'First name,Last name,Email,Company,Ticket code\n' +
      'José,Müller-Łukasz,jose@nordwind.example,Nordwind Grid AS,TICKET-JOSE-1\n' +
      '王,伟,wei@example.org,,TICKET-WEI-2\n',
  );
  await expect(desk.command('import', list, '--event', 'DEMO')).resolves.toMatchObject({ new: 2, rejected: 0 });

  await test.step('by name, accents left out', async () => {
    await box(page).fill('jose mull');
    await expect(page.getByText('José Müller-Łukasz').first()).toBeVisible();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: /José Müller-Łukasz/ })).toBeVisible();
    await expect(page.getByText('Welcome in').first()).toBeVisible();
    await expect(desk.command('stats', '--event', 'DEMO')).resolves.toMatchObject({ in: 1, checkIns: 1 });
  });

  await test.step('by scan: admitted once, then already in', async () => {
    await scan(page, 'TICKET-WEI-2');
    await expect(page.getByText('Welcome in').first()).toBeVisible();
    await expect.poll(async () => (await desk.command<{ in: number }>('stats', '--event', 'DEMO')).in).toBe(2);
    await page.waitForTimeout(2000);
    await scan(page, 'TICKET-WEI-2');
    await expect(page.getByText('Already in').first()).toBeVisible();
    await expect(desk.command('stats', '--event', 'DEMO')).resolves.toMatchObject({ in: 2, checkIns: 2 });
  });

  await test.step('undo', async () => {
    await box(page).focus();
    await page.keyboard.press('Control+z');
    await expect.poll(async () => (await desk.command<{ in: number }>('stats', '--event', 'DEMO')).in).toBe(1);
  });

  await test.step('a walk-in, by keyboard alone', async () => {
    await page.keyboard.press('F4');
    const dialog = page.getByRole('dialog');
    await expect(dialog).toBeVisible();
    await dialog.getByRole('textbox').first().fill('Ngozi Adéyemí');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: /Ngozi Adéyemí/ })).toBeVisible();
    await expect.poll(async () => (await desk.command<{ in: number }>('stats', '--event', 'DEMO')).in).toBe(2);
  });

  await test.step('everything is there after the power fails', async () => {
    await desk.stop('SIGKILL');
    // The window was closed with it, and whoever was signed in there.
    await page.evaluate(() => sessionStorage.clear());
    await page.goto(await desk.start());
    await signIn(page);
    await expect(desk.command('stats', '--event', 'DEMO')).resolves.toMatchObject({ in: 2, checkIns: 2 });
    const { results } = await desk.command<Found>('search', '--event', 'DEMO', 'ngozi adeyemi');
    expect(results[0]?.name).toBe('Ngozi Adéyemí');
  });
});

for (const theme of ['light', 'dark'] as const) {
  test(`every screen can be used without seeing or without a mouse: axe, ${theme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme });
    await firstRun(page, desk);
    for (const screen of ['', 'people', 'import', 'events', 'settings']) {
      await page.goto(`${new URL(desk.url).origin}/#/${screen}`);
      await expect(page.getByRole('heading', { level: 1 })).toBeAttached();
      expect(await violationsOf(page), screen).toEqual([]);
    }
  });
}
