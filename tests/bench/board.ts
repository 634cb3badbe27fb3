import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { generatePeople } from '#main/features/demo/people.ts';
import type { Board } from '#shared/contract/plans.ts';
import { createRandom } from '#shared/domain/random.ts';
import { ADMINISTRATOR, BENCH_EVENT, benchEvent, openBrowser, serve, withDesk } from './app.ts';
import { type Figure, quantile } from './figures.ts';
import { writePeople } from './import.ts';
import { anyEvent } from './plan/events.ts';
import { runCli } from './process.ts';
import { openCounting, turnWheel } from './wheel.ts';

/** The largest event that the board is made for. */
const SIZE = { people: 1000, meetings: 5000, rounds: 20, tables: 300, zones: 1 };
const MINUTE = 60_000;
const MOVES = 100;
const SECONDS = 5;
/** A frame that takes longer is seen to halt. In ms. */
const HALT_MS = 50;

/** The board of a large plan: what the core takes to read and to change it, and what somebody sees of it in a browser. */
export async function measureBoard(folder: string, seed: number): Promise<Figure[]> {
  const own = join(folder, 'board');
  await mkdir(own, { recursive: true });
  await fill(own, seed);
  return [...(await withDesk(own, (client) => measureCore(client, seed))), ...(await measureScreen(own))];
}

type BenchClient = Parameters<Parameters<typeof withDesk>[1]>[0];

async function fill(folder: string, seed: number): Promise<void> {
  // Not all of a list hold a place.
  const people = [...generatePeople(2 * SIZE.people, seed)].filter(({ status }) => status === 'enrolled');
  const file = join(folder, 'people.csv');
  await writePeople(file, people.slice(0, SIZE.people));
  const data = ['--data', join(folder, 'data')];
  await runCli(['events', 'create', '--code', BENCH_EVENT, '--name', 'Bench', ...data]);
  await runCli(['import', file, '--event', BENCH_EVENT, ...data]);
  await withDesk(folder, async (client) => {
    await client.app.createAdministrator(ADMINISTRATOR);
    const eventId = await benchEvent(client);
    const ids: string[] = [];
    while (ids.length < SIZE.people) {
      const { items } = await client.registrations.list({ eventId, limit: 500, offset: ids.length });
      if (items.length === 0) throw new Error(`Only ${ids.length} people are there`);
      ids.push(...items.map(({ id }) => id));
    }
    const first = Math.ceil(Date.now() / MINUTE) * MINUTE + 60 * MINUTE;
    await client.matching.setRules({ eventId, rules: { isOn: true, needsConsent: false } });
    await client.programme.addRounds({
      eventId,
      rounds: Array.from({ length: SIZE.rounds }, (_, at) => ({
        ...{ name: `Round ${at + 1}`, startAt: first + at * 15 * MINUTE, endAt: first + (at * 15 + 12) * MINUTE },
      })),
    });
    await client.programme.addPoints({
      eventId,
      points: Array.from({ length: SIZE.tables }, (_, at) => ({ name: `Table ${at + 1}` })),
    });
    for (const { people: pair } of anyEvent(SIZE, seed).meetings) {
      const [firstId = '', secondId = ''] = pair.map((person) => ids[person] ?? '');
      await client.matching.create({ firstId, secondId });
    }
    const { id: taskId } = await client.plans.solve({ eventId, seconds: 2, seed });
    for (let state = 'running'; state === 'running' || state === 'queued'; ) {
      await new Promise((resolve) => setTimeout(resolve, 200));
      state = (await client.tasks.get({ taskId })).state;
    }
    const [plan] = (await client.plans.list({ eventId })).plans;
    if (plan === undefined) throw new Error('There is no plan');
    await client.plans.publish({ planId: plan.id });
  });
}

