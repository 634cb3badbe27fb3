import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, type Page, test } from '@playwright/test';
import { DeskApp } from '../e2e/desk.ts';
import { openHub } from '../e2e/hub-desks.ts';
import { callCore } from '../e2e/pages.ts';
import { openSettings } from '../e2e/settings-pages.ts';
import { shoot } from './camera.ts';

/*
 * No test: it takes the pictures of what lets other systems in, and of who is told what.
 */
let hub: DeskApp;

test.beforeEach(async () => {
  hub = await DeskApp.create();
});

test.afterEach(async () => {
  await hub.remove();
});

const dialog = (page: Page) => page.getByRole('dialog').last();

test('other systems', async ({ page }) => {
  test.setTimeout(600_000);
  const server = createServer((got, answer) => {
    got.resume();
    answer.writeHead(got.url === '/away' ? 503 : 204).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await openHub(page, hub);
  await openSettings(page, 'Other systems');
  await expect(page.getByText('No keys so far.')).toBeVisible();
  await shoot(page, 'systems-none');

  const { events } = await callCore<{ events: { id: string }[] }>(page, 'events.list', {});
  const eventId = events[0]?.id;
  const keys = [
    { name: 'Ticket shop', scopes: ['registrations:write', 'registrations:read'], eventId, days: 90 },
    { name: 'لوحة المعلومات في القاعة الرئيسية', scopes: ['figures:read'], days: 7 },
    { name: '大会数据看板（仅供主办方内部使用，请勿外传）', scopes: ['checkins:read', 'figures:read'] },
    { name: 'Old shop', scopes: ['registrations:write'], eventId, days: 30 },
  ];
  for (const key of keys) {
    const { apiKey } = await callCore<{ apiKey: { id: string } }>(page, 'apiKeys.create', key);
    if (key.name === 'Old shop') await callCore(page, 'apiKeys.revoke', { id: apiKey.id });
  }
  for (const [path, topics] of [
    ['/lanyard', ['checkin', 'registration']],
    ['/away', ['checkin']],
  ] as const) {
    const { webhook } = await callCore<{ webhook: { id: string } }>(page, 'webhooks.create', {
      ...{ url: `http://127.0.0.1:${port}${path}`, topics: [...topics], eventId },
    });
    await callCore(page, 'webhooks.test', { id: webhook.id });
  }
  await callCore(page, 'registrations.create', {
    ...{ nonce: crypto.randomUUID(), eventId, person: { displayName: 'Dag Quist' } },
  });
  await page.reload();
  await expect(page.getByRole('list', { name: 'Webhooks' }).getByRole('listitem')).toHaveCount(2);
  await shoot(page, 'systems');
  await shoot(page, 'systems-webhooks', page.getByRole('button', { name: 'New webhook' }));

  await page.getByRole('button', { name: 'New key' }).click();
  await dialog(page).getByRole('button', { name: 'Make the key' }).click();
  await shoot(page, 'systems-new-key');
  await dialog(page).getByLabel('For what').fill('Ticket shop');
  await dialog(page).getByLabel('Read figures').check();
  await dialog(page).getByRole('button', { name: 'Make the key' }).click();
  await expect(dialog(page).getByRole('heading', { name: 'The new key' })).toBeVisible();
  await shoot(page, 'systems-key-once');
  await dialog(page).getByRole('button', { name: 'I have it' }).click();
  await page
    .getByRole('button', { name: /^Revoke the key for/ })
    .first()
    .click();
  await shoot(page, 'systems-revoke');
  await page.getByRole('button', { name: 'New webhook' }).click();
  await shoot(page, 'systems-new-webhook');
  server.closeAllConnections();
  server.close();
});
