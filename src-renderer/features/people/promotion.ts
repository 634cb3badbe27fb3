import type { RegistrationSummary } from '#shared/contract/common.ts';

/** The core lets in no more with one call. */
export const MOST_AT_ONCE = 1000;
/** Names that a glance takes in. */
const NAMED = 5;

/** Who was let in from the waitlist. */
export interface Promotion {
  /** What it can be taken back by. */
  actionId: string | null;
  count: number;
  names: readonly { id: string; name: string }[];
  /** Let in, and not named. */
  more: number;
  /** Above the capacity now. */
  over: number;
}

/** What to say about those who were let in; by their address where nothing else is known of them. */
export function promotionOf({
  actionId,
  promoted,
  count,
  over,
}: {
  actionId: string | null;
  promoted: readonly Pick<RegistrationSummary, 'id' | 'name' | 'email'>[];
  count: number;
  over: number;
}): Promotion {
  const names = promoted.slice(0, NAMED).map(({ id, name, email }) => ({ id, name: name || (email ?? '') }));
  return { actionId, count, names, more: count - names.length, over };
}

/** How many, as it was typed; null when it is no number that the core takes. */
export function countFrom(typed: string): number | null {
  const count = Number(typed);
  return typed.trim() !== '' && Number.isInteger(count) && count >= 1 && count <= MOST_AT_ONCE ? count : null;
}
