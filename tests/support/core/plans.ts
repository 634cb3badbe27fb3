import type { TestCore } from './core.ts';

/** Tables with a row or more for each attendee. Passing over one of them takes the longer the larger the event. */
export const GROWING: ReadonlySet<string> = new Set([
  'people',
  'registrations',
  'media',
  'check_ins',
  'undos',
  'prints',
  'presences',
  'directory',
  'operations',
  'import_rows',
  'import_rejects',
  'documents',
  'availabilities',
  'matches',
  'meetings',
  'attendances',
  'placements',
  'notifications',
  'messages',
  'message_reads',
  'activities',
]);

export interface PlanStep {
  /** The step that this one is a part of: a subquery, or 0. */
  parent: number;
  detail: string;
}

/** The distinct statements that the log has seen, but for those that open and close transactions. */
export function statementsSince(desk: TestCore, line: number): string[] {
  const statements = desk.log.lines
    .slice(line)
    .filter((entry) => entry.text.startsWith('SQL '))
    .map((entry) => (JSON.parse(entry.text.slice(4)) as { query: string }).query)
    .filter((query) => /^\s*(SELECT|INSERT|UPDATE|DELETE|WITH)/i.test(query));
  return [...new Set(statements)];
}

/** What a plan passes over as a whole, but for results of its own making. */
export function scansOf(details: readonly string[]): string[] {
  const made = details.flatMap((detail) => /^(?:CO-ROUTINE|MATERIALIZE) (\S+)/.exec(detail)?.[1] ?? []);
  return details
    .filter((detail) => !detail.includes('VIRTUAL TABLE'))
    .flatMap((detail) => /^SCAN (\S+)/.exec(detail)?.[1] ?? [])
    .filter((alias) => !made.includes(alias));
}

/** The table behind a name in a statement. */
export function tableOf(sql: string, alias: string): string {
  const named = new RegExp(`(?:FROM|JOIN|INTO|UPDATE)\\s+(\\w+)\\s+(?:AS\\s+)?${alias}\\b`, 'i').exec(sql)?.[1];
  return named ?? alias;
}