async function measureCore(client: BenchClient, seed: number): Promise<Figure[]> {
  const eventId = await benchEvent(client);
  const [plan] = (await client.plans.list({ eventId })).plans;
  const planId = plan?.id ?? '';
  const random = createRandom(seed);
  const reads: number[] = [];
  let board: Board | null = null;
  for (let times = 0; times < 10; times++) {
    const before = performance.now();
    board = await client.plans.board({ planId });
    reads.push(performance.now() - before);
  }
  if (board === null) throw new Error('There is no board');
  const placed = random.shuffled(board.meetings.filter(({ roundId }) => roundId !== null));
  if (placed.length < SIZE.meetings * 0.9) throw new Error(`Only ${placed.length} meetings have a place`);
  const moves: number[] = [];
  const arrivals: number[] = [];
  for (const meeting of placed) {
    if (moves.length === MOVES) break;
    // The planner takes tables from the first on: of the last ones some are free in every round.
    const meetingPointId = board.points.at(-1 - random.below(20))?.id ?? null;
    const before = performance.now();
    const { moved } = await client.plans.move({
      ...{ planId, meetingId: meeting.id, roundId: meeting.roundId, meetingPointId },
    });
    if (moved) moves.push(performance.now() - before);
  }
  for (const { id } of placed.slice(0, MOVES)) {
    const before = performance.now();
    await client.meetings.setStatus({ meetingId: id, status: 'active' });
    arrivals.push(performance.now() - before);
  }
  if (moves.length < MOVES / 2) throw new Error(`Only ${moves.length} meetings could be moved`);
  return [
    {
      what: 'board of 5,000 meetings, read by the core, median',
      measured: quantile(reads, 0.5),
      unit: 'ms',
      target: null,
    },
    { what: 'a meeting of it moved by hand, p95', measured: quantile(moves, 0.95), unit: 'ms', target: null },
    { what: 'a meeting of it marked as under way, p95', measured: quantile(arrivals, 0.95), unit: 'ms', target: null },
  ];
}

async function measureScreen(folder: string): Promise<Figure[]> {
  const browser = await openBrowser();
  const app = await serve(folder);
  try {
    const page = await openCounting(browser, app.url);
    const opening = await open(page);
    const times = await turnWheel(page, { seconds: SECONDS, at: [700, 600], by: [120, 300] });
    const far = await page.getByRole('grid').evaluate((grid) => grid.scrollTop);
    if (far < 5000) throw new Error(`The board was scrolled by ${far} px alone`);
    const halts = times.filter((time, at) => at > 0 && time - (times[at - 1] ?? time) > HALT_MS).length;
    return [
      {
        what: 'board of 5,000 meetings, from the press to the first meetings in sight',
        measured: opening,
        unit: 'ms',
        target: null,
      },
      { what: `frames over ${HALT_MS} ms in ${SECONDS} s of scrolling it`, measured: halts, unit: '', target: null },
      {
        what: 'frames a second while it is scrolled',
        measured: times.length / SECONDS,
        unit: 'frames/s',
        target: 50,
        atLeast: true,
      },
    ];
  } finally {
    await browser.close();
    await app.stop();
  }
}

/** From another part of the meetings to the board, which has read the plan by then; the median of a few. */
async function open(page: Page): Promise<number> {
  await page.evaluate(() => {
    window.location.hash = '#/events';
  });
  await page.getByRole('link', { name: /Bench/ }).click();
  const took: number[] = [];
  for (let times = 0; times < 5; times++) {
    await page.getByRole('link', { name: 'Rounds', exact: true }).click();
    await page.getByRole('heading', { name: 'Bench' }).waitFor();
    took.push(
      await page.evaluate(async () => {
        const begun = performance.now();
        const tab = [...document.querySelectorAll('nav a')].find((link) => link.textContent === 'Meetings');
        (tab as HTMLElement).click();
        while (document.querySelector('[role="grid"] [data-meeting]') === null)
          await new Promise((frame) => requestAnimationFrame(frame));
        // Painted once the frame after is begun.
        await new Promise((frame) => requestAnimationFrame(frame));
        return performance.now() - begun;
      }),
    );
  }
  return quantile(took, 0.5);
}
