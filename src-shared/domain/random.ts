/** Repeatable random numbers for demo data and benches. Not for secrets: whoever knows the seed knows them all. */
export interface Random {
  /** A number from 0 up to but not including 1. */
  next(): number;
  /** A whole number from 0 up to but not including `bound`. */
  below(bound: number): number;
  /** True with the given probability from 0 to 1. */
  chance(probability: number): boolean;
  /** One of the items. @throws RangeError when there is none */
  pick<T>(items: readonly T[]): T;
  /** One of the items, each as likely as its weight. @throws RangeError when there is none */
  pickWeighted<T extends { readonly weight: number }>(items: readonly T[]): T;
  /** The items in another order; the given list stays as it is. */
  shuffled<T>(items: readonly T[]): T[];
}

/**
 * A generator that gives the same numbers for the same seed on every machine: Chris Doty-Humphrey's sfc32 (PractRand,
 * public domain), 128 bits of state.
 * @param seed a whole number; its lower 32 bits count
 */
export function createRandom(seed: number): Random {
  let a = 0x9e3779b9;
  let b = 0x243f6a88;
  let c = seed | 0;
  let counter = 1;

  function word(): number {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  }
  // The seed has to reach all of the state; the author recommends 12 rounds and more.
  for (let round = 0; round < 15; round++) word();

  const next = () => word() / 0x1_0000_0000;
  const below = (bound: number) => Math.floor(next() * bound);
  function pick<T>(items: readonly T[]): T {
    if (items.length === 0) throw new RangeError('There is nothing to pick from.');
    return items[below(items.length)] as T;
  }
  return {
    next,
    below,
    chance: (probability) => next() < probability,
    pick,
    pickWeighted(items) {
      let left = next() * items.reduce((sum, item) => sum + item.weight, 0);
      for (const item of items) {
        left -= item.weight;
        if (left < 0) return item;
      }
      return pick(items.slice(-1));
    },
    shuffled(items) {
      const result = [...items];
      for (let i = result.length - 1; i > 0; i--) {
        const j = below(i + 1);
        [result[i], result[j]] = [result[j] as (typeof result)[number], result[i] as (typeof result)[number]];
      }
      return result;
    },
  };
}
