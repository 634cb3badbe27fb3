import { actorOf } from '#main/core/context.ts';
import type { AppContract } from '#shared/contract/index.ts';
import type { Caller, Handlers } from '#shared/rpc/server.ts';
import type { EventService } from './service.ts';

export function eventHandlers(service: EventService): Handlers<AppContract, { caller: Caller }>['events'] {
  return {
    list: async () => ({ events: await service.list() }),
    get: ({ id }) => service.get(id),
    create: ({ code, ...fields }, { caller }) => service.create(actorOf(caller), code, fields),
    update: ({ id, ...fields }, { caller }) => service.update(actorOf(caller), id, fields),
    setStatus: ({ id, status }, { caller }) => service.setStatus(actorOf(caller), id, status),
  };
}
