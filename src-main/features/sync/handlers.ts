import { isEmpty } from '#main/features/installation/empty.ts';
import { isAtHand } from '#main/features/rescue/handlers.ts';
import type { Reader } from '#main/storage/unit-of-work.ts';
import type { AppContract } from '#shared/contract/index.ts';
import { AppError } from '#shared/domain/errors.ts';
import { may } from '#shared/domain/roles.ts';
import type { Caller, Handlers } from '#shared/rpc/server.ts';
import type { SyncService } from './service.ts';

export function syncHandlers(sync: SyncService, read: Reader): Handlers<AppContract, { caller: Caller }>['sync'] {
  /** Where nobody has begun, whoever sits there begins; later it is the one who runs the installation. */
  const requireRunning = async (caller: Caller) => {
    if (may(caller.actor, 'installation.manage') || (isAtHand(caller) && (await isEmpty(read)))) return;
    throw new AppError('forbidden', 'Somebody has begun with this desk. An administrator of it can join a hub.');
  };
  return {
    status: () => sync.status(),
    host: (wishes) => sync.host(wishes),
    stopHosting: () => sync.stopHosting(),
    invite: ({ role, name }) => sync.invite(role, name ?? null),
    desks: async () => ({ desks: await sync.desks() }),
    revoke: ({ deskId }) => sync.revoke(deskId),
    leases: async () => ({ leases: sync.leases.list() }),
    takeLease: async ({ resource }) => ({ outcome: await sync.leases.take(resource) }),
    releaseLease: async ({ resource }) => {
      await sync.leases.leave(resource);
      return null;
    },
    inspectCode: async ({ code }, { caller }) => {
      await requireRunning(caller);
      return sync.inspectCode(code);
    },
    join: async ({ code, name, replace }, { caller }) => {
      await requireRunning(caller);
      return sync.join(code, name, replace);
    },
    cancelJoin: async (_, { caller }) => {
      await requireRunning(caller);
      sync.cancelJoin();
      return null;
    },
    now: () => sync.now(),
    leave: ({ force }) => sync.leave(force),
    quarantine: async () => ({ operations: await sync.quarantine() }),
    retry: ({ deskId, seq }) => sync.retry(deskId, seq),
  };
}
