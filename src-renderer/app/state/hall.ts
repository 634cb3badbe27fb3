/*
 * The screen for the hall: it fills its window beside the shell, is for reading alone, and stands where strangers see it. So nothing is
 * scanned there, and it leads nowhere past the lock.
 */

/** Its address behind the hash. */
export const HALL = '/hall/:eventId';

/** Where the screen for the hall of an event is. */
export function hallAddress(eventId: string): string {
  return `/hall/${eventId}`;
}

/** Whether this window is it, right now. */
export function isAtHall(): boolean {
  return window.location.hash.startsWith('#/hall/');
}

/** A window that another one has opened is there for nothing else. Whoever opened it may be gone later, hence it is remembered. */
export const isOwnWindow = window.opener !== null;

const SHOWN = 'lanyard.hall';

/** Notes which event's hall this window shows, as long as somebody who was let in has it shown; null for none any more. */
export function keepHall(eventId: string | null): void {
  if (eventId === null) sessionStorage.removeItem(SHOWN);
  else sessionStorage.setItem(SHOWN, eventId);
}

/** Whether the window showed that hall when it was locked: it stays then, while nobody gets there past the lock. */
export function isHallKept(eventId: string): boolean {
  return sessionStorage.getItem(SHOWN) === eventId;
}
