import { fold } from './fold.ts';

/** What belongs to one desk of a hub at a time. */
export const LEASE_KINDS = ['station', 'reader', 'kiosk'] as const;
export type LeaseKind = (typeof LEASE_KINDS)[number];

/** No name of such a thing is longer, in characters. */
export const LONGEST_LABEL = 120;
/** Folding makes some letters two or more: no key is longer, in characters. */
export const LONGEST_RESOURCE = 500;

/** Something that a desk wants for itself. */
export interface Claim {
  readonly kind: LeaseKind;
  /** By which all desks mean the same one, however it is written: `station:door 2`. */
  readonly resource: string;
  /** As somebody has written it. */
  readonly label: string;
}

/** Half of a character, as where a text was cut: no database keeps one as it is. */
const HALF = /\p{Surrogate}/gu;

/** What a name stands for; null where nothing is left of it that could be told apart. */
export function claimOf(kind: LeaseKind, name: string): Claim | null {
  const label = name.trim().replace(/\s+/g, ' ').slice(0, LONGEST_LABEL).replace(HALF, '');
  const most = LONGEST_RESOURCE - kind.length - 1;
  const key = fold(label).trim().slice(0, most).replace(HALF, '');
  return key === '' ? null : { kind, resource: `${kind}:${key}`, label };
}

/** What kind of thing a key stands for; null for what is no key. */
export function kindOfResource(resource: string): LeaseKind | null {
  if (resource.length > LONGEST_RESOURCE) return null;
  return LEASE_KINDS.find((kind) => resource.startsWith(`${kind}:`) && resource.length > kind.length + 1) ?? null;
}

/**
 * A reader that is the same wherever it is plugged in: its driver tells a serial number in brackets. Two of a model that tell none
 * have the same name, and nobody could say which of them is meant.
 */
export function readerClaim(name: string): Claim | null {
  if (!/\([0-9A-Z]{6,}\)/i.test(name)) return null;
  // The last two numbers count the readers of a computer.
  return claimOf('reader', name.replace(/( \d\d){1,2}$/, ''));
}
