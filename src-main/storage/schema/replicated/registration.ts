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
  },
);

/** What identifies a registration at a desk: a ticket code or an NFC badge. */
export const media = merged(
  'media',
  { eventId: text, kind: text, value: text },
  { registrationId: text, issuedAt: integer, revokedAt: integer, revokedReason: text },
);

/** A résumé or a photo; the file itself is stored by the hash of its content under a generated name. */
export const documents = merged(
  'documents',
  { eventId: text, registrationId: text, kind: text },
  { originalName: text, storedName: text, mimeType: text, size: integer, hash: text, uploadedAt: integer },
);
