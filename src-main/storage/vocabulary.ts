import { prefixEditDistance } from '#shared/domain/text.ts';
import type { Reader } from './unit-of-work.ts';

/** Words shorter than this are too alike for typing errors to be told from other words. */
const SHORTEST = 3;
/** From this length on, two errors are forgiven. */
const LONG = 8;

/** An error touches at most so many pairs of neighbouring letters: two swapped letters stand in three pairs. */
const PAIRS_PER_ERROR = 3;
/** Look-ups that are remembered: while the last word of a query is typed, those before it stay the same. */
const MAX_REMEMBERED = 200;

/**
 * All words of the search index, in memory, for finding those that a mistyped word was meant to be. For 100,000 people
 * about 10 MB; a look-up passes over the words once, and bit masks of their letters and pairs of letters spare nearly all
 * comparisons.
 */
export class Vocabulary {
  readonly #known = new Set<string>();
  readonly #words: string[] = [];
  /** For each word the mask of its letters, then that of its pairs. */
  #masks = new Uint32Array(8192);
  readonly #remembered = new Map<string, string[]>();
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

  /** Gives all of them up, to be read anew: of who was erased no word may be left. */
  forget(): void {
    this.#known.clear();
    this.#words.length = 0;
    this.#masks = new Uint32Array(8192);
    this.#remembered.clear();
    this.#loading = null;
  }

  /** Words that `word` may have been meant as, or as the beginning of; closest first, at most `limit`. */
  near(word: string, limit: number): string[] {
    if (word.length < SHORTEST) return [];
    const key = `${limit} ${word}`;
    const remembered = this.#remembered.get(key);
    if (remembered !== undefined) return remembered;
    const found = this.#find(word, limit);
    const [oldest] = this.#remembered.keys();
    if (this.#remembered.size >= MAX_REMEMBERED && oldest !== undefined) this.#remembered.delete(oldest);
    this.#remembered.set(key, found);
    return found;
  }

  #find(word: string, limit: number): string[] {
    const allowed = word.length >= LONG ? 2 : 1;
    const letters = lettersOf(word);
    const pairs = pairsOf(word);
    const hits: { word: string; distance: number }[] = [];
    for (let index = 0; index < this.#words.length; index += 1) {
      // Every letter of the query that the word lacks costs one error at least.
      if (countBits(letters & ~(this.#masks[2 * index] ?? 0)) > allowed) continue;
      if (countBits(pairs & ~(this.#masks[2 * index + 1] ?? 0)) > PAIRS_PER_ERROR * allowed) continue;
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
    this.#remembered.clear();
    if (2 * this.#words.length === this.#masks.length) {
      const larger = new Uint32Array(this.#masks.length * 2);
      larger.set(this.#masks);
      this.#masks = larger;
    }
    this.#masks[2 * this.#words.length] = lettersOf(word);
    this.#masks[2 * this.#words.length + 1] = pairsOf(word);
    this.#words.push(word);
  }
}

/** One bit per letter; letters beyond a to z share bits, which only makes the sieve coarser. */
function lettersOf(word: string): number {
  let mask = 0;
  for (let index = 0; index < word.length; index += 1) mask |= 1 << (word.charCodeAt(index) & 31);
  return mask;
}

/** One bit per pair of neighbouring letters; different pairs may share one. */
function pairsOf(word: string): number {
  let mask = 0;
  for (let index = 1; index < word.length; index += 1) {
    mask |= 1 << ((word.charCodeAt(index - 1) * 7 + word.charCodeAt(index)) & 31);
  }
  return mask;
}

function countBits(value: number): number {
  let bits = value - ((value >>> 1) & 0x5555_5555);
  bits = (bits & 0x3333_3333) + ((bits >>> 2) & 0x3333_3333);
  return (((bits + (bits >>> 4)) & 0x0f0f_0f0f) * 0x0101_0101) >>> 24;
}
