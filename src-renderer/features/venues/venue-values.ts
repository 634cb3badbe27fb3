import { fromWallClock, toWallClock } from '#renderer/features/events/time.ts';
import { decimalOf } from '#renderer/features/forms/numbers.ts';
import type { CallInput } from '#shared/contract/define.ts';
import type { Location, Venue, venuesContract } from '#shared/contract/venues.ts';

/** A venue as its form holds it. Empty is unknown. */
export interface VenueValues {
  name: string;
  address: string;
  city: string;
  country: string;
  latitude: string;
  longitude: string;
  website: string;
}

/** The form of a venue, or of a new one. */
export function venueValues(venue: Venue | null): VenueValues {
  return {
    name: venue?.name ?? '',
    address: venue?.address ?? '',
    city: venue?.city ?? '',
    country: venue?.country ?? '',
    latitude: venue?.latitude?.toString() ?? '',
    longitude: venue?.longitude?.toString() ?? '',
    website: venue?.website ?? '',
  };
}

/** What the contract takes for these values. */
export function venueInput(values: VenueValues): CallInput<typeof venuesContract.calls.create> {
  const text = (value: string) => (value.trim() === '' ? null : value.trim());
  return {
    name: values.name,
    address: text(values.address),
    city: text(values.city),
    country: text(values.country),
    latitude: decimalOf(values.latitude),
    longitude: decimalOf(values.longitude),
    website: text(values.website),
  };
}

/** When a room is open, as two fields on the clocks of a place show it. */
export interface OpeningValues {
  from: string;
  until: string;
}

interface RoomValues {
  name: string;
  planWidth: string;
  planHeight: string;
  openings: readonly OpeningValues[];
}

/** The form of a room, or of a new one. @param timeZone on whose clocks its times are */
export function roomValues(room: Location | null, timeZone: string): RoomValues {
  return {
    name: room?.name ?? '',
    planWidth: room?.planWidth?.toString() ?? '',
    planHeight: room?.planHeight?.toString() ?? '',
    openings: (room?.openings ?? []).map(({ startAt, endAt }) => ({
      from: toWallClock(startAt, timeZone),
      until: toWallClock(endAt, timeZone),
    })),
  };
}

/** Whether each of its times has a beginning and an end after it. */
export function areGoodOpenings(openings: readonly OpeningValues[], timeZone: string): boolean {
  return openings.every(({ from, until }) => {
    const [startAt, endAt] = [fromWallClock(from, timeZone), fromWallClock(until, timeZone)];
    return startAt !== null && endAt !== null && startAt < endAt;
  });
}

/** Rooms are measured in metres; empty where nobody has measured. Without times they are always open. */
export function roomInput(values: RoomValues, timeZone: string) {
  return {
    name: values.name,
    planWidth: decimalOf(values.planWidth),
    planHeight: decimalOf(values.planHeight),
    openings:
      values.openings.length === 0
        ? null
        : values.openings.map(({ from, until }) => ({
            startAt: fromWallClock(from, timeZone) ?? Number.NaN,
            endAt: fromWallClock(until, timeZone) ?? Number.NaN,
          })),
  };
}
