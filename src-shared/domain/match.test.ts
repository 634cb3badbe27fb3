import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inOrder, type PairWord, pairState, saidAt } from './match.ts';

const like = (by: 'first' | 'second', at = 1): PairWord => ({ by, choice: 'like', at });
const pass = (by: 'first' | 'second', at = 1): PairWord => ({ by, choice: 'pass', at });
const back = (by: 'first' | 'second', at = 1): PairWord => ({ by, choice: 'none', at });
const made = (at: number): PairWord => ({ match: true, origin: 'manual', at });
const paired = (roundId: string, at = 1): PairWord => ({ paired: true, roundId, at });
const parted = (roundId: string): PairWord => ({ paired: false, roundId });
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
      rounds: [],
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
    expect(pairState(over)).toMatchObject({ first: null, second: null, matchedAt: 2, active: false, origin: 'likes' });
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

  test('whoever was made a match anew is one since then, however they came to be one before', () => {
    const anew = [like('first'), like('second', 2), ended(2), made(7)];
    expect(pairState(anew)).toMatchObject({ active: true, matchedAt: 7, origin: 'manual', first: null });
  });

  test('those who are together for a round are a match as long as they are for any', () => {
    expect(pairState([paired('r1', 3)])).toMatchObject({
      active: true,
      matchedAt: 3,
      origin: 'pairing',
      rounds: ['r1'],
    });
    const both = [paired('r2', 3), paired('r1', 4)];
    expect(pairState([...both, parted('r2')])).toMatchObject({ active: true, matchedAt: 3, rounds: ['r1'] });
    expect(pairState([...both, parted('r2'), parted('r1')])).toMatchObject({ active: false, matchedAt: 3, rounds: [] });
    // Whoever ends it by hand ends it for all rounds.
    expect(pairState([...both, ended()])).toMatchObject({ active: false, rounds: [] });
  });

  test('a match of their own is theirs, and a like from before waits on, whatever comes of a round', () => {
    const own = [like('first'), like('second', 2), paired('r1', 3), parted('r1')];
    expect(pairState(own)).toMatchObject({ active: true, matchedAt: 2, origin: 'likes', rounds: [] });
    const waiting = [like('first'), paired('r1', 3), parted('r1')];
    expect(pairState(waiting)).toMatchObject({ first: 'like', active: false });
    expect(pairState([...waiting, like('second', 9)])).toMatchObject({ active: true, matchedAt: 9, origin: 'likes' });
  });

  test('a choice was said before it was recorded, by a day at most, and never after', () => {
    const DAY = 86_400_000;
    expect(saidAt(5 * DAY - 7, 5 * DAY)).toBe(5 * DAY - 7);
    expect(saidAt(9 * DAY, 5 * DAY)).toBe(5 * DAY);
    expect(saidAt(0, 5 * DAY)).toBe(4 * DAY);
  });

  test('words come in the order in which they were said, and by the clock where that is the same', () => {
    const said = [
      { moment: 5, hlc: 'a', word: 'third' },
      { moment: 3, hlc: 'c', word: 'second' },
      { moment: 3, hlc: 'b', word: 'first' },
    ];
    expect(inOrder(said)).toEqual(['first', 'second', 'third']);
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
