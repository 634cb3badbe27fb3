import { toWallClock } from '#renderer/features/events/time.ts';
import type { EventRecord } from '#shared/contract/events.ts';
import type { RoundGrid } from '#shared/domain/round-grid.ts';

/** A grid as it is written. */
export interface GridValues {
  firstDay: string;
  lastDay: string;
  from: string;
  until: string;
  every: string;
  length: string;
  pattern: string;
  locationText: string;
}

/** A grid to begin with: the days and times of the event, rounds of half an hour one after the other. */
export function gridValues(
  { startAt, endAt, timeZone }: Pick<EventRecord, 'startAt' | 'endAt' | 'timeZone'>,
  now: number,
  pattern: string,
): GridValues {
  const [firstDay = '', from = ''] = toWallClock(startAt ?? now, timeZone).split('T');
  const [lastDay = '', until = ''] = endAt === null ? [firstDay] : toWallClock(endAt, timeZone).split('T');
  return {
    firstDay,
    lastDay,
    from: startAt === null ? '09:00' : from,
    until: until === '' || until === from ? '18:00' : until,
    every: '30',
    length: '30',
    pattern,
    locationText: '',
  };
}

/** The grid that the values say. What is no number is left to the grid to refuse. */
export function gridOf(values: GridValues): RoundGrid {
  const minutes = (text: string) => (text.trim() === '' ? Number.NaN : Number(text));
  return {
    firstDay: values.firstDay,
    lastDay: values.lastDay === '' ? values.firstDay : values.lastDay,
    from: values.from,
    until: values.until,
    everyMinutes: minutes(values.every),
    lengthMinutes: minutes(values.length),
  };
}
