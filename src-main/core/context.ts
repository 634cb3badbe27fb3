import type { Clock } from '#main/ports/clock.ts';
import type { Ids } from '#main/ports/ids.ts';
import type { Log } from '#main/ports/log.ts';
import type { OperationLog } from '#main/storage/operations/log.ts';
import type { Search } from '#main/storage/search.ts';
import type { Store } from '#main/storage/store.ts';
import type { EventPayload } from '#shared/contract/define.ts';
import type { AppContract } from '#shared/contract/index.ts';
import type { Caller } from '#shared/rpc/server.ts';

/** Tells everybody who is connected, and may know, that something happened. */
export type Publish = <F extends keyof AppContract & string, K extends keyof AppContract[F]['events'] & string>(
  feature: F,
  name: K,
  payload: EventPayload<AppContract[F]['events'][K]>,
) => void;

/** What the features work with. */
export interface Context {
  readonly store: Store;
  readonly operations: OperationLog;
  readonly search: Search;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  readonly publish: Publish;
  readonly organizationId: string;
  readonly deskId: string;
}

/** Who makes a change, as the operation log and the facts record it. */
export interface Actor {
  id: string | null;
  name: string | null;
}

/** The machine's owner at the command line is named as such; everybody else by their account. */
export function actorOf(caller: Caller): Actor {
  if (caller.actor === 'owner') return { id: 'owner', name: 'Command line' };
  return { id: caller.personId, name: caller.personName };
}
