import { actorOf } from '#main/core/context.ts';
import type { AppContract } from '#shared/contract/index.ts';
import type { Caller, Handlers } from '#shared/rpc/server.ts';
import type { ConflictService } from './service.ts';

export function conflictHandlers(
  of: (caller: Caller) => ConflictService,
): Handlers<AppContract, { caller: Caller }>['conflicts'] {
  return {
    list: (query, { caller }) => of(caller).list(query),
    counts: ({ eventId }, { caller }) => of(caller).counts(eventId),
    handle: (request, { caller }) => of(caller).handle(actorOf(caller), request),
  };
}
