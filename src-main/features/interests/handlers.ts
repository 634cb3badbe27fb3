import { actorOf } from '#main/core/context.ts';
import type { AppContract } from '#shared/contract/index.ts';
import type { Caller, Handlers } from '#shared/rpc/server.ts';
import type { InterestService } from './service.ts';

export function interestHandlers(
  of: (caller: Caller) => InterestService,
): Handlers<AppContract, { caller: Caller }>['interests'] {
  return {
    get: ({ registrationId }, { caller }) => of(caller).get(registrationId),
    set: (request, { caller }) => of(caller).set(actorOf(caller), request),
    suggest: (request, { caller }) => of(caller).suggest(request),
    keywords: ({ eventId }, { caller }) => of(caller).keywords(eventId),
    merge: (request, { caller }) => of(caller).merge(actorOf(caller), request),
    split: (request, { caller }) => of(caller).split(actorOf(caller), request),
    rename: (request, { caller }) => of(caller).rename(actorOf(caller), request),
    addMany: (request, { caller }) => of(caller).addMany(actorOf(caller), request),
  };
}
