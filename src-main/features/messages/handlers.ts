import { actorOf } from '#main/core/context.ts';
import type { AppContract } from '#shared/contract/index.ts';
import type { Caller, Handlers } from '#shared/rpc/server.ts';
import type { MessageService } from './service.ts';

export function messageHandlers(
  of: (caller: Caller) => MessageService,
): Handlers<AppContract, { caller: Caller }>['messages'] {
  return {
    list: (query, { caller }) => of(caller).list(actorOf(caller), query),
    post: (request, { caller }) => of(caller).post(actorOf(caller), request),
    edit: ({ id, text }, { caller }) => of(caller).edit(actorOf(caller), id, text),
    remove: ({ id }, { caller }) => of(caller).remove(actorOf(caller), id),
    unread: async (_, { caller }) => ({
      // A passcode lets in at one event alone.
      events: (await of(caller).unread(actorOf(caller))).filter(
        ({ eventId }) => caller.eventId === null || eventId === caller.eventId,
      ),
    }),
    markRead: async ({ eventId, upTo }, { caller }) => {
      await of(caller).markRead(actorOf(caller), eventId, upTo);
      return null;
    },
  };
}
