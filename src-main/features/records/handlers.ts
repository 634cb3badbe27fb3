import { actorOf } from '#main/core/context.ts';
import type { ExportService } from '#main/features/exports/service.ts';
import type { AppContract } from '#shared/contract/index.ts';
import type { Caller, Handlers } from '#shared/rpc/server.ts';
import type { RecordService } from './service.ts';

export function recordHandlers(
  of: (caller: Caller) => RecordService,
  exportsOf: (caller: Caller) => ExportService,
): Handlers<AppContract, { caller: Caller }>['records'] {
  return {
    dashboard: ({ eventId }, { caller }) => of(caller).dashboard(eventId),
    daily: async ({ eventId }, { caller }) => ({ days: await of(caller).daily(eventId) }),
    export: (request, { caller }) => exportsOf(caller).start(actorOf(caller), request),
  };
}
