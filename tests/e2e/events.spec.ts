import { expect, type Page, test } from '@playwright/test';
import { violationsOf } from './accessible.ts';
import { DeskApp } from './desk.ts';
import { callCore, closeDialog, firstRun, goTo } from './pages.ts';

let desk: DeskApp;

test.beforeEach(async () => {
  desk = await DeskApp.create();
});

test.afterEach(async () => {
  await desk.remove();
});

const dialog = (page: Page) => page.getByRole('dialog').last();
const life = (page: Page) => page.getByRole('region', { name: 'Where this event stands' });

/** Makes an event by hand and stays on it. */
async function create(page: Page, name: string): Promise<void> {
  await goTo(page, 'events');
  await page.getByRole('button', { name: 'Create an event' }).click();
  await dialog(page).getByLabel('Name').fill(name);
  await dialog(page).getByRole('button', { name: 'Create the event' }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
}

async function step(page: Page, name: string): Promise<void> {
  await life(page).getByRole('button', { name }).click();
  await life(page).getByRole('button', { name }).click();
}

test('an event from nothing to all that can be said of it, and all of it after a reload', async ({ page }) => {
  await firstRun(page, desk);
  await create(page, 'Baltic Energy Forum');
  await expect(page.getByLabel('Code')).toHaveValue('BEF26');
  await expect(page.getByLabel('Code')).toHaveJSProperty('readOnly', true);

  const fields: readonly (readonly [string, string])[] = [
    ['Name', 'Baltic Energy Forum 2026'],
    ['Capacity', '1,200'],
    ['Description', 'Two days of meetings.\nBring cards.'],
    ['Category', 'Forum'],
    ['Address word', 'baltic-forum'],
    ['Starts', '2026-12-01T09:00'],
    ['Ends', '2026-12-02T18:00'],
    ['Time zone', 'Europe/Tallinn'],
    ['Place', 'Through the yard'],
    ['Zoom (0 to 22)', '15'],
    ['Video link', 'https://video.example.org/bef'],
  ];
  for (const [label, value] of fields) await page.getByLabel(label, { exact: true }).fill(value);
  await page.getByLabel('Tags').fill('energy, 会议');
  await page.getByLabel('Tags').press('Enter');
  await page.getByRole('radio', { name: /Never/ }).check();
  await page.getByLabel('Badge size').selectOption({ index: 1 });
  const badge = await page.getByLabel('Badge size').inputValue();
  await page.getByLabel('Owner').selectOption('');

  await test.step('a venue is made in place, and gives its position', async () => {
    await page.getByRole('button', { name: 'New venue' }).click();
    await dialog(page).getByLabel('Name').fill('Kultuurikatel');
    await dialog(page).getByLabel('City').fill('Tallinn');
    await dialog(page).getByLabel('Latitude').fill('95');
    await dialog(page).getByLabel('Longitude').fill('24,75');
    await dialog(page).getByRole('button', { name: 'Add the venue' }).click();
    await expect(dialog(page).getByText('Write degrees from -90 to 90')).toBeVisible();
    await dialog(page).getByLabel('Latitude').fill('59.44');
    await dialog(page).getByRole('button', { name: 'Add the venue' }).click();
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(page.getByLabel('Latitude')).toHaveValue('59.44');
    await expect(page.getByRole('link', { name: 'Open in OpenStreetMap' })).toHaveAttribute(
      'href',
      'https://www.openstreetmap.org/?mlat=59.44&mlon=24.75#map=15/59.44/24.75',
    );
  });
  await test.step('what cannot be is refused in its field', async () => {
    await page.getByLabel('Video link').fill('javascript:alert(1)');
    await page.getByLabel('Ends').fill('2026-12-01T08:00');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('Write the address as https://example.org.')).toBeVisible();
    await expect(page.getByText('It ends before it starts.')).toBeVisible();
    await page.getByLabel('Video link').fill('https://video.example.org/bef');
    await page.getByLabel('Ends').fill('2026-12-02T18:00');
  });
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved.')).toBeVisible();

  await page.reload();
  for (const [label, value] of fields)
    await expect(page.getByLabel(label, { exact: true })).toHaveValue(value.replace('1,200', '1200'));
  await expect(page.getByRole('button', { name: 'Remove the tag 会议' })).toBeVisible();
  await expect(page.getByRole('radio', { name: /Never/ })).toBeChecked();
  await expect(page.getByLabel('Badge size')).toHaveValue(badge);
  await expect(page.getByLabel('Venue')).toContainText('Kultuurikatel, Tallinn');
  await expect(page.getByLabel('Owner')).toHaveValue('');

  await test.step('a slug that another event has', async () => {
    await create(page, 'Second');
    await page.getByLabel('Address word').fill('baltic-forum');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText(/has the slug baltic-forum/)).toBeVisible();
  });
});

