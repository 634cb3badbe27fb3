import { fileURLToPath } from 'node:url';
import { generatePeople } from '#main/features/demo/people.ts';
import { createRandom } from '#shared/domain/random.ts';
import { box } from '../e2e/pages.ts';
import { openBrowser, serve, signIn } from './app.ts';
import { type Figure, quantile } from './figures.ts';

const SCANS = 200;
const WAIT_MS = 10_000;

declare global {
  interface Window {
    /** What each scan took from its last key to the frame behind the verdict, in ms. */
    painted: number[];
  }
}

/** From the last key of a scanner to the frame in which Chromium shows the verdict. */
export async function measurePainted(folder: string, people: number, seed: number): Promise<Figure[]> {
  // Others than those whom the core's bench let in.
  const codes = createRandom(seed + 1)
    .shuffled([...generatePeople(people, seed)].filter((person) => person.status === 'enrolled'))
    .slice(0, SCANS)
    .map((person) => person.ticketCode);
  const browser = await openBrowser();
  const app = await serve(folder);
  try {
    const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
    // First of all, since the app keeps the keys of a scanner to itself.
    await page.addInitScript({ path: fileURLToPath(new URL('./watch-painted.js', import.meta.url)) });
    await page.goto(app.url);
    await signIn(page);
    await box(page).waitFor({ state: 'visible' });
    for (const [index, code] of codes.entries()) {
      await page.keyboard.type(code);
      await page.keyboard.press('Enter');
      await page
        .waitForFunction((count) => window.painted.length >= count, index + 1, { polling: 20, timeout: WAIT_MS })
        .catch(async () => {
          const shown = await page.locator('.verdict').first().textContent();
          throw new Error(`Scan ${index + 1}, of ${code}, was not seen to be answered; the screen shows: ${shown}`);
        });
    }
    const times = await page.evaluate(() => window.painted);
    return [
      { what: 'scan to painted verdict in Chromium, p95', measured: quantile(times, 0.95), unit: 'ms', target: 80 },
      { what: 'scan to painted verdict in Chromium, median', measured: quantile(times, 0.5), unit: 'ms', target: null },
    ];
  } finally {
    await app.stop();
    await browser.close();
  }
}
