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

/**
 * The statuses that time has brought an event to by now, one after the other: also several at once, where the app was
 * asleep for the whole of it.
 * @param now epoch ms
 */
export function statusesByTime(
  event: { status: EventStatus; startAt: number | null; endAt: number | null },
  now: number,
): EventStatus[] {
  const steps: EventStatus[] = [];
  const over = event.endAt !== null && now >= event.endAt;
  const begun = (event.startAt !== null && now >= event.startAt) || over;
  if (event.status === 'published' && begun) steps.push('running');
  if ((event.status === 'running' || steps.length > 0) && over) steps.push('completed');
  return steps;
}

/** An event code: 3 to 20 letters and digits. Stored in upper case, so that BEF26 and bef26 are one. */
export const EVENT_CODE = /^[A-Z0-9]{3,20}$/;

/** The form in which an event code is stored and compared. */
export function normaliseEventCode(code: string): string {
  return code.trim().toUpperCase();
}
