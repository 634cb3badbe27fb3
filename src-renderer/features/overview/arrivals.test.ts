import { describe, expect, it } from 'vitest';
import { eventful, ticksOf, totalsOf } from './arrivals.ts';

const MINUTE = 60_000;
const steps = (first: number, stepMinutes: number, count: number) =>
  Array.from({ length: count }, (_, index) => ({
    at: first + index * stepMinutes * MINUTE,
    admitted: index % 2,
    exited: 0,
  }));

describe('ticksOf', () => {
  it('stands at round times, and at no more than fit', () => {
    const ticks = ticksOf(steps(Date.UTC(2026, 5, 1, 8, 7), 1, 100), 'UTC', 6);
    expect(ticks.map((at) => new Date(at).toISOString().slice(11, 16))).toEqual(['08:30', '09:00', '09:30']);
  });

  it('is round by the clocks of the event', () => {
    const ticks = ticksOf(steps(Date.UTC(2026, 5, 1, 0), 15, 96), 'Asia/Kolkata', 5);
    expect(ticks.map((at) => new Date(at).toISOString().slice(11, 16))).toEqual(['00:30', '06:30', '12:30', '18:30']);
  });

  it('has none where there is nothing, and one for a single step', () => {
    expect(ticksOf([], 'UTC', 6)).toEqual([]);
    expect(ticksOf(steps(0, 1, 1), 'UTC', 6)).toEqual([0]);
  });
});

it('sums up who came and when', () => {
  const all = steps(0, 1, 4);
  expect(totalsOf(all)).toEqual({ admitted: 2, exited: 0, from: MINUTE, until: 3 * MINUTE });
  expect(totalsOf([])).toEqual({ admitted: 0, exited: 0, from: null, until: null });
  expect(eventful(all)).toHaveLength(2);
});
