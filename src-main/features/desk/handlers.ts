import { actorOf } from '#main/core/context.ts';
import type { Reader } from '#main/ports/reader.ts';
import type { AppContract } from '#shared/contract/index.ts';
import type { Caller, Handlers } from '#shared/rpc/server.ts';
import { readerStatus } from './reader.ts';
import type { DeskService } from './service.ts';

/** @param home as whoever has not signed in sees the desk: how it looks, not what it works for */
export function deskHandlers(
  of: (caller: Caller) => DeskService,
  home: DeskService,
  deskId: string,
  reader: Reader,
): Handlers<AppContract, { caller: Caller }>['desk'] {
  return {
    get: async (_, { caller }) => {
      if (caller.organizationId !== null) return { deskId, settings: await of(caller).get() };
      return { deskId, settings: { ...(await home.get()), eventId: null } };
    },
    update: (patch, { caller }) => of(caller).update(actorOf(caller), patch),
    reader: async () => readerStatus(reader),
  };
}
