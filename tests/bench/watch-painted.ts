import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';

/** What the answer to a scan is. */
interface Answer {
  element: string;
  /** Within the element: whose answer it is. */
  name: string;
  /** What the answer reads like, its verdict first. */
  when: string;
}

declare global {
  interface Window {
    answer: Answer;
    /** What each scan took from its last key to the frame behind the answer, in ms. */
    painted: number[];
  }
}

/** Has a page note in `window.painted` what each scan takes. Before anything else, since the app keeps the keys of a scanner to itself. */
export async function watchPainted(page: Page, answer: Answer): Promise<void> {
  await page.addInitScript((watched) => {
    window.answer = watched;
  }, answer);
  await page.addInitScript({ path: fileURLToPath(new URL('./watch-painted.js', import.meta.url)) });
}
