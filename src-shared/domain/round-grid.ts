/** Rounds at even distances, as the clocks of the event show them. */
export interface RoundGrid {
  /** Days of the calendar, `YYYY-MM-DD`, both included. */
  firstDay: string;
  lastDay: string;
  /** On the clock, `HH:MM`. A time until which that is before the one from which is on the day after. */
  from: string;
  until: string;
  everyMinutes: number;
  lengthMinutes: number;
}

/** From when to when a round is, epoch ms. */
export interface RoundSpan {
  startAt: number;
  endAt: number;
}

/** What keeps a grid from having rounds. */
type GridProblem = 'days' | 'times' | 'every' | 'length' | 'none' | 'tooMany';

type GridAnswer = { ok: true; spans: RoundSpan[] } | { ok: false; problem: GridProblem; count: number };

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** A grid over more days is a slip of the hand. */
const MOST_DAYS = 366;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/;

/**
 * The rounds of a grid: one every so many minutes, each so many minutes long, also where they overlap, and none beyond the end
 * of its day. Between the two times of a day real minutes are counted, so that a round is as long as it says also in the night
 * when the clocks change: an hour that is skipped has no rounds and one that comes twice has twice as many.
 * @param instantOf the point in time when the clocks of the event show `YYYY-MM-DDTHH:MM`; null for none
 * @param most more than that are refused, with their number
 */
export function roundGrid(grid: RoundGrid, instantOf: (wallClock: string) => number | null, most: number): GridAnswer {
  const refuse = (problem: GridProblem, count = 0): GridAnswer => ({ ok: false, problem, count });
  const { from, until, everyMinutes, lengthMinutes } = grid;
  if (!isMinutes(everyMinutes)) return refuse('every');
  if (!isMinutes(lengthMinutes)) return refuse('length');
  if (!CLOCK.test(from) || !CLOCK.test(until) || from === until) return refuse('times');
  const days = daysOf(grid.firstDay, grid.lastDay);
  if (days.length === 0) return refuse('days');

  const frames: { start: number; count: number }[] = [];
  for (const day of days) {
    const start = instantOf(`${day}T${from}`);
    const end = instantOf(`${until > from ? day : dayAfter(day)}T${until}`);
    if (start === null || end === null) return refuse('times');
    const room = end - start - lengthMinutes * MINUTE_MS;
    frames.push({ start, count: room < 0 ? 0 : Math.floor(room / (everyMinutes * MINUTE_MS)) + 1 });
  }
  // Counted before they are made: a grid of every minute of a year must not stall the screen that refuses it.
  const count = frames.reduce((sum, frame) => sum + frame.count, 0);
  if (count === 0) return refuse('none');
  if (count > most) return refuse('tooMany', count);
  return {
    ok: true,
    spans: frames.flatMap((frame) =>
      Array.from({ length: frame.count }, (_, index) => {
        const startAt = frame.start + index * everyMinutes * MINUTE_MS;
        return { startAt, endAt: startAt + lengthMinutes * MINUTE_MS };
      }),
    ),
  };
}

function isMinutes(value: number): boolean {
  return Number.isInteger(value) && value > 0 && value <= 24 * 60;
}

/** The days from one to another; none where there are too many, or no such day. */
function daysOf(first: string, last: string): string[] {
  if (!isDay(first) || !isDay(last) || last < first) return [];
  const days: string[] = [];
  for (let day = first; day <= last; day = dayAfter(day)) {
    if (days.length === MOST_DAYS) return [];
    days.push(day);
  }
  return days;
}

function isDay(text: string): boolean {
  return DAY.test(text) && !Number.isNaN(Date.parse(text)) && dayOf(Date.parse(text)) === text;
}

function dayAfter(day: string): string {
  return dayOf(Date.parse(day) + DAY_MS);
}

function dayOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}
