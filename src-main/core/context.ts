import type { KeywordCache } from '#main/features/interests/keyword-cache.ts';
import type { MatchingEngine } from '#main/features/matching/engine/engine.ts';
import type { PlannerThread } from '#main/features/planner/thread/thread.ts';
import type { Rosters } from '#main/features/registrations/rosters.ts';
import type { Clock } from '#main/ports/clock.ts';
import type { Ids } from '#main/ports/ids.ts';
import type { Log } from '#main/ports/log.ts';
import type { OperationLog } from '#main/storage/operations/log.ts';
import type { Search } from '#main/storage/search.ts';
import type { Settings } from '#main/storage/settings.ts';
import type { Store } from '#main/storage/store.ts';
import type { EventPayload } from '#shared/contract/define.ts';
import type { AppContract } from '#shared/contract/index.ts';
import type { Role } from '#shared/domain/roles.ts';
import type { Caller, Origin } from '#shared/rpc/server.ts';

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
  readonly rosters: Rosters;
  readonly matching: MatchingEngine;
  readonly keywords: KeywordCache;
  readonly planner: PlannerThread;
  readonly settings: Settings;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  /** Reaches those of the organization alone. */
  readonly publish: Publish;
  /** The one organization whose data this is about. */
  readonly organizationId: string;
  readonly deskId: string;
}

/** Who makes a change, as the operation log and the facts record it. */
export interface Actor {
  id: string | null;
  name: string | null;
  /** Their role; `app` for what the app does by itself. */
  role: Role | 'owner' | 'app';
  /** From where, if from another computer. */
  origin: Origin | null;
}

/** What jobs and start-up do, without anybody. */
export const THE_APP: Actor = { id: null, name: null, role: 'app', origin: null };

/** Stands for the machine's owner where an account's id would stand. */
export const OWNER_ID = 'owner';

/** The machine's owner at the command line is named as such; everybody else by their account. */
export function actorOf(caller: Caller): Actor {
  if (caller.actor === 'owner') return { id: OWNER_ID, name: 'Command line', role: 'owner', origin: null };
  if (caller.actor === 'anyone') return THE_APP;
  return { id: caller.personId, name: caller.personName, role: caller.actor, origin: caller.origin };
}
