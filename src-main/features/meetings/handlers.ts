import { actorOf } from '#main/core/context.ts';
import type { AppContract } from '#shared/contract/index.ts';
import type { Caller, Handlers } from '#shared/rpc/server.ts';
import type { ArrivalService } from './arrivals.ts';
import type { DelayService } from './delay.ts';
import type { LiveService } from './live.ts';
import type { ReplanService } from './replanning.ts';

interface Services {
  live: LiveService;
  arrivals: ArrivalService;
  replanning: ReplanService;
  delays: DelayService;
}

export function meetingHandlers(
  of: (caller: Caller) => Services,
): Handlers<AppContract, { caller: Caller }>['meetings'] {
  return {
    of: ({ registrationId }, { caller }) => of(caller).live.of(registrationId),
    setStatus: (request, { caller }) => of(caller).live.setStatus(actorOf(caller), request),
    arrive: (request, { caller }) => of(caller).arrivals.arrive(actorOf(caller), request),
    arriveWith: (request, { caller }) => of(caller).arrivals.heldUp(actorOf(caller), request),
    offers: ({ meetingId }, { caller }) => of(caller).live.offers(meetingId),
    noShow: (request, { caller }) => of(caller).live.noShow(actorOf(caller), request),
    meetNow: (request, { caller }) => of(caller).live.meetNow(actorOf(caller), request),
    replan: (request, { caller }) => of(caller).replanning.replan(actorOf(caller), request),
    undoReplan: (request, { caller }) => of(caller).replanning.undo(actorOf(caller), request),
    delay: (request, { caller }) => of(caller).delays.delay(actorOf(caller), request),
    undoDelay: (request, { caller }) => of(caller).delays.undo(actorOf(caller), request),
    setOrder: (request, { caller }) => of(caller).live.setOrder(actorOf(caller), request),
  };
}
