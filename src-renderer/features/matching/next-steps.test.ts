import { expect, it } from 'vitest';
import { nextSteps } from './next-steps.ts';

const figures = (some: object) => ({
  ...{ people: 10, withInterests: 10, openLikes: 0, matches: 0, withoutMatch: 0, withoutCandidates: 0 },
  ...{ exposure: null, gini: null },
  ...some,
});
const FREE = { needsConsent: false };

it('begins with people, who may have to agree first', () => {
  expect(nextSteps(figures({ people: 0 }), FREE, 10)).toEqual([{ what: 'people' }]);
  expect(nextSteps(figures({ people: 0 }), { needsConsent: true }, 10)).toEqual([{ what: 'consent' }]);
  expect(nextSteps(figures({ people: 0 }), { needsConsent: true }, 0)).toEqual([{ what: 'people' }]);
  expect(nextSteps(figures({ people: 1, withoutMatch: 1, withoutCandidates: 1 }), FREE, 10)).toEqual([
    { what: 'alone' },
  ]);
});

it('names those who are left out, the hardest case first', () => {
  expect(nextSteps(figures({ withInterests: 8, withoutMatch: 4, withoutCandidates: 1 }), FREE, 10)).toEqual([
    { what: 'candidates', people: 1 },
    { what: 'interests', people: 2 },
    { what: 'match', people: 4 },
  ]);
});

it('asks nobody about a few who have said nothing, and is done when all have a match', () => {
  expect(nextSteps(figures({ withInterests: 9 }), FREE, 10)).toEqual([{ what: 'done' }]);
});
