import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, type Page } from '@playwright/test';
import { SLOTS, VirtualReader } from '../support/virtual-reader/reader.ts';
import { findReaderStack, type ReaderStack } from '../support/virtual-reader/stack.ts';
import { DeskApp } from './desk.ts';
import { firstRun } from './pages.ts';

/** Whoever listens here has the card service of the machine: tests run in several processes. */
const TURN_PORT = 35_960;
const LOOK_AGAIN_MS = 200;

/** Waits until no other test has the card service. @returns how to give it back */
async function turn(): Promise<() => Promise<void>> {
  for (;;) {
    const server = createServer();
    const listening = once(server, 'listening');
    server.listen(TURN_PORT, '127.0.0.1');
    try {
      await listening;
      return async () => {
        server.close();
        await once(server, 'close');
      };
    } catch {
      await sleep(LOOK_AGAIN_MS);
    }
  }
}

async function readerStack(): Promise<ReaderStack> {
  const stack = await findReaderStack();
  // The test command has set the stack up, or has said why not and that it is a failure in CI.
  if ('reason' in stack) throw new Error(stack.reason);
  return stack;
}

/** A desk with the demo event and a virtual reader that it sees. There is one card service: one such desk at a time. */
export async function openReaderDesk(page: Page) {
  // Not before it is our turn: the service of another test is one that runs here already, and is gone with that test.
  const giveBack = await turn();
  let desk: DeskApp | null = null;
  let stack: ReaderStack | null = null;
  const close = async () => {
    await desk?.remove();
    await stack?.stop();
    await giveBack();
  };
  try {
    stack = await readerStack();
    await stack.start();
    desk = await DeskApp.create({ reader: true });
    const reader = VirtualReader.connect({ port: SLOTS[0].port });
    await firstRun(page, desk);
    const chip = page.getByRole('banner').getByText(/Virtual PCD|Reader ready|readers/);
    await expect(chip.first()).toBeVisible({ timeout: 60_000 });
    return { desk, reader, stack, close };
  } catch (error) {
    await close();
    throw error;
  }
}
