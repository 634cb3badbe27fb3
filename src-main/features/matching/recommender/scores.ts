import type { Incidence, KeywordIndex } from './keyword-index.ts';
import { ofLength, Related, type Weighted } from './related.ts';
import type { ScoreParts } from './types.ts';
import { product, Vectors } from './vectors.ts';

/** Added to both directions before their mean is taken, so that the interest of one side alone is worth a little. */
const ONE_SIDED = 0.05;
/** The share of the profile in a score: it decides among people who have named nothing, and hardly ever else. */
const PROFILE_SHARE = 0.01;
/** How much somebody who looks for a keyword looks for related ones, all of them together. */
const RELATED = 0.7;
/** How much it counts what others with such a profile look for and offer, where somebody says nothing. */
const PRESUMED = 0.5;

/**
 * How well people suit each other. One direction is the cosine of what one looks for and what the other offers, keywords
 * weighted by their rarity; the two directions are joined by their harmonic mean, since a meeting needs both (L. Pizzato,
 * T. Rej, T. Chung, I. Koprinska, J. Kay, "RECON: a reciprocal recommender for online dating", RecSys 2010).
 *
 * Somebody is taken to look for keywords related to theirs as well, but less. Who has named nothing is presumed to look for and to
 * offer what others with such a profile do, and that counts less still.
 *
 * A score does not depend on who is asked for whom, to the last bit: words are added up in the order of their numbers.
 *
 * Rarities and relations stay as they were at the beginning, so that one person's new keywords change no score of others; a word
 * that comes later is weighted when it comes.
 */
export class Scores {
  private readonly keywordRarity: Rarity;
  private readonly wordRarityOf: Rarity;
  private readonly need = new Vectors();
  private readonly supply = new Vectors();
  private readonly profile = new Vectors();
  private readonly related: Related;
  private readonly presumedNeed: Related;
  private readonly presumedSupply: Related;
  private people = 0;
  private forward = new Float64Array(0);
  private backward = new Float64Array(0);
  private alike = new Float64Array(0);

  constructor(
    private readonly index: KeywordIndex,
    people: number,
  ) {
    this.keywordRarity = new Rarity(index.named, people);
    this.wordRarityOf = new Rarity(index.profile, people);
    this.related = new Related(index.named, index.named, index.keys.length, people);
    this.presumedNeed = new Related(index.profile, index.need, index.profileWords.length, people);
    this.presumedSupply = new Related(index.profile, index.supply, index.profileWords.length, people);
  }

  /** To be called for everybody at the beginning, and for somebody whose words have changed in the index. */
  refresh(slot: number): void {
    const { index, presumedNeed, presumedSupply } = this;
    this.people = Math.max(this.people, slot + 1);
    const [looksFor, offers] = [index.need.wordsOf(slot), index.supply.wordsOf(slot)];
    const profile = this.weighted(index.profile.wordsOf(slot), this.wordRarityOf);
    const silent = looksFor.length + offers.length === 0;
    this.profile.set(slot, ofLength(profile, 1));
    this.need.set(slot, silent ? presumed(profile, presumedNeed) : ofLength(this.widened(looksFor), 1));
    this.supply.set(
      slot,
      silent ? presumed(profile, presumedSupply) : ofLength(this.weighted(offers, this.keywordRarity), 1),
    );
  }

  /** How rare a keyword is: greater is rarer. */
  rarity(keyword: number): number {
    return this.keywordRarity.of(keyword);
  }

  /** How rare a word of profiles is. */
  wordRarity(word: number): number {
    return this.wordRarityOf.of(word);
  }

  /** The scores of somebody with everybody, by slot, into `scores`; with themselves it means nothing. */
  row(slot: number, scores: Float64Array): void {
    const { people } = this;
    if (this.forward.length < people) {
      this.forward = new Float64Array(people + (people >> 1));
      this.backward = new Float64Array(people + (people >> 1));
      this.alike = new Float64Array(people + (people >> 1));
    }
    const { forward, backward, alike } = this;
    this.supply.products(this.need.of(slot), forward);
    this.need.products(this.supply.of(slot), backward);
    this.profile.products(this.profile.of(slot), alike);
    for (let other = 0; other < people; other++) {
      scores[other] = join(forward[other] ?? 0, backward[other] ?? 0, alike[other] ?? 0);
    }
  }

