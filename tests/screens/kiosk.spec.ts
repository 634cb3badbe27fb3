import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { DeskApp } from '../e2e/desk.ts';
import { choose, done, givePin, openKiosk, openMatchingDesk, visit } from '../e2e/kiosk-desk.ts';
import { callCore, scan } from '../e2e/pages.ts';

/*
 * No tests: they walk through what visitors see of a kiosk and take its pictures. `npm run screens` runs them.
 */
let desk: DeskApp;

test.beforeEach(async () => {
  desk = await DeskApp.create();
});

test.afterEach(async () => {
  await desk.remove();
});

const FOLDER = join('docs', 'screens');
/** A screen on a stand, a tablet or laptop, and a phone. */
const SIZES = {
  portrait: { width: 1080, height: 1920 },
  wide: { width: 1280, height: 800 },
  narrow: { width: 390, height: 844 },
} as const;

/** Takes the present state in both themes and all sizes. A touch each time: a kiosk that nobody touches forgets. */
async function shoot(page: Page, name: string): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  const session = await page.context().newCDPSession(page);
  for (const [size, viewport] of Object.entries(SIZES))
    for (const theme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
      await page.setViewportSize(viewport);
      await page.keyboard.press('Shift');
      await page.evaluate(async () => {
        await document.fonts.ready;
        for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
      });
      const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: 80 });
      writeFileSync(join(FOLDER, `kiosk-${name}-${size}-${theme}.webp`), Buffer.from(data, 'base64'));
      // The same as PNG, for whoever looks at it at once.
      if (process.env.KIOSK_LOOK)
        await page.screenshot({ path: join(process.env.KIOSK_LOOK, `${name}-${size}-${theme}.png`) });
    }
  await session.detach();
  await page.setViewportSize(SIZES.wide);
}

interface Answer {
  result?: {
    ok?: boolean;
    visit?: {
      self: object;
      matches: { id: string; first: object; second: object }[];
      next: object | null;
      meetings: object[];
    };
  };
}

/** Nothing plans meetings so far: what the core answers of a visit gets one for the first match, as it would come. */
async function withMeeting(page: Page): Promise<void> {
  const today = new Date();
  const at = (hour: number, minute: number) => today.setHours(hour, minute, 0, 0);
  await page.routeWebSocket(/\/rpc$/, (socket) => {
    const server = socket.connectToServer();
    server.onMessage((text) => {
      const message = JSON.parse(String(text)) as Answer;
      const visit = message.result?.ok === true ? message.result.visit : undefined;
      const match = visit?.matches[0];
      if (visit === undefined || match === undefined) return socket.send(text);
      const other = JSON.stringify(match.first) === JSON.stringify(visit.self) ? match.second : match.first;
      const place = { room: 'Winter garden', width: 24, height: 13, x: 17, y: 5 };
      const meeting = {
        matchId: match.id,
        other,
        startAt: at(14, 30),
        endAt: at(14, 50),
        round: 'Second',
        table: 'Table 7',
        place,
      };
      visit.next = meeting;
      visit.meetings = [meeting];
      socket.send(JSON.stringify(message));
    });
  });
}

const LONG = 'Maximiliane Konstanze Freifrau von Hohenlohe-Waldenburg-Schillingsfürst zu Oberhausen';
const PEOPLE = [
  {
    name: 'Ingrid Sørensen',
    company: 'Fjordline Energy',
    offering: ['Offshore wind', 'Grid storage'],
    lookingFor: ['Pilots in Spain'],
    topics: ['Policy'],
  },
  {
    name: 'Tomás Herrera',
    company: 'Solar Andina',
    offering: ['Pilots in Spain'],
    lookingFor: ['Grid storage'],
    topics: ['Policy'],
  },
  {
    name: 'عبد الرحمن بن محمد الفيصل',
    company: 'شركة الطاقة الشمسية المتحدة',
    offering: ['Pilots in Spain'],
    topics: ['Policy'],
  },
  {
    name: LONG,
    company: 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerk mbH & Co. KG',
    lookingFor: ['Offshore wind'],
  },
  { name: '欧阳修文', company: '上海可再生能源研究院', topics: ['Policy'] },
];

test('a visit to the kiosk', async ({ page }) => {
  test.setTimeout(300_000);
  await withMeeting(page);
  const { guests } = await openMatchingDesk(page, desk, PEOPLE, { needsConsent: true });
  const [ingrid, tomas, , long, ouyang] = guests as [
    (typeof guests)[0],
    (typeof guests)[0],
    (typeof guests)[0],
    (typeof guests)[0],
    (typeof guests)[0],
  ];
  for (const { id } of guests.slice(0, 4))
    await callCore(page, 'registrations.setConsent', { id, purpose: 'matching', version: '1', given: true });
  await callCore(page, 'matching.create', { firstId: ingrid.id, secondId: long.id });
  await openKiosk(page);
  await shoot(page, 'idle');
  await visit(page, ingrid);
  await shoot(page, 'cards');
  await page.getByRole('button', { name: 'My interests' }).click();
  await shoot(page, 'interests');
  await done(page);
  await visit(page, ouyang);
  await shoot(page, 'consent');
  await done(page);
  await scan(page, 'NOTHING-KNOWN');
  await expect(page.locator('.kiosk-refusal')).toBeVisible();
  await shoot(page, 'refusal');
  await page.getByRole('button', { name: 'All right' }).click();
  await visit(page, tomas);
  await choose(page, ingrid.name);
  await done(page);
  await visit(page, ingrid);
  await choose(page, tomas.name);
  await expect(page.locator('.kiosk-match')).toBeVisible();
  await shoot(page, 'match');
  await page.getByRole('button', { name: 'Go on' }).click();
  await done(page);
  await givePin(page, '000000');
  await expect(page.getByText('This is not the PIN.')).toBeVisible();
  await shoot(page, 'pin');
});
