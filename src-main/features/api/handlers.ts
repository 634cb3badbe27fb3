import { actorOf } from '#main/core/context.ts';
import type { AppContract } from '#shared/contract/index.ts';
import type { Caller, Handlers } from '#shared/rpc/server.ts';
import type { ApiKeyService } from './keys.ts';
import type { WebhookService } from './webhooks/service.ts';

export function apiKeyHandlers(
  keysOf: (caller: Caller) => ApiKeyService,
): Handlers<AppContract, { caller: Caller }>['apiKeys'] {
  return {
    list: async (_, { caller }) => ({ keys: await keysOf(caller).list() }),
    create: ({ name, scopes, eventId, days }, { caller }) =>
      keysOf(caller).create(actorOf(caller), { name, scopes, eventId: eventId ?? null, days: days ?? null }),
    revoke: ({ id }, { caller }) => keysOf(caller).revoke(actorOf(caller), id),
  };
}

export function webhookHandlers(
  webhooksOf: (caller: Caller) => WebhookService,
): Handlers<AppContract, { caller: Caller }>['webhooks'] {
  return {
    list: async (_, { caller }) => ({ webhooks: await webhooksOf(caller).list() }),
    create: ({ url, topics, eventId }, { caller }) =>
      webhooksOf(caller).create(actorOf(caller), { url, topics, eventId: eventId ?? null }),
    remove: async ({ id }, { caller }) => {
      await webhooksOf(caller).remove(actorOf(caller), id);
      return null;
    },
    resume: ({ id }, { caller }) => webhooksOf(caller).resume(id),
    test: ({ id }, { caller }) => webhooksOf(caller).test(id),
  };
}
