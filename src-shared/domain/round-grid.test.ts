import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { type RoundGrid, roundGrid } from './round-grid.ts';

const DAY: RoundGrid = {
  firstDay: '2026-06-01',
  lastDay: '2026-06-01',
  from: '09:00',
  until: '18:00',
  everyMinutes: 30,
  lengthMinutes: 90,
};
const inZone = (zone: string) => (text: string) => {
  try {
    return Temporal.PlainDateTime.from(text).toZonedDateTime(zone).epochMilliseconds;
  } catch {
    return null;
  }
};
const clock = (ms: number, zone: string) =>
  Temporal.Instant.fromEpochMilliseconds(ms)
    .toZonedDateTimeISO(zone)
    .toPlainTime()
    .toString({ smallestUnit: 'minute' });

function starts(grid: Partial<RoundGrid>, zone = 'Europe/Tallinn', most = 500): string[] {
  const answer = roundGrid({ ...DAY, ...grid }, inZone(zone), most);
  if (!answer.ok) throw new Error(answer.problem);
  return answer.spans.map(({ startAt }) => clock(startAt, zone));
}
function problem(grid: Partial<RoundGrid>, most = 500) {
  const answer = roundGrid({ ...DAY, ...grid }, inZone('Europe/Tallinn'), most);
  return answer.ok ? null : { problem: answer.problem, count: answer.count };
}

describe('roundGrid', () => {
  it('fills a day with rounds that overlap, none of them over its end', () => {
    const answer = roundGrid(DAY, inZone('Europe/Tallinn'), 500);
    if (!answer.ok) throw new Error(answer.problem);
    expect(answer.spans).toHaveLength(16);
    expect(answer.spans[0]).toEqual({ startAt: Date.UTC(2026, 5, 1, 6), endAt: Date.UTC(2026, 5, 1, 7, 30) });
    expect(answer.spans.at(-1)).toEqual({ startAt: Date.UTC(2026, 5, 1, 13, 30), endAt: Date.UTC(2026, 5, 1, 15) });
  });

  it('takes one that fits exactly, and none that does not', () => {
    expect(starts({ from: '09:00', until: '10:30' })).toEqual(['09:00']);
    expect(problem({ from: '09:00', until: '10:29' })).toEqual({ problem: 'none', count: 0 });
  });

  it('begins each day at the same time of its own', () => {
    const days = starts({ lastDay: '2026-06-03', everyMinutes: 240 });
    expect(days).toEqual(['09:00', '13:00', '09:00', '13:00', '09:00', '13:00']);
    // Summer time begins between the two days; nine o'clock stays nine o'clock.
    expect(starts({ firstDay: '2026-03-28', lastDay: '2026-03-29', everyMinutes: 600 }, 'Europe/Berlin')).toEqual([
      '09:00',
      '09:00',
    ]);
  });

  it('goes past midnight', () => {
    expect(starts({ from: '22:00', until: '02:00', everyMinutes: 60, lengthMinutes: 60 })).toEqual([
      '22:00',
      '23:00',
      '00:00',
      '01:00',
    ]);
  });

  it('counts real minutes when the clocks change', () => {
    const night = { from: '00:00', until: '05:00', everyMinutes: 60, lengthMinutes: 60 };
    const spring = { ...night, firstDay: '2026-03-29', lastDay: '2026-03-29' };
    expect(starts(spring, 'Europe/Berlin')).toEqual(['00:00', '01:00', '03:00', '04:00']);
    const autumn = { ...night, firstDay: '2026-10-25', lastDay: '2026-10-25' };
    expect(starts(autumn, 'Europe/Berlin')).toEqual(['00:00', '01:00', '02:00', '02:00', '03:00', '04:00']);
  });

  it('does with zones off the hour', () => {
    expect(starts({ from: '09:15', until: '10:45' }, 'Asia/Kathmandu')).toEqual(['09:15']);
  });

  it('refuses more than there may be, and says how many', () => {
    expect(problem({ everyMinutes: 1, lengthMinutes: 1 })).toEqual({ problem: 'tooMany', count: 540 });
    expect(problem({ everyMinutes: 1, lengthMinutes: 1, until: '17:20' })).toBeNull();
    expect(problem({ everyMinutes: 1, lengthMinutes: 1, lastDay: '2027-05-31' })).toMatchObject({
      problem: 'tooMany',
    });
  });

  it.each([
    [{ everyMinutes: 0 }, 'every'],
    [{ everyMinutes: 1.5 }, 'every'],
    [{ everyMinutes: Number.NaN }, 'every'],
    [{ lengthMinutes: -1 }, 'length'],
    [{ from: '' }, 'times'],
    [{ from: '25:00' }, 'times'],
    [{ until: '09:00' }, 'times'],
    [{ firstDay: '' }, 'days'],
    [{ firstDay: '2026-02-30', lastDay: '2026-03-01' }, 'days'],
    [{ lastDay: '2026-05-31' }, 'days'],
    [{ lastDay: '2126-05-31' }, 'days'],
  ] as const)('%j is wrong in its %s', (grid, expected) => {
    expect(problem(grid)).toEqual({ problem: expected, count: 0 });
  });
});
