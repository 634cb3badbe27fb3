import { actorOf } from '#main/core/context.ts';
import type { AppContract } from '#shared/contract/index.ts';
import type { Caller, Handlers } from '#shared/rpc/server.ts';
import type { PrintService } from './service.ts';

export function printHandlers(
  of: (caller: Caller) => PrintService,
): Handlers<AppContract, { caller: Caller }>['print'] {
  return {
    badge: ({ registrationId }, { caller }) => of(caller).badge(registrationId),
    printers: (_, { caller }) => of(caller).printers(),
    send: (request, { caller }) => of(caller).send(actorOf(caller), caller.connectionId, request),
    test: (_, { caller }) => of(caller).test(caller.connectionId),
    record: (request, { caller }) => of(caller).record(actorOf(caller), request),
    log: async ({ eventId, limit }, { caller }) => ({ entries: await of(caller).log(eventId, limit) }),
  };
}
