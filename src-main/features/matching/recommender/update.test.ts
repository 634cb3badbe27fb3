import { describe, expect, it } from 'vitest';
import { Recommender } from './recommender.ts';
import { ANYBODY, NO_RELATIONS, person, randomPeople } from './testing.ts';
import type { PairingRules, Participant, Relations } from './types.ts';

const RULES: PairingRules = { withinCompany: false, groups: null };
const PEOPLE = randomPeople(300, 11);

function built(people: readonly Participant[] = PEOPLE, relations: Relations = NO_RELATIONS, rules = RULES) {
  const recommender = new Recommender(people, rules, relations);
  recommender.build();
  return recommender;
}

function snapshot(recommender: Recommender): Map<string, string> {
  const ids = [...recommender.exposure().keys()];
  return new Map(ids.map((id) => [id, JSON.stringify(recommender.listOf(id))]));
}

function differing(before: Map<string, string>, after: Map<string, string>): string[] {
  return [...after].filter(([id, list]) => before.get(id) !== list).map(([id]) => id);
}

const at = (place: number) => PEOPLE[place] as Participant;

describe('update', () => {
  it('changes the lists of those concerned, and of few others', () => {
    const recommender = built();
    const before = snapshot(recommender);
    recommender.update([{ ...at(7), offering: ['word-1', 'word-2'], lookingFor: ['word-3'] }], []);
    const changed = differing(before, snapshot(recommender));
    expect(changed).toContain(at(7).id);
    expect(changed.length).toBeLessThan(60);
  });

  it('shows a newcomer to others and others to them, and nobody who has left', () => {
    const recommender = built();
    const listed = [...snapshot(recommender)].filter(([, list]) => list.includes(`"${at(20).id}"`)).map(([id]) => id);
    recommender.update([person('new', { offering: ['word-1'], lookingFor: ['word-2'] })], [at(20).id]);
    expect(listed.length).toBeGreaterThan(0);
    expect(recommender.listOf('new')).toHaveLength(10);
    // More than what nobody falls below: people choose them.
    expect(recommender.exposure().get('new')).toBeGreaterThan(5);
    // Who suits them best is suited as well, and nobody has them yet.
    const best = recommender.listOf('new')[0]?.id ?? '';
    expect(recommender.listOf(best).map(({ id }) => id)).toContain('new');
    for (const [id, list] of snapshot(recommender)) {
      expect(list).not.toContain(at(20).id);
      expect(recommender.listOf(id)).toHaveLength(10);
    }
    expect(() => recommender.listOf(at(20).id)).toThrow(RangeError);
  });

  it('leaves alone most lists that have nothing to do with it', () => {
    const recommender = built();
    let unneeded = 0;
    for (const one of PEOPLE.slice(0, 40)) {
      const before = snapshot(recommender);
      recommender.update([{ ...one, offering: at(100).offering, lookingFor: at(150).lookingFor }], []);
      const after = snapshot(recommender);
      unneeded += differing(before, after).filter(
        (id) => id !== one.id && ![before.get(id), after.get(id)].some((list) => list?.includes(`"${one.id}"`)),
      ).length;
    }
    expect(unneeded / 40).toBeLessThan(6);
  });

  it('comes near to lists made from nothing, with the same candidates', () => {
    const others = randomPeople(300, 12);
    const changed = PEOPLE.filter((_, place) => place % 20 === 0).map(
      ({ id }, place) => ({ ...others[place], id }) as Participant,
    );
    const removed = [at(1).id, at(2).id];
    const now = [
      ...PEOPLE.filter(({ id }) => !removed.includes(id) && !changed.some((one) => one.id === id)),
      ...changed,
    ];
    const updated = built();
    updated.update(changed, removed);
    const fresh = built(now);
    expect([...updated.exposure().keys()].sort()).toEqual([...fresh.exposure().keys()].sort());
    let [shared, worth, best] = [0, 0, 0];
    for (const { id } of now) {
      expect(updated.candidatesOf(id)).toBe(fresh.candidatesOf(id));
      const list = fresh.listOf(id).map((other) => other.id);
      const kept = updated.listOf(id).map((other) => other.id);
      shared += kept.filter((other) => list.includes(other)).length;
      worth += kept.reduce((sum, other) => sum + fresh.score(id, other), 0);
      best += list.reduce((sum, other) => sum + fresh.score(id, other), 0);
    }
    expect(shared / now.length / 10).toBeGreaterThan(0.75);
    expect(worth / best).toBeGreaterThan(0.98);
    expect(Math.min(...updated.exposure().values())).toBeGreaterThanOrEqual(3);
    expect(updated.staleness).toBeCloseTo(17 / 298, 9);
  });

  it('keeps most of the lists, and so does making them again', () => {
    const recommender = built();
    const before = snapshot(recommender);
    recommender.update([{ ...at(3), topics: ['word-9'] }], []);
    const kept = (after: Map<string, string>) => {
      const shares = [...after].map(([id, list]) => {
        const was = new Set((JSON.parse(before.get(id) ?? '[]') as { id: string }[]).map((other) => other.id));
        return (JSON.parse(list) as { id: string }[]).filter((other) => was.has(other.id)).length / 10;
      });
      return shares.reduce((sum, share) => sum + share, 0) / shares.length;
    };
    expect(kept(snapshot(recommender))).toBeGreaterThan(0.98);
    recommender.build();
    expect(kept(snapshot(recommender))).toBeGreaterThan(0.99);
    expect(recommender.staleness).toBe(0);
  });

  it('heeds new relations of those concerned', () => {
    const recommender = built();
    const [one, other] = [at(5).id, recommender.listOf(at(5).id)[0]?.id ?? ''];
    const far =
      PEOPLE.map(({ id }) => id).find(
        (id) => id !== one && recommender.score(one, id) === 0 && at(5).company !== null,
      ) ?? '';
    recommender.update([], [], { never: [], met: [[other, one]], must: [[one, far]] });
    expect(recommender.listOf(one).map(({ id }) => id)).not.toContain(other);
    expect(recommender.listOf(one)[0]?.id).toBe(far);
    expect(recommender.listOf(far)[0]?.id).toBe(one);
    recommender.update([], []);
    expect(recommender.listOf(far)[0]?.id).toBe(one);
    recommender.update([], [], NO_RELATIONS);
    expect(recommender.explain(far, one)[0]?.kind).not.toBe('must');
    expect(recommender.listOf(one).map(({ id }) => id)).not.toContain(far);
  });

  it('brings in who must be met and comes later, and lets go who has left', () => {
    const recommender = built(PEOPLE, { ...NO_RELATIONS, must: [[at(5).id, 'late']] });
    recommender.update([person('late')], []);
    expect(recommender.listOf(at(5).id)[0]?.id).toBe('late');
    expect(recommender.listOf('late')[0]?.id).toBe(at(5).id);
    recommender.update([], ['late']);
    expect(recommender.listOf(at(5).id)).toHaveLength(10);
    expect(recommender.listOf(at(5).id).map(({ id }) => id)).not.toContain('late');
  });

  it('is needed before the lists are made as well as after', () => {
    const recommender = new Recommender(PEOPLE, ANYBODY, NO_RELATIONS);
    recommender.update([person('new')], [at(0).id, 'nobody']);
    recommender.build();
    expect(recommender.listOf('new')).toHaveLength(10);
    const before = snapshot(recommender);
    recommender.update([], []);
    expect(differing(before, snapshot(recommender))).toEqual([]);
    recommender.update([], ['new']);
    recommender.build();
    expect(recommender.exposure().has('new')).toBe(false);
    expect(recommender.exposure().size).toBe(PEOPLE.length - 1);
  });

  it('stays right over many changes', () => {
    const recommender = built(PEOPLE.slice(0, 120), NO_RELATIONS, ANYBODY);
    for (const [step, one] of randomPeople(120, 13).entries()) {
      recommender.update([{ ...one, id: `id-${step % 150}` }], step % 3 === 0 ? [at(step).id] : []);
    }
    const exposure = recommender.exposure();
    const shown = new Map([...exposure.keys()].map((id) => [id, 0]));
    for (const id of exposure.keys()) {
      const list = recommender.listOf(id);
      expect(new Set(list.map((other) => other.id)).size).toBe(10);
      for (const other of list) shown.set(other.id, (shown.get(other.id) ?? 0) + 1);
      // What everybody's score was when they were put in order is what it is for the two alone.
      const others = recommender.recommend(id, { limit: 200 }).slice(10);
      for (const [place, { score }] of others.entries())
        expect(score).toBeLessThan((others[place - 1]?.score ?? 1) + 2e-6);
    }
    expect(exposure).toEqual(shown);
    expect(Math.min(...exposure.values())).toBeGreaterThanOrEqual(3);
  });
});
