import { z } from 'zod';
import { API_SCOPES, MOST_KEY_DAYS, WEBHOOK_TOPICS } from '#shared/domain/other-systems.ts';
import { Empty, Id, line, Time } from './common.ts';
import { call, event } from './define.ts';
import { ApiKeyId, EventId, WebhookId } from './ids.ts';

/** What lets another system in; the key itself is shown once. */
export const ApiKey = z.strictObject({
  id: Id,
  name: z.string(),
  /** How the key begins, which is no secret: by it one is told from another. */
  begins: z.string(),
  scopes: z.array(z.enum(API_SCOPES)),
  /** The one event that it is for, or null for all. */
  eventId: Id.nullable(),
  eventTitle: z.string().nullable(),
  createdAt: Time,
  madeBy: z.string().nullable(),
  expiresAt: Time.nullable(),
  revokedAt: Time.nullable(),
  state: z.enum(['good', 'expired', 'revoked']),
  /** When it let somebody in at this hub, to the minute. */
  lastUsedAt: Time.nullable(),
});
export type ApiKey = z.output<typeof ApiKey>;

export const apiKeysContract = {
  calls: {
    list: call('installation.manage', Empty, z.strictObject({ keys: z.array(ApiKey) })),
    /** Makes one up. It is in this answer alone. */
    create: call(
      'installation.manage',
      z.strictObject({
        /** For what: "Ticket shop". */
        name: line(100).min(1),
        scopes: z.array(z.enum(API_SCOPES)).min(1).max(20),
        eventId: EventId.optional(),
        /** How long it is good; without, until it is revoked. */
        days: z.number().int().min(1).max(MOST_KEY_DAYS).optional(),
      }),
      z.strictObject({ key: z.string(), apiKey: ApiKey }),
    ),
    /** From then on it lets nobody in, at any hub that has heard of it. */
    revoke: call('installation.manage', z.strictObject({ id: ApiKeyId }), ApiKey),
  },
  events: {
    changed: event('installation.manage', Empty),
  },
};

/** Another system that is told of what happens. */
export const Webhook = z.strictObject({
  id: Id,
  url: z.string(),
  topics: z.array(z.enum(WEBHOOK_TOPICS)),
  eventId: Id.nullable(),
  eventTitle: z.string().nullable(),
  madeAt: Time,
  state: z.enum(['working', 'waiting', 'stopped']),
  /** What went wrong with the last attempt; null where nothing did. */
  problem: z.string().nullable(),
  attempts: z.number().int(),
  failingSince: Time.nullable(),
  /** When it is tried again. */
  nextAt: Time.nullable(),
  deliveredAt: Time.nullable(),
});
export type Webhook = z.output<typeof Webhook>;

export const webhooksContract = {
  calls: {
    list: call('installation.manage', Empty, z.strictObject({ webhooks: z.array(Webhook) })),
    /** Tells of what happens from now on. The secret that signs it is in this answer alone. */
    create: call(
      'installation.manage',
      z.strictObject({
        url: line(1000).min(1),
        topics: z.array(z.enum(WEBHOOK_TOPICS)).min(1).max(20),
        eventId: EventId.optional(),
      }),
      z.strictObject({ secret: z.string(), webhook: Webhook }),
    ),
    remove: call('installation.manage', z.strictObject({ id: WebhookId }), z.null()),
    /** Takes one up again that was stopped, from where it was. */
    resume: call('installation.manage', z.strictObject({ id: WebhookId }), Webhook),
    /** Sends something that means nothing, at once. */
    test: call(
      'installation.manage',
      z.strictObject({ id: WebhookId }),
      z.strictObject({ delivered: z.boolean(), problem: z.string().nullable() }),
    ),
  },
  events: {
    changed: event('installation.manage', Empty),
  },
};
