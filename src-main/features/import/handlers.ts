import { actorOf } from '#main/core/context.ts';
import { allowedSource } from '#main/core/own-path.ts';
import type { AppContract } from '#shared/contract/index.ts';
import type { Caller, Handlers } from '#shared/rpc/server.ts';
import type { ImportService } from './service.ts';

export function importHandlers(
  of: (caller: Caller) => ImportService,
): Handlers<AppContract, { caller: Caller }>['import'] {
  return {
    inspect: async ({ source, choices }, { caller }) => of(caller).inspect(allowedSource(source, caller), choices),
    start: async ({ source, eventId, choices, mapping }, { caller }) =>
      of(caller).start({ source: allowedSource(source, caller), eventId, choices, mapping }),
    status: ({ id }, { caller }) => of(caller).status(id),
    commit: ({ id }, { caller }) => of(caller).commit(actorOf(caller), id),
    cancel: ({ id }, { caller }) => of(caller).cancel(id),
    list: async ({ eventId }, { caller }) => ({ imports: await of(caller).list(eventId) }),
    rejectedFile: ({ id }, { caller }) => of(caller).rejectedFile(id),
  };
}
