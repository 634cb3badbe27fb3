import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '#shared/domain/random.ts';
import {
  costsOf,
  events,
  inputOf,
  isLess,
  key,
  named,
  plus,
  type Rules,
  randomScores,
  together,
} from '../../../../tests/support/pairing.ts';
import { type Pairing, pair } from './pairing.ts';
import type { Meeting, PairingInput } from './table.ts';

/** Rounds one after the other, each knowing of those before. */
function rounds(
  count: number,
  people: readonly string[],
  scores: ReadonlyMap<string, number>,
  rules: Rules = {},
): Pairing[] {
  const satOut = new Map<string, number>();
  const earlier: Meeting[] = [];
  return Array.from({ length: count }, () => {
    const round = pair(inputOf(people, scores, { ...rules, earlier, satOut }));
    for (const { person } of round.sittingOut) satOut.set(person, (satOut.get(person) ?? 0) + 1);
    for (const two of together(round)) {
      const [a = '', b = ''] = two.split(' ');
      earlier.push({ people: [a, b], times: 1 });
    }
    return round;
  });
}

/** The best pairing by the priorities, by trying all: people out, repeats, rounds out of those who sit out, less score. */
function bruteForce(input: PairingInput): number[] {
  const costOf = costsOf(input);
  const best = (left: readonly number[]): number[] => {
    const [first, ...rest] = left;
    if (first === undefined) return [0, 0, 0, 0];
    const own = input.people[first] ?? '';
    let found = plus(best(rest), [1, 0, input.satOut.get(own) ?? 0, 0]);
    for (const other of rest) {
      const cost = costOf(key(own, input.people[other] ?? ''));
      if (cost === null) continue;
      const remaining = rest.filter((person) => person !== other);
      const tried = plus(best(remaining), [0, cost, 0, -Math.round(100 * input.scoreOf(first, other))]);
      if (isLess(tried, found)) found = tried;
    }
    return found;
  };
  return best(input.people.map((_, place) => place));
}

/** The same figures of a pairing that was found. */
function figuresOf(input: PairingInput, found: Pairing): number[] {
  const costOf = costsOf(input);
  return [
    found.sittingOut.length,
    together(found).reduce((sum, two) => sum + (costOf(two) ?? Number.NaN), 0),
    found.sittingOut.reduce((sum, { person }) => sum + (input.satOut.get(person) ?? 0), 0),
    0 - Math.round(100 * found.score),
  ];
}

