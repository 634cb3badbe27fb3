import { actorOf } from '#main/core/context.ts';
import type { AppContract } from '#shared/contract/index.ts';
import type { Caller, Handlers } from '#shared/rpc/server.ts';
import type { PlanService } from './service.ts';
import type { SolvingService } from './solving.ts';

export function planHandlers(
  of: (caller: Caller) => PlanService,
  solvingOf: (caller: Caller) => SolvingService,
): Handlers<AppContract, { caller: Caller }>['plans'] {
  return {
    list: async ({ eventId }, { caller }) => ({ plans: await of(caller).list(eventId) }),
    rules: ({ eventId }, { caller }) => of(caller).rules(eventId),
    setRules: (request, { caller }) => of(caller).setRules(actorOf(caller), request),
    solve: (request, { caller }) => solvingOf(caller).solve(actorOf(caller), request),
    forecast: ({ eventId }, { caller }) => solvingOf(caller).forecast(eventId),
    board: ({ planId }, { caller }) => of(caller).board(planId),
    move: (request, { caller }) => of(caller).move(actorOf(caller), request),
    lock: (request, { caller }) => of(caller).lock(actorOf(caller), request),
    compare: (request, { caller }) => of(caller).compare(request),
    publish: ({ planId }, { caller }) => of(caller).publish(actorOf(caller), planId),
    rollBack: ({ eventId }, { caller }) => of(caller).rollBack(actorOf(caller), eventId),
    copy: (request, { caller }) => of(caller).copy(actorOf(caller), request),
    rename: (request, { caller }) => of(caller).rename(actorOf(caller), request),
    remove: ({ planId }, { caller }) => of(caller).remove(actorOf(caller), planId),
    restore: ({ planId }, { caller }) => of(caller).restore(actorOf(caller), planId),
  };
}
