/** The life of an event and the rules for its code. */

export const EVENT_STATUSES = ['draft', 'published', 'running', 'completed', 'cancelled'] as const;
export type EventStatus = (typeof EVENT_STATUSES)[number];

const NEXT: Record<EventStatus, readonly EventStatus[]> = {
  draft: ['published', 'cancelled'],
  published: ['running', 'cancelled'],
  running: ['completed'],
  completed: [],
  cancelled: [],
};

/** Whether an event may go from one status to the other. */
export function canBecome(from: EventStatus, to: EventStatus): boolean {
  return NEXT[from].includes(to);
}

/** The statuses an event may go to next. */
export function nextStatuses(from: EventStatus): readonly EventStatus[] {
  return NEXT[from];
}

/** An event code: 3 to 20 letters and digits. Stored in upper case, so that BEF26 and bef26 are one. */
export const EVENT_CODE = /^[A-Z0-9]{3,20}$/;

/** The form in which an event code is stored and compared. */
export function normaliseEventCode(code: string): string {
  return code.trim().toUpperCase();
}
