import { actorOf } from '#main/core/context.ts';
import type { AppContract } from '#shared/contract/index.ts';
import type { Caller, Handlers } from '#shared/rpc/server.ts';
import type { BadgeService } from './badges.ts';
import type { RegistrationService } from './service.ts';

export function registrationHandlers(
  service: RegistrationService,
  badges: BadgeService,
): Handlers<AppContract, { caller: Caller }>['registrations'] {
  return {
    get: ({ id }) => service.get(id),
    list: (query) => service.list(query),
    update: ({ id, patch }, { caller }) => service.update(actorOf(caller), id, patch),
    setStatus: ({ id, status }, { caller }) => service.setStatus(actorOf(caller), id, status),
    setBlocked: ({ id, blocked, reason }, { caller }) => service.setBlocked(actorOf(caller), id, blocked, reason),
    assignBadge: ({ registrationId, uid, replace }, { caller }) =>
      badges.assign(actorOf(caller), { registrationId, uid, replace }),
    revokeBadge: async ({ badgeId, reason }, { caller }) =>
      service.get(await badges.revoke(actorOf(caller), badgeId, reason)),
    writeBadge: ({ registrationId, reader, replace }, { caller }) =>
      badges.write(actorOf(caller), { registrationId, reader: reader ?? null, replace }),
  };
}
