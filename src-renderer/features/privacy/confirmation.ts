import { fold, tokens } from '#shared/domain/text.ts';

/** More than this nobody types without a slip. */
const LONGEST = 40;

/**
 * Whether somebody can be asked to type a name: on any keyboard, accents aside, and in a moment. Arabic and Chinese names
 * and very long ones are confirmed by a tick instead: a hurdle that cannot be taken protects nobody.
 */
export function isTypable(name: string): boolean {
  const folded = fold(name);
  return folded.length <= LONGEST && /[a-z]/.test(folded) && /^[a-z0-9 '’.,-]+$/.test(folded);
}

/** Whether what was typed is the name: capitals, accents and spaces aside. */
export function isSameName(typed: string, name: string): boolean {
  return tokens(typed).join(' ') === tokens(name).join(' ');
}
