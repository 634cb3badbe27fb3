import type { Part } from './part.ts';

/** The parts of an event's meetings. */
export const PART = '/events/:id/meetings/:part';

/** Where a part of an event's meetings is. */
export function partAddress(eventId: string, part: Part): string {
  return `/events/${eventId}/meetings/${part}`;
}
