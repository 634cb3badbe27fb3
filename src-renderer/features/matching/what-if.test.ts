import { expect, it } from 'vitest';
import { DEFAULT_MATCHING } from '#shared/domain/matching-rules.ts';
import { valuesOf } from './rule-values.ts';
import { outcomeOf, rulesToTry } from './what-if.ts';

const SAVED = valuesOf(DEFAULT_MATCHING);

it('rules are tried that say who may meet whom, and no others', () => {
  expect(rulesToTry(SAVED, { ...SAVED, withinCompany: true })).toEqual({ withinCompany: true, groups: null });
  expect(rulesToTry(SAVED, { ...SAVED, grouped: true, groups: [['a', 'b']] })).toEqual({
    ...{ withinCompany: false, groups: [['a', 'b']] },
  });
  expect(rulesToTry(SAVED, { ...SAVED, needsConsent: false, maxIncoming: '3' })).toBeNull();
});

it('nothing is tried while half of a pair is missing', () => {
  expect(rulesToTry(SAVED, { ...SAVED, grouped: true, groups: [] })).toBeNull();
  expect(rulesToTry(SAVED, { ...SAVED, withinCompany: true, grouped: true, groups: [['a', '']] })).toBeNull();
});

it.each([
  [3, 12, 'more'],
  [3, 2, 'fewer'],
  [3, 3, 'same'],
  [3, 0, 'none'],
  [0, 0, 'none'],
])('from %d who have nobody to %d: %s', (now, would, outcome) => {
  expect(outcomeOf({ now, would })).toBe(outcome);
});
