import { actorOf } from '#main/core/context.ts';
import type { AppContract } from '#shared/contract/index.ts';
import type { Caller, Handlers } from '#shared/rpc/server.ts';
import type { VenueService } from './service.ts';

export function venueHandlers(
  of: (caller: Caller) => VenueService,
): Handlers<AppContract, { caller: Caller }>['venues'] {
  return {
    list: async (_, { caller }) => ({ venues: await of(caller).list() }),
    create: (fields, { caller }) => of(caller).create(actorOf(caller), fields),
    update: (request, { caller }) => of(caller).update(actorOf(caller), request),
    remove: async ({ id }, { caller }) => {
      await of(caller).remove(actorOf(caller), id);
      return null;
    },
    restore: ({ id }, { caller }) => of(caller).restore(actorOf(caller), id),
    addLocation: (request, { caller }) => of(caller).addLocation(actorOf(caller), request),
    updateLocation: (request, { caller }) => of(caller).updateLocation(actorOf(caller), request),
    removeLocation: async ({ id }, { caller }) => {
      await of(caller).removeLocation(actorOf(caller), id);
      return null;
    },
    restoreLocation: ({ id }, { caller }) => of(caller).restoreLocation(actorOf(caller), id),
  };
}
