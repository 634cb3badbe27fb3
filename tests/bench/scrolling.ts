import { goTo } from '../e2e/pages.ts';
import { openBrowser, serve } from './app.ts';
import { type Figure, quantile } from './figures.ts';
import { openCounting, turnWheel } from './wheel.ts';

const SECONDS = 10;

/** Frames a second while somebody scrolls through everybody in the grid of people. */
export async function measureScrolling(folder: string): Promise<Figure[]> {
  const browser = await openBrowser();
  const app = await serve(folder);
  try {
    const page = await openCounting(browser, app.url);
    await goTo(page, 'people');
    await page.locator('.roster-row').first().waitFor({ state: 'visible' });
    const times = await turnWheel(page, { seconds: SECONDS, at: [700, 500], by: [0, 400] });
    const far = await page.locator('.roster-grid').evaluate((grid) => grid.scrollTop);
    if (far < 10_000) throw new Error(`The grid was scrolled by ${far} px alone`);
    // Frames of nothing are quick: once the wheel rests, those in sight must be people.
    await page.waitForFunction(() => {
      const rows = [...document.querySelectorAll('.roster-rows > .roster-row')];
      return rows.length > 0 && rows.every((row) => row.classList.contains('person'));
    });
    const perSecond = Array.from({ length: SECONDS }, (_, second) => {
      const from = (times[0] ?? 0) + second * 1000;
      return times.filter((time) => time >= from && time < from + 1000).length;
    });
    return [
      {
        what: 'scrolling through all people in Chromium, the slowest second',
        measured: Math.min(...perSecond),
        unit: 'frames/s',
        target: 50,
        atLeast: true,
      },
      {
        what: 'scrolling through all people in Chromium, median',
        measured: quantile(perSecond, 0.5),
        unit: 'frames/s',
        target: null,
      },
    ];
  } finally {
    await app.stop();
    await browser.close();
  }
}
