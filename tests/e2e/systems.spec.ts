import { once } from 'node:events';
import { createServer } from 'node:http';
import { request } from 'node:https';
import type { AddressInfo } from 'node:net';
import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { DeskApp } from './desk.ts';
import { openHub } from './hub-desks.ts';
import { callCore } from './pages.ts';
import { openSettings, subject } from './settings-pages.ts';

let hub: DeskApp;

test.beforeEach(async () => {
  hub = await DeskApp.create();
});

test.afterEach(async () => {
  await hub.remove();
});

const dialog = (page: Page) => page.getByRole('dialog').last();
const rows = (page: Page, list: string) => page.getByRole('list', { name: list }).getByRole('listitem');

/** Asks the hub as another system does. @returns the status of the answer */
function asked(port: number, path: string, key: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${key}` };
    request({ host: '127.0.0.1', port, path, headers, rejectUnauthorized: false, agent: false }, (answer) =>
      resolve(answer.resume().statusCode),
    )
      .once('error', reject)
      .end();
  });
}

/** Another system that is told of what happens, until it is closed. */
async function listening() {
  const heard: { type: string; isSigned: boolean }[] = [];
  const server = createServer(async (got, answer) => {
    let text = '';
    for await (const part of got) text += String(part);
    const isSigned = /^v1,.{40,}$/.test(String(got.headers['webhook-signature']));
    heard.push({ type: (JSON.parse(text) as { type: string }).type, isSigned });
    answer.writeHead(204).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/told`;
  return {
    url,
    heard,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

test('a key for a dashboard: shown once, good for what it is for, and for nobody once it is revoked', async ({
  page,
}) => {
  await openHub(page, hub);
  const { hosting } = await callCore<{ hosting: { port: number } }>(page, 'sync.status', {});
  const { events } = await callCore<{ events: { code: string }[] }>(page, 'events.list', {});
  const path = `/api/v1/events/${events[0]?.code}/figures`;
  await openSettings(page, 'Other systems');
  await expect(page.getByText('No keys so far.')).toBeVisible();

  await page.getByRole('button', { name: 'New key' }).click();
  await dialog(page).getByRole('button', { name: 'Make the key' }).click();
  await expect(dialog(page).getByText('Say for what it is.')).toBeVisible();
  await expect(dialog(page).getByText('Choose at least one.')).toBeVisible();
  await expectAccessible(page);
  await dialog(page).getByLabel('For what').fill('لوحة المعلومات 仪表板');
  await dialog(page).getByLabel('Read figures').check();
  await dialog(page).getByRole('button', { name: 'Make the key' }).click();
  await expect(dialog(page).getByRole('heading', { name: 'The new key' })).toBeVisible();
  const key = (await dialog(page).getByLabel('Key', { exact: true }).textContent()) ?? '';
  expect(key.length).toBeGreaterThan(30);
  await expectAccessible(page);
  // Nobody loses it by a slip: neither Escape nor a click beside it closes it.
  await page.keyboard.press('Escape');
  await page.mouse.click(5, 5);
  await expect(dialog(page).getByRole('button', { name: 'I have it' })).toBeVisible();
  await dialog(page).getByRole('button', { name: 'I have it' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);

  const row = rows(page, 'Keys for other systems');
  await expect(row).toContainText('Read figures');
  await expect(row).toContainText('Good');
  await expect(page.locator('body')).not.toContainText(key);
  expect(await asked(hosting.port, path, key)).toBe(200);
  expect(await asked(hosting.port, path.replace('figures', 'checkins'), key)).toBe(403);
  await page.reload();
  await expect(subject(page, 'Other systems')).toBeVisible();
  await expect(row).toContainText('last used');
  await expectAccessible(page);

  await row.getByRole('button', { name: /^Revoke the key for/ }).click();
  await expect(row).toContainText('This cannot be taken back.');
  await row.getByRole('button', { name: 'Cancel' }).click();
  expect(await asked(hosting.port, path, key)).toBe(200);
  await row.getByRole('button', { name: /^Revoke the key for/ }).click();
  await row.getByRole('button', { name: 'Revoke', exact: true }).click();
  await expect(row).toContainText('Revoked');
  expect(await asked(hosting.port, path, key)).toBe(401);
});

test('a webhook: tried out, told to be away where nobody listens, and removed', async ({ page }) => {
  await openHub(page, hub);
  const system = await listening();
  await openSettings(page, 'Other systems');
  await page.getByRole('button', { name: 'New webhook' }).click();
  await dialog(page).getByLabel('Address', { exact: true }).fill('nowhere');
  await dialog(page).getByRole('button', { name: 'Make the webhook' }).click();
  await expect(dialog(page).getByText('Write the address as https://example.org/path.')).toBeVisible();
  await dialog(page).getByLabel('Address', { exact: true }).fill(system.url);
  await dialog(page).getByRole('button', { name: 'Make the webhook' }).click();
  await expect(dialog(page).getByLabel('Secret', { exact: true })).toHaveText(/^whsec_/);
  await dialog(page).getByRole('button', { name: 'I have it' }).click();

  const row = rows(page, 'Webhooks');
  await expect(row).toContainText('Nothing delivered so far');
  await row.getByRole('button', { name: 'Test' }).click();
  await expect(page.getByText('It has got the test.')).toBeVisible();
  expect(system.heard).toEqual([{ type: 'ping', isSigned: true }]);
  await expectAccessible(page);

  await system.close();
  await row.getByRole('button', { name: 'Test' }).click();
  await expect(page.getByText(/^It has not got the test\./)).toBeVisible();
  await row.getByRole('button', { name: /^Remove the webhook to/ }).click();
  await row.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(page.getByText('No webhooks so far.')).toBeVisible();
});
