import type { Incidence } from './keyword-index.ts';

/** A word and how much of it there is. */
export interface Weighted {
  word: number;
  weight: number;
}

/** People who must have two words before that means anything. */
const FEWEST_TOGETHER = 3;
/** Related words that are kept for each. */
const MOST_RELATED = 12;

/**
 * Words that people have together more often than by chance: who looks for one will often be glad of the other, and different
 * names of one thing are found this way. Measured by pointwise mutual information (K. W. Church, P. Hanks, "Word association
 * norms, mutual information, and lexicography", Computational Linguistics 16, 1990), less for pairs that few people have.
 */
export class Related {
  private readonly byWord: Weighted[][] = [];

  /** @param from the words to begin with, @param to those that may be related; @param words how many there are to begin with */
  constructor(from: Incidence, to: Incidence, words: number, people: number) {
    const together: number[] = [];
    for (let word = 0; word < words; word++) {
      const met: number[] = [];
      const having = from.slotsOf(word);
      for (const slot of having) {
        for (const other of to.wordsOf(slot)) {
          if (together[other] === undefined || together[other] === 0) met.push(other);
          together[other] = (together[other] ?? 0) + 1;
        }
      }
      const related: Weighted[] = [];
      for (const other of met) {
        const count = together[other] ?? 0;
        together[other] = 0;
        if (count < FEWEST_TOGETHER || (from === to && other === word)) continue;
        // One less than there are: a pair that three people have by chance looks like a strong one otherwise.
        const lift = ((count - 1) * people) / (having.length * to.slotsOf(other).length);
        if (lift > 1) related.push({ word: other, weight: Math.log(lift) * Math.sqrt(count) });
      }
      related.sort((a, b) => b.weight - a.weight || a.word - b.word);
      this.byWord.push(ofLength(related.slice(0, MOST_RELATED), 1));
    }
  }

  /** Related words, with weights whose vector has length 1. None for words that came later. */
  of(word: number): readonly Weighted[] {
    return this.byWord[word] ?? [];
  }
}

/** The same in proportion, with a given length of the vector. */
export function ofLength(vector: readonly Weighted[], length: number): Weighted[] {
  const now = Math.sqrt(vector.reduce((sum, { weight }) => sum + weight * weight, 0));
  return now === 0 ? [] : vector.map(({ word, weight }) => ({ word, weight: (weight * length) / now }));
}
