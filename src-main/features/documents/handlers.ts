import { actorOf } from '#main/core/context.ts';
import type { ActivityService } from '#main/features/audit/activities.ts';
import type { AppContract } from '#shared/contract/index.ts';
import type { Caller, Handlers } from '#shared/rpc/server.ts';
import type { DocumentService, FileReview } from './service.ts';

export function documentHandlers(
  of: (caller: Caller) => DocumentService,
  activitiesOf: (caller: Caller) => ActivityService,
  files: FileReview,
): Handlers<AppContract, { caller: Caller }>['documents'] {
  return {
    ofRegistration: async ({ registrationId }, { caller }) => ({
      documents: await of(caller).ofRegistration(actorOf(caller), registrationId),
    }),
    list: (query, { caller }) => of(caller).list(query),
    add: (request, { caller }) => of(caller).add(actorOf(caller), request),
    remove: async ({ id }, { caller }) => {
      await of(caller).remove(actorOf(caller), id);
      return null;
    },
    restore: ({ id }, { caller }) => of(caller).restore(actorOf(caller), id),
    open: ({ id }, { caller }) => of(caller).open(actorOf(caller), id),
    review: () => files.review(),
    cleanUp: async ({ names }, { caller }) => {
      const cleaned = await files.cleanUp(names);
      if (cleaned.deleted > 0)
        await activitiesOf(caller).record(actorOf(caller), { action: 'filesCleaned', data: cleaned });
      return cleaned;
    },
  };
}
