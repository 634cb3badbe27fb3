import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '#shared/domain/random.ts';
import { Recommender, type RecommenderOptions } from './recommender.ts';
import { ANYBODY, NO_RELATIONS, person, randomPairs, randomPeople } from './testing.ts';
import type { PairingRules, Participant, Relations } from './types.ts';

function built(
  people: readonly Participant[],
  rules: PairingRules = ANYBODY,
  relations: Relations = NO_RELATIONS,
  options: RecommenderOptions = {},
) {
  const recommender = new Recommender(people, rules, relations, options);
  recommender.build();
  return recommender;
}

const idsOf = (list: readonly { id: string }[]) => list.map(({ id }) => id);
const listsOf = (recommender: Recommender, people: readonly Participant[]) =>
  new Map(people.map(({ id }) => [id, idsOf(recommender.listOf(id))]));

describe('before lists are made', () => {
  it('everybody is recommended by score, whoever comes later too, and building gives the same lists as ever', () => {
    const [first, ...others] = randomPeople(60, 3) as [Participant, ...Participant[]];
    const late = others.splice(40);
    const recommender = new Recommender([first, ...others], ANYBODY, NO_RELATIONS);
    recommender.update(late, []);
    expect(recommender.listOf(first.id)).toEqual([]);
    const shown = recommender.recommend(first.id, { limit: 100 });
    expect(idsOf(shown).toSorted()).toEqual([...others, ...late].map(({ id }) => id).toSorted());
    const scores = shown.map(({ score }) => score);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    recommender.build();
    const people = [first, ...others, ...late];
    expect(listsOf(recommender, people)).toEqual(listsOf(built(people), people));
  });
});

describe('a very good match', () => {
  it('stays one when those who suit each other best have met, and is none where the two are kept apart', () => {
    const people = randomPeople(80, 4);
    const before = new Recommender(people, ANYBODY, NO_RELATIONS);
    const pairs = people.flatMap(({ id }) =>
      before.recommend(id, { limit: 3 }).map((other): [string, string] => [id, other.id]),
    );
    const level = before.veryGood(80);
    expect(level).toBeGreaterThan(0);
    expect(new Recommender(people, ANYBODY, { ...NO_RELATIONS, met: pairs }).veryGood(80)).toBe(level);
    expect(new Recommender(people, ANYBODY, { ...NO_RELATIONS, never: pairs }).veryGood(80)).toBeLessThan(level);
    const [one, other] = [people[0], people[1]] as [Participant, Participant];
    expect(new Recommender([one, other], ANYBODY, { ...NO_RELATIONS, never: [[one.id, other.id]] }).veryGood(2)).toBe(
      0,
    );
  });
});

