import { actorOf } from '#main/core/context.ts';
import type { AppContract } from '#shared/contract/index.ts';
import type { Caller, Handlers } from '#shared/rpc/server.ts';
import type { UserService } from './service.ts';

export function userHandlers(service: UserService): Handlers<AppContract, { caller: Caller }>['users'] {
  return {
    list: async () => ({ users: await service.list() }),
    create: (account, { caller }) => service.create(actorOf(caller), account),
    update: ({ id, ...patch }, { caller }) => service.update(actorOf(caller), id, patch),
  };
}
