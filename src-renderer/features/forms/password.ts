import { Password } from '#shared/contract/users.ts';

/** How good a password is: what the contract takes is at least `weak`. */
export type PasswordVerdict =
  | { kind: 'empty' }
  | { kind: 'short'; missing: number }
  | { kind: 'long' }
  | { kind: 'weak' | 'fair' | 'strong' };

const LEAST = 10;
/** From this length on a sentence of plain words is as good as it gets. */
const SENTENCE = 18;
const SEQUENCES = ['0123456789', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiop', 'qwertzuiop', 'asdfghjkl'];
const NOTORIOUS = /password|passwort|lanyard|welcome|willkommen|letmein|admin|checkin/i;

/** Judges a password by what it costs to guess: length first, then variety; runs and notorious words count against it. */
export function judgePassword(password: string): PasswordVerdict {
  if (password === '') return { kind: 'empty' };
  if (password.length < LEAST) return { kind: 'short', missing: LEAST - password.length };
  if (!Password.safeParse(password).success) return { kind: 'long' };
  const distinct = new Set(password.toLowerCase()).size;
  if (distinct < 6 || hasRun(password) || NOTORIOUS.test(password)) return { kind: 'weak' };
  const kinds = [/\p{Ll}/u, /\p{Lu}/u, /\p{N}/u, /[^\p{L}\p{N}]/u].filter((kind) => kind.test(password)).length;
  return { kind: password.length >= SENTENCE || (password.length >= 13 && kinds >= 3) ? 'strong' : 'fair' };
}

/** Five neighbours of a keyboard or of the alphabet in a row, either way. */
function hasRun(password: string): boolean {
  const text = password.toLowerCase();
  return SEQUENCES.some((sequence) => {
    const both = [sequence, [...sequence].reverse().join('')];
    return both.some((row) => {
      for (let at = 0; at + 5 <= row.length; at++) if (text.includes(row.slice(at, at + 5))) return true;
      return false;
    });
  });
}
