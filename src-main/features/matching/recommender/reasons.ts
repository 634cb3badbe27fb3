import type { KeywordIndex } from './keyword-index.ts';
import type { Scores } from './scores.ts';
import type { Reason } from './types.ts';

/** Words that one reason names, and that it names where none fits exactly. */
const MOST_WORDS = 5;
const MOST_NEAR = 2;

/**
 * Why the other is shown to the one: what each offers that the other looks for; where there is no such keyword, what they
 * offer or look for that comes near; and what their profiles share. Whatever is said of the other is what they have named.
 */
export function reasonsFor(index: KeywordIndex, scores: Scores, one: number, other: number, must: boolean): Reason[] {
  const { need, supply, profile, keys, profileWords } = index;
  const theyOffer = common(need.wordsOf(one), supply.wordsOf(other));
  const theyLookFor = common(supply.wordsOf(one), need.wordsOf(other));
  if (theyOffer.length === 0) theyOffer.push(...first(scores.near(one, other).map(({ offered }) => offered)));
  if (theyLookFor.length === 0) theyLookFor.push(...first(scores.near(other, one).map(({ lookedFor }) => lookedFor)));
  const alike = common(profile.wordsOf(one), profile.wordsOf(other));
  const rarestFirst = (words: readonly number[]) => named(words, keys, (word) => scores.rarity(word));
  const both = theyOffer.filter((word) => theyLookFor.includes(word));
  const reasons: Reason[] = [
    { kind: 'both', keywords: rarestFirst(both) },
    { kind: 'theyOffer', keywords: rarestFirst(theyOffer.filter((word) => !both.includes(word))) },
    { kind: 'theyLookFor', keywords: rarestFirst(theyLookFor.filter((word) => !both.includes(word))) },
    { kind: 'profile', keywords: named(alike, profileWords, (word) => scores.wordRarity(word)) },
  ];
  const given = reasons.filter(({ keywords }) => keywords.length > 0);
  if (must) return [{ kind: 'must', keywords: [] }, ...given];
  return given.length > 0 ? given : [{ kind: 'few', keywords: [] }];
}

function named(words: readonly number[], keys: readonly string[], rarity: (word: number) => number): string[] {
  return words
    .map((word) => ({ key: keys[word] ?? '', rarity: rarity(word) }))
    .sort((a, b) => b.rarity - a.rarity || (a.key < b.key ? -1 : 1))
    .slice(0, MOST_WORDS)
    .map(({ key }) => key);
}

function first(words: readonly number[]): number[] {
  return [...new Set(words)].slice(0, MOST_NEAR);
}

/** What both lists have. */
function common(one: readonly number[], other: readonly number[]): number[] {
  return one.filter((word) => other.includes(word));
}
