import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Recommender } from './recommender.ts';
import { Eligibility } from './rules.ts';
import { ANYBODY, NO_RELATIONS, person, randomPairs, randomPeople } from './testing.ts';
import type { PairingRules, Participant, Relations } from './types.ts';

function eligibility(people: readonly Participant[], rules: PairingRules, relations: Relations = NO_RELATIONS) {
  const result = new Eligibility(rules, relations);
  for (const [slot, one] of people.entries()) result.set(slot, one);
  return result;
}

const GROUPS = ['founder', 'investor', 'researcher'];
const anyRules = fc.record({
  withinCompany: fc.boolean(),
  groups: fc.option(fc.array(fc.tuple(fc.constantFrom(...GROUPS), fc.constantFrom(...GROUPS)), { maxLength: 3 })),
});
/** People, rules and relations from a few numbers. */
const anySituation = fc.record({ rules: anyRules, count: fc.integer({ min: 1, max: 40 }), seed: fc.nat(1e6) });

function situation({ rules, count, seed }: { rules: PairingRules; count: number; seed: number }) {
  const people = randomPeople(count, seed);
  const relations = {
    never: randomPairs(people, count, seed + 1),
    must: randomPairs(people, count >> 1, seed + 2),
    met: randomPairs(people, count, seed + 3),
  };
  return { people, relations, rules };
}

describe('Eligibility', () => {
  it('keeps people of one company apart, and those without one from nobody', () => {
    const people = [person('a', { company: 'x' }), person('b', { company: 'x' }), person('c'), person('d')];
    const apart = eligibility(people, { withinCompany: false, groups: null });
    expect([apart.allowed(0, 1), apart.allowed(0, 2), apart.allowed(2, 3), apart.allowed(0, 0)]).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(eligibility(people, ANYBODY).allowed(0, 1)).toBe(true);
  });

  it('lets only the wanted groups meet, in either order, and those without a group nobody', () => {
    const people = ['founder', 'investor', 'founder', null].map((group, place) => person(`p${place}`, { group }));
    const mixed = eligibility(people, { withinCompany: true, groups: [['investor', 'founder']] });
    expect([
      mixed.allowed(0, 1),
      mixed.allowed(1, 0),
      mixed.allowed(0, 2),
      mixed.allowed(0, 3),
      mixed.allowed(3, 3),
    ]).toEqual([true, true, false, false, false]);
    expect(eligibility(people, { withinCompany: true, groups: [['founder', 'founder']] }).allowed(0, 2)).toBe(true);
    expect(eligibility(people, { withinCompany: true, groups: [] }).allowed(0, 1)).toBe(false);
  });

  it('heeds what must be over the rules, and what is never or has been over all', () => {
    const people = ['a', 'b', 'c', 'd'].map((id) => person(id, { company: 'x' }));
    const apart = eligibility(
      people,
      { withinCompany: false, groups: null },
      {
        must: [
          ['a', 'b'],
          ['c', 'a'],
          ['a', 'd'],
          ['a', 'gone'],
        ],
        never: [['a', 'c']],
        met: [['d', 'a']],
      },
    );
    expect(apart.mustsOf(0)).toEqual([1]);
    expect(apart.mustsOf(1)).toEqual([0]);
    expect(apart.candidatesOf(0)).toBe(1);
  });

  it('forgets who has left', () => {
    const people = eligibility([person('a'), person('b')], ANYBODY, { ...NO_RELATIONS, must: [['a', 'b']] });
    people.set(1, null);
    expect([people.allowed(0, 1), people.mustsOf(0), people.candidatesOf(0)]).toEqual([false, [], 0]);
    people.set(2, person('b'));
    people.set(2, person('c'));
    expect([people.allowed(0, 2), people.mustsOf(0)]).toEqual([true, []]);
  });

  it('marks and counts the same people as it allows', () => {
    fc.assert(
      fc.property(anySituation, (given) => {
        const { people, rules, relations } = situation(given);
        const who = eligibility(people, rules, relations);
        const marks = new Uint8Array(people.length);
        for (const one of people.keys()) {
          who.mark(one, marks);
          const allowed = people.map((_, other) => (who.allowed(one, other) ? 1 : 0));
          expect([...marks]).toEqual(allowed);
          expect(who.candidatesOf(one)).toBe(allowed.filter((mark) => mark === 1).length);
        }
      }),
    );
  });
});

describe('withoutCandidates', () => {
  it('names those who would have nobody under other rules', () => {
    const people = [person('a', { company: 'x' }), person('b', { company: 'x' })];
    const recommender = new Recommender(people, ANYBODY, NO_RELATIONS);
    expect(recommender.withoutCandidates()).toEqual([]);
    expect(recommender.withoutCandidates({ withinCompany: false, groups: null })).toEqual(['a', 'b']);
    expect(recommender.candidatesOf('a')).toBe(1);
  });

  it('is what trying all pairs under these rules gives', () => {
    fc.assert(
      fc.property(anySituation, anyRules, (given, others) => {
        const { people, rules, relations } = situation(given);
        const tried = eligibility(people, others, relations);
        const alone = people.filter((_, one) => people.every((_, other) => !tried.allowed(one, other)));
        const recommender = new Recommender(people, rules, relations);
        expect(recommender.withoutCandidates(others)).toEqual(alone.map(({ id }) => id).sort());
      }),
    );
  });
});
