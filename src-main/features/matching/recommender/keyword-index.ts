import type { Participant } from './types.ts';

/** Numbers for keys, in the order in which the keys come. */
class Vocabulary {
  readonly keys: string[] = [];
  private readonly numbers = new Map<string, number>();

  /** The numbers of the keys, ascending, each once; unknown keys become known. */
  numbersOf(keys: Iterable<string>): number[] {
    // Sorted before they are numbered: the order within somebody's list must not matter.
    const numbers = [...new Set(keys)].sort().map((key) => {
      const known = this.numbers.get(key);
      if (known !== undefined) return known;
      this.numbers.set(key, this.keys.length);
      return this.keys.push(key) - 1;
    });
    return numbers.sort((a, b) => a - b);
  }
}

/** Which people have which words, both ways. People are slots: small whole numbers. */
export class Incidence {
  private readonly words: number[][] = [];
  private readonly slots: number[][] = [];

  /** The words of somebody, ascending. */
  wordsOf(slot: number): readonly number[] {
    return this.words[slot] ?? NONE;
  }

  /** Everybody who has the word, in no order. */
  slotsOf(word: number): readonly number[] {
    return this.slots[word] ?? NONE;
  }

  /** Gives somebody these words instead of earlier ones. */
  set(slot: number, words: number[]): void {
    for (const word of this.wordsOf(slot)) {
      const holders = this.slots[word] ?? [];
      const place = holders.indexOf(slot);
      const last = holders.pop();
      if (last !== undefined && place < holders.length) holders[place] = last;
    }
    while (this.words.length < slot) this.words.push([]);
    this.words[slot] = words;
    for (const word of words) {
      while (this.slots.length <= word) this.slots.push([]);
      this.slots[word]?.push(slot);
    }
  }
}

const NONE: readonly number[] = [];

/** The inverted index: what everybody looks for, offers, and has in the profile. */
export class KeywordIndex {
  private readonly keywords = new Vocabulary();
  private readonly words = new Vocabulary();
  /** What somebody looks for, and topics. */
  readonly need = new Incidence();
  /** What somebody offers, and topics. */
  readonly supply = new Incidence();
  readonly profile = new Incidence();
  /** Everything that somebody names, on whichever side. */
  readonly named = new Incidence();

  /** Keywords by their number. */
  get keys(): readonly string[] {
    return this.keywords.keys;
  }

  /** Words of profiles by their number. */
  get profileWords(): readonly string[] {
    return this.words.keys;
  }

  /** Takes somebody in, or their new keywords; null takes them out. */
  set(slot: number, person: Participant | null): void {
    const { offering, lookingFor, topics, profile } = person ?? NOBODY;
    this.need.set(slot, this.keywords.numbersOf([...lookingFor, ...topics]));
    this.supply.set(slot, this.keywords.numbersOf([...offering, ...topics]));
    this.named.set(slot, this.keywords.numbersOf([...offering, ...lookingFor, ...topics]));
    this.profile.set(slot, this.words.numbersOf(profile));
  }
}

const NOBODY = { offering: [], lookingFor: [], topics: [], profile: [] };
