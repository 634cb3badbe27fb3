import { z } from 'zod';
import { Empty, Id, line, Time } from './common.ts';
import { call, event } from './define.ts';
import { EventId, LocationId, VenueId } from './ids.ts';

/** From when to when a room is open. */
export const Opening = z.strictObject({ startAt: Time, endAt: Time });

/** A hall or a room: of a venue, or of one event alone. Its plan is measured in metres. */
export const Location = z.strictObject({
  id: Id,
  venueId: Id.nullable(),
  eventId: Id.nullable(),
  name: z.string(),
  planWidth: z.number().nullable(),
  planHeight: z.number().nullable(),
  /** When it is open, in order and apart; null where it always is. */
  openings: z.array(Opening).nullable(),
});
export type Location = z.output<typeof Location>;

export const Venue = z.strictObject({
  id: Id,
  name: z.string(),
  address: z.string().nullable(),
  city: z.string().nullable(),
  country: z.string().nullable(),
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
  website: z.string().nullable(),
  locations: z.array(Location),
  /** Events that are or were there. */
  events: z.number().int(),
});
export type Venue = z.output<typeof Venue>;

/** An address of the web: nothing else is ever opened. */
export const WebAddress = line(500).pipe(
  z.url({ protocol: /^https?$/, hostname: z.regexes.domain, error: 'Write the address as https://example.org.' }),
);
export const Latitude = z.number().min(-90).max(90);
export const Longitude = z.number().min(-180).max(180);

const VenueFields = {
  name: line(200).min(1, 'Give the venue a name.'),
  address: line(500).nullable(),
  city: line(200).nullable(),
  country: line(100).nullable(),
  latitude: Latitude.nullable(),
  longitude: Longitude.nullable(),
  website: WebAddress.nullable(),
};

/** Metres: larger than any hall, smaller than a mistake. */
const Metres = z.number().min(1).max(2000);
/** Several a day, for longer than any event. */
const MOST_OPENINGS = 100;
const LocationFields = {
  name: line(200).min(1, 'Give the room a name.'),
  planWidth: Metres.nullable(),
  planHeight: Metres.nullable(),
  openings: z.array(Opening).max(MOST_OPENINGS).nullable(),
};

export const venuesContract = {
  calls: {
    list: call('door.read', Empty, z.strictObject({ venues: z.array(Venue) })),
    create: call(
      'event.create',
      z.strictObject({ ...z.strictObject(VenueFields).partial().shape, name: VenueFields.name }),
      Venue,
    ),
    update: call(
      'event.create',
      z.strictObject({ id: VenueId, ...z.strictObject(VenueFields).partial().shape }),
      Venue,
    ),
    /** Events that are there keep it; it is offered no more. */
    remove: call('event.create', z.strictObject({ id: VenueId }), z.null()),
    restore: call('event.create', z.strictObject({ id: VenueId }), Venue),
    /** A room of a venue, for all events there, or of one event alone. */
    addLocation: call(
      'event.manage',
      z.strictObject({
        of: z.discriminatedUnion('kind', [
          z.strictObject({ kind: z.literal('venue'), venueId: VenueId }),
          z.strictObject({ kind: z.literal('event'), eventId: EventId }),
        ]),
        ...z.strictObject(LocationFields).partial().shape,
        name: LocationFields.name,
      }),
      Location,
    ),
    updateLocation: call(
      'event.manage',
      z.strictObject({ id: LocationId, ...z.strictObject(LocationFields).partial().shape }),
      Location,
    ),
    removeLocation: call('event.manage', z.strictObject({ id: LocationId }), z.null()),
    restoreLocation: call('event.manage', z.strictObject({ id: LocationId }), Location),
  },
  events: {
    /** The venues or their rooms are other than they were. */
    changed: event('door.read', Empty),
  },
};
