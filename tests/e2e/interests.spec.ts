import { expect, type Locator, type Page, test } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { DeskApp } from './desk.ts';
import { callCore, closeDialog, firstRun, importList, openDetails } from './pages.ts';
import { refusing } from './refusing.ts';

let desk: DeskApp;

test.beforeEach(async () => {
  desk = await DeskApp.create();
});

test.afterEach(async () => {
  await desk.remove();
});

interface Interests {
  offering: string[];
  lookingFor: string[];
  topics: string[];
  consent: { version: string; at: number } | null;
}

const LIST = [
  'Name,Email,Company,Ticket code',
  'Ada Quist,ada@example.org,Zeta Wind,P-1',
  'Bo Lind,bo@example.org,Alfa Solar,P-2',
];

const chips = (drawer: Locator, list: string) =>
  drawer
    .locator('.ui-field')
    .filter({ hasText: list })
    .getByRole('button', { name: /^Remove / });
const toast = (page: Page) => page.locator('.ui-toast').last();

async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((pasted) => {
    const data = new DataTransfer();
    data.setData('text', pasted);
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    );
  }, text);
}

/** Two people of the demo event, of whom the second offers something. @returns their ids */
async function openWithTwo(page: Page): Promise<Record<'ada' | 'bo', string>> {
  await firstRun(page, desk);
  await importList(desk, LIST);
  const { events } = await callCore<{ events: { id: string; code: string }[] }>(page, 'events.list', {});
  const eventId = events.find(({ code }) => code === 'DEMO')?.id ?? '';
  const idOf = async (text: string) => {
    const { results } = await callCore<{ results: { id: string }[] }>(page, 'checkIn.search', { eventId, text });
    return results[0]?.id ?? '';
  };
  const ids = { ada: await idOf('Ada Quist'), bo: await idOf('Bo Lind') };
  // Where matching is off, what nobody has said stays folded up.
  await callCore(page, 'matching.setRules', { eventId, rules: { isOn: false } });
  await callCore(page, 'interests.set', { registrationId: ids.bo, offering: ['Quantum tides', 'Quantum kelp'] });
  return ids;
}

const stored = (page: Page, registrationId: string) => callCore<Interests>(page, 'interests.get', { registrationId });

test('keywords are typed, offered, pasted and taken away, and each is saved at once', async ({ page }) => {
  const { ada } = await openWithTwo(page);
  const drawer = await openDetails(page, 'Ada Quist');

  await test.step('folded up where nothing is said', async () => {
    await expect(drawer.getByText('Nothing is recorded.')).toBeVisible();
    const head = drawer.locator('.details-head').filter({ hasText: 'Interests' });
    await head.getByRole('button', { name: 'Edit' }).click();
  });
  const offers = drawer.getByRole('combobox', { name: 'Offers' });
  await test.step('a comma and Enter each make one, in whatever spelling only once', async () => {
    await offers.fill('Grid storage,');
    await expect(chips(drawer, 'Offers')).toHaveText(['Grid storage']);
    await offers.fill('Kites');
    await offers.press('Enter');
    await offers.fill('grid-STORAGE');
    await offers.press('Enter');
    await expect(chips(drawer, 'Offers')).toHaveText(['Grid storage', 'Kites']);
    await expect(offers).toHaveValue('');
    await expect.poll(async () => (await stored(page, ada)).offering).toEqual(['Grid storage', 'Kites']);
  });
  await test.step('what others wrote is offered; arrows choose, Esc leaves the details open', async () => {
    await offers.fill('quant');
    await expect(page.getByRole('option')).toHaveText([/Quantum kelp/, /Quantum tides/]);
    await offers.press('Escape');
    await expect(page.getByRole('option')).toHaveCount(0);
    await expect(drawer).toBeVisible();
    await offers.press('ArrowDown');
    await offers.press('ArrowDown');
    await offers.press('ArrowDown');
    await expect(page.getByRole('option', { name: /Quantum tides/ })).toHaveAttribute('aria-selected', 'true');
    await expectAccessible(page);
    await offers.press('Enter');
    await expect(chips(drawer, 'Offers')).toHaveText(['Grid storage', 'Kites', 'Quantum tides']);
    await expect(offers).toBeFocused();
  });
  await test.step('Backspace takes the last away, and Undo brings it back', async () => {
    await offers.press('Backspace');
    await expect(chips(drawer, 'Offers')).toHaveText(['Grid storage', 'Kites']);
    await toast(page).getByRole('button', { name: 'Undo' }).click();
    await expect(chips(drawer, 'Offers')).toHaveText(['Grid storage', 'Kites', 'Quantum tides']);
    await expect.poll(async () => (await stored(page, ada)).offering).toHaveLength(3);
  });
  await test.step('a pasted list makes many; all of them go by one Undo', async () => {
    await drawer.getByRole('combobox', { name: 'Topics' }).focus();
    await paste(page, 'policy\nرياح، شمس\n海上风电');
    await expect(chips(drawer, 'Topics')).toHaveText(['policy', 'رياح', 'شمس', '海上风电']);
    await expect(toast(page)).toContainText('4 keywords added.');
    await drawer.getByRole('button', { name: 'Remove policy' }).click();
    await page
      .getByRole('status')
      .getByText('4 keywords added.')
      .locator('..')
      .getByRole('button', { name: 'Undo' })
      .click();
    await expect(chips(drawer, 'Topics')).toHaveCount(0);
  });
  await test.step('consent is given with its date, and withdrawn after a question', async () => {
    const consent = drawer.getByRole('switch', { name: /Agrees to be matched/ });
    await consent.click();
    await expect(consent).toBeChecked();
    await expect(drawer.locator('.consent')).toContainText(/since \d\d:\d\d · version 1/);
    expect((await stored(page, ada)).consent?.version).toBe('1');
    await consent.click();
    await drawer.locator('.consent').getByRole('button', { name: 'Cancel' }).click();
    await expect(consent).toBeChecked();
    await consent.click();
    await drawer.locator('.consent').getByRole('button', { name: 'Withdraw for good' }).click();
    await expect(consent).not.toBeChecked();
    expect((await stored(page, ada)).consent).toBeNull();
  });
  await test.step('there after they were closed and opened again', async () => {
    await closeDialog(page);
    const again = await openDetails(page, 'Ada Quist');
    await expect(chips(again, 'Offers')).toHaveText(['Grid storage', 'Kites', 'Quantum tides']);
  });
});

