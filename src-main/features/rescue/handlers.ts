import type { Uploads } from '#main/core/uploads.ts';
import type { AppContract } from '#shared/contract/index.ts';
import { AppError } from '#shared/domain/errors.ts';
import type { Caller, Handlers } from '#shared/rpc/server.ts';
import type { Rescue } from './service.ts';

type RescueHandlers = Handlers<AppContract, { caller: Caller }>['rescue'];

export interface RescueParts {
  rescue: Rescue;
  uploads: Uploads;
  /** What is wrong with the database. */
  problem: string;
  /** Starts the app anew on the same data folder. */
  restart(reason: string): void;
}

/** Where the database is damaged. Whoever sits at this computer may choose: there is nobody else who could be asked. */
export function rescueHandlers({ rescue, uploads, problem, restart }: RescueParts): RescueHandlers {
  return {
    status: async (_, { caller }) =>
      isAtHand(caller)
        ? { problem, backups: await rescue.backups(), salvage: rescue.state }
        : { problem: TOLD_ELSEWHERE, backups: [], salvage: rescue.state },
    inspect: ({ name }, { caller }) => atHand(caller, () => rescue.inspect(name)),
    restore: ({ name }, { caller }) =>
      atHand(caller, async () => {
        const found = await rescue.restore(name);
        restart('A backup was restored.');
        return found;
      }),
    restoreFile: ({ uploadId }, { caller }) =>
      atHand(caller, async () => {
        const found = await uploads.use(uploadId, ({ path }) => rescue.restoreFile(path));
        restart('A backup was restored.');
        return found;
      }),
    salvage: (_, { caller }) =>
      atHand(caller, async () => {
        rescue.begin();
        return null;
      }),
    cancelSalvage: (_, { caller }) =>
      atHand(caller, async () => {
        rescue.cancel();
        return null;
      }),
    takeSalvaged: (_, { caller }) =>
      atHand(caller, async () => {
        await rescue.takeSaved();
        restart('The app goes on with what was saved.');
        return null;
      }),
  };
}

/** Others on the network know no more than that it is damaged. */
export const TOLD_ELSEWHERE = 'The database of this desk is damaged. What to do about it is chosen at the desk itself.';

/** Whether somebody sits at this computer. */
export function isAtHand(caller: Caller): boolean {
  return caller.origin === null;
}

async function atHand<T>(caller: Caller, work: () => Promise<T>): Promise<T> {
  if (!isAtHand(caller)) throw new AppError('forbidden', TOLD_ELSEWHERE);
  return work();
}

/** Where nothing is damaged. */
export function noRescueHandlers(): RescueHandlers {
  const refuse = async () => {
    throw new AppError('conflict', 'The database is sound: there is nothing to choose.');
  };
  return {
    status: async () => ({
      problem: null,
      backups: [],
      salvage: { state: 'none', progress: 0, message: null, saved: null },
    }),
    inspect: refuse,
    restore: refuse,
    restoreFile: refuse,
    salvage: refuse,
    cancelSalvage: refuse,
    takeSalvaged: refuse,
  };
}
