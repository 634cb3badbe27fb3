import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
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
} from '../../../../tests/support/pairing.ts';
import { type Pairing, pair } from './pairing.ts';
import type { Meeting, PairingInput } from './table.ts';

/** Swaps of two people, one of them in a group of three, that no rule forbids and that save repeats or else gain score. */
function betterSwaps(input: PairingInput, { groups }: Pairing): string[] {
  const costOf = costsOf(input);
  const scoreOf = (a: string, b: string) => input.scoreOf(input.people.indexOf(a), input.people.indexOf(b));
  const figures = (of: string[][]) =>
    of
      .flatMap((group) => group.flatMap((a, i) => group.slice(0, i).map((b) => [a, b] as const)))
      .map(([a, b]) => [costOf(key(a, b)) ?? Infinity, -Math.round(100 * scoreOf(a, b))])
      .reduce(plus, [0, 0]);
  return groups.flatMap((one) =>
    groups
      .filter((other) => other !== one && one.length === 3)
      .flatMap((other) => one.flatMap((a) => other.map((b) => ({ a, b, other }))))
      .filter(({ a, b, other }) => {
        const swapped = [one.map((id) => (id === a ? b : id)), other.map((id) => (id === b ? a : id))];
        return isLess(figures(swapped), figures([one, other]));
      })
      .map(({ a, b }) => `${a} with ${b}`),
  );
}

/** The same people twice, who never meet the others' doubles: two odd ones, where one alone has everybody tried as the third. */
function twice(input: PairingInput): PairingInput {
  const half = input.people.length;
  const double = (id: string) => `q${id}`;
  return {
    ...input,
    people: [...input.people, ...input.people.map(double)],
    scoreOf: (a, b) => (a < half === b < half ? input.scoreOf(a % half, b % half) : 0),
    forbidden: [
      ...input.forbidden.flatMap(([a, b]): [string, string][] => [
        [a, b],
        [double(a), double(b)],
      ]),
      ...input.people.flatMap((a) => input.people.map((b): [string, string] => [a, double(b)])),
    ],
    earlier: input.earlier.flatMap(({ people: [a, b], times }): Meeting[] => [
      { people: [a, b], times },
      { people: [double(a), double(b)], times },
    ]),
    satOut: new Map(
      [...input.satOut].flatMap(([id, rounds]) => [[id, rounds] as const, [double(id), rounds] as const]),
    ),
  };
}

describe('pair, with groups of three', () => {
  it('puts the odd one where all scores together are highest', () => {
    const people = named(7);
    for (let seed = 0; seed < 40; seed++) {
      const scores = randomScores(people, seed, 0.6);
      const input = inputOf(people, scores, { groupsOfThree: true });
      const found = pair(input);
      expect(found.sittingOut).toEqual([]);
      expect(found.groups.map(({ length }) => length).sort()).toEqual([2, 2, 3]);
      expect(found).toMatchObject({ exact: false, scoreAtMost: null });
      expect(betterSwaps(input, found)).toEqual([]);
    }
  });

  it('comes near to the best of all ways to make one group of three', () => {
    let [found, best] = [0, 0];
    for (let seed = 0; seed < 40; seed++) {
      const people = named(9);
      const scores = randomScores(people, seed, 0.5);
      const worth = (a: number, b: number) => scores.get(key(people[a] ?? '', people[b] ?? '')) ?? 0;
      const most = ([a, ...rest]: number[], hasThree: boolean): number => {
        if (a === undefined) return hasThree ? 0 : -Infinity;
        const tried = rest.flatMap((b) => {
          const others = rest.filter((person) => person !== b);
          const threes = hasThree ? [] : others.filter((c) => c > b);
          return [
            worth(a, b) + most(others, hasThree),
            ...threes.map((c) => {
              const left = others.filter((person) => person !== c);
              return worth(a, b) + worth(a, c) + worth(b, c) + most(left, true);
            }),
          ];
        });
        return Math.max(-Infinity, ...tried);
      };
      best += most([...people.keys()], false);
      found += pair(inputOf(people, scores, { groupsOfThree: true })).score;
    }
    expect(found).toBeGreaterThan(0.99 * best);
    expect(found).toBeLessThan(best + 1e-6);
  });

  it('leaves no two people who had better change places', () => {
    fc.assert(
      fc.property(events, (event) => {
        for (const input of [event, twice(event)].map((of) => ({ ...of, groupsOfThree: true }))) {
          expect(betterSwaps(input, pair(input))).toEqual([]);
        }
      }),
      { numRuns: 1500 },
    );
  });

  it('makes one of each odd lot that may not mix', () => {
    const [left, right] = [named(3), named(6).slice(3)];
    const forbidden = left.flatMap((a) => right.map((b): [string, string] => [a, b]));
    const input = inputOf([...left, ...right], new Map(), { forbidden });
    expect(pair(input).sittingOut.map(({ reason }) => reason)).toEqual(['rules', 'rules']);
    expect(pair({ ...input, groupsOfThree: true })).toMatchObject({ groups: [left, right], sittingOut: [] });
  });

  it('divides two pairs anew where none of them can take a third', () => {
    // The highest scores make a-b and c-d, and x may be with a and c only.
    const rules: Rules = {
      forbidden: [
        ['b', 'x'],
        ['d', 'x'],
        ['a', 'd'],
        ['b', 'c'],
      ],
      satOut: new Map([
        ['a', 1],
        ['b', 1],
        ['c', 1],
        ['d', 1],
      ]),
      groupsOfThree: true,
    };
    const scores = new Map([
      ['a b', 1],
      ['c d', 1],
    ]);
    const input = inputOf(['a', 'b', 'c', 'd', 'x'], scores, rules);
    const groups = [
      ['a', 'c', 'x'],
      ['b', 'd'],
    ];
    expect(pair(input)).toMatchObject({ groups, sittingOut: [] });
    const doubles = [
      ['qa', 'qc', 'qx'],
      ['qb', 'qd'],
    ];
    expect(pair(twice(input))).toMatchObject({ groups: [...groups, ...doubles], sittingOut: [] });
  });

  it('would rather have no pair again than a high score', () => {
    const scores = new Map([
      ['a b', 1],
      ['a c', 1],
      ['b c', 1],
    ]);
    const earlier: Meeting[] = [
      ['a', 'c'],
      ['b', 'c'],
      ['b', 'e'],
      ['b', 'd'],
    ].map(([a = '', b = '']) => ({ people: [a, b], times: 1 }));
    const found = pair(inputOf(['a', 'b', 'c', 'd', 'e'], scores, { earlier, groupsOfThree: true }));
    expect(found).toMatchObject({
      groups: [
        ['a', 'b'],
        ['c', 'd', 'e'],
      ],
      repeats: 0,
    });
  });

  it('makes a group of three of three', () => {
    expect(pair(inputOf(['c', 'a', 'b'], new Map(), { groupsOfThree: true })).groups).toEqual([['a', 'b', 'c']]);
  });
});
