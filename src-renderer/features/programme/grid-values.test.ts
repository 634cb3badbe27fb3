import { expect, it } from 'vitest';
import { gridOf, gridValues } from './grid-values.ts';

const NINE = Date.UTC(2026, 5, 1, 6);

it('begins with the days and times of the event', () => {
  const event = { startAt: NINE, endAt: NINE + 33 * 3_600_000, timeZone: 'Europe/Tallinn' };
  expect(gridValues(event, 0, 'Round {n}')).toMatchObject({
    firstDay: '2026-06-01',
    lastDay: '2026-06-02',
    from: '09:00',
    until: '18:00',
    pattern: 'Round {n}',
  });
});

it('does without them', () => {
  const event = { startAt: null, endAt: null, timeZone: 'UTC' };
  expect(gridValues(event, NINE, 'R')).toMatchObject({ firstDay: '2026-06-01', lastDay: '2026-06-01', from: '09:00' });
});

it('is one day where no last one is said, and has no number for no number', () => {
  const values = gridValues({ startAt: NINE, endAt: null, timeZone: 'UTC' }, 0, 'R');
  expect(gridOf({ ...values, lastDay: '', every: '', length: '90' })).toMatchObject({
    lastDay: '2026-06-01',
    everyMinutes: Number.NaN,
    lengthMinutes: 90,
  });
});
