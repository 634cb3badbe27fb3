import { generatePeople } from '#main/features/demo/people.ts';
import { createRandom } from '#shared/domain/random.ts';
import { box } from '../e2e/pages.ts';
import { openBrowser, serve, signIn } from './app.ts';
import { type Figure, quantile } from './figures.ts';
import { watchPainted } from './watch-painted.ts';

const SCANS = 200;
const WAIT_MS = 10_000;

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
    await watchPainted(page, { element: '.verdict', name: '.verdict-name', when: '^(admitted|already|full)' });
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
