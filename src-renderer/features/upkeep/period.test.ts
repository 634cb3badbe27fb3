import { expect, it } from 'vitest';
import { periodOf } from './period.ts';

const HOUR = 3_600_000;

it('says how often in the largest unit that fits', () => {
  expect(periodOf(60_000)).toEqual({ unit: 'minute', count: 1 });
  expect(periodOf(6 * HOUR)).toEqual({ unit: 'hour', count: 6 });
  expect(periodOf(36 * HOUR)).toEqual({ unit: 'hour', count: 36 });
  expect(periodOf(48 * HOUR)).toEqual({ unit: 'day', count: 2 });
  expect(periodOf(0)).toEqual({ unit: 'never' });
});
