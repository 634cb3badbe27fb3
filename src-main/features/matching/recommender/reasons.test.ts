import { describe, expect, it } from 'vitest';
import { Recommender } from './recommender.ts';
import { ANYBODY, NO_RELATIONS, person } from './testing.ts';

describe('reasons', () => {
  const crowd = Array.from({ length: 10 }, (_, place) =>
    person(`crowd-${place}`, { topics: ['ai'], profile: ['regular'] }),
  );
  const people = new Recommender(
    [
      ...crowd,
      person('ann', {
        lookingFor: ['ai', 'peat', 'wind'],
        offering: ['law', 'tax'],
        topics: ['bees'],
        profile: ['cto'],
      }),
      person('ben', { offering: ['ai', 'peat'], lookingFor: ['tax'], topics: ['bees'], profile: ['cto', 'regular'] }),
      person('cem', { profile: ['cto'] }),
      person('dot'),
      person('eva', { offering: ['h', 'f', 'g', 'e', 'd', 'c', 'b'] }),
      person('fay', { lookingFor: ['b', 'c', 'd', 'e', 'f', 'g', 'h'] }),
    ],
    ANYBODY,
    { ...NO_RELATIONS, must: [['dot', 'ann']] },
  );

  it('say what fits on both sides and on one, the rarest first, and what the profiles share', () => {
    expect(people.explain('ann', 'ben')).toEqual([
      { kind: 'both', keywords: ['bees'] },
      { kind: 'theyOffer', keywords: ['peat', 'ai'] },
      { kind: 'theyLookFor', keywords: ['tax'] },
      { kind: 'profile', keywords: ['cto'] },
    ]);
    expect(people.explain('ben', 'ann')).toEqual([
      { kind: 'both', keywords: ['bees'] },
      { kind: 'theyOffer', keywords: ['tax'] },
      { kind: 'theyLookFor', keywords: ['peat', 'ai'] },
      { kind: 'profile', keywords: ['cto'] },
    ]);
  });

  it('are few but never none', () => {
    expect(people.explain('fay', 'eva')).toEqual([{ kind: 'theyOffer', keywords: ['b', 'c', 'd', 'e', 'f'] }]);
    expect(people.explain('ann', 'cem')).toEqual([{ kind: 'profile', keywords: ['cto'] }]);
    expect(people.explain('cem', 'dot')).toEqual([{ kind: 'few', keywords: [] }]);
  });

  it('begin with the wish of the organizers', () => {
    expect(people.explain('ann', 'dot')).toEqual([{ kind: 'must', keywords: [] }]);
    expect(people.explain('dot', 'ann')).toEqual([{ kind: 'must', keywords: [] }]);
  });

  it('name what comes near as the other has named it, where nothing fits exactly', () => {
    const together = Array.from({ length: 6 }, (_, place) =>
      person(`both-${place}`, { topics: ['ml', 'deep learning'] }),
    );
    const others = Array.from({ length: 30 }, (_, place) => person(`other-${place}`, { topics: [`word-${place}`] }));
    const near = new Recommender(
      [...together, ...others, person('ann', { lookingFor: ['ml'] }), person('ben', { offering: ['deep learning'] })],
      ANYBODY,
      NO_RELATIONS,
    );
    expect(near.explain('ann', 'ben')).toEqual([{ kind: 'theyOffer', keywords: ['deep learning'] }]);
    expect(near.explain('ben', 'ann')).toEqual([{ kind: 'theyLookFor', keywords: ['ml'] }]);
  });
});
