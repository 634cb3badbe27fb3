import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from '@playwright/test';
import { generatePeople } from '#main/features/demo/people.ts';
import { box, scan } from '../e2e/pages.ts';
import { Place } from '../support/several/place.ts';
import { ADMINISTRATOR, BENCH_EVENT, chooseEvent, openBrowser, serve, signIn } from './app.ts';
import { type Figure, quantile } from './figures.ts';
import { writePeople } from './import.ts';
import { runCli } from './process.ts';

const SCANS = 200;
const PEOPLE = 2000;
const WAIT_MS = 10_000;

declare global {
  interface Window {
    /** When the Enter of each scan was heard, and when another list of scans was painted; in epoch ms with fractions. */
    keyed: number[];
    listed: number[];
    /** The same, of the number of people inside. */
    counted: number[];
  }
}

/** From the last key of a scanner at one desk to the frame in which another one shows it, each with a browser of its own. */
export async function measureLive(folder: string, seed: number): Promise<Figure[]> {
  const own = join(folder, 'live');
  const hubFolder = join(own, 'hub');
  await mkdir(hubFolder, { recursive: true });
  const people = [...generatePeople(PEOPLE, seed)];
  const file = join(own, 'people.csv');
  await writePeople(file, people);
  const data = ['--data', join(hubFolder, 'data')];
  await runCli(['events', 'create', '--code', BENCH_EVENT, '--name', 'Bench', ...data]);
  await runCli(['import', file, '--event', BENCH_EVENT, ...data]);
  const hub = await serve(hubFolder);
  const desk = new Place('desk', join(own, 'desk'), ['serve', '--port', '0']);
  const browsers: Browser[] = [];
  try {
    const owner = await new Place('hub', join(hubFolder, 'data'), []).connect();
    await owner.app.createAdministrator(ADMINISTRATOR);
    await owner.sync.host({ host: '127.0.0.1', port: 0 });
    await desk.start();
    const { code } = await owner.sync.invite({ role: 'organizer' });
    await (await desk.client).sync.join({ code, name: 'Door 2' });
    await desk.stop();
    const { url } = (await desk.start()) as { url: string };
    const open = async (address: string) => {
      const browser = await openBrowser();
      browsers.push(browser);
      return openDoor(browser, address);
    };
    const near = await open(url);
    const far = await open(hub.url);
    const codes = people.filter(({ status }) => status === 'enrolled').map(({ ticketCode }) => ticketCode);
    const there = await measureWay(near, far, codes.slice(0, SCANS));
    const back = await measureWay(far, near, codes.slice(SCANS, 2 * SCANS));
    return [...figuresOf('a desk to its hub', there), ...figuresOf('the hub to a desk', back)];
  } finally {
    for (const browser of browsers) await browser.close();
    await desk.kill();
    await hub.stop();
  }
}

/** Has the page note what it hears and shows, by a clock that both browsers share. */
async function openDoor(browser: Browser, url: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
  await page.addInitScript({ path: fileURLToPath(new URL('./watch-shown.js', import.meta.url)) });
  await page.goto(url);
  await signIn(page);
  await chooseEvent(page);
  await box(page).waitFor({ state: 'visible' });
  return page;
}

/** What scans at one page take until another shows them, in ms. */
interface Way {
  listed: number[];
  counted: number[];
}

async function measureWay(from: Page, to: Page, codes: readonly string[]): Promise<Way> {
  const way: Way = { listed: [], counted: [] };
  for (const code of codes) {
    await from.evaluate(() => {
      window.keyed = [];
    });
    await to.evaluate(() => {
      window.listed = [];
      window.counted = [];
    });
    await scan(from, code);
    await to.waitForFunction(() => window.listed.length > 0 && window.counted.length > 0, undefined, {
      polling: 20,
      timeout: WAIT_MS,
    });
    const keyed = await from.evaluate(() => window.keyed[0] ?? Number.NaN);
    const painted = await to.evaluate(() => [window.listed[0] ?? Number.NaN, window.counted[0] ?? Number.NaN]);
    way.listed.push((painted[0] ?? Number.NaN) - keyed);
    way.counted.push((painted[1] ?? Number.NaN) - keyed);
  }
  return way;
}

function figuresOf(way: string, { listed, counted }: Way): Figure[] {
  const figure = (what: string, measured: number): Figure => ({ what, measured, unit: 'ms', target: null });
  return [
    {
      ...figure(`scan to painted on the screen of another desk, ${way}, p95`, quantile(listed, 0.95)),
      target: 300,
    },
    figure('the same, median', quantile(listed, 0.5)),
    figure('the same, the slowest', Math.max(...listed)),
    figure('until the number of people inside is painted there, p95', quantile(counted, 0.95)),
  ];
}
