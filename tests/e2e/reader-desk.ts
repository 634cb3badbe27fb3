import { expect, type Page } from '@playwright/test';
import { SLOTS, VirtualReader } from '../support/virtual-reader/reader.ts';
import { findReaderStack } from '../support/virtual-reader/stack.ts';
import { DeskApp } from './desk.ts';
import { firstRun } from './pages.ts';

/** A desk with the demo event and a virtual reader that it sees. There is one reader: one such desk at a time. */
export async function openReaderDesk(page: Page) {
  const stack = await findReaderStack();
  // The test command has set the stack up, or has said why not and that it is a failure in CI.
  if ('reason' in stack) throw new Error(stack.reason);
  await stack.start();
  const desk = await DeskApp.create({ reader: true });
  const close = async () => {
    await desk.remove();
    await stack.stop();
  };
  try {
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
