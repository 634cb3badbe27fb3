import { describe, expect, it } from 'vitest';
import { Recommender } from './recommender.ts';
import { ANYBODY, NO_RELATIONS, person, randomPeople } from './testing.ts';
import type { Participant } from './types.ts';

const among = (...people: Participant[]) => new Recommender(people, ANYBODY, NO_RELATIONS);

describe('scores', () => {
  it('are the cosine of what one looks for and the other offers, weighted by rarity', () => {
    const people = among(person('ann', { lookingFor: ['x', 'y'] }), person('ben', { offering: ['x'] }));
    // Of two people both name x and one names y: ln(1 + 3/2.5) and ln(1 + 3/1.5).
    const [x, y] = [0.788457, 1.098612];
    const parts = people.scoreParts('ann', 'ben');
    expect(parts.theyOffer).toBeCloseTo(x / Math.hypot(x, y), 5);
    expect(parts.theyLookFor).toBe(0);
    expect(people.scoreParts('ben', 'ann')).toEqual({ ...parts, theyOffer: 0, theyLookFor: parts.theyOffer });
  });

  it('are the harmonic mean of both directions, and one direction alone is worth a little', () => {
    const people = among(
      person('ann', { lookingFor: ['x'], offering: ['y'] }),
      person('ben', { lookingFor: ['y'], offering: ['x'] }),
      person('cem', { lookingFor: ['y'], offering: ['z'] }),
      person('dot', { lookingFor: ['v'], offering: ['w'] }),
    );
    expect(people.score('ann', 'ben')).toBeCloseTo(0.99, 9);
    expect(people.scoreParts('ann', 'cem')).toMatchObject({ theyOffer: 0, theyLookFor: 1 });
    // 2 * 1.05 * 0.05 / 1.1 - 0.05 of the 99 % that keywords make up.
    expect(people.score('ann', 'cem')).toBeCloseTo(0.99 * (0.105 / 1.1 - 0.05), 9);
    expect(people.score('ann', 'dot')).toBe(0);
  });

  it('prefer two half interests to a whole one of one side', () => {
    const people = among(
      person('ann', { lookingFor: ['x', 'y'], offering: ['v', 'w'] }),
      person('mutual', { lookingFor: ['v'], offering: ['x'] }),
      person('oneSided', { offering: ['x', 'y'] }),
    );
    expect(people.score('ann', 'mutual')).toBeGreaterThan(3 * people.score('ann', 'oneSided'));
  });

  it('count topics as offered and as looked for', () => {
    const people = among(
      person('ann', { topics: ['x'] }),
      person('ben', { topics: ['x'] }),
      person('cem', { offering: ['x'] }),
    );
    expect(people.scoreParts('ann', 'ben')).toMatchObject({ theyOffer: 1, theyLookFor: 1 });
    expect(people.scoreParts('ann', 'cem')).toMatchObject({ theyOffer: 1, theyLookFor: 0 });
  });

  it('let rare keywords tell more than common ones', () => {
    const crowd = Array.from({ length: 20 }, (_, place) => person(`crowd-${place}`, { topics: ['ai'] }));
    const people = among(
      ...crowd,
      person('ann', { topics: ['ai', 'peat'] }),
      person('rare', { topics: ['peat', 'q'] }),
      person('common', { topics: ['ai', 'r'] }),
    );
    expect(people.score('ann', 'rare')).toBeGreaterThan(2 * people.score('ann', 'common'));
  });

  it('find people with related keywords, those that others have together', () => {
    const together = Array.from({ length: 6 }, (_, place) =>
      person(`both-${place}`, { topics: ['ml', 'deep learning'] }),
    );
    const others = Array.from({ length: 30 }, (_, place) => person(`other-${place}`, { topics: [`word-${place}`] }));
    const people = among(
      ...together,
      ...others,
      person('ann', { lookingFor: ['ml'] }),
      person('ben', { offering: ['deep learning'] }),
      person('cem', { offering: ['word-3'] }),
    );
    expect(people.scoreParts('ann', 'ben').theyOffer).toBeGreaterThan(0.3);
    expect(people.scoreParts('ann', 'ben').theyOffer).toBeLessThan(people.scoreParts('ann', 'both-1').theyOffer);
    expect(people.scoreParts('ann', 'cem').theyOffer).toBe(0);
    // Two are a coincidence.
    const few = among(
      ...together.slice(0, 2),
      ...others,
      person('ann', { lookingFor: ['ml'] }),
      person('ben', { offering: ['deep learning'] }),
    );
    expect(few.scoreParts('ann', 'ben').theyOffer).toBe(0);
  });

  it('are the same in either order, to the last bit, and from 0 to 1', () => {
    const crowd = randomPeople(80, 3);
    const people = among(...crowd);
    for (const { id: one } of crowd) {
      for (const { id: other } of crowd) {
        const score = people.score(one, other);
        expect(score).toBe(people.score(other, one));
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(1);
      }
    }
  });

  it('are those of the lists', () => {
    const crowd = randomPeople(80, 4);
    const people = among(...crowd);
    people.build();
    for (const { id } of crowd) {
      const scores = people.listOf(id).map(({ score }) => score);
      // Equal scores are told apart by less than a millionth.
      for (const [place, score] of scores.entries()) expect(score).toBeLessThan((scores[place - 1] ?? 1) + 2e-6);
      for (const { id: other, score } of people.listOf(id)) expect(score).toBe(people.score(id, other));
    }
  });
});

describe('people without keywords', () => {
  const founders = Array.from({ length: 12 }, (_, place) =>
    person(`founder-${place}`, { profile: ['founder'], lookingFor: ['funding'], offering: [`product-${place}`] }),
  );
  const investors = Array.from({ length: 12 }, (_, place) =>
    person(`investor-${place}`, { profile: ['partner'], offering: ['funding'], lookingFor: [`product-${place}`] }),
  );
  const crowd = [...founders, ...investors];

  it('are presumed to want what others with their profile want, but less', () => {
    const people = among(...crowd, person('silent', { profile: ['founder'] }));
    const { theyOffer } = people.scoreParts('silent', 'investor-3');
    expect(theyOffer).toBeGreaterThan(0);
    expect(theyOffer).toBeLessThan(people.scoreParts('founder-3', 'investor-3').theyOffer);
    expect(people.scoreParts('silent', 'founder-3').theyOffer).toBe(0);
  });

  it('get full lists that differ, and are shown, also when their profiles say nothing', () => {
    const silent = Array.from({ length: 20 }, (_, place) => person(`silent-${place}`));
    const people = among(...crowd, ...silent);
    people.build();
    const lists = silent.map(({ id }) => people.listOf(id).map((other) => other.id));
    for (const list of lists) expect(list).toHaveLength(10);
    expect(new Set(lists.map((list) => list.toSorted().join())).size).toBe(20);
    for (const { id } of silent) expect(people.exposure().get(id)).toBeGreaterThanOrEqual(3);
  });
});
