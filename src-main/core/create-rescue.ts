import { hostname } from 'node:os';
import { defaultSettings } from '#main/features/desk/service.ts';
import { isAtHand, rescueHandlers, TOLD_ELSEWHERE } from '#main/features/rescue/handlers.ts';
import { Rescue } from '#main/features/rescue/service.ts';
import type { DamagedDatabase } from '#main/storage/store.ts';
import { type AppContract, contract } from '#shared/contract/index.ts';
import { AppError } from '#shared/domain/errors.ts';
import { type Caller, createRpcServer, type Handlers } from '#shared/rpc/server.ts';
import { newCaller, type Ports, type Served } from './create-core.ts';
import { Downloads } from './downloads.ts';
import { Uploads } from './uploads.ts';

type AllHandlers = Handlers<AppContract, { caller: Caller }>;

/**
 * What stands in for the core where its database is damaged: it answers what a page asks first, and offers the ways out.
 * Every other call says what is wrong.
 */
export async function createRescue(ports: Ports, damage: DamagedDatabase): Promise<Served> {
  const { clock, ids, log } = ports;
  const uploads = new Uploads(ports.folder, clock, ids);
  await uploads.open();
  const deskId = ids.next();
  const rescue = new Rescue({
    folder: ports.folder,
    log,
    onChange: (state) => server.push('rescue', 'salvageChanged', state, null),
  });
  const damaged = handlersThatRefuse(damage);
  const server = createRpcServer({
    contract,
    handlers: {
      ...damaged,
      app: {
        ...damaged.app,
        info: async () => ({
          version: ports.version,
          host: ports.host,
          firstRun: 'done' as const,
          deskName: hostname(),
          damaged: true,
        }),
        resume: async () => null,
        me: async () => null,
      },
      desk: { ...damaged.desk, get: async () => ({ deskId, settings: defaultSettings(hostname()) }) },
      rescue: rescueHandlers({ rescue, uploads, problem: damage.message, restart: ports.restart }),
    },
    onFault: (name, error) => log.error(`The call ${name} failed`, error),
    checkResults: ports.checkResults,
  });
  return {
    uploads,
    downloads: new Downloads(clock),
    serve(channel, actor, origin = null) {
      const caller = newCaller(ids, actor, null, origin);
      server.serve(channel, caller);
      return caller.connectionId;
    },
    async stop(reason) {
      server.push('app', 'closing', { reason }, null);
      await rescue.stop();
      await server.idle();
      server.closeAll();
      await ports.reader.stop();
      await ports.passwords.stop();
    },
  };
}

/** One for each call of the contract. */
function handlersThatRefuse(damage: DamagedDatabase): AllHandlers {
  const refuse = async (_: unknown, { caller }: { caller: Caller }) => {
    throw new AppError(damage.code, isAtHand(caller) ? damage.message : TOLD_ELSEWHERE);
  };
  const features = Object.entries(contract).map(([feature, { calls }]) => [
    feature,
    Object.fromEntries(Object.keys(calls).map((name) => [name, refuse])),
  ]);
  return Object.fromEntries(features) as AllHandlers;
}
