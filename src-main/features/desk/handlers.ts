import type { Reader } from '#main/ports/reader.ts';
import type { AppContract } from '#shared/contract/index.ts';
import type { Caller, Handlers } from '#shared/rpc/server.ts';
import { readerStatus } from './reader.ts';
import type { DeskService } from './service.ts';

export function deskHandlers(
  service: DeskService,
  deskId: string,
  reader: Reader,
): Handlers<AppContract, { caller: Caller }>['desk'] {
  return {
    get: async () => ({ deskId, settings: await service.get() }),
    update: (patch) => service.update(patch),
    reader: async () => readerStatus(reader),
  };
}
