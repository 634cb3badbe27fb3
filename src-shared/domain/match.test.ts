import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type PairWord, pairState } from './match.ts';

const like = (by: 'first' | 'second', at = 1): PairWord => ({ by, choice: 'like', at });
const pass = (by: 'first' | 'second', at = 1): PairWord => ({ by, choice: 'pass', at });
const back = (by: 'first' | 'second', at = 1): PairWord => ({ by, choice: 'none', at });
const made = (at: number): PairWord => ({ match: true, origin: 'manual', at });
const ended = (at: number | null = null): PairWord => ({ match: false, origin: 'manual', at });

describe('what stands between two people', () => {
  test('a like waits for the other, and is a match when it comes', () => {
    expect(pairState([like('first', 5)])).toMatchObject({
      first: 'like',
      second: null,
      active: false,
      matchedAt: null,
    });
    expect(pairState([like('first', 5), like('second', 9)])).toEqual({
      first: 'like',
      second: 'like',
      matchedAt: 9,
      active: true,
      origin: 'likes',
    });
  });

  test('a choice can be changed and taken back until they match, and not from then on', () => {
    expect(pairState([like('first'), pass('first'), like('second')])).toMatchObject({ first: 'pass', active: false });
    expect(pairState([like('first'), back('first'), like('second')])).toMatchObject({ first: null, active: false });
    expect(pairState([pass('first'), like('first'), like('second')]).active).toBe(true);
    expect(pairState([like('first'), like('second', 3), pass('first', 4), back('second', 5)])).toMatchObject({
      first: 'like',
      active: true,
      matchedAt: 3,
    });
  });

  test('after a match has ended both begin anew', () => {
    const over = [like('first'), like('second', 2), ended()];
    expect(pairState(over)).toEqual({ first: null, second: null, matchedAt: 2, active: false, origin: 'likes' });
    expect(pairState([...over, like('first')])).toMatchObject({ active: false, matchedAt: 2 });
    expect(pairState([...over, like('first'), like('second', 8)])).toMatchObject({ active: true, matchedAt: 8 });
  });

  test('one that was made by hand needs no likes, and leaves one that is there as it is', () => {
    expect(pairState([pass('first'), made(4)])).toMatchObject({ active: true, matchedAt: 4, origin: 'manual' });
    expect(pairState([like('first'), like('second', 2), made(4)])).toMatchObject({ matchedAt: 2, origin: 'likes' });
  });

  test('of one that was ended by hand it is known since when it was one', () => {
    expect(pairState([ended(4)])).toMatchObject({ active: false, matchedAt: 4, origin: 'manual' });
    expect(pairState([ended()])).toMatchObject({ active: false, matchedAt: null, origin: null });
  });

  test('of whoever was erased nothing is left', () => {
    const all = [like('first'), like('second', 2), 'erased'] as const;
    expect(pairState(all)).toMatchObject({ first: null, second: null, matchedAt: null, active: false });
    expect(pairState([...all, like('first')])).toMatchObject({ first: 'like', active: false });
  });

  test('it is a match only if both have liked since they last began anew, or somebody made it one', () => {
    const Word = fc.oneof(
      fc.record({
        by: fc.constantFrom('first', 'second'),
        choice: fc.constantFrom('like', 'pass', 'none'),
        at: fc.nat(9),
      }),
      fc.constant(made(1)),
      fc.constant(ended()),
      fc.constant('erased'),
    ) as fc.Arbitrary<PairWord>;
    fc.assert(
      fc.property(fc.array(Word, { maxLength: 12 }), (words) => {
        const begins = (word: PairWord) => word === 'erased' || ('match' in word && !word.match);
        const begun = words.findLastIndex(begins);
        const since = words.slice(begun + 1);
        const isMade = since.some((word) => word !== 'erased' && 'match' in word);
        // What each has last said, at every point: both liking at one of them is enough.
        const both = since.some((_, end) => {
          const last = (side: string) =>
            since.slice(0, end + 1).findLast((word) => word !== 'erased' && 'by' in word && word.by === side);
          const likes = (word: PairWord | undefined) =>
            word !== undefined && word !== 'erased' && 'by' in word && word.choice === 'like';
          return likes(last('first')) && likes(last('second'));
        });
        expect(pairState(words).active).toBe(isMade || both);
      }),
    );
  });
});
