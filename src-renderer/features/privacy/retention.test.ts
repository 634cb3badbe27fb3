import { describe, expect, it } from 'vitest';
import { DEFAULT_RETENTION } from '#shared/domain/retention.ts';
import { isWrong, newlyDue, periodsOf, someDue, valuesOf } from './retention.ts';

describe('the periods of the form', () => {
  it('come back as they went in', () => {
    expect(periodsOf(valuesOf(DEFAULT_RETENTION))).toEqual(DEFAULT_RETENTION);
  });

  it.each(['', '0', '-1', '1.5', 'ten', '3651', '99999'])('are not %j days', (days) => {
    expect(isWrong({ days, forGood: false })).toBe(true);
    expect(isWrong({ days, forGood: true })).toBe(false);
    expect(periodsOf({ ...valuesOf(DEFAULT_RETENTION), people: { days, forGood: false } })).toBeNull();
  });

  it.each(['1', ' 30 ', '3650'])('are %j days', (days) => expect(isWrong({ days, forGood: false })).toBe(false));
});

describe('what is due', () => {
  const saved = [
    { kind: 'sessions', count: 3 },
    { kind: 'people', count: 0 },
  ] as const;
  const next = [
    { kind: 'sessions', count: 2 },
    { kind: 'people', count: 12 },
  ] as const;

  it('leaves out what is not', () => expect(someDue([...saved])).toEqual([saved[0]]));
  it('is asked about where it is more than before', () => {
    expect(newlyDue([...saved], [...next])).toEqual([{ kind: 'people', count: 12 }]);
    expect(newlyDue([...next], [...saved])).toEqual([{ kind: 'sessions', count: 1 }]);
  });
});
