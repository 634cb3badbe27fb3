import { expect, type Page, test } from '@playwright/test';
import { DeskApp } from '../e2e/desk.ts';
import { openKiosk, openMatchingDesk, visit } from '../e2e/kiosk-desk.ts';
import { callCore, closeDialog, goTo, openDetails } from '../e2e/pages.ts';
import { shoot } from './camera.ts';

/*
 * No tests: they walk through who can come when, and take its pictures. `npm run screens` runs them.
 */
let desk: DeskApp;

test.beforeEach(async () => {
  desk = await DeskApp.create();
});

test.afterEach(async () => {
  await desk.remove();
});

const LONG = 'Maximiliane Konstanze Freifrau von Hohenlohe-Waldenburg-Schillingsfürst zu Oberhausen-Wittelsbach';
const NAMES = ['Ingrid Sørensen', LONG, 'عبد الرحمن بن محمد الفيصل', '欧阳修文'];
const ROUNDS = ['Opening round', 'Energy and grids', 'Investors meet founders of northern Europe', 'Second chance'];
const DAY = 24 * 3_600_000;
const dialog = (page: Page) => page.getByRole('dialog').last();

test('who can come when', async ({ page }) => {
  test.setTimeout(300_000);
  const { eventId, guests } = await openMatchingDesk(
    page,
    desk,
    NAMES.map((name) => ({ name })),
  );
  const [ingrid, long, arab] = guests as [Guest, Guest, Guest];
  // The day after tomorrow and the one after it, whenever the pictures are taken.
  const morning = Math.floor(Date.now() / DAY + 2) * DAY + 9 * 3_600_000;
  const rounds = [0, 1].flatMap((day) =>
    ROUNDS.map((name, at) => {
      const startAt = morning + day * DAY + at * 45 * 60_000;
      return { name, startAt, endAt: startAt + 30 * 60_000 };
    }),
  );
  const programme = await callCore<{ rounds: { id: string }[] }>(page, 'programme.addRounds', { eventId, rounds });
  const away = async (person: Guest, ...places: number[]) =>
    callCore(page, 'programme.setAvailability', {
      registrationId: person.id,
      rounds: places.map((place) => ({ roundId: programme.rounds[place]?.id, available: false })),
    });
  await away(ingrid, 1, 4, 5);
  await away(long, 0, 4);
  await callCore(page, 'matching.create', { firstId: ingrid.id, secondId: long.id });
  await callCore(page, 'matching.create', { firstId: ingrid.id, secondId: arab.id });

  await openDetails(page, ingrid.name);
  await dialog(page).getByRole('button', { name: 'Change' }).last().click();
  await shoot(page, 'details-availability', dialog(page).getByRole('heading', { name: 'When they can meet' }));
  await dialog(page)
    .getByRole('button', { name: /When could .* meet\?/ })
    .first()
    .click();
  await shoot(page, 'details-open-rounds', page.locator('.open-rounds').getByRole('listitem').last());
  await closeDialog(page);

  await goTo(page, 'people');
  await page.getByRole('button', { name: 'Add a person' }).click();
  await dialog(page).getByLabel('Name', { exact: true }).fill('Amara Okonkwo');
  await dialog(page).getByText('When they can meet').click();
  await shoot(page, 'add-person-availability', dialog(page).getByRole('switch').nth(2));
  await closeDialog(page);

  await callCore(page, 'venues.addLocation', {
    of: { kind: 'event', eventId },
    name: 'Hall 1',
    planWidth: 20,
    planHeight: 10,
    openings: [0, 1].map((day) => ({ startAt: morning + day * DAY, endAt: morning + day * DAY + 8 * 3_600_000 })),
  });
  const { points } = await callCore<{ points: { id: string }[] }>(page, 'programme.addPoints', {
    eventId,
    points: [1, 2, 3].map((number) => ({ name: `Table ${number}`, capacity: number })),
  });
  await callCore(page, 'programme.updatePoints', { eventId, points: [{ id: points[1]?.id, outOfUse: true }] });
  await goTo(page, 'events');
  await page.getByRole('link', { name: /Baltic Pitch Night/ }).click();
  await page.getByRole('link', { name: 'Tables', exact: true }).click();
  await shoot(page, 'tables-out-of-use');
  await page.getByRole('button', { name: 'Edit Table 2' }).click();
  await shoot(page, 'table-out-of-use');
  await closeDialog(page);
  await page.getByRole('radio', { name: 'Plan' }).check();
  await page.getByRole('button', { name: 'Size of the room' }).click();
  await shoot(page, 'room-openings');
  await closeDialog(page);
});

test('a visitor says when they can meet', async ({ page }) => {
  test.setTimeout(300_000);
  const { eventId, guests } = await openMatchingDesk(page, desk, [{ name: 'Ingrid Sørensen' }, { name: '欧阳修文' }]);
  const morning = Math.floor(Date.now() / DAY + 2) * DAY + 9 * 3_600_000;
  const rounds = ROUNDS.map((name, at) => {
    const startAt = morning + at * 45 * 60_000;
    return { name, startAt, endAt: startAt + 30 * 60_000 };
  });
  await callCore(page, 'programme.addRounds', { eventId, rounds });
  await openKiosk(page);
  await visit(page, guests[0] as Guest);
  await page.getByRole('button', { name: 'My times' }).click();
  await page.locator('.kiosk-when-day').getByRole('button').nth(1).click();
  await expect(page.getByText('You can meet at 3 of 4 times.')).toBeVisible();
  await shoot(page, 'kiosk-times');
});

type Guest = Awaited<ReturnType<typeof openMatchingDesk>>['guests'][number];
