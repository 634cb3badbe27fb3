import { expect, type Page, test } from '@playwright/test';
import { DeskApp } from '../e2e/desk.ts';
import { callCore, closeDialog, firstRun, goTo, importList, openDetails } from '../e2e/pages.ts';
import { shoot } from './camera.ts';
import { FEW } from './people.ts';

/*
 * No tests: the pictures of an event in figures, of the lists that leave the app, and of the history.
 */
let desk: DeskApp;

test.beforeEach(async () => {
  desk = await DeskApp.create();
});

test.afterEach(async () => {
  await desk.remove();
});

const MINUTE = 60_000;
const DESKS = [
  'Main entrance',
  'المدخل الشرقي للقاعة الكبرى',
  '二号入口',
  'Side door by the ropeworks, up the stairs and left',
];

interface Scan {
  id: string;
  direction: 'entry' | 'exit';
  seenAt: number;
  deskName: string;
}

/** Makes many scans over one connection, each at its time. */
async function scanAll(page: Page, eventId: string, scans: readonly Scan[]): Promise<void> {
  await page.evaluate(
    ({ eventId, scans }) =>
      new Promise<void>((resolve, reject) => {
        const socket = new WebSocket(`ws://${location.host}/rpc`);
        let open = scans.length;
        const send = (id: number, name: string, input: object) =>
          socket.send(JSON.stringify({ type: 'call', id, name, input }));
        socket.addEventListener('open', () =>
          send(0, 'app.resume', { token: sessionStorage.getItem('lanyard.token') ?? '' }),
        );
        socket.addEventListener('message', ({ data }) => {
          const { id, ok, error } = JSON.parse(String(data)) as { id?: number; ok?: boolean; error?: object };
          if (id === undefined) return;
          if (ok === false) reject(new Error(JSON.stringify(error)));
          if (id > 0) {
            open -= 1;
            if (open === 0) resolve();
            return;
          }
          for (const [index, { id: registration, ...scan }] of scans.entries())
            send(index + 1, 'checkIn.scan', {
              nonce: crypto.randomUUID(),
              eventId,
              subject: { kind: 'registration', id: registration },
              method: 'search',
              ...scan,
            });
        });
      }),
    { eventId, scans },
  );
}

/** A morning: most come in the first hour, some leave, some are refused. */
function morning(ids: readonly string[], now: number): Scan[] {
  const scans: Scan[] = [];
  for (const [index, id] of ids.slice(0, 240).entries()) {
    const late = 100 * (1 - Math.sqrt(index / 240));
    const seenAt = Math.round(now - (late + ((index * 7) % 11)) * MINUTE);
    const deskName = DESKS[index % DESKS.length] ?? '';
    scans.push({ id, direction: 'entry', seenAt, deskName });
    if (index % 9 === 0) scans.push({ id, direction: 'entry', seenAt: seenAt + MINUTE, deskName });
    if (index % 5 === 0) scans.push({ id, direction: 'exit', seenAt: seenAt + 5 * MINUTE, deskName });
  }
  return scans.filter(({ seenAt }) => seenAt < now).sort((a, b) => a.seenAt - b.seenAt);
}

async function open(page: Page, title: RegExp): Promise<void> {
  await goTo(page, 'events');
  await page.getByRole('link', { name: title }).click();
  await expect(page.locator('.totals')).toBeVisible();
}

const sight = (page: Page, heading: string) =>
  page.getByRole('heading', { level: 2, name: heading }).evaluate((element) => element.scrollIntoView());

test('an event in figures, and its history', async ({ page }) => {
  test.setTimeout(500_000);
  await firstRun(page, desk);
  await desk.command('events', 'create', '--code', 'EMPTY', '--name', 'Nobody Here Yet');
  await importList(desk, FEW);
  await page.reload();
  await open(page, /Nobody Here Yet/);
  await shoot(page, 'overview-empty');

  const { events } = await callCore<{ events: { id: string; code: string }[] }>(page, 'events.list', {});
  const eventId = events.find(({ code }) => code === 'DEMO')?.id ?? '';
  const { items } = await callCore<{ items: { id: string; name: string }[] }>(page, 'registrations.list', {
    eventId,
    limit: 500,
  });
  const types = [
    'متحدث رئيسي في الجلسة الافتتاحية',
    '主旨演讲嘉宾',
    'Early-bird professional with workshop and gala dinner',
  ];
  for (let index = 0; index < 60; index += 1) {
    const ticketType = types[index] ?? `Group ${String.fromCharCode(65 + (index % 20))}`;
    await callCore(page, 'registrations.update', { id: items[index * 4]?.id, patch: { ticketType } });
  }
  await scanAll(
    page,
    eventId,
    morning(
      items.map(({ id }) => id),
      Date.now(),
    ),
  );
  await open(page, /Harbour Days/);
  await expect(page.locator('.plot svg.recharts-surface')).toBeVisible();
  await shoot(page, 'overview');
  await sight(page, 'Arrivals over time');
  await shoot(page, 'overview-arrivals');
  await sight(page, 'By ticket type');
  await shoot(page, 'overview-desks');
  await sight(page, 'Answers to scans');
  await shoot(page, 'overview-verdicts');
  await sight(page, 'Day by day');
  await shoot(page, 'overview-days');
  await sight(page, 'Lists that leave the app');
  await page.getByRole('button', { name: 'Registrations as XLSX' }).click();
  await expect(page.getByRole('button', { name: 'Save the file' })).toBeVisible();
  await shoot(page, 'overview-exports');
  await page.getByRole('button', { name: 'Under way and done' }).click();
  await shoot(page, 'overview-tray');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  await page.locator('main').evaluate((main) => main.scrollTo(0, 0));
  await page.getByRole('radio', { name: 'Table' }).check();
  await shoot(page, 'overview-table');

  await page.getByRole('link', { name: 'History' }).click();
  await page.locator('.audit-entry').first().locator('summary').click();
  await shoot(page, 'history');
  await page.getByLabel('Of what').selectOption('registration');
  await page.locator('.audit-entry').first().locator('summary').click();
  await page.locator('.audit-entry p > button').first().click();
  await expect(page.locator('.audit-subject')).toBeVisible();
  await shoot(page, 'history-of-one');
  await page.getByLabel('Find a name').fill('nobody by this name');
  await expect(page.getByText('Nothing of the kind was done.')).toBeVisible();
  await shoot(page, 'history-none');
  await goTo(page, 'settings/history' as 'settings');
  await expect(page.locator('.audit-entry').first()).toBeVisible();
  await shoot(page, 'settings-history');
  await goTo(page, 'people');
  await expect(page.locator('.roster-row.person').first()).toBeVisible();
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await shoot(page, 'people-export');
  await page.keyboard.press('Escape');
  await goTo(page, '');
  const drawer = await openDetails(page, '欧阳修文');
  await drawer.getByRole('link', { name: 'Whole history' }).scrollIntoViewIfNeeded();
  await shoot(page, 'details-history');
  await closeDialog(page);
});
