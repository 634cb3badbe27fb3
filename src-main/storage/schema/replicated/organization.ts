import { merged } from '../merged.ts';
import { boolean, integer, json, real, text } from '../table.ts';

/** Who runs events, and from where. */

export const organizations = merged('organizations', {}, { name: text, retention: json });

export const desks = merged('desks', { organizationId: text }, { name: text, version: text });

export const accounts = merged(
  'accounts',
  { organizationId: text, email: text },
  { name: text, role: text, passwordHash: text, active: boolean },
);

export const badgeKeys = merged('badge_keys', { organizationId: text, keyId: text }, { publicKey: text });

/** Kept from event to event; halls and rooms are its locations. */
export const venues = merged(
  'venues',
  { organizationId: text },
  {
    name: text,
    address: text,
    city: text,
    country: text,
    latitude: real,
    longitude: real,
    website: text,
  },
);

/** What lets a volunteer in for a while. The selector finds the row, the rest of the code is kept as a hash alone. */
export const passcodes = merged(
  'passcodes',
  { organizationId: text, eventId: text, selector: text },
  { name: text, codeHash: text, deskId: text, fromAt: integer, untilAt: integer, madeBy: text },
);

/** What lets another system in. The selector finds the row, the rest of the key is kept as a hash alone. */
export const apiKeys = merged(
  'api_keys',
  { organizationId: text, eventId: text, selector: text },
  { name: text, keyHash: text, scopes: json, expiresAt: integer, revokedAt: integer, madeBy: text },
);

/** What tells somebody of something that concerns them. */
export const notifications = merged(
  'notifications',
  { organizationId: text, eventId: text, recipientId: text, kind: text },
  { data: json, sentAt: integer, readAt: integer },
);
