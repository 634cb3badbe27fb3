import { actorOf } from '#main/core/context.ts';
import type { AppContract } from '#shared/contract/index.ts';
import type { Caller, Handlers } from '#shared/rpc/server.ts';
import type { BadgeService } from './badges.ts';
import type { BulkService } from './bulk.ts';
import type { RegistrationService } from './service.ts';
import type { WaitlistService } from './waitlist.ts';

export function registrationHandlers(
  of: (caller: Caller) => RegistrationService,
  badgesOf: (caller: Caller) => BadgeService,
  waitlistOf: (caller: Caller) => WaitlistService,
  bulkOf: (caller: Caller) => BulkService,
): Handlers<AppContract, { caller: Caller }>['registrations'] {
  return {
    get: ({ id }, { caller }) => of(caller).get(id),
    list: (query, { caller }) => of(caller).list(query),
    facets: async ({ eventId }, { caller }) => ({ ticketTypes: await of(caller).ticketTypes(eventId) }),
    create: (request, { caller }) => of(caller).create(actorOf(caller), request),
    addToWaitlist: (request, { caller }) => waitlistOf(caller).add(actorOf(caller), request),
    promote: (request, { caller }) => bulkOf(caller).promote(actorOf(caller), request),
    remove: async ({ id }, { caller }) => {
      await of(caller).remove(actorOf(caller), id);
      return null;
    },
    restore: ({ id }, { caller }) => of(caller).restore(actorOf(caller), id),
    setConsent: ({ id, ...consent }, { caller }) => of(caller).setConsent(actorOf(caller), id, consent),
    bulk: async (request, { caller }) => bulkOf(caller).start(actorOf(caller), request),
    bulkActions: async ({ eventId }, { caller }) => ({ actions: await bulkOf(caller).list(eventId) }),
    undoBulk: async ({ id }, { caller }) => bulkOf(caller).undo(actorOf(caller), id),
    update: ({ id, patch }, { caller }) => of(caller).update(actorOf(caller), id, patch),
    setStatus: ({ id, status }, { caller }) => of(caller).setStatus(actorOf(caller), id, status),
    setBlocked: ({ id, blocked, reason }, { caller }) => of(caller).setBlocked(actorOf(caller), id, blocked, reason),
    assignBadge: ({ registrationId, uid, replace }, { caller }) =>
      badgesOf(caller).assign(actorOf(caller), { registrationId, uid, replace }),
    revokeBadge: async ({ badgeId, reason }, { caller }) =>
      of(caller).get(await badgesOf(caller).revoke(actorOf(caller), badgeId, reason)),
    writeBadge: ({ registrationId, reader, replace }, { caller }) =>
      badgesOf(caller).write(actorOf(caller), { registrationId, reader: reader ?? null, replace }),
  };
}