describe('lists', () => {
  it('do not depend on the order of people, keywords or relations', () => {
    const people = randomPeople(150, 5);
    const relations = { never: randomPairs(people, 40, 1), must: randomPairs(people, 40, 2), met: [] };
    const random = createRandom(9);
    const shuffled = random.shuffled(people).map((one) => ({
      ...one,
      offering: random.shuffled(one.offering),
      lookingFor: random.shuffled(one.lookingFor),
      profile: random.shuffled(one.profile),
    }));
    const mirrored = { ...relations, must: random.shuffled(relations.must).map(([a, b]): [string, string] => [b, a]) };
    const lists = listsOf(built(people, ANYBODY, relations), people);
    expect(listsOf(built(shuffled, ANYBODY, mirrored), people)).toEqual(lists);
    expect(listsOf(built(people, ANYBODY, relations, { seed: 8 }), people)).not.toEqual(lists);
  });

  it('show nobody in fewer than three where everybody may meet everybody, and all in as many as are told', () => {
    fc.assert(
      fc.property(fc.integer({ min: 4, max: 70 }), fc.nat(1e6), fc.constantFrom(4, 10), (count, seed, size) => {
        const people = randomPeople(count, seed);
        const recommender = built(people, ANYBODY, NO_RELATIONS, { size });
        const shown = new Map(people.map(({ id }) => [id, 0]));
        for (const [id, list] of listsOf(recommender, people)) {
          expect(list).toHaveLength(Math.min(size, count - 1));
          expect(new Set(list).size).toBe(list.length);
          expect(list).not.toContain(id);
          for (const other of list) shown.set(other, (shown.get(other) ?? 0) + 1);
        }
        expect(recommender.exposure()).toEqual(shown);
        expect(Math.min(...shown.values())).toBeGreaterThanOrEqual(3);
      }),
      { numRuns: 60 },
    );
  });

  it('keep to rules and relations, and no exchange could help those in fewer than three', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), fc.nat(1e6), (count, seed) => {
        const people = randomPeople(count, seed);
        const never = randomPairs(people, count * 2, seed + 1);
        const relations = {
          never,
          must: randomPairs(people, count, seed + 2),
          met: randomPairs(people, count, seed + 3),
        };
        const rules: PairingRules = {
          withinCompany: false,
          groups: [
            ['founder', 'investor'],
            ['founder', 'researcher'],
          ],
        };
        const recommender = built(people, rules, relations);
        const may = new Map(people.map(({ id }) => [id, new Set(idsOf(recommender.recommend(id, { limit: count })))]));
        const lists = listsOf(recommender, people);
        const exposure = recommender.exposure();
        const isMust = (one: string, other: string) =>
          recommender.explain(one, other).some(({ kind }) => kind === 'must');
        for (const [id, list] of lists) {
          expect(may.get(id)?.size).toBe(recommender.candidatesOf(id));
          for (const other of list) expect(may.get(id)?.has(other)).toBe(true);
          const musts = [...(may.get(id) ?? [])].filter((other) => isMust(id, other));
          expect(new Set(list.slice(0, musts.length))).toEqual(new Set(musts));
          expect(list).toHaveLength(Math.max(musts.length, Math.min(10, may.get(id)?.size ?? 0)));
          if ((exposure.get(id) ?? 0) >= 3) continue;
          for (const host of may.get(id) ?? []) {
            const others = lists.get(host) ?? [];
            if (others.includes(id)) continue;
            for (const leaving of others) expect(isMust(host, leaving) || (exposure.get(leaving) ?? 0) <= 3).toBe(true);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('find a place over several exchanges where one does not do', () => {
    // Whom a may meet has lists of people who stand in three each; only further on does somebody stand in more.
    const groups: [string, string][] = [
      ['a', 'hosts'],
      ['b', 'hosts'],
      ['b', 'others'],
      ['c', 'others'],
    ];
    const of = (group: string, count: number, known: Partial<Participant> = {}) =>
      Array.from({ length: count }, (_, place) => person(`${group}-${place}`, { group, ...known }));
    const people = [
      ...of('a', 2, { topics: ['rare'] }),
      ...of('b', 4, { topics: ['wanted'] }),
      ...of('c', 4, { topics: ['plain'] }),
      ...of('hosts', 9, { topics: ['wanted'] }),
      ...of('others', 9, { topics: ['plain'] }),
    ];
    const exposure = built(people, { withinCompany: true, groups }, NO_RELATIONS, { size: 2 }).exposure();
    const shown = (group: string) => [...exposure].filter(([id]) => id.startsWith(group)).map(([, lists]) => lists);
    // 18 lists of two for a, b and c: enough for three each, but only if b moves on to the others.
    for (const lists of [...shown('a'), ...shown('b'), ...shown('c')]) expect(lists).toBeGreaterThanOrEqual(3);
  });

  it('show popular people less often than they would be wanted', () => {
    const star = person('star', { offering: ['funding'], lookingFor: ['start-ups'] });
    const crowd = Array.from({ length: 80 }, (_, place) =>
      person(`p${place}`, {
        offering: ['start-ups', `own-${place % 20}`],
        lookingFor: ['funding', `own-${(place + 1) % 20}`],
      }),
    );
    const plain =
      built([star, ...crowd], ANYBODY, NO_RELATIONS, { fairness: 0 })
        .exposure()
        .get('star') ?? 0;
    const fair =
      built([star, ...crowd])
        .exposure()
        .get('star') ?? 0;
    expect(plain).toBe(80);
    expect(fair).toBeLessThan(60);
    expect(fair).toBeGreaterThanOrEqual(10);
  });

  it('are longer where more must be met', () => {
    const people = randomPeople(40, 2);
    const [host, ...others] = idsOf(people);
    const must = others.slice(0, 14).map((id): [string, string] => [id, host as string]);
    const recommender = built(people, ANYBODY, { ...NO_RELATIONS, must });
    expect(new Set(idsOf(recommender.listOf(host as string)))).toEqual(new Set(others.slice(0, 14)));
    for (const id of others.slice(0, 14)) expect(recommender.listOf(id)[0]?.id).toBe(host);
  });

  it('are made of nobody and of one', () => {
    expect(built([]).exposure().size).toBe(0);
    expect(built([person('alone')]).listOf('alone')).toEqual([]);
  });

  it('say how far they are, and stay as they were when they are stopped', () => {
    const people = randomPeople(200, 1);
    const recommender = new Recommender(people, ANYBODY, NO_RELATIONS);
    const signal = { aborted: false };
    const seen: number[] = [];
    const stopped = recommender.build((done) => {
      seen.push(done);
      signal.aborted = seen.length === 2;
    }, signal);
    expect(stopped).toBe(false);
    expect(seen).toHaveLength(2);
    expect(recommender.listOf('id-0000')).toEqual([]);
    seen.length = 0;
    expect(recommender.build((done) => seen.push(done))).toBe(true);
    expect(seen.at(-1)).toBe(1);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(recommender.listOf('id-0000')).toHaveLength(10);
  });

  it('know of people who change while they are made', () => {
    const people = randomPeople(200, 1);
    const recommender = new Recommender(people, ANYBODY, NO_RELATIONS);
    const slices = recommender.slices();
    for (let slice = 0; slice < 40; slice++) slices.next();
    recommender.update([person('new'), person('gone')], [people[3]?.id ?? '']);
    slices.next();
    recommender.update([], ['gone'], { ...NO_RELATIONS, must: [['new', 'id-0001']] });
    expect([...slices].at(-1)).toBe(1);
    expect(idsOf(recommender.listOf('new'))).toHaveLength(10);
    expect(idsOf(recommender.listOf('id-0001'))[0]).toBe('new');
    expect(() => recommender.listOf(people[3]?.id ?? '')).toThrow(RangeError);
    expect(() => recommender.listOf('gone')).toThrow(RangeError);
    const exposure = recommender.exposure();
    const shown = new Map([...exposure.keys()].map((id) => [id, 0]));
    for (const id of exposure.keys())
      for (const other of recommender.listOf(id)) shown.set(other.id, (shown.get(other.id) ?? 0) + 1);
    expect(shown).toEqual(exposure);
    expect(recommender.staleness).toBeGreaterThan(0);
  });

  it('refuse ids that are not there', () => {
    const recommender = built(randomPeople(20, 1), ANYBODY);
    expect(() => recommender.listOf('nobody')).toThrow(RangeError);
  });

  it('are not made where only rarities are to be those of now', () => {
    const people = randomPeople(200, 1);
    const recommender = new Recommender(people, ANYBODY, NO_RELATIONS);
    const others = randomPeople(150, 2).map((one) => ({ ...one, id: `late-${one.id}` }));
    recommender.update(others, []);
    expect(recommender.staleness).toBeGreaterThan(0.3);
    for (const _ of recommender.refreshing()) {
    }
    expect(recommender.staleness).toBe(0);
    expect(recommender.listOf('id-0001')).toEqual([]);
    const fresh = new Recommender([...people, ...others], ANYBODY, NO_RELATIONS);
    expect(recommender.score('id-0001', 'late-id-0002')).toBe(fresh.score('id-0001', 'late-id-0002'));
  });
});

describe('recommend', () => {
  const people = randomPeople(60, 6);
  const absent = people.findLast(({ present }) => !present)?.id ?? '';
  const recommender = built(people, ANYBODY, { ...NO_RELATIONS, must: [['id-0000', absent]] });
  const list = idsOf(recommender.listOf('id-0000'));

  it('goes on after the list by score, to the last', () => {
    const all = recommender.recommend('id-0000', { limit: 100 });
    expect(idsOf(all.slice(0, 10))).toEqual(list);
    expect(all).toHaveLength(59);
    const scores = all.slice(10).map(({ score }) => score);
    for (const [place, score] of scores.entries()) expect(score).toBeLessThan((scores[place - 1] ?? 1) + 2e-6);
    expect(idsOf(recommender.recommend('id-0000', { limit: 4 }))).toEqual(list.slice(0, 4));
  });

  it('leaves out whom it is told to', () => {
    const exclude = new Set([list[0] ?? '', list[3] ?? '']);
    const rest = idsOf(recommender.recommend('id-0000', { limit: 8, exclude }));
    expect(rest).toEqual(list.filter((id) => !exclude.has(id)));
  });

  it('puts those who are there first, but after those who must be met', () => {
    const all = idsOf(recommender.recommend('id-0000', { limit: 100, presentFirst: true }));
    expect(all[0]).toBe(absent);
    const presence = all.slice(1).map((id) => people.find((one) => one.id === id)?.present);
    expect(presence).toEqual([...presence].sort((a, b) => Number(b) - Number(a)));
    expect(new Set(presence).size).toBe(2);
  });
});
