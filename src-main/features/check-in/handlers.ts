import { actorOf } from '#main/core/context.ts';
import type { AppContract } from '#shared/contract/index.ts';
import { AppError } from '#shared/domain/errors.ts';
import { may } from '#shared/domain/roles.ts';
import type { Caller, Handlers } from '#shared/rpc/server.ts';
import type { CheckInService } from './service.ts';
import type { WalkInService } from './walk-in.ts';

export function checkInHandlers(
  service: CheckInService,
  walkIns: WalkInService,
): Handlers<AppContract, { caller: Caller }>['checkIn'] {
  return {
    scan: async ({ override, ...request }, { caller }) => {
      if (override !== undefined && !may(caller.actor, 'door.override')) {
        throw new AppError('forbidden', 'Your role cannot admit in spite of a refusal. Ask a supervisor.');
      }
      return service.scan(actorOf(caller), { ...request, override: override ?? null });
    },
    undo: async (request, { caller }) => ({ undone: await service.undo(actorOf(caller), request) }),
    search: async ({ eventId, text, limit }) => ({ results: await service.search(eventId, text, limit) }),
    recent: async ({ eventId, registrationId, limit }) => ({
      entries: await service.recent(eventId, registrationId ?? null, limit),
    }),
    stats: ({ eventId }) => service.stats(eventId),
    walkIn: (request, { caller }) => walkIns.register(actorOf(caller), request),
    companions: async ({ registrationId }) => ({ companions: await service.companions(registrationId) }),
  };
}
