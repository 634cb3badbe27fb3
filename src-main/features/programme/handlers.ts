import { actorOf } from '#main/core/context.ts';
import type { AppContract } from '#shared/contract/index.ts';
import type { Caller, Handlers } from '#shared/rpc/server.ts';
import type { ProgrammeService } from './service.ts';

export function programmeHandlers(
  of: (caller: Caller) => ProgrammeService,
): Handlers<AppContract, { caller: Caller }>['programme'] {
  return {
    get: ({ eventId }, { caller }) => of(caller).get(eventId),
    addRounds: (request, { caller }) => of(caller).addRounds(actorOf(caller), request),
    updateRound: (request, { caller }) => of(caller).updateRound(actorOf(caller), request),
    removeRounds: ({ eventId, ids }, { caller }) => of(caller).removeRounds(actorOf(caller), eventId, ids),
    restoreRounds: ({ eventId, ids }, { caller }) => of(caller).restoreRounds(actorOf(caller), eventId, ids),
    addPoints: (request, { caller }) => of(caller).addPoints(actorOf(caller), request),
    updatePoints: (request, { caller }) => of(caller).updatePoints(actorOf(caller), request),
    removePoints: ({ eventId, ids }, { caller }) => of(caller).removePoints(actorOf(caller), eventId, ids),
    restorePoints: ({ eventId, ids }, { caller }) => of(caller).restorePoints(actorOf(caller), eventId, ids),
    availability: async ({ registrationId }, { caller }) => ({
      rounds: await of(caller).availability(registrationId),
    }),
    setAvailability: async (request, { caller }) => ({
      rounds: await of(caller).setAvailability(actorOf(caller), request),
    }),
    openRounds: async ({ registrationIds }, { caller }) => ({ rounds: await of(caller).openRounds(registrationIds) }),
    setAvailabilities: (request, { caller }) => of(caller).setAvailabilities(actorOf(caller), request),
  };
}
