import { actorOf } from '#main/core/context.ts';
import type { AppContract } from '#shared/contract/index.ts';
import type { Caller, Handlers } from '#shared/rpc/server.ts';
import type { TaskService } from './service.ts';

export function taskHandlers(of: (caller: Caller) => TaskService): Handlers<AppContract, { caller: Caller }>['tasks'] {
  return {
    list: async (_, { caller }) => ({ tasks: of(caller).list(actorOf(caller)) }),
    get: async ({ taskId }, { caller }) => of(caller).get(actorOf(caller), taskId),
    cancel: ({ taskId }, { caller }) => of(caller).cancel(actorOf(caller), taskId),
  };
}
