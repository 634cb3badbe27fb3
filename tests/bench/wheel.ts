import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from '@playwright/test';
import { chooseEvent, signIn } from './app.ts';

const WHEEL_MS = 16;

declare global {
  interface Window {
    countFrames(seconds: number): Promise<number[]>;
  }
}

/** Opens the app at the event of the bench, in a window that can count its frames. */
export async function openCounting(browser: Browser, url: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
  await page.addInitScript({ path: fileURLToPath(new URL('./count-frames.js', import.meta.url)) });
  await page.goto(url);
  await signIn(page);
  await chooseEvent(page);
  return page;
}

export interface Turning {
  seconds: number;
  /** Where the pointer is, in px. */
  at: readonly [x: number, y: number];
  /** What each turn of the wheel scrolls by, in px. */
  by: readonly [x: number, y: number];
}

/** Turns the wheel over something. @returns when each frame of that time was due, in ms */
export async function turnWheel(page: Page, { seconds, at, by }: Turning): Promise<number[]> {
  const frames = page.evaluate((lasting) => window.countFrames(lasting), seconds);
  await page.mouse.move(...at);
  for (const end = performance.now() + seconds * 1000; performance.now() < end; ) {
    await page.mouse.wheel(...by);
    await delay(WHEEL_MS);
  }
  return frames;
}
