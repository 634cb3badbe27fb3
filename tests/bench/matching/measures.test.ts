import { describe, expect, it } from 'vitest';
import { coverage, mean, ndcg, overlap } from './measures.ts';

describe('ndcg', () => {
  it('is 1 for the relevant at the top, in any order, and 0 for none of them', () => {
    expect(ndcg(['a', 'b', 'x'], new Set(['b', 'a']), 3)).toBe(1);
    expect(ndcg(['x', 'y'], new Set(['a']), 2)).toBe(0);
    expect(ndcg([], new Set(['a']), 10)).toBe(0);
  });

  it('discounts by place', () => {
    // 1/log2(3) of 1: the only relevant one stands second.
    expect(ndcg(['x', 'a'], new Set(['a']), 10)).toBeCloseTo(0.63093, 5);
    // (1 + 1/2) of (1 + 0.63093): first and third of two.
    expect(ndcg(['a', 'x', 'b'], new Set(['a', 'b']), 3)).toBeCloseTo(1.5 / 1.63093, 5);
  });

  it('looks at k places, and more relevant ones than that change nothing', () => {
    expect(ndcg(['x', 'a'], new Set(['a']), 1)).toBe(0);
    expect(ndcg(['a'], new Set(['a', 'b', 'c']), 1)).toBe(1);
  });

  it('says nothing where nothing is relevant', () => {
    expect(ndcg(['a'], new Set(), 10)).toBeNull();
  });
});

describe('coverage', () => {
  it('is the share of those shown at all', () => {
    expect(coverage([0, 1, 7, 0])).toBe(0.5);
  });
});

describe('overlap', () => {
  it('is the mean share of what stays, whatever the order', () => {
    const before = new Map([
      ['one', ['a', 'b', 'c', 'd']],
      ['two', ['a', 'b']],
    ]);
    const after = new Map([
      ['one', ['b', 'a', 'x', 'y']],
      ['two', ['b', 'a']],
    ]);
    expect(overlap(before, after)).toBe(0.75);
  });

  it('passes over those who came, left, or had nobody', () => {
    const before = new Map([
      ['left', ['a']],
      ['alone', []],
      ['stays', ['a', 'b']],
    ]);
    const after = new Map([
      ['came', ['a']],
      ['alone', ['a']],
      ['stays', ['a']],
    ]);
    expect(overlap(before, after)).toBe(0.5);
  });
});

describe('mean', () => {
  it('is the mean', () => {
    expect(mean([1, 2, 6])).toBe(3);
    expect(mean([])).toBeNaN();
  });
});
