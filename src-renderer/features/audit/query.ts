import { Temporal } from 'temporal-polyfill';
import type { AuditQuery, AuditResource } from '#shared/contract/audit.ts';

/** Whose or which thing's history is shown, and what it is called where that is known. */
export interface HistorySubject {
  kind: 'registration' | 'thing';
  id: string;
  name: string | null;
}

/** What of the history is shown. */
export interface HistoryFilter {
  resource: AuditResource | '';
  text: string;
  /** Days as 2026-11-21; empty for all. */
  from: string;
  until: string;
  subject: HistorySubject | null;
  /** Empty for all events. */
  eventId: string;
}

export const EVERYTHING: HistoryFilter = { resource: '', text: '', from: '', until: '', subject: null, eventId: '' };

/** The question to the core. Both days are meant whole, on the clocks of the place. */
export function queryOf(filter: HistoryFilter, timeZone: string): AuditQuery {
  const { resource, subject, eventId } = filter;
  const text = filter.text.trim();
  const from = startOf(filter.from, timeZone, 0);
  const until = startOf(filter.until, timeZone, 1);
  return {
    ...(eventId === '' ? {} : { eventId }),
    ...(resource === '' ? {} : { resource }),
    ...(text === '' ? {} : { text }),
    ...(from === null ? {} : { from }),
    ...(until === null ? {} : { until }),
    ...(subject === null
      ? {}
      : subject.kind === 'registration'
        ? { registrationId: subject.id }
        : { subjectId: subject.id }),
  };
}

/** Whether anything is left out. The event that the history is of anyway is no filter. */
export function isNarrowed(filter: HistoryFilter, eventId: string): boolean {
  return JSON.stringify({ ...filter, text: filter.text.trim() }) !== JSON.stringify({ ...EVERYTHING, eventId });
}

/** When a day begins, or one so many days later; null for what is no day. */
function startOf(day: string, timeZone: string, later: number): number | null {
  try {
    return Temporal.PlainDate.from(day).add({ days: later }).toZonedDateTime(timeZone).epochMilliseconds;
  } catch {
    return null;
  }
}
