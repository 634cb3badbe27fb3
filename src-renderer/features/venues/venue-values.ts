import { decimalOf } from '#renderer/features/forms/numbers.ts';
import type { CallInput } from '#shared/contract/define.ts';
import type { Venue, venuesContract } from '#shared/contract/venues.ts';

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

/** Rooms are measured in metres; empty where nobody has measured. */
export function roomInput(values: { name: string; planWidth: string; planHeight: string }) {
  return {
    name: values.name,
    planWidth: decimalOf(values.planWidth),
    planHeight: decimalOf(values.planHeight),
  };
}
