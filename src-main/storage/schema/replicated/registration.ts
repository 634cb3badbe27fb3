import { merged } from '../merged.ts';
import { boolean, integer, json, text } from '../table.ts';

/** People, their places at events, and what identifies them. */

export const people = merged(
  'people',
  { organizationId: text },
  {
    firstName: text,
    lastName: text,
    displayName: text,
    email: text,
    phone: text,
    company: text,
    jobTitle: text,
  },
);

export const registrations = merged(
  'registrations',
  { eventId: text, personId: text },
  {
    status: text,
    source: text,
    ticketType: text,
    orderCode: text,
    orderPosition: text,
    seat: text,
    note: text,
    attention: boolean,
    vip: boolean,
    blocked: boolean,
    blockReason: text,
    joinedAt: integer,
    waitlistedAt: integer,
    interests: json,
    extra: json,
    consents: json,
    /** Keywords that somebody offers and looks for; `interests` are those of lists that do not tell the two apart. */
    offering: json,
    lookingFor: json,
    /** The most meetings that somebody takes. */
    meetingLimit: integer,
    /** Registrations with the same address that were known where this one was made, and that it was made beside. */
    besides: json,
    /** Which of the places of an event with a capacity it was given, counting from 1, as the desk that gave it knew. */
    place: integer,
  },
);

/** What identifies a registration at a desk: a ticket code or an NFC badge. */
export const media = merged(
  'media',
  { eventId: text, kind: text, value: text },
  { registrationId: text, issuedAt: integer, revokedAt: integer, revokedReason: text },
);

/**
 * By which name another system knows a registration. The id is derived from that name: what is left after an erasure tells
 * that somebody was known by it, and not who.
 */
export const externalReferences = merged(
  'external_references',
  { eventId: text },
  {
    registrationId: text,
    reference: text,
    /** What the other system said last, as JSON: what was corrected at a desk since stays until it says something else. */
    said: text,
  },
);

/** A résumé or a photo; the file itself is stored by the hash of its content under a generated name. */
export const documents = merged(
  'documents',
  { eventId: text, registrationId: text, kind: text },
  { originalName: text, storedName: text, mimeType: text, size: integer, hash: text, uploadedAt: integer },
);
