import { describe, expect, it } from 'vitest';
import { Incidence, KeywordIndex } from './keyword-index.ts';
import { person } from './testing.ts';

describe('Incidence', () => {
  it('knows the words of people and the people of words, also after changes', () => {
    const incidence = new Incidence();
    incidence.set(0, [1, 2]);
    incidence.set(3, [2]);
    incidence.set(1, [2, 5]);
    incidence.set(0, [1, 5]);
    const holders = (word: number) => [...incidence.slotsOf(word)].sort();
    expect([1, 2, 5, 9].map(holders)).toEqual([[0], [1, 3], [0, 1], []]);
    incidence.set(1, []);
    expect([2, 5].map(holders)).toEqual([[3], [0]]);
    expect([0, 1, 2, 3, 8].map((slot) => incidence.wordsOf(slot))).toEqual([[1, 5], [], [], [2], []]);
  });
});

describe('KeywordIndex', () => {
  it('numbers words whatever their order in a list', () => {
    const numbered = (...offering: string[]) => {
      const index = new KeywordIndex();
      index.set(0, person('ann', { offering, profile: offering }));
      return [index.keys, index.profileWords];
    };
    expect(numbered('b', 'c', 'a')).toEqual(numbered('a', 'b', 'c'));
  });

  it('keeps the sides apart, and topics on both', () => {
    const index = new KeywordIndex();
    index.set(0, person('ann', { offering: ['a'], lookingFor: ['b'], topics: ['c'] }));
    const words = (numbers: readonly number[]) => numbers.map((number) => index.keys[number]);
    expect(words(index.supply.wordsOf(0)).sort()).toEqual(['a', 'c']);
    expect(words(index.need.wordsOf(0)).sort()).toEqual(['b', 'c']);
    expect(words(index.named.wordsOf(0)).sort()).toEqual(['a', 'b', 'c']);
    index.set(0, null);
    expect(index.named.wordsOf(0)).toEqual([]);
  });
});
