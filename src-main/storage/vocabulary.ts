import { prefixEditDistance } from '#shared/domain/text.ts';
import type { Reader } from './unit-of-work.ts';

/** Words shorter than this are too alike for typing errors to be told from other words. */
const SHORTEST = 3;
/** From this length on, two errors are forgiven. */
const LONG = 8;

/**
 * All words of the search index, in memory, for finding those that a mistyped word was meant to be. For 100,000 people
 * about 10 MB; a look-up passes over the words once, and a bit mask of their letters spares nearly all comparisons.
 */
export class Vocabulary {
  readonly #known = new Set<string>();
  readonly #words: string[] = [];
  #masks = new Uint32Array(4096);
  #loading: Promise<void> | null = null;

  /** Reads the words from the index; later calls return at once. */
  ready(read: Reader): Promise<void> {
    this.#loading ??= this.#load(read);
    return this.#loading;
  }

  /** Adds the words of entries that were indexed since. Words are not taken out: one too many does no harm. */
  add(words: readonly string[]): void {
    // Before the first load everything will be read from the index anyway.
    if (this.#loading === null) return;
    for (const word of words) this.#insert(word);
  }

  /** Words that `word` may have been meant as, or as the beginning of; closest first, at most `limit`. */
  near(word: string, limit: number): string[] {
    if (word.length < SHORTEST) return [];
    const allowed = word.length >= LONG ? 2 : 1;
    const mask = lettersOf(word);
    const hits: { word: string; distance: number }[] = [];
    for (let index = 0; index < this.#words.length; index += 1) {
      // Every letter of the query that the word lacks costs one error at least.
      if (countBits(mask & ~(this.#masks[index] ?? 0)) > allowed) continue;
      const candidate = this.#words[index] ?? '';
      const distance = prefixEditDistance(word, candidate, allowed);
      if (distance > 0 && distance <= allowed) hits.push({ word: candidate, distance });
    }
    return hits
      .sort(
        (a, b) =>
          a.distance - b.distance ||
          Math.abs(a.word.length - word.length) - Math.abs(b.word.length - word.length) ||
          (a.word < b.word ? -1 : 1),
      )
      .slice(0, limit)
      .map((hit) => hit.word);
  }

  async #load(read: Reader): Promise<void> {
    const rows = await read.all<{ term: string }>('SELECT term FROM directory_words');
    for (const { term } of rows) this.#insert(term);
  }

  #insert(word: string): void {
    if (this.#known.has(word)) return;
    this.#known.add(word);
    if (this.#words.length === this.#masks.length) {
      const larger = new Uint32Array(this.#masks.length * 2);
      larger.set(this.#masks);
      this.#masks = larger;
    }
    this.#masks[this.#words.length] = lettersOf(word);
    this.#words.push(word);
  }
}

/** One bit per letter; letters beyond a to z share bits, which only makes the sieve coarser. */
function lettersOf(word: string): number {
  let mask = 0;
  for (let index = 0; index < word.length; index += 1) mask |= 1 << (word.charCodeAt(index) & 31);
  return mask;
}

function countBits(value: number): number {
  let bits = value - ((value >>> 1) & 0x5555_5555);
  bits = (bits & 0x3333_3333) + ((bits >>> 2) & 0x3333_3333);
  return (((bits + (bits >>> 4)) & 0x0f0f_0f0f) * 0x0101_0101) >>> 24;
}