test('what cannot be a keyword stays to be mended, and what the core refuses is not shown as saved', async ({
  page,
}) => {
  const refuse = await refusing(page, 'interests.set', 'This desk cannot save now.');
  const { ada } = await openWithTwo(page);
  await callCore(page, 'interests.set', { registrationId: ada, offering: ['Kites'] });
  const drawer = await openDetails(page, 'Ada Quist');
  const offers = drawer.getByRole('combobox', { name: 'Offers' });
  const long = 'x'.repeat(81);
  await offers.fill(`${long},fine,`);
  await expect(chips(drawer, 'Offers')).toHaveText(['Kites', 'fine']);
  await expect(offers).toHaveValue(long);
  await expect(drawer.getByText(/at most 80 characters/)).toBeVisible();
  await offers.fill('');

  refuse(true);
  await drawer.getByRole('button', { name: 'Remove Kites' }).click();
  await expect(toast(page)).toContainText('This desk cannot save now.');
  await expect(chips(drawer, 'Offers')).toHaveText(['Kites', 'fine']);
  expect((await stored(page, ada)).offering).toEqual(['Kites', 'fine']);
});

test('what follows while the core is slow begins with what was changed before', async ({ page }) => {
  let held: (() => void)[] | null = null;
  await page.routeWebSocket(/\/rpc$/, (socket) => {
    const core = socket.connectToServer();
    socket.onMessage((text) => {
      const { name } = JSON.parse(String(text)) as { name: string };
      if (held !== null && name === 'interests.set') held.push(() => core.send(text));
      else core.send(text);
    });
  });
  const { ada } = await openWithTwo(page);
  await callCore(page, 'interests.set', { registrationId: ada, offering: ['Kites'] });
  const drawer = await openDetails(page, 'Ada Quist');
  await expect(chips(drawer, 'Offers')).toHaveText(['Kites']);
  held = [];
  const offers = drawer.getByRole('combobox', { name: 'Offers' });
  await offers.fill('Sails,');
  await offers.fill('Keels,');
  await drawer.getByRole('button', { name: 'Remove Kites' }).click();
  await expect(chips(drawer, 'Offers')).toHaveText(['Sails', 'Keels']);
  const waiting = held;
  held = null;
  expect(waiting).toHaveLength(3);
  for (const send of waiting) send();
  await toast(page).getByRole('button', { name: 'Undo' }).click();
  await expect(chips(drawer, 'Offers')).toHaveText(['Kites', 'Sails', 'Keels']);
  await expect.poll(async () => (await stored(page, ada)).offering).toEqual(['Kites', 'Sails', 'Keels']);
});
