import { actorOf } from '#main/core/context.ts';
import type { AppContract } from '#shared/contract/index.ts';
import type { Caller, Handlers } from '#shared/rpc/server.ts';
import type { AccountService } from './accounts.ts';
import type { PasscodeService } from './passcodes.ts';

type Of<S> = (caller: Caller) => S;

export function userHandlers(of: Of<AccountService>): Handlers<AppContract, { caller: Caller }>['users'] {
  return {
    list: async (_, { caller }) => ({ users: await of(caller).list() }),
    create: (account, { caller }) => of(caller).create(actorOf(caller), account),
    update: ({ id, ...patch }, { caller }) => of(caller).update(actorOf(caller), id, patch),
    resetPassword: ({ id }, { caller }) => of(caller).resetPassword(actorOf(caller), id),
    sessions: async ({ id }, { caller }) => ({ sessions: await of(caller).sessions(id, caller.sessionId) }),
    signOutEverywhere: async ({ id }, { caller }) => ({
      ended: await of(caller).signOutEverywhere(id, caller.sessionId),
    }),
  };
}

export function passcodeHandlers(of: Of<PasscodeService>): Handlers<AppContract, { caller: Caller }>['passcodes'] {
  return {
    list: async ({ eventId }, { caller }) => ({ passcodes: await of(caller).list(eventId) }),
    create: (request, { caller }) => of(caller).create(actorOf(caller), { ...request, deskId: request.deskId ?? null }),
    revoke: async ({ id }, { caller }) => {
      await of(caller).revoke(actorOf(caller), id);
      return null;
    },
  };
}
