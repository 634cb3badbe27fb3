import { actorOf } from '#main/core/context.ts';
import type { AppContract } from '#shared/contract/index.ts';
import { AppError } from '#shared/domain/errors.ts';
import type { Caller, Handlers } from '#shared/rpc/server.ts';
import type { ImportService, ImportSource } from './service.ts';

export function importHandlers(
  of: (caller: Caller) => ImportService,
): Handlers<AppContract, { caller: Caller }>['import'] {
  return {
    inspect: async ({ source, choices }, { caller }) => of(caller).inspect(allowed(source, caller), choices),
    start: async ({ source, eventId, choices, mapping }, { caller }) =>
      of(caller).start({ source: allowed(source, caller), eventId, choices, mapping }),
    status: ({ id }, { caller }) => of(caller).status(id),
    commit: ({ id }, { caller }) => of(caller).commit(actorOf(caller), id),
    cancel: ({ id }, { caller }) => of(caller).cancel(id),
    list: async ({ eventId }, { caller }) => ({ imports: await of(caller).list(eventId) }),
    rejectedFile: ({ id }, { caller }) => of(caller).rejectedFile(id),
  };
}

/** Paths of this machine are for the owner at its command line; a browser must not read files by name. */
function allowed(source: ImportSource, caller: Caller): ImportSource {
  if (source.kind === 'path' && caller.actor !== 'owner') {
    throw new AppError('forbidden', 'Choose the file in the app; reading files by path is for the command line.');
  }
  return source;
}
