import type { TFunction } from 'i18next';
import type { LeaseEntry } from '#shared/contract/sync.ts';
import { claimOf } from '#shared/domain/leases.ts';

/**
 * Who has what this desk goes by, and since when.
 * @param time when they took it, as it is shown
 */
export function leaseSentence(lease: LeaseEntry, time: string, t: TFunction): string {
  const { kind, label, lost } = lease;
  const words = { label, desk: holderOf(lease, lost, t), time };
  return lost ? t(`sync.lease.lost.${kind}`, words) : t(`sync.lease.inUse.${kind}`, words);
}

/** The name of the desk that has it; where that is the very name, it would say nothing. */
function holderOf({ kind, label, deskName }: LeaseEntry, isFirst: boolean, t: TFunction): string {
  const saysNothing = claimOf(kind, deskName)?.resource === claimOf(kind, label)?.resource;
  if (deskName !== '' && !saysNothing) return deskName;
  return t(isFirst ? 'sync.lease.anotherFirst' : 'sync.lease.another');
}

/** What a desk has beside the name by which the hub knows it. */
export function heldWords(leases: readonly LeaseEntry[], deskId: string, name: string, t: TFunction): string[] {
  return leases
    .filter((lease) => lease.deskId === deskId)
    .filter(({ kind, resource }) => kind !== 'station' || resource !== claimOf('station', name)?.resource)
    .map(({ kind, label }) => t(`sync.lease.has.${kind}`, { label }));
}
