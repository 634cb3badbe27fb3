import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import sqlite3 from 'sqlite3';
import { SLOTS, VirtualReader } from '../support/virtual-reader/reader.ts';
import type { ReaderStack } from '../support/virtual-reader/stack.ts';
import { VirtualTag } from '../support/virtual-reader/tag.ts';
import type { DeskApp } from './desk.ts';
import { anotherKiosk, choose, done, expectIdle, leave, openKiosk } from './kiosk-desk.ts';
import { box, callCore, importList } from './pages.ts';
import { openReaderDesk } from './reader-desk.ts';

// One after the other: there is one card service.
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

const NAMES = ['Ada Quist', 'Bo Lind'] as const;

/** Two guests of the demo event with a badge each, who are each other's first. */
async function guests(page: Page): Promise<{ ids: string[]; tags: [VirtualTag, VirtualTag] }> {
  await importList(desk, ['Name,Ticket code', ...NAMES.map((name, at) => `${name},TAP-${at}-${at}`)]);
  await page.reload();
  await expect(box(page)).toBeFocused();
  const { events } = await callCore<{ events: { id: string; code: string }[] }>(page, 'events.list', {});
  const eventId = events.find(({ code }) => code === 'DEMO')?.id ?? '';
  await callCore(page, 'matching.setRules', { eventId, rules: { isOn: true, needsConsent: false } });
  const ids: string[] = [];
  const tags: VirtualTag[] = [];
  for (const [at, text] of NAMES.entries()) {
    const { results } = await callCore<{ results: { id: string }[] }>(page, 'checkIn.search', { eventId, text });
    const registrationId = results[0]?.id ?? '';
    const uid = `04a${at + 1}b2c3d4e5f6`;
    await callCore(page, 'registrations.assignBadge', { nonce: crypto.randomUUID(), registrationId, uid });
    ids.push(registrationId);
    tags.push(new VirtualTag({ uid, kind: 'ntag213' }));
  }
  await callCore(page, 'matching.setPairRule', { firstId: ids[0], secondId: ids[1], rule: 'must' });
  return { ids, tags: tags as [VirtualTag, VirtualTag] };
}

/** Holds a badge to a reader, and waits until its kiosk greets whoever has it. */
async function tapAt(page: Page, at: VirtualReader, tag: VirtualTag, name: string): Promise<void> {
  await at.present(tag);
  await expect(page.getByRole('heading', { name: `Hello, ${name}` })).toBeVisible();
  await at.remove();
}

/** Rows of a table, out of the file itself. */
async function rowsOf(sql: string): Promise<unknown[]> {
  const database = new sqlite3.Database(join(desk.folder, 'lanyard.sqlite'), sqlite3.OPEN_READONLY);
  try {
    return await new Promise((resolve, reject) => {
      database.all(sql, (error, rows) => (error ? reject(error) : resolve(rows)));
    });
  } finally {
    database.close();
  }
}

test('two badges like each other at the kiosk; without its reader it says so, and goes on when that is back', async ({
  page,
}) => {
  const { ids, tags } = await guests(page);
  const tap = (at: 0 | 1) => tapAt(page, reader, tags[at], NAMES[at]);

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
  const { matches } = await callCore<{ matches: object[] }>(page, 'matching.of', { registrationId: ids[0] });
  expect(matches).toMatchObject([{ active: true, origin: 'likes' }]);
});

test('two kiosks with a reader each: like and like back is a match on both, and in both tables after a crash', async ({
  page,
  browser,
}) => {
  const { ids, tags } = await guests(page);
  const second = VirtualReader.connect({ port: SLOTS[1].port });
  const context = await browser.newContext();
  // Each takes the first reader that is free.
  await openKiosk(page);
  const other = await anotherKiosk(context, desk);
  const isMatch = (kiosk: Page) => kiosk.getByRole('heading', { name: 'You both like each other' });

  await tapAt(page, reader, tags[0], 'Ada Quist');
  await choose(page, 'Bo Lind');
  await tapAt(other, second, tags[1], 'Bo Lind');
  await choose(other, 'Ada Quist');
  await expect(isMatch(other)).toBeVisible();
  await expect(isMatch(page)).toBeVisible();
  await context.close();

  await desk.stop('SIGKILL');
  await desk.start();
  await page.goto(desk.url);
  await expectIdle(page);
  await desk.stop();
  // The guests of the demo event have said something as well.
  const [firstId = '', secondId = ''] = [...ids].sort();
  const said = `SELECT from_id, to_id, choice, method, undo_of FROM choices WHERE from_id IN ('${ids.join("','")}') ORDER BY at`;
  expect(await rowsOf(said)).toEqual([
    { from_id: ids[0], to_id: ids[1], choice: 'like', method: 'kiosk', undo_of: null },
    { from_id: ids[1], to_id: ids[0], choice: 'like', method: 'kiosk', undo_of: null },
  ]);
  const pairs = `SELECT first_id, second_id, first_choice, second_choice, active, origin FROM pairs WHERE first_id = '${firstId}'`;
  expect(await rowsOf(pairs)).toEqual([
    { first_id: firstId, second_id: secondId, first_choice: 'like', second_choice: 'like', active: 1, origin: 'likes' },
  ]);
});