  /** The score of two and what it is made of, from the view of the first. */
  parts(one: number, other: number): ScoreParts {
    const theyOffer = product(this.need.of(one), this.supply.of(other));
    const theyLookFor = product(this.supply.of(one), this.need.of(other));
    const profile = product(this.profile.of(one), this.profile.of(other));
    return {
      score: join(theyOffer, theyLookFor, profile),
      theyOffer: Math.min(1, theyOffer),
      theyLookFor: Math.min(1, theyLookFor),
      profile: Math.min(1, profile),
    };
  }

  /**
   * What one looks for and the other offers that is related without being the same, the closest first. Nothing that is
   * presumed: this is for people to read.
   */
  near(looking: number, offering: number): Near[] {
    const offers = this.index.supply.wordsOf(offering);
    return this.index.need
      .wordsOf(looking)
      .flatMap((lookedFor) =>
        this.related
          .of(lookedFor)
          .filter(({ word }) => offers.includes(word))
          .map(({ word, weight }) => ({ lookedFor, offered: word, weight })),
      )
      .sort((a, b) => b.weight - a.weight || a.lookedFor - b.lookedFor || a.offered - b.offered);
  }

  /** The weighted words and, with less, those related to them. */
  private widened(words: readonly number[]): Weighted[] {
    const weights = new Map<number, number>();
    for (const { word, weight } of this.weighted(words, this.keywordRarity)) {
      weights.set(word, (weights.get(word) ?? 0) + weight);
      for (const near of this.related.of(word)) {
        weights.set(near.word, (weights.get(near.word) ?? 0) + RELATED * weight * near.weight);
      }
    }
    return ascending(weights);
  }

  private weighted(words: readonly number[], rarity: Rarity): Weighted[] {
    return words.map((word) => ({ word, weight: rarity.of(word) }));
  }
}

interface Near {
  lookedFor: number;
  offered: number;
  weight: number;
}

/** One score of both directions and the profile, from 0 to 1. */
function join(forward: number, backward: number, profile: number): number {
  const [there, back] = [forward + ONE_SIDED, backward + ONE_SIDED];
  const mutual = (2 * there * back) / (there + back) - ONE_SIDED;
  const score = (1 - PROFILE_SHARE) * mutual + PROFILE_SHARE * profile;
  // Rounding may leave the harmonic mean a hair outside.
  return score <= 1e-12 ? 0 : Math.min(score, 1);
}

/** What goes with the words of a profile. */
function presumed(profile: readonly Weighted[], related: Related): Weighted[] {
  const weights = new Map<number, number>();
  for (const { word, weight } of profile) {
    for (const near of related.of(word)) weights.set(near.word, (weights.get(near.word) ?? 0) + weight * near.weight);
  }
  return ofLength(ascending(weights), PRESUMED);
}

function ascending(weights: ReadonlyMap<number, number>): Weighted[] {
  return [...weights].map(([word, weight]) => ({ word, weight })).sort((a, b) => a.word - b.word);
}

/**
 * How rare words are: the logarithm of how many people there are for each who has it, smoothed so that a word that
 * everybody has still weighs a little and one that nobody has is no exception.
 */
class Rarity {
  private readonly known: number[] = [];

  constructor(
    private readonly holders: Incidence,
    private readonly people: number,
  ) {}

  of(word: number): number {
    // In the order of numbers: a word is weighed when it, or a later one, is first asked for.
    while (this.known.length <= word) {
      const having = this.holders.slotsOf(this.known.length).length;
      this.known.push(Math.log(1 + (this.people + 1) / (having + 0.5)));
    }
    return this.known[word] ?? 0;
  }
}
