import { describe, expect, it } from 'vitest';
import { largestFitting } from './fit.ts';

describe('largestFitting', () => {
  it('finds the largest size that fits', () => {
    expect(largestFitting(2, 22, 20, (size) => size <= 13)).toBe(13);
    expect(largestFitting(2, 22, 20, (size) => size <= 13.9)).toBe(13);
  });

  it('takes the largest of all where everything fits', () => {
    expect(largestFitting(2, 22, 20, () => true)).toBe(22);
  });

  it('takes the smallest where nothing fits', () => {
    expect(largestFitting(2, 22, 20, () => false)).toBe(2);
  });

  it('asks a handful of times only: each question is a layout', () => {
    let asked = 0;
    largestFitting(2, 60, 200, (size) => {
      asked++;
      return size < 31;
    });
    expect(asked).toBeLessThanOrEqual(9);
  });
});
