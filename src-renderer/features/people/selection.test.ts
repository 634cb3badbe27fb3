import { describe, expect, it } from 'vitest';
import {
  EVERYBODY,
  isSelected,
  MOST_PICKED,
  NOBODY,
  pickable,
  type Selection,
  sizeOf,
  toggled,
  withMore,
} from './selection.ts';

const some = (...ids: string[]) => ({ kind: 'some', ids: new Set(ids) }) as const;

describe('a selection', () => {
  it('begins with nobody and takes one by one', () => {
    expect(sizeOf(NOBODY, 300)).toBe(0);
    expect(toggled(some('a'), 'b')).toEqual(some('a', 'b'));
    expect(toggled(some('a', 'b'), 'b')).toEqual(some('a'));
  });

  it('of everybody has whoever the list shows', () => {
    expect(isSelected(EVERYBODY, 'a')).toBe(true);
    expect(sizeOf(EVERYBODY, 100_000)).toBe(100_000);
  });

  it('of everybody loses one after the other, and gets them back one by one or by a range', () => {
    const without = ['a', 'b'].reduce<Selection>((selection, id) => toggled(selection, id) ?? NOBODY, EVERYBODY);
    expect(['a', 'b', 'c'].map((id) => isSelected(without, id))).toEqual([false, false, true]);
    expect(sizeOf(without, 100_000)).toBe(99_998);
    expect(toggled(without, 'a')).toEqual({ kind: 'all', except: new Set(['b']) });
    expect(withMore(without, ['a', 'b', 'c'])).toEqual(EVERYBODY);
    const most = Array.from({ length: MOST_PICKED }, (_, index) => String(index));
    expect(toggled({ kind: 'all', except: new Set(most) }, 'one more')).toBeNull();
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
