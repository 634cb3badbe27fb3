import type { LinkProblem, SyncStatus } from '#shared/contract/sync.ts';

/** What keeps a desk from its hub and asks for somebody. */
export type Trouble = LinkProblem | 'diverged';

/** What the line in the header tells of other desks. */
export type ChipState =
  | { kind: 'none' }
  | { kind: 'hub'; connected: number }
  | { kind: 'synced'; at: number }
  | { kind: 'syncing'; pending: number }
  | { kind: 'catchingUp'; done: number }
  | { kind: 'offline'; pending: number; at: number | null; connecting: boolean }
  | { kind: Trouble };

type Membership = NonNullable<SyncStatus['membership']>;

/** What somebody has to look after; null where all is well, or will be by itself. */
export function troubleOf({ problem, diverged }: Membership): Trouble | null {
  return problem ?? (diverged ? 'diverged' : null);
}

/** @param status undefined before it is known */
export function chipStateOf(status: SyncStatus | undefined): ChipState {
  const { hosting = null, membership = null } = status ?? {};
  if (hosting !== null) return { kind: 'hub', connected: hosting.connected };
  if (membership === null) return { kind: 'none' };
  const trouble = troubleOf(membership);
  if (trouble !== null) return { kind: trouble };
  const { state, pending, lastSyncAt, level, catchingUp } = membership;
  if (catchingUp !== null) return { kind: 'catchingUp', done: catchingUp };
  if (state !== 'online' || lastSyncAt === null) {
    return { kind: 'offline', pending, at: lastSyncAt, connecting: state !== 'offline' };
  }
  return pending > 0 || !level ? { kind: 'syncing', pending } : { kind: 'synced', at: lastSyncAt };
}
