import type { RetentionDue, RetentionPeriods } from '#shared/contract/privacy.ts';
import { RETENTION_KINDS, type RetentionKind } from '#shared/domain/retention.ts';

/** Ten years: what the contract takes at most. */
const MOST_DAYS = 3650;

/** A period as it stands in the form: what was typed stays while “for good” is ticked. */
export interface PeriodValue {
  days: string;
  forGood: boolean;
}
export type RetentionValues = Record<RetentionKind, PeriodValue>;

const ofEach = <T>(value: (kind: RetentionKind) => T) =>
  Object.fromEntries(RETENTION_KINDS.map((kind) => [kind, value(kind)])) as Record<RetentionKind, T>;

/** The values of the form for periods. */
export function valuesOf(periods: RetentionPeriods): RetentionValues {
  return ofEach((kind) => ({ days: String(periods[kind] ?? ''), forGood: periods[kind] === null }));
}

/** Whether a value is no period: not a whole number of days that can be kept. */
export function isWrong({ days, forGood }: PeriodValue): boolean {
  return !forGood && !(/^\d{1,4}$/.test(days.trim()) && Number(days) >= 1 && Number(days) <= MOST_DAYS);
}

/** The periods that the values mean; null while one of them is wrong. */
export function periodsOf(values: RetentionValues): RetentionPeriods | null {
  if (RETENTION_KINDS.some((kind) => isWrong(values[kind]))) return null;
  return ofEach((kind) => (values[kind].forGood ? null : Number(values[kind].days)));
}

/** What is due of each kind, those of which nothing is left out. */
export function someDue(due: RetentionDue): RetentionDue {
  return due.filter(({ count }) => count > 0);
}

/** What new periods would delete beyond what the saved ones do already: to be asked about before they are saved. */
export function newlyDue(saved: RetentionDue, next: RetentionDue): RetentionDue {
  return someDue(
    next.map(({ kind, count }) => ({
      kind,
      count: count - (saved.find((one) => one.kind === kind)?.count ?? 0),
    })),
  );
}
