import { actorOf } from '#main/core/context.ts';
import type { AppContract } from '#shared/contract/index.ts';
import type { Caller, Handlers } from '#shared/rpc/server.ts';
import type { OrganizationService } from './service.ts';

export function organizationHandlers(
  of: (caller: Caller) => OrganizationService,
): Handlers<AppContract, { caller: Caller }>['organizations'] {
  return {
    own: (_, { caller }) => of(caller).get(),
    rename: ({ name }, { caller }) => of(caller).rename(actorOf(caller), name),
    desks: async (_, { caller }) => ({ desks: await of(caller).desks() }),
    list: async (_, { caller }) => ({ organizations: await of(caller).all() }),
    create: ({ name }, { caller }) => of(caller).create(actorOf(caller), name),
    enter: async ({ name }, { caller }) => {
      const found = await of(caller).find(name);
      caller.organizationId = found.id;
      return found;
    },
  };
}
