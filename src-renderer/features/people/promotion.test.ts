import { describe, expect, it } from 'vitest';
import { countFrom, promotionOf } from './promotion.ts';

describe('promotionOf', () => {
  it('names the first ones and counts the rest', () => {
    const promoted = Array.from({ length: 7 }, (_, index) => ({ id: `${index}`, name: `Guest ${index}`, email: null }));
    // The core names the first 200 at most.
    expect(promotionOf({ actionId: null, promoted, count: 300, over: 2 })).toMatchObject({
      count: 300,
      more: 295,
      over: 2,
    });
    expect(promotionOf({ actionId: null, promoted, count: 7, over: 2 })).toMatchObject({ count: 7, more: 2, over: 2 });
    expect(promotionOf({ actionId: null, promoted, count: 7, over: 2 }).names).toHaveLength(5);
  });

  it('calls somebody without a name by the address', () => {
    const promoted = [{ id: 'a', name: '', email: 'ada@example.org' }];
    expect(promotionOf({ actionId: null, promoted, count: 1, over: 0 }).names).toEqual([
      { id: 'a', name: 'ada@example.org' },
    ]);
  });
});

describe('countFrom', () => {
  it('takes whole numbers that the core takes', () => {
    expect(['1', '12', '1000'].map(countFrom)).toEqual([1, 12, 1000]);
    expect(['', ' ', '0', '-1', '1.5', '1001', 'many'].map(countFrom)).toEqual(Array(7).fill(null));
  });
});