describe('pair', () => {
  it('finds the best by its priorities, one after the other', () => {
    fc.assert(
      fc.property(events, (event) => {
        const input = { ...event, groupsOfThree: false };
        const found = pair(input);
        expect(figuresOf(input, found)).toEqual(bruteForce(input));
        expect(found.exact).toBe(true);
        expect(found.scoreAtMost).toBe(found.score);
      }),
      { numRuns: 300 },
    );
  });

  it('gives everybody one place, or a reason, and breaks no rule', () => {
    fc.assert(
      fc.property(events, (input) => {
        const found = pair(input);
        const seen = [...found.groups.flat(), ...found.sittingOut.map(({ person }) => person)];
        expect(seen.sort()).toEqual([...input.people].sort());
        const forbidden = new Set(input.forbidden.map(([a, b]) => key(a, b)));
        expect(together(found).filter((two) => forbidden.has(two))).toEqual([]);
        for (const { length } of found.groups) expect(length === 2 || (input.groupsOfThree && length === 3)).toBe(true);
        const met = new Set(input.earlier.map(({ people }) => key(...people)));
        expect(found.repeats).toBe(together(found).filter((two) => met.has(two)).length);
        if (input.groupsOfThree) {
          expect(found.sittingOut.length).toBeLessThanOrEqual(
            pair({ ...input, groupsOfThree: false }).sittingOut.length,
          );
        }
      }),
      { numRuns: 300 },
    );
  });

  it('says the same whatever order people come in', () => {
    fc.assert(
      fc.property(events, fc.integer(), fc.boolean(), (event, seed, tied) => {
        const places = createRandom(seed).shuffled(event.people.map((_, place) => place));
        const scoreOf = tied ? () => 0.5 : event.scoreOf;
        const input = { ...event, scoreOf };
        const other: PairingInput = {
          ...input,
          people: places.map((place) => input.people[place] ?? ''),
          scoreOf: (a, b) => scoreOf(places[a] ?? 0, places[b] ?? 0),
        };
        expect(pair(other)).toEqual(pair(input));
      }),
      { numRuns: 300 },
    );
  });

  it('lets nobody sit out twice before everybody has once', () => {
    for (const count of [5, 9, 21]) {
      const people = named(count);
      const out = rounds(Math.floor(count / 2), people, randomScores(people, count)).map(
        ({ sittingOut }) => sittingOut,
      );
      for (const round of out) expect(round).toEqual([{ person: expect.any(String), reason: 'odd' }]);
      const who = out.flat().map(({ person }) => person);
      expect(new Set(who).size).toBe(who.length);
    }
  });

  it('turns the one who sits out round and round where repeats cannot be helped', () => {
    const out = rounds(30, named(3), new Map([['p0000 p0001', 1]])).flatMap(({ sittingOut }) => sittingOut);
    for (let turn = 0; turn < 30; turn += 3) {
      expect(new Set(out.slice(turn, turn + 3).map(({ person }) => person)).size).toBe(3);
    }
  });

  it('repeats no pair in the first half of the rounds that there are partners for', () => {
    // Everybody has as many partners left as half of the others, which is enough for pairs (G. A. Dirac, 1952).
    for (const count of [4, 6, 10, 16, 30]) {
      const people = named(count);
      const found = rounds(count / 2, people, randomScores(people, count));
      expect(found.map(({ repeats }) => repeats)).toEqual(found.map(() => 0));
      expect(found.flatMap(({ sittingOut }) => sittingOut)).toEqual([]);
    }
  });

  it('takes a pair that met once before one that met twice', () => {
    const met = (a: string, b: string, times: number): Meeting => ({ people: [a, b], times });
    const scores = new Map([
      ['a b', 1],
      ['c d', 1],
    ]);
    const earlier = [met('a', 'b', 1), met('b', 'a', 1), met('a', 'c', 1), met('b', 'd', 1), met('a', 'd', 3)];
    expect(pair(inputOf(['a', 'b', 'c', 'd'], scores, { earlier })).groups).toEqual([
      ['a', 'c'],
      ['b', 'd'],
    ]);
  });

  it('still tells apart who sat out more often, and met more often, after many rounds', () => {
    const sat = (...rounds: number[]) => new Map(named(rounds.length).map((person, i) => [person, rounds[i] ?? 0]));
    const outOf = (satOut: Map<string, number>) => pair(inputOf(named(satOut.size), new Map(), { satOut })).sittingOut;
    expect(outOf(sat(41, 40, 41))).toEqual([{ person: 'p0001', reason: 'odd' }]);
    expect(outOf(sat(41, 41, 40, 90, 41))).toEqual([{ person: 'p0002', reason: 'odd' }]);
    const people = named(4);
    const earlier = people.flatMap((a, i) =>
      people.slice(0, i).map((b): Meeting => ({ people: [a, b], times: key(a, b) === 'p0001 p0003' ? 30 : 31 })),
    );
    expect(together(pair(inputOf(people, new Map([['p0000 p0001', 1]]), { earlier })))).toContain('p0001 p0003');
  });

  it('stays within exact numbers after a long and uneven past', () => {
    const people = named(40);
    const random = createRandom(11);
    const found = pair(
      inputOf(people, randomScores(people, 11), {
        earlier: people.flatMap((a, i) =>
          people.slice(0, i).map((b) => ({ people: [a, b], times: random.below(60) }) as const),
        ),
        satOut: new Map(people.map((person) => [person, random.below(60)])),
      }),
    );
    expect(found).toMatchObject({ exact: true, sittingOut: [] });
  });

  it('says why somebody sits out', () => {
    const forbidden: [string, string][] = [
      ['a', 'b'],
      ['a', 'c'],
    ];
    const reasons = (people: string[], rules: Rules = {}) =>
      pair(inputOf(people, new Map(), rules)).sittingOut.map(({ person, reason }) => `${person} ${reason}`);
    expect(reasons(['a'])).toEqual(['a odd']);
    expect(
      reasons(['a', 'b', 'c'], {
        satOut: new Map([
          ['b', 1],
          ['c', 1],
        ]),
      }),
    ).toEqual(['a odd']);
    expect(reasons(['a', 'b', 'c'], { forbidden })).toEqual(['a rules']);
    expect(reasons(['a', 'b', 'c', 'd'], { forbidden: [...forbidden, ['a', 'd']] })).toEqual([
      'a rules',
      expect.stringMatching(/^[bcd] rules$/),
    ]);
    expect(reasons(['a', 'b', 'c'], { forbidden, groupsOfThree: true })).toEqual(['a rules']);
    expect(reasons(['a', 'b', 'c'], { forbidden: [['a', 'b']], groupsOfThree: true })).toEqual([
      expect.stringMatching(/^[ab] rules$/),
    ]);
    expect(reasons(['a', 'b', 'c'], { groupsOfThree: true })).toEqual([]);
    expect(reasons([])).toEqual([]);
  });

  it('refuses what it cannot count with', () => {
    expect(() => pair(inputOf(['a', 'a'], new Map()))).toThrow(RangeError);
    expect(() => pair(inputOf(['a', 'b'], new Map([['a b', 1.01]])))).toThrow(RangeError);
    expect(() => pair(inputOf(['a', 'b'], new Map([['a b', Number.NaN]])))).toThrow(RangeError);
    expect(() => pair(inputOf(['a', 'b'], new Map(), { satOut: new Map([['a', -1]]) }))).toThrow(RangeError);
    expect(() => pair(inputOf(['a', 'b'], new Map(), { earlier: [{ people: ['a', 'b'], times: 0.5 }] }))).toThrow(
      RangeError,
    );
  });

  it('takes no notice of people who are not there', () => {
    const rules: Rules = {
      forbidden: [['a', 'x']],
      earlier: [{ people: ['b', 'x'], times: 9 }],
      satOut: new Map([['x', 4]]),
    };
    expect(pair(inputOf(['a', 'b'], new Map(), rules))).toMatchObject({ groups: [['a', 'b']], repeats: 0 });
  });
});
