import { actorOf } from '#main/core/context.ts';
import type { AppContract } from '#shared/contract/index.ts';
import type { Caller, Handlers } from '#shared/rpc/server.ts';
import type { RetentionService } from './retention.ts';
import type { PrivacyService } from './service.ts';

export function privacyHandlers(
  of: (caller: Caller) => PrivacyService,
  retentionOf: (caller: Caller) => RetentionService,
): Handlers<AppContract, { caller: Caller }>['privacy'] {
  return {
    exportPerson: async ({ registrationId }, { caller }) => of(caller).exportPerson(actorOf(caller), registrationId),
    preview: ({ registrationId }, { caller }) => of(caller).preview(actorOf(caller), registrationId),
    erase: (request, { caller }) => of(caller).erase(actorOf(caller), request),
    retention: (_, { caller }) => retentionOf(caller).get(),
    previewRetention: (patch, { caller }) => retentionOf(caller).preview(patch),
    setRetention: (patch, { caller }) => retentionOf(caller).set(actorOf(caller), patch),
  };
}
