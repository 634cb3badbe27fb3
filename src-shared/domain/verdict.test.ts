import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  DIRECTIONS,
  type DoorQuestion,
  decide,
  isOverridable,
  isPass,
  OVERRIDABLE,
  type PassFact,
  presenceOf,
  REENTRY_RULES,
  REGISTRATION_STATUSES,
  SAME_VISIT_MS,
  VERDICTS,
} from './verdict.ts';

const NINE = 1_795_251_600_000;

const base: DoorQuestion = {
  direction: 'entry',
  registration: { status: 'enrolled', blocked: false },
  knownElsewhere: false,
  mediumRevoked: false,
  presence: { inside: false, lastEntryAt: null },
  rules: { reentry: 'afterExit', capacity: null },
  insideCount: 0,
  seenAt: NINE,
};
const inside = { inside: true, lastEntryAt: NINE - 60_000 };
const left = { inside: false, lastEntryAt: NINE - 60_000 };

const TABLE: readonly [string, Partial<DoorQuestion>, string][] = [
  ['somebody expected', {}, 'admitted'],
  ['an unknown code', { registration: null }, 'notFound'],
  ['a code of another event', { registration: null, knownElsewhere: true }, 'wrongEvent'],
  ['a revoked badge', { mediumRevoked: true }, 'blocked'],
  [
    'a revoked badge whose owner is inside, on the way out',
    { mediumRevoked: true, direction: 'exit', presence: inside },
    'blocked',
  ],
  ['a revoked badge that leads nowhere', { mediumRevoked: true, registration: null }, 'blocked'],
  ['somebody blocked', { registration: { status: 'enrolled', blocked: true } }, 'blocked'],
  ['somebody blocked and cancelled', { registration: { status: 'cancelled', blocked: true } }, 'blocked'],
  ['a cancelled registration', { registration: { status: 'cancelled', blocked: false } }, 'cancelled'],
  ['somebody on the waitlist', { registration: { status: 'waitlisted', blocked: false } }, 'waitlisted'],
  [
    'somebody on the waitlist of a full hall',
    {
      registration: { status: 'waitlisted', blocked: false },
      rules: { reentry: 'afterExit', capacity: 1 },
      insideCount: 1,
    },
    'waitlisted',
  ],
  ['somebody inside', { presence: inside }, 'already'],
  ['somebody who left', { presence: left }, 'admitted'],
  [
    'somebody who left, where nobody comes back',
    { presence: left, rules: { reentry: 'never', capacity: null } },
    'already',
  ],
  [
    'somebody inside, where exits are not recorded',
    { presence: inside, rules: { reentry: 'always', capacity: null } },
    'admitted',
  ],
  [
    'a ticket read twice, where exits are not recorded',
    { presence: { inside: true, lastEntryAt: NINE - SAME_VISIT_MS + 1 }, rules: { reentry: 'always', capacity: null } },
    'already',
  ],
  [
    'the same, just long enough after',
    { presence: { inside: true, lastEntryAt: NINE - SAME_VISIT_MS }, rules: { reentry: 'always', capacity: null } },
    'admitted',
  ],
  [
    'a queued scan from just before the last entry',
    { presence: { inside: true, lastEntryAt: NINE + SAME_VISIT_MS - 1 }, rules: { reentry: 'always', capacity: null } },
    'already',
  ],
  ['a full hall', { rules: { reentry: 'afterExit', capacity: 2 }, insideCount: 2 }, 'full'],
  ['a hall with one place', { rules: { reentry: 'afterExit', capacity: 2 }, insideCount: 1 }, 'admitted'],
  ['a hall that is more than full', { rules: { reentry: 'afterExit', capacity: 2 }, insideCount: 9 }, 'full'],
  [
    'somebody inside a full hall, where exits are not recorded',
    { presence: inside, rules: { reentry: 'always', capacity: 1 }, insideCount: 1 },
    'admitted',
  ],
  [
    'somebody who comes back to a full hall',
    { presence: left, rules: { reentry: 'afterExit', capacity: 1 }, insideCount: 1 },
    'full',
  ],
  ['somebody who leaves', { direction: 'exit', presence: inside }, 'exited'],
  [
    'somebody blocked who leaves',
    { direction: 'exit', presence: inside, registration: { status: 'enrolled', blocked: true } },
    'exited',
  ],
  [
    'somebody cancelled who leaves',
    { direction: 'exit', presence: inside, registration: { status: 'cancelled', blocked: false } },
    'exited',
  ],
  ['somebody who leaves without having come', { direction: 'exit' }, 'notInside'],
  ['somebody who leaves twice', { direction: 'exit', presence: left }, 'notInside'],
  ['an unknown code on the way out', { direction: 'exit', registration: null }, 'notFound'],
  [
    'a code of another event on the way out',
    { direction: 'exit', registration: null, knownElsewhere: true },
    'wrongEvent',
  ],
];

