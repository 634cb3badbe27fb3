import type { Page } from '@playwright/test';
import type { DeskApp } from './desk.ts';
import { box, callCore, goTo, importList } from './pages.ts';

const MINUTE = 60_000;

/** An event that can be planned: its people by name, with rounds, tables and matches. */
export interface PlannedEvent {
  eventId: string;
  /** Of registrations, by name. */
  idOf: (name: string) => string;
  roundIds: string[];
  pointIds: string[];
}

/**
 * Makes an event with so much of each, through the core: what the tests are not about.
 * @param firstAt when the first round begins; they last 20 minutes and follow each other every half hour
 */
export async function planEvent(
  page: Page,
  desk: DeskApp,
  of: {
    names: readonly string[];
    matches: readonly (readonly [string, string])[];
    rounds: number;
    tables: number;
    firstAt: number;
  },
): Promise<PlannedEvent> {
  await desk.command('events', 'create', '--code', 'MEET', '--name', 'Meeting Day');
  await importList(
    desk,
    [
      'Name,Email,Ticket code',
      ...of.names.map((name, at) => `"${name}",guest${at}@example.org,MEET-${String(at).padStart(4, '0')}`),
    ],
    'MEET',
  );
  await page.reload();
  await box(page).waitFor();
  const { events } = await callCore<{ events: { id: string; code: string }[] }>(page, 'events.list', {});
  const eventId = events.find(({ code }) => code === 'MEET')?.id ?? '';
  const ids = new Map<string, string>();
  for (let offset = 0; offset < of.names.length; offset += 500) {
    const { items } = await callCore<{ items: { id: string; name: string }[] }>(page, 'registrations.list', {
      ...{ eventId, limit: 500, offset },
    });
    for (const { id, name } of items) ids.set(name, id);
  }
  const idOf = (name: string) => ids.get(name) ?? '';
  await callCore(page, 'matching.setRules', { eventId, rules: { isOn: true, needsConsent: false } });
  const { rounds } = await callCore<{ rounds: { id: string }[] }>(page, 'programme.addRounds', {
    eventId,
    rounds: Array.from({ length: of.rounds }, (_, at) => ({
      name: `Round ${at + 1}`,
      startAt: of.firstAt + at * 30 * MINUTE,
      endAt: of.firstAt + at * 30 * MINUTE + 20 * MINUTE,
    })),
  });
  const { points } = await callCore<{ points: { id: string }[] }>(page, 'programme.addPoints', {
    eventId,
    points: Array.from({ length: of.tables }, (_, at) => ({
      ...{ name: `Table ${at + 1}`, capacity: 1, locationIds: [], positionX: null, positionY: null },
    })),
  });
  for (const [first, second] of of.matches)
    await callCore(page, 'matching.create', { firstId: idOf(first), secondId: idOf(second) });
  return { eventId, idOf, roundIds: rounds.map(({ id }) => id), pointIds: points.map(({ id }) => id) };
}

/** The tab of the meetings of that event. */
export async function openMeetings(page: Page): Promise<void> {
  await goTo(page, 'events');
  await page.getByRole('link', { name: /Meeting Day/ }).click();
  await page.getByRole('link', { name: 'Meetings', exact: true }).click();
}
