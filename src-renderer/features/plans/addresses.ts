import type { Part } from './part.ts';

/** The screen for the hall, which fills the window: it stands beside the shell, and not within it. */
export const HALL = '/hall/:eventId';

/** Where the screen for the hall of an event is. */
export function hallAddress(eventId: string): string {
  return `/hall/${eventId}`;
}

/** Where a part of an event's meetings is. */
export function partAddress(eventId: string, part: Part): string {
  return `/events/${eventId}/meetings/${part}`;
}
