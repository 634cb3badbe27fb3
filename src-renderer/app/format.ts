import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

export interface Format {
  /** 09:14 */
  clock(ms: number): string;
  /** 09:14 today, with the day otherwise. */
  moment(ms: number): string;
  /** Saturday, 21 November. */
  day(ms: number): string;
  number(value: number): string;
  /** At most one digit after the point. */
  rate(value: number): string;
  /** At most two digits after the point: metres to the centimetre. */
  exact(value: number): string;
  /** 340 kB, 12.5 MB: in the unit that keeps it short. */
  bytes(value: number): string;
}

const BYTE_UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** Formats for a language, in the time zone of the machine: the desk's clock is the one on the wall. */
export function createFormat(language: string): Format {
  const clock = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const day = new Intl.DateTimeFormat(language, {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const wholeDay = new Intl.DateTimeFormat(language, { weekday: 'long', day: 'numeric', month: 'long' });
  const number = new Intl.NumberFormat(language);
  const rate = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  const exact = new Intl.NumberFormat(language, { maximumFractionDigits: 2 });
  const bytes = (value: number) => {
    const step = Math.min(BYTE_UNITS.length - 1, Math.floor(Math.log10(Math.max(1, value)) / 3));
    const unit = { style: 'unit', unit: BYTE_UNITS[step] ?? 'byte', maximumFractionDigits: 1 } as const;
    return new Intl.NumberFormat(language, unit).format(value / 1000 ** step);
  };
  return {
    clock: (ms) => clock.format(ms),
    moment: (ms) => (new Date(ms).toDateString() === new Date().toDateString() ? clock.format(ms) : day.format(ms)),
    day: (ms) => wholeDay.format(ms),
    number: (value) => number.format(value),
    rate: (value) => rate.format(value),
    exact: (value) => exact.format(value),
    bytes,
  };
}

/** Formats in the language of the desk. */
export function useFormat(): Format {
  const { i18n } = useTranslation();
  return useMemo(() => createFormat(i18n.language), [i18n.language]);
}
