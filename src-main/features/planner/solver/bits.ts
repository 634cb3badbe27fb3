/** How many bits of a 32-bit word are set (Warren, Hacker's Delight, 5-1). */
export function bitsIn(word: number): number {
  let x = word - ((word >>> 1) & 0x55555555);
  x = (x & 0x33333333) + ((x >>> 2) & 0x33333333);
  return Math.imul((x + (x >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** How many runs of set bits begin in a word; `carry` is 1 where the word before ended within one. */
export function runsBeginningIn(word: number, carry: number): number {
  return bitsIn(word & ~((word << 1) | carry));
}
