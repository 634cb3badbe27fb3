import { describe, expect, it } from 'vitest';
import { DEFAULT_MATCHING, type MatchingRules } from '#shared/domain/matching-rules.ts';
import { changedRules, mergedValues, rulesOf, valuesOf, wrongWith } from './rule-values.ts';

const RULES: MatchingRules = { ...DEFAULT_MATCHING, groups: [['Founder', 'Investor']], maxOutgoing: 20 };
const VALUES = valuesOf(RULES);

describe('values of the form', () => {
  it('mean the rules that they were made of', () => {
    expect(rulesOf(VALUES)).toEqual(RULES);
    expect(rulesOf(valuesOf(DEFAULT_MATCHING))).toEqual(DEFAULT_MATCHING);
  });

  it('have a pair of ticket types once, in either order', () => {
    const groups = [
      ['a', 'b'],
      ['b', 'a'],
      ['a', 'a'],
    ] as const;
    expect(rulesOf({ ...VALUES, groups }).groups).toHaveLength(2);
  });

  it('let everybody meet everybody, whatever pairs were chosen before', () => {
    expect(changedRules(VALUES, { ...VALUES, grouped: false })).toEqual({ groups: null });
  });
});

describe('what is sent', () => {
  it('is what was changed and nothing else', () => {
    expect(changedRules(VALUES, VALUES)).toEqual({});
    expect(changedRules(VALUES, { ...VALUES, isOn: true, maxOutgoing: '' })).toEqual({ isOn: true, maxOutgoing: null });
  });

  it('leaves what a colleague has changed since', () => {
    const typed = { ...VALUES, maxIncoming: '5' };
    const fresh = valuesOf({ ...RULES, needsConsent: false });
    const merged = mergedValues(VALUES, typed, fresh);
    expect(merged).toEqual({ ...fresh, maxIncoming: '5' });
    expect(changedRules(fresh, merged)).toEqual({ maxIncoming: 5 });
  });
});

describe('what is wrong', () => {
  it.each(['0', '-1', '1.5', '10001', 'many'])('a limit of %s', (text) => {
    expect(wrongWith({ ...VALUES, maxIncoming: text })).toEqual({ maxIncoming: 'limit' });
  });

  it.each(['', ' ', '1', '10000'])('not a limit of %j', (text) => {
    expect(wrongWith({ ...VALUES, maxOutgoing: text })).toEqual({});
  });

  it('ticket types without a pair, or with half a one', () => {
    expect(wrongWith({ ...VALUES, groups: [] })).toEqual({ groups: 'noGroups' });
    expect(wrongWith({ ...VALUES, groups: [['Founder', '']] })).toEqual({ groups: 'halfGroup' });
    expect(wrongWith({ ...VALUES, grouped: false, groups: [['', '']] })).toEqual({});
  });
});
