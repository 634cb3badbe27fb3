import type { RegistrationSummary } from '#shared/contract/common.ts';

export interface EnterQuestion {
  /** What stands in the box. */
  text: string;
  /** The hits shown are those of this very text. */
  answered: boolean;
  results: readonly Pick<RegistrationSummary, 'id'>[];
  /** The row that somebody moved to with arrows; null while the first is highlighted by itself. */
  pickedId: string | null;
}

export type EnterAnswer =
  | { kind: 'nothing' }
  /** The hits for this text are still on their way: nobody has seen whom Enter would check in. */
  | { kind: 'wait' }
  | { kind: 'checkIn'; id: string }
  /** Nobody by that name, but it may be a ticket. */
  | { kind: 'code'; code: string }
  /** The text may be the ticket of the first hit: a scan if it is, a check-in by name if not. */
  | { kind: 'codeOrCheckIn'; code: string; id: string };

/**
 * What Enter does in the search box. It only ever checks in somebody whose row is in sight for the present text: looking
 * somebody up must not check them in by accident.
 */
export function enterMeans({ text, answered, results, pickedId }: EnterQuestion): EnterAnswer {
  const typed = text.trim();
  if (typed === '') return { kind: 'nothing' };
  if (pickedId !== null && results.some(({ id }) => id === pickedId)) return { kind: 'checkIn', id: pickedId };
  if (!answered) return { kind: 'wait' };
  const first = results[0];
  if (first === undefined) return isCodeLike(typed) ? { kind: 'code', code: typed } : { kind: 'nothing' };
  return isCodeLike(typed) ? { kind: 'codeOrCheckIn', code: typed, id: first.id } : { kind: 'checkIn', id: first.id };
}

/** Whether a text may be a ticket code: one word, at least four characters, a digit or an address in it. */
export function isCodeLike(text: string): boolean {
  if (/\s/.test(text) || text.length < 4 || text.includes('@')) return false;
  return /\d/.test(text) || /^https?:\/\//i.test(text);
}

/** Whether two spellings of a ticket code are the same to somebody who types it off the paper. */
export function isSameCode(a: string, b: string): boolean {
  const plain = (code: string) => code.trim().toUpperCase();
  return plain(a) === plain(b);
}

/** The row after `steps` from the present one; stops at the ends, so that holding a key never wraps to somebody else. */
export function moved(results: readonly { id: string }[], currentId: string | null, steps: number): string | null {
  const at = results.findIndex(({ id }) => id === currentId);
  const to = Math.min(results.length - 1, Math.max(0, (at === -1 ? 0 : at) + steps));
  return results[to]?.id ?? null;
}
