import { actorOf } from '#main/core/context.ts';
import type { AppContract } from '#shared/contract/index.ts';
import type { Caller, Handlers } from '#shared/rpc/server.ts';
import type { NotificationService } from './service.ts';

export function notificationHandlers(
  of: (caller: Caller) => NotificationService,
): Handlers<AppContract, { caller: Caller }>['notifications'] {
  return {
    list: (query, { caller }) => of(caller).list(actorOf(caller), query),
    markRead: async ({ notificationIds }, { caller }) => ({
      unread: await of(caller).markRead(actorOf(caller), notificationIds ?? null),
    }),
  };
}
