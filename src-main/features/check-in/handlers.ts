import { actorOf } from '#main/core/context.ts';
import type { AppContract } from '#shared/contract/index.ts';
import { AppError } from '#shared/domain/errors.ts';
import { may } from '#shared/domain/roles.ts';
import type { Caller, Handlers } from '#shared/rpc/server.ts';
import type { CheckInService } from './service.ts';
import type { WalkInService } from './walk-in.ts';

export function checkInHandlers(
  of: (caller: Caller) => CheckInService,
  walkInsOf: (caller: Caller) => WalkInService,
): Handlers<AppContract, { caller: Caller }>['checkIn'] {
  return {
    scan: async ({ override, ...request }, { caller }) => {
      if (override !== undefined && !may(caller.actor, 'door.override')) {
        throw new AppError('forbidden', 'Your role cannot admit in spite of a refusal. Ask a supervisor.');
      }
      return of(caller).scan(actorOf(caller), { ...request, override: override ?? null });
    },
    undo: async (request, { caller }) => ({ undone: await of(caller).undo(actorOf(caller), request) }),
    search: async ({ eventId, text, limit }, { caller }) => ({
      results: await of(caller).search(eventId, text, limit),
    }),
    recent: async ({ eventId, registrationId, limit }, { caller }) => ({
      entries: await of(caller).recent(eventId, registrationId ?? null, limit),
    }),
    stats: ({ eventId }, { caller }) => of(caller).stats(eventId),
    walkIn: (request, { caller }) => walkInsOf(caller).register(actorOf(caller), request),
    companions: async ({ registrationId }, { caller }) => ({ companions: await of(caller).companions(registrationId) }),
  };
}
