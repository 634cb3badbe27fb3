import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { isTimeZone } from '#renderer/features/events/time.ts';

export interface ZoneFormat {
  /** 09:14 */
  clock(ms: number): string;
  /** 21 Nov, 09:14 */
  moment(ms: number): string;
  /** 21 Nov, 09:14 – 11:30 */
  span(from: number, until: number): string;
  /** 21 Nov 2026, 09:14:05 */
  exact(ms: number): string;
  /** Sat, 21 Nov */
  day(ms: number): string;
  /** Sat, 21 Nov, for a day as 2026-11-21. */
  date(day: string): string;
  /** 73 % */
  percent(share: number): string;
}

/** Formats for a language on the clocks of a place; of this machine where no place is given. */
export function createZoneFormat(language: string, timeZone: string | null): ZoneFormat {
  const zone = timeZone === null ? {} : { timeZone: isTimeZone(timeZone) ? timeZone : 'UTC' };
  const time = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const date = { day: 'numeric', month: 'short' } as const;
  const make = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(language, { ...zone, ...options });
  const [clock, moment, day] = [make(time), make({ ...date, ...time }), make({ weekday: 'short', ...date })];
  const exact = make({ ...date, ...time, year: 'numeric', second: '2-digit' });
  const named = new Intl.DateTimeFormat(language, { timeZone: 'UTC', weekday: 'short', ...date, year: 'numeric' });
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 });
  return {
    clock: (ms) => clock.format(ms),
    moment: (ms) => moment.format(ms),
    span: (from, until) => moment.formatRange(from, until),
    exact: (ms) => exact.format(ms),
    day: (ms) => day.format(ms),
    date: (text) => named.format(Date.parse(text)),
    percent: (share) => percent.format(share),
  };
}

/** Formats in the language of the desk, on the clocks of a place. */
export function useZoneFormat(timeZone: string | null): ZoneFormat {
  const { i18n } = useTranslation();
  return useMemo(() => createZoneFormat(i18n.language, timeZone), [i18n.language, timeZone]);
}
