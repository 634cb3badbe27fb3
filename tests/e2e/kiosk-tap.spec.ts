import { expect, test } from '@playwright/test';
import type { VirtualReader } from '../support/virtual-reader/reader.ts';
import type { ReaderStack } from '../support/virtual-reader/stack.ts';
import { VirtualTag } from '../support/virtual-reader/tag.ts';
import type { DeskApp } from './desk.ts';
import { choose, done, expectIdle, leave, openKiosk } from './kiosk-desk.ts';
import { box, callCore, importList } from './pages.ts';
import { openReaderDesk } from './reader-desk.ts';

// One after the other: there is one reader.
test.describe.configure({ mode: 'serial' });

let reader: VirtualReader;
let stack: ReaderStack;
let desk: DeskApp;
let close: (() => Promise<void>) | null = null;

test.beforeEach(async ({ page }) => {
  ({ desk, reader, stack, close } = await openReaderDesk(page));
});

test.afterEach(async () => {
  await close?.();
  close = null;
});

test('two badges like each other at the kiosk; without its reader it says so, and goes on when that is back', async ({
  page,
}) => {
  const names = ['Ada Quist', 'Bo Lind'] as const;
  await importList(desk, ['Name,Ticket code', ...names.map((name, at) => `${name},TAP-${at}-${at}`)]);
  await page.reload();
  await expect(box(page)).toBeFocused();
  const { events } = await callCore<{ events: { id: string; code: string }[] }>(page, 'events.list', {});
  const eventId = events.find(({ code }) => code === 'DEMO')?.id ?? '';
  await callCore(page, 'matching.setRules', { eventId, rules: { isOn: true, needsConsent: false } });
  const found = async (text: string) =>
    (await callCore<{ results: { id: string }[] }>(page, 'checkIn.search', { eventId, text })).results[0]?.id ?? '';
  const ids = [await found('Ada Quist'), await found('Bo Lind')] as const;
  // The demo event has many people: the two are each other's first.
  await callCore(page, 'matching.setPairRule', { firstId: ids[0], secondId: ids[1], rule: 'must' });
  const uids = ['04a1b2c3d4e5f6', '04b1b2c3d4e5f6'];
  const tags = uids.map((uid) => new VirtualTag({ uid, kind: 'ntag213' }));
  for (const [at, uid] of uids.entries())
    await callCore(page, 'registrations.assignBadge', { nonce: crypto.randomUUID(), registrationId: ids[at], uid });
  const tap = async (at: number) => {
    const tag = tags[at];
    if (tag === undefined) throw new Error('There are two tags');
    await reader.present(tag);
    await expect(page.getByRole('heading', { name: `Hello, ${names[at]}` })).toBeVisible();
    await reader.remove();
  };

  await openKiosk(page);
  await expect(page.getByRole('heading', { name: 'Hold your badge to the reader' })).toBeVisible();
  await tap(0);
  await choose(page, 'Bo Lind');
  await done(page);
  await tap(1);
  await choose(page, 'Ada Quist');
  await expect(page.getByRole('heading', { name: 'You both like each other' })).toBeVisible();
  await page.getByRole('button', { name: 'Go on' }).click();
  await done(page);

  await test.step('the reader goes and comes back by itself', async () => {
    await stack.kill();
    reader.remove();
    await expect(page.getByRole('heading', { name: 'The reader is away; show your ticket’s code' })).toBeVisible({
      timeout: 60_000,
    });
    await stack.start();
    await expect(page.getByRole('heading', { name: 'Hold your badge to the reader' })).toBeVisible({
      timeout: 60_000,
    });
    await tap(0);
    await done(page);
  });
  await page.reload();
  await expectIdle(page);
  await tap(1);
  await done(page);
  await leave(page);
  const { matches } = await callCore<{ matches: object[] }>(page, 'matching.list', { eventId });
  expect(matches).toMatchObject([{ active: true, origin: 'likes' }]);
});
