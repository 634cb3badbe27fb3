import { bitsIn, runsBeginningIn } from './bits.ts';
import type { Compiled } from './compile.ts';

const WORD = 32;
/** Below the gaps: idle rounds. */
export const IDLE_BITS = 16;
export const IDLE_MASK = (1 << IDLE_BITS) - 1;

/**
 * Gaps of somebody, and the free rounds in them, if two of their rounds were exchanged, taken for free and free for taken; the same
 * one twice for as they are. The search asks for it millions of times, so both come in one number.
 * @param mask the rounds that people have taken, as bits
 * @returns gaps above {@link IDLE_BITS}, idle rounds below
 */
export function gapsWith(c: Compiled, mask: Int32Array, person: number, first: number, second: number): number {
  const { words, wordOf, bitOf, dayBegins } = c;
  const base = person * words;
  const [firstWord, secondWord] = [wordOf[first] as number, wordOf[second] as number];
  let gaps = 0;
  let idle = 0;
  let any = false;
  let carry = 0;
  // Free rounds since the last meeting of the day: idle ones if another meeting follows.
  let since = 0;
  for (let word = 0; word < words; word++) {
    if (dayBegins[word] === 1) {
      any = false;
      carry = 0;
    }
    let bits = mask[base + word] as number;
    if (word === firstWord) bits ^= bitOf[first] as number;
    if (word === secondWord) bits ^= bitOf[second] as number;
    if (bits !== 0) {
      const leading = Math.clz32(bits);
      const trailing = 31 - Math.clz32(bits & -bits);
      gaps += runsBeginningIn(bits, carry) - (any ? 0 : 1);
      idle += WORD - leading - trailing - bitsIn(bits) + (any ? since + trailing : 0);
      since = leading;
      any = true;
    } else since += WORD;
    carry = bits >>> 31;
  }
  return (gaps << IDLE_BITS) | idle;
}