describe('decide', () => {
  test.each(TABLE)('%s: %j is %s', (_, change, verdict) => expect(decide({ ...base, ...change })).toBe(verdict));

  test('the table has every verdict', () => {
    expect(new Set(TABLE.map(([, , verdict]) => verdict))).toEqual(new Set(VERDICTS));
  });

  test('of all combinations, the door opens inwards for exactly those who may come in', () => {
    for (const question of everyQuestion()) {
      const { registration, presence, rules } = question;
      const used =
        presence.lastEntryAt !== null &&
        (rules.reentry === 'never' ||
          (presence.inside &&
            (rules.reentry === 'afterExit' || question.seenAt - presence.lastEntryAt < SAME_VISIT_MS)));
      const room = rules.capacity === null || question.insideCount < rules.capacity || presence.inside;
      const mayEnter =
        question.direction === 'entry' &&
        !question.mediumRevoked &&
        registration?.status === 'enrolled' &&
        !registration.blocked &&
        !used &&
        room;
      expect(decide(question) === 'admitted', JSON.stringify(question)).toBe(mayEnter);
    }
  });

  test('of all combinations, nobody who is inside is kept in, but for a revoked badge', () => {
    for (const question of everyQuestion()) {
      if (question.direction !== 'exit') continue;
      const mayLeave = !question.mediumRevoked && question.registration !== null && question.presence.inside;
      expect(decide(question) === 'exited', JSON.stringify(question)).toBe(mayLeave);
    }
  });

  test('a way in is never answered with an exit, nor the reverse', () => {
    for (const question of everyQuestion()) {
      const verdict = decide(question);
      if (question.direction === 'entry') expect(['exited', 'notInside']).not.toContain(verdict);
      else expect(['admitted', 'already', 'full', 'waitlisted', 'cancelled']).not.toContain(verdict);
    }
  });
});

function* everyQuestion(): Generator<DoorQuestion> {
  const registrations = [
    null,
    ...REGISTRATION_STATUSES.flatMap((status) => [true, false].map((blocked) => ({ status, blocked }))),
  ];
  const presences = [base.presence, inside, left, { inside: true, lastEntryAt: NINE - 1 }];
  for (const direction of DIRECTIONS)
    for (const registration of registrations)
      for (const knownElsewhere of [true, false])
        for (const mediumRevoked of [true, false])
          for (const presence of presences)
            for (const reentry of REENTRY_RULES)
              for (const capacity of [null, 1, 2])
                for (const insideCount of [0, 1, 2])
                  yield {
                    ...base,
                    direction,
                    registration,
                    knownElsewhere,
                    mediumRevoked,
                    presence,
                    rules: { reentry, capacity },
                    insideCount,
                  };
}

describe('isPass and isOverridable', () => {
  test('no verdict opens the door and is a refusal at once', () => {
    expect(VERDICTS.filter(isPass)).toEqual(['admitted', 'exited']);
    expect(VERDICTS.filter(isOverridable)).toEqual(
      [...OVERRIDABLE].sort((a, b) => VERDICTS.indexOf(a) - VERDICTS.indexOf(b)),
    );
    expect(VERDICTS.filter((verdict) => isPass(verdict) && isOverridable(verdict))).toEqual([]);
  });
});

describe('presenceOf', () => {
  const pass = fc.record({
    id: fc.uuid(),
    direction: fc.constantFrom(...DIRECTIONS),
    seenAt: fc.integer({ min: NINE, max: NINE + 5 }),
    deskId: fc.constantFrom('desk 1', 'desk 2'),
  }) satisfies fc.Arbitrary<PassFact>;
  const passes = fc.uniqueArray(pass, { selector: ({ id }) => id, maxLength: 12 });

  test('is the same in whatever order the facts arrive', () => {
    fc.assert(
      fc.property(
        passes.chain((facts) => fc.tuple(fc.constant(facts), fc.shuffledSubarray(facts, { minLength: facts.length }))),
        ([facts, shuffled]) => {
          expect(presenceOf(shuffled)).toEqual(presenceOf(facts));
        },
      ),
    );
  });

  test('follows the last pass and counts the entries', () => {
    fc.assert(
      fc.property(passes, (facts) => {
        const presence = presenceOf(facts);
        const ordered = facts.toSorted((a, b) => a.seenAt - b.seenAt || (a.id < b.id ? -1 : 1));
        const entries = ordered.filter(({ direction }) => direction === 'entry');
        const last = ordered.at(-1);
        expect(presence).toEqual({
          inside: last?.direction === 'entry',
          entries: entries.length,
          firstEntryAt: entries[0]?.seenAt ?? null,
          lastEntryAt: entries.at(-1)?.seenAt ?? null,
          lastPassId: last?.id ?? null,
          lastPassAt: last?.seenAt ?? null,
          lastDeskId: last?.deskId ?? null,
        });
      }),
    );
  });
});
