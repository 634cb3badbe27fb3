import { actorOf } from '#main/core/context.ts';
import type { AppContract } from '#shared/contract/index.ts';
import type { Caller, Handlers } from '#shared/rpc/server.ts';
import type { PrintService } from './service.ts';

export function printHandlers(service: PrintService): Handlers<AppContract, { caller: Caller }>['print'] {
  return {
    badge: ({ registrationId }) => service.badge(registrationId),
    printers: () => service.printers(),
    send: (request, { caller }) => service.send(actorOf(caller), caller.connectionId, request),
    test: (_, { caller }) => service.test(caller.connectionId),
    record: (request, { caller }) => service.record(actorOf(caller), request),
    log: async ({ eventId, limit }) => ({ entries: await service.log(eventId, limit) }),
  };
}
