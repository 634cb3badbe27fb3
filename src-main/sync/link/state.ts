import type { LinkProblem } from '#shared/contract/sync.ts';
import type { DeskRole } from '#shared/domain/desk-roles.ts';
import type { HubAddress } from '../transport/pinned.ts';

/** The hub that a desk belongs to, as the desk keeps it. */
export interface JoinedHub {
  readonly addresses: readonly HubAddress[];
  /** SHA-256 of its public key, in lower case hex digits. */
  readonly fingerprint: string;
  readonly logId: string;
  /** As it calls itself. */
  readonly name: string;
  /** What this desk is there for. */
  readonly role: DeskRole;
  /** By which the hub names this desk. */
  readonly deskName: string;
}

export interface LinkState {
  readonly state: 'connecting' | 'online' | 'offline';
  readonly problem: LinkProblem | null;
  /** When the hub was heard of last, epoch ms. */
  readonly lastSyncAt: number | null;
  /** By how much this clock is ahead of the hub's, in ms; null before it is known. */
  readonly clockOffset: number | null;
  /** What the two hold is not the same, though it should be. */
  readonly diverged: boolean;
  /** All that either holds is on disk at the other, as far as is known. */
  readonly level: boolean;
  /** How much is done of taking over what the hub holds, from 0 to 1; null where that is not being done. */
  readonly catchingUp: number | null;
}
