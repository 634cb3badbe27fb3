import type { ImportStatus } from '#shared/contract/import.ts';

export type ImportState = ImportStatus['state'];
export const KINDS = ['new', 'changed', 'unchanged', 'rejected'] as const;
export type Kind = (typeof KINDS)[number];

/** Whether an import is still going on, or waits to be confirmed. */
export function isOpen(state: ImportState): boolean {
  return state === 'reading' || state === 'comparing' || state === 'ready' || state === 'applying';
}

/** The list with a newer status in it, newest import first. */
export function withStatus(list: readonly ImportStatus[], status: ImportStatus): ImportStatus[] {
  const known = list.some(({ id }) => id === status.id);
  return known ? list.map((other) => (other.id === status.id ? status : other)) : [status, ...list];
}

/** The import to follow: the one that was started here, else one that is open. */
export function followed(list: readonly ImportStatus[], startedHere: string | null): ImportStatus | null {
  const own = startedHere === null ? undefined : list.find(({ id }) => id === startedHere);
  return own ?? list.find(({ state }) => isOpen(state)) ?? null;
}

/** Pieces of a change's description: the core writes `company: Nordwind · vip: true`. */
export function changesOf(detail: string): { field: string | null; value: string }[] {
  if (detail === '') return [];
  return detail.split(' · ').map((piece) => {
    const found = /^([a-zA-Z]+): (.*)$/su.exec(piece);
    return found === null ? { field: null, value: piece } : { field: found[1] ?? null, value: found[2] ?? '' };
  });
}
