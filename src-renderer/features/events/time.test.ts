import { describe, expect, it } from 'vitest';
import { formatSpan, fromWallClock, isTimeZone, toWallClock } from './time.ts';

describe('wall clock', () => {
  it('is that of the event, not of the machine', () => {
    const ms = Date.UTC(2026, 5, 1, 6, 30);
    expect(toWallClock(ms, 'Europe/Tallinn')).toBe('2026-06-01T09:30');
    expect(fromWallClock('2026-06-01T09:30', 'Europe/Tallinn')).toBe(ms);
    expect(toWallClock(ms, 'America/St_Johns')).toBe('2026-06-01T04:00');
  });

  it('comes back unchanged in any zone', () => {
    for (const zone of ['Asia/Kathmandu', 'Pacific/Apia', 'America/New_York', 'UTC'])
      for (const text of ['2026-01-31T23:59', '2024-02-29T00:00', '2026-07-01T12:34'])
        expect(toWallClock(fromWallClock(text, zone) ?? 0, zone)).toBe(text);
  });

  it('takes the hour after one that summer time skips', () => {
    expect(fromWallClock('2026-03-29T02:30', 'Europe/Berlin')).toBe(Date.UTC(2026, 2, 29, 1, 30));
  });

  it('says no to what is no time', () => {
    expect(fromWallClock('', 'UTC')).toBeNull();
    expect(fromWallClock('2026-13-01T00:00', 'UTC')).toBeNull();
    expect(fromWallClock('2026-01-01T00:00', 'Moon/Tycho')).toBeNull();
  });
});

describe('isTimeZone', () => {
  it('knows the zones of the platform', () => {
    expect(isTimeZone('Europe/Tallinn')).toBe(true);
    expect(isTimeZone('Europe/Talinn')).toBe(false);
    expect(isTimeZone('')).toBe(false);
  });
});

describe('formatSpan', () => {
  const startAt = Date.UTC(2026, 5, 1, 6, 0);
  it('names a day once', () => {
    const text = formatSpan({ startAt, endAt: startAt + 8 * 3_600_000, timeZone: 'Europe/Tallinn' }, 'en');
    expect(text?.match(/2026/g)).toHaveLength(1);
    expect(text).toContain('09:00');
    expect(text).toContain('17:00');
  });

  it('does with one end, or none', () => {
    expect(formatSpan({ startAt, endAt: null, timeZone: 'UTC' }, 'en')).toContain('06:00');
    expect(formatSpan({ startAt: null, endAt: null, timeZone: 'UTC' }, 'en')).toBeNull();
  });
});
