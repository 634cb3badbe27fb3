import { describe, expect, it } from 'vitest';
import { EVERYBODY, isSelected, MOST_PICKED, NOBODY, pickable, sizeOf, toggled, withMore } from './selection.ts';

const some = (...ids: string[]) => ({ kind: 'some', ids: new Set(ids) }) as const;

describe('a selection', () => {
  it('begins with nobody and takes one by one', () => {
    expect(sizeOf(NOBODY, 300)).toBe(0);
    expect(toggled(new Set(['a']), 'b')).toEqual(some('a', 'b'));
    expect(toggled(new Set(['a', 'b']), 'b')).toEqual(some('a'));
  });

  it('of everybody has whoever the list shows', () => {
    expect(isSelected(EVERYBODY, 'a')).toBe(true);
    expect(sizeOf(EVERYBODY, 100_000)).toBe(100_000);
  });

  it('grows by a range, counts nobody twice, and stops at what the core takes', () => {
    expect(withMore(some('a', 'b'), ['b', 'c'])).toEqual(some('a', 'b', 'c'));
    const many = Array.from({ length: MOST_PICKED }, (_, index) => String(index));
    expect(withMore(NOBODY, many)).not.toBeNull();
    expect(withMore(some('one more'), many)).toBeNull();
    expect(pickable(0, MOST_PICKED - 1)).toBe(true);
    expect(pickable(MOST_PICKED, 0)).toBe(false);
  });
});
