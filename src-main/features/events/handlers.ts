import { actorOf } from '#main/core/context.ts';
import type { AppContract } from '#shared/contract/index.ts';
import type { Caller, Handlers } from '#shared/rpc/server.ts';
import type { EventService } from './service.ts';

export function eventHandlers(
  of: (caller: Caller) => EventService,
): Handlers<AppContract, { caller: Caller }>['events'] {
  return {
    list: async (query, { caller }) => ({
      // A passcode lets in at one event alone.
      events: (await of(caller).list(query)).filter(({ id }) => caller.eventId === null || id === caller.eventId),
    }),
    get: ({ id }, { caller }) => of(caller).get(id),
    create: ({ code, ...fields }, { caller }) => of(caller).create(actorOf(caller), code, fields),
    update: ({ id, ...fields }, { caller }) => of(caller).update(actorOf(caller), id, fields),
    copy: (request, { caller }) => of(caller).copy(actorOf(caller), request),
    remove: ({ id }, { caller }) => of(caller).remove(actorOf(caller), id),
    restore: ({ id }, { caller }) => of(caller).restore(actorOf(caller), id),
    setStatus: ({ id, status }, { caller }) => of(caller).setStatus(actorOf(caller), id, status),
  };
}