test('the life of an event: each step says what it means, and a refusal says why', async ({ page }) => {
  await firstRun(page, desk);
  await create(page, 'Harbour Nights');
  await life(page).getByRole('button', { name: 'Publish' }).click();
  await expect(life(page)).toContainText('There is no way back to the draft.');
  await life(page).getByRole('button', { name: 'Cancel', exact: true }).click();
  await expect(life(page).locator('[aria-current=step]')).toHaveText('Draft');
  await step(page, 'Publish');
  await expect(life(page).locator('[aria-current=step]')).toHaveText('Published');
  await step(page, 'Open the doors');
  await expect(life(page).locator('[aria-current=step]')).toHaveText('Running');

  await page.getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByText('This event is running. Complete it before you delete it.')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1, name: 'Harbour Nights' })).toBeVisible();

  await step(page, 'Close the event');
  await expect(life(page).locator('[aria-current=step]')).toHaveText('Completed');
  await expect(life(page).getByRole('button')).toHaveCount(0);
});

test('half a date is refused in its field, and nothing is saved', async ({ page }) => {
  await firstRun(page, desk);
  const refused = page.getByText('Write the whole date and time.');

  await test.step('of a new event', async () => {
    await goTo(page, 'events');
    await page.getByRole('button', { name: 'Create an event' }).click();
    await dialog(page).getByLabel('Name').fill('Spring Fair');
    await dialog(page).getByLabel('Starts').focus();
    await page.keyboard.type('04');
    await page.keyboard.press('Enter');
    await expect(refused).toBeVisible();
    await dialog(page).getByLabel('Starts').fill('2027-04-01T10:00');
    await expect(refused).toHaveCount(0);
    await dialog(page).getByRole('button', { name: 'Create the event' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Spring Fair' })).toBeVisible();
  });
  await test.step('of one that has it whole', async () => {
    await page.getByLabel('Starts').focus();
    await page.keyboard.press('Delete');
    await expect(page.getByText('Not saved yet')).toBeVisible();
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(refused).toBeVisible();
    await expect(page.getByLabel('Starts')).toBeFocused();
    await page.reload();
    await expect(page.getByLabel('Starts')).toHaveValue('2027-04-01T10:00');
  });
  await test.step('of a copy', async () => {
    await page.getByRole('button', { name: 'Copy…' }).click();
    await dialog(page).getByLabel('Code').fill('fair27');
    await dialog(page).getByLabel('New start').focus();
    await page.keyboard.type('04');
    await dialog(page).getByRole('button', { name: 'Make the copy' }).click();
    await expect(dialog(page).getByText('Write the whole date and time.')).toBeVisible();
  });
});

test('what is typed stays: on other screens, beside what a colleague changes, and while it is saved', async ({
  page,
}) => {
  let answers: (() => void)[] | null = null;
  await page.routeWebSocket(/\/rpc/, (socket) => {
    const server = socket.connectToServer();
    const saves = new Set<number>();
    socket.onMessage((text) => {
      const message = JSON.parse(String(text)) as { id: number; name: string };
      if (message.name === 'events.update') saves.add(message.id);
      server.send(text);
    });
    server.onMessage((text) => {
      const slow = answers !== null && saves.has((JSON.parse(String(text)) as { id: number }).id);
      if (slow) answers?.push(() => socket.send(text));
      else socket.send(text);
    });
  });
  await firstRun(page, desk);
  await create(page, 'Spring Fair');
  const address = page.url();
  const id = /events\/([^/]+)/.exec(address)?.[1];

  await test.step('on other screens', async () => {
    await page.getByLabel('Description').fill('Every year.');
    await page.getByRole('link', { name: 'Rounds', exact: true }).click();
    await expect(page.getByText('No round yet.')).toBeVisible();
    await goTo(page, 'people');
    await expect(page.getByRole('link', { name: 'Rounds', exact: true })).toHaveCount(0);
    await callCore(page, 'events.update', { id, capacity: 80 });
    await page.goto(address);
    await expect(page.getByLabel('Description')).toHaveValue('Every year.');
    await expect(page.getByLabel('Capacity')).toHaveValue('80');
    await expect(page.getByText('Not saved yet')).toBeVisible();
  });
  await test.step('not in another event', async () => {
    await create(page, 'Autumn Fair');
    await expect(page.getByLabel('Description')).toHaveValue('');
    await page.goto(address);
    await expect(page.getByLabel('Description')).toHaveValue('Every year.');
  });
  await test.step('while it is saved', async () => {
    const held: (() => void)[] = [];
    answers = held;
    await page.getByRole('button', { name: 'Save' }).click();
    await expect.poll(() => held.length).toBe(1);
    await page.getByLabel('Description').fill('Every year in May.');
    held[0]?.();
    await expect(page.getByText('Saved.')).toBeVisible();
    await expect(page.getByLabel('Description')).toHaveValue('Every year in May.');
    await expect(page.getByText('Not saved yet')).toBeVisible();
    answers = null;
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('Not saved yet')).toHaveCount(0);
  });
  await test.step('and once it is saved it is as it was saved', async () => {
    await goTo(page, 'people');
    await callCore(page, 'events.update', { id, description: 'Every other year.' });
    await page.goto(address);
    await expect(page.getByLabel('Description')).toHaveValue('Every other year.');
  });
});

test('an event that the core does not take for this desk is not chosen, and that is said', async ({ page }) => {
  let refuse = false;
  await page.routeWebSocket(/\/rpc/, (socket) => {
    const server = socket.connectToServer();
    socket.onMessage((text) => {
      const message = JSON.parse(String(text)) as { name: string; input: { eventId?: string } };
      if (refuse && message.name === 'desk.update') message.input.eventId = 'no id';
      server.send(JSON.stringify(message));
    });
  });
  const refused = page.locator('.ui-toast[data-tone=no]');
  await firstRun(page, desk);
  await create(page, 'Spring Fair');
  refuse = true;
  await page.getByRole('button', { name: 'Use at this desk' }).click();
  await expect(refused).toHaveCount(1);
  await page.getByRole('button', { name: 'Import the attendee list' }).click();
  await expect(refused).toHaveCount(2);
  await expect(page.getByRole('heading', { level: 1, name: 'Spring Fair' })).toBeVisible();
  await goTo(page, 'events');
  await page.getByRole('button', { name: 'Use at this desk: Spring Fair' }).click();
  await expect(refused).toHaveCount(3);
});

test('copied, deleted, brought back; found again in the list', async ({ page }) => {
  await firstRun(page, desk);
  await create(page, 'Spring Fair');
  await page.getByLabel('Description').fill('Every year.');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved.')).toBeVisible();

  await test.step('copy', async () => {
    await page.getByRole('button', { name: 'Copy…' }).click();
    await expect(dialog(page)).toContainText('People, passcodes and messages are not copied.');
    await dialog(page).getByLabel('Name').fill('Spring Fair 2027');
    await dialog(page).getByLabel('Code').fill('DEMO');
    await dialog(page).getByRole('button', { name: 'Make the copy' }).click();
    await expect(dialog(page).getByText(/There is an event with the code DEMO already/)).toBeVisible();
    await dialog(page).getByLabel('Code').fill('fair27');
    await dialog(page).getByLabel('New start').fill('2027-04-01T10:00');
    await dialog(page).getByRole('button', { name: 'Make the copy' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Spring Fair 2027' })).toBeVisible();
    await expect(page.getByLabel('Code')).toHaveValue('FAIR27');
    await expect(page.getByLabel('Description')).toHaveValue('Every year.');
    await expect(page.getByLabel('Starts')).toHaveValue('2027-04-01T10:00');
  });
  await test.step('delete, and back by the toast', async () => {
    await page.getByRole('button', { name: 'Delete' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Events' })).toBeVisible();
    await expect(page.getByRole('link', { name: /Spring Fair 2027/ })).toHaveCount(0);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(page.getByRole('link', { name: /Spring Fair 2027/ })).toBeVisible();
  });
  await test.step('delete, and back by the list of the deleted', async () => {
    await page.getByRole('link', { name: /Spring Fair 2027/ }).click();
    await page.getByRole('button', { name: 'Delete' }).click();
    await page.getByLabel('Show').selectOption('deleted');
    await page.getByRole('button', { name: 'Restore Spring Fair 2027' }).click();
    await expect(page.getByText('No deleted event.')).toBeVisible();
    await page.getByLabel('Show').selectOption('draft');
    await page.getByLabel('Find an event').fill('fair27');
    await expect(page.locator('.event')).toHaveCount(1);
    await page.getByLabel('Find an event').fill('nothing like it');
    await expect(page.getByText('No event like that.')).toBeVisible();
  });
});

test('venues and their rooms are made, changed, removed and brought back', async ({ page }) => {
  await firstRun(page, desk);
  await goTo(page, 'events');
  await page.getByRole('button', { name: 'Venues' }).click();
  await page.getByRole('button', { name: 'Add a venue' }).click();
  await dialog(page).getByLabel('Name').fill('Fair ground');
  await dialog(page).getByLabel('Website').fill('https://fair.example.org');
  await dialog(page).getByRole('button', { name: 'Add the venue' }).click();
  const venue = page.getByRole('article', { name: 'Fair ground' });
  await expect(venue.getByRole('link', { name: 'Open the website' })).toBeVisible();

  await venue.getByRole('button', { name: 'Add a room' }).click();
  await dialog(page).getByLabel('Name of the room').fill('Hall 3');
  await dialog(page).getByLabel('Width in metres').fill('0');
  await dialog(page).getByRole('button', { name: 'Add the room' }).click();
  await expect(dialog(page).getByText('Write metres from 1 to 2000')).toBeVisible();
  await dialog(page).getByLabel('Width in metres').fill('40,5');
  await dialog(page).getByLabel('Depth in metres').fill('25');
  await dialog(page).getByRole('button', { name: 'Add the room' }).click();
  await expect(venue.getByText('40.5 × 25 m')).toBeVisible();

  await venue.getByRole('button', { name: 'Edit Hall 3' }).click();
  await dialog(page).getByLabel('Name of the room').fill('Hall 4');
  await page.keyboard.press('Enter');
  await expect(venue.getByText('Hall 4')).toBeVisible();
  await venue.getByRole('button', { name: 'Remove Hall 4' }).click();
  await expect(venue.getByText('Hall 4')).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(venue.getByText('Hall 4')).toBeVisible();

  await venue.getByRole('button', { name: 'Remove Fair ground' }).click();
  await expect(page.getByText('No venue yet.')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await expect(venue).toBeVisible();
  await venue.getByRole('button', { name: 'Edit Fair ground' }).click();
  await closeDialog(page);
  await page.getByRole('main').getByRole('link', { name: 'Events' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Events' })).toBeVisible();
});

for (const theme of ['light', 'dark'] as const) {
  test(`every part of an event can be used without seeing or without a mouse: axe, ${theme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme });
    await firstRun(page, desk);
    await create(page, 'Baltic Energy Forum');
    const address = page.url().replace(/\/details$/, '');
    for (const place of [`${address}/details`, `${address}/rounds`, `${address}/tables`, `${address}/passcodes`]) {
      await page.goto(place);
      await expect(page.getByRole('heading', { level: 1, name: 'Baltic Energy Forum' })).toBeVisible();
      expect(await violationsOf(page), place).toEqual([]);
    }
  });
}
