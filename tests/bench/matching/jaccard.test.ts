import { expect, it } from 'vitest';
import { person } from '#main/features/matching/recommender/testing.ts';
import { jaccardLists } from './jaccard.ts';

it('orders people by what they share of all that they name, and equals by id', () => {
  const lists = jaccardLists(
    [
      person('ann', { offering: ['a', 'b'], lookingFor: ['b', 'c'], company: 'x' }),
      person('half', { topics: ['a', 'b', 'd'] }), // 2 of 4
      person('third', { lookingFor: ['c'] }), // 1 of 3
      person('colleague', { topics: ['a', 'b', 'c'], company: 'x' }),
      person('none', {}),
      person('all', { offering: ['a'], topics: ['b', 'c'] }), // 3 of 3
      person('another', {}),
    ],
    4,
  );
  expect(lists.get('ann')).toEqual(['all', 'half', 'third', 'another']);
  expect(lists.get('none')).toEqual(['all', 'ann', 'another', 'colleague']);
});
