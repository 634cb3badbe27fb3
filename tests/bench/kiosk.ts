import { generatePeople } from '#main/features/demo/people.ts';
import { createRandom } from '#shared/domain/random.ts';
import { openKiosk } from '../e2e/kiosk-desk.ts';
import { benchEvent, chooseEvent, openBrowser, serve, signIn, withDesk } from './app.ts';
import { type Figure, quantile } from './figures.ts';
import { watchPainted } from './watch-painted.ts';

const VISITS = 100;
const WAIT_MS = 10_000;
/** Keywords that people have, three each and the first ones more often. */
const KEYWORDS = 400;
const AT_ONCE = 1000;

/** From the last key of a scanner to the frame in which a kiosk shows somebody their page, people to meet included. */
export async function measureKiosk(folder: string, people: number, seed: number): Promise<Figure[]> {
  const guests = [...generatePeople(people, seed)];
  await withDesk(folder, async (client) => {
    const eventId = await benchEvent(client);
    const random = createRandom(seed);
    const word = () => `keyword ${Math.floor(random.next() ** 2 * KEYWORDS)}`;
    const rows = guests.map(({ ticketCode }) => ({
      who: ticketCode,
      offering: [word()],
      lookingFor: [word()],
      topics: [word()],
    }));
    for (let first = 0; first < rows.length; first += AT_ONCE)
      await client.interests.addMany({ eventId, replace: true, rows: rows.slice(first, first + AT_ONCE) });
    await client.matching.setRules({ eventId, rules: { isOn: true, needsConsent: false } });
  });
  const codes = createRandom(seed + 2)
    .shuffled(guests.filter(({ status }) => status === 'enrolled'))
    .slice(0, VISITS)
    .map(({ ticketCode }) => ticketCode);
  const browser = await openBrowser();
  const app = await serve(folder);
  try {
    const page = await browser.newPage({ viewport: { width: 1080, height: 1920 } });
    await watchPainted(page, { element: '.kiosk-visit', name: '.kiosk-hello', when: '^ .+' });
    await page.goto(app.url);
    await signIn(page);
    await chooseEvent(page);
    await openKiosk(page);
    for (const [index, code] of codes.entries()) {
      await page.keyboard.type(code);
      await page.keyboard.press('Enter');
      await page.waitForFunction((count) => window.painted.length >= count, index + 1, {
        polling: 20,
        timeout: WAIT_MS,
      });
      await page.getByRole('button', { name: 'I am done' }).click();
      await page.locator('.kiosk-idle').waitFor();
    }
    const times = await page.evaluate(() => window.painted);
    // The first visit waits for what is read into memory once.
    const [first = Number.NaN, ...others] = times;
    return [
      { what: 'ticket to the painted page of a kiosk, p95', measured: quantile(others, 0.95), unit: 'ms', target: 150 },
      { what: 'the same, median', measured: quantile(others, 0.5), unit: 'ms', target: null },
      { what: 'the same, the first visit of all', measured: first, unit: 'ms', target: null },
    ];
  } finally {
    await app.stop();
    await browser.close();
  }
}
