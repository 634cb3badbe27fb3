import { actorOf } from '#main/core/context.ts';
import type { AppContract } from '#shared/contract/index.ts';
import type { Caller, Handlers } from '#shared/rpc/server.ts';
import type { LiveService } from './live.ts';

export function meetingHandlers(
  of: (caller: Caller) => LiveService,
): Handlers<AppContract, { caller: Caller }>['meetings'] {
  return {
    of: ({ registrationId }, { caller }) => of(caller).of(registrationId),
    setStatus: (request, { caller }) => of(caller).setStatus(actorOf(caller), request),
    arrive: (request, { caller }) => of(caller).arrive(actorOf(caller), request),
    noShow: (request, { caller }) => of(caller).noShow(actorOf(caller), request),
    meetNow: (request, { caller }) => of(caller).meetNow(actorOf(caller), request),
    replan: (request, { caller }) => of(caller).replan(actorOf(caller), request),
    setOrder: (request, { caller }) => of(caller).setOrder(actorOf(caller), request),
  };
}
