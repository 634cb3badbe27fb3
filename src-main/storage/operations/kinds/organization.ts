import { z } from 'zod';
import { NOTIFICATION_KINDS } from '#shared/domain/notifications.ts';
import { ROLES } from '#shared/domain/roles.ts';
import * as tables from '../../schema/replicated.ts';
import { editKind, Id, Text, Time } from './edit-kind.ts';
import { idOf } from './ids.ts';

/** Who runs events, and from where. */

export const organizationSet = editKind({
  kind: 'organization.set',
  table: tables.organizations,
  fixed: { id: Id },
  version: 2,
  fields: { name: Text, retention: z.record(z.string(), z.number().int().positive()).nullable() },
  rowId: (payload) => payload.id,
});

export const deskSet = editKind({
  kind: 'desk.set',
  table: tables.desks,
  fixed: { id: Id, organizationId: Id },
  fields: { name: Text, version: Text },
  rowId: (payload) => payload.id,
});

export const accountSet = editKind({
  kind: 'account.set',
  table: tables.accounts,
  fixed: { organizationId: Id, email: z.string() },
  fields: { name: Text, role: z.enum(ROLES), passwordHash: Text, active: z.boolean() },
  rowId: (payload) => idOf.account(payload.organizationId, payload.email),
});

export const badgeKeySet = editKind({
  kind: 'badgeKey.set',
  table: tables.badgeKeys,
  fixed: { organizationId: Id, keyId: z.string() },
  fields: { publicKey: Text },
  rowId: (payload) => idOf.badgeKey(payload.organizationId, payload.keyId),
});

export const venueSet = editKind({
  kind: 'venue.set',
  table: tables.venues,
  fixed: { id: Id, organizationId: Id },
  fields: {
    name: Text,
    address: Text,
    city: Text,
    country: Text,
    latitude: z.number().nullable(),
    longitude: z.number().nullable(),
    website: Text,
  },
  rowId: (payload) => payload.id,
});

export const passcodeSet = editKind({
  kind: 'passcode.set',
  table: tables.passcodes,
  fixed: { id: Id, organizationId: Id, eventId: Id, selector: z.string() },
  fields: { name: Text, codeHash: Text, deskId: Id.nullable(), fromAt: Time, untilAt: Time, madeBy: Text },
  withdrawable: ['codeHash'],
  rowId: (payload) => payload.id,
  eventId: (payload) => payload.eventId,
});

export const apiKeySet = editKind({
  kind: 'apiKey.set',
  table: tables.apiKeys,
  fixed: { id: Id, organizationId: Id, eventId: Id.nullable(), selector: z.string() },
  // Scopes are any words: a desk that is behind must not refuse a key for what it does not know.
  fields: {
    name: Text,
    keyHash: Text,
    scopes: z.array(z.string()),
    expiresAt: Time.nullable(),
    revokedAt: Time.nullable(),
    madeBy: Text,
  },
  rowId: (payload) => payload.id,
});

export const notificationSet = editKind({
  kind: 'notification.set',
  version: 2,
  table: tables.notifications,
  fixed: {
    id: Id,
    organizationId: Id,
    eventId: Id.nullable(),
    recipientId: Id,
    kind: z.enum(NOTIFICATION_KINDS),
  },
  fields: { data: z.record(z.string(), z.string()).nullable(), sentAt: Time, readAt: Time.nullable() },
  rowId: (payload) => payload.id,
});
