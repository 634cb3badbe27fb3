import { decimalOf } from '#renderer/features/forms/numbers.ts';

const MOST = 1000;

/** The most meetings that somebody typed: null for no limit, undefined for what is no such number. */
export function readMost(text: string): number | null | undefined {
  const value = decimalOf(text);
  if (value === null) return null;
  return Number.isInteger(value) && value >= 1 && value <= MOST ? value : undefined;
}
