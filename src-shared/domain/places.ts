import type { RegistrationStatus } from './verdict.ts';

/** The places of an event, and who has them. */
export interface Places {
  /** Most people, or null for no limit. */
  capacity: number | null;
  enrolled: number;
}

/** How many more have a place; null for any number. */
export function freePlaces({ capacity, enrolled }: Places): number | null {
  return capacity === null ? null : Math.max(0, capacity - enrolled);
}

/** What somebody becomes who registers now. Places that are free are theirs first who wait already. */
export function statusOfNew(places: Places & { waitlisted: number }): RegistrationStatus {
  const free = freePlaces(places);
  return free === null || free > places.waitlisted ? 'enrolled' : 'waitlisted';
}
