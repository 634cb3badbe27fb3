import { encode } from 'uqr';
import { describe, expect, it } from 'vitest';
import { qrShape } from './qr.ts';

/** Paints the path back into modules. */
function modules({ size, path }: { size: number; path: string }): boolean[][] {
  const grid = Array.from({ length: size }, () => Array.from({ length: size }, () => false));
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1H\1z/g)) {
    for (let i = 0; i < Number(width); i++) {
      const row = grid[Number(y)];
      if (row !== undefined) row[Number(x) + i] = true;
    }
  }
  return grid;
}

describe('qrShape', () => {
  it('draws every dark module and no other', () => {
    for (const text of ['A', 'ntqfp7f4332npdr7qanany8q4bp66kxq', 'https://luma.com/check-in/evt-1?pk=g-äöü']) {
      const { data } = encode(text, { ecc: 'M', boostEcc: true, border: 0 });
      expect(modules(qrShape(text))).toEqual(data);
    }
  });

  it('takes one piece per run, not one per module', () => {
    const { path, size } = qrShape('0195f3b2-7c1e-7c3a-9d55-3f1f2b7f0c11');
    expect(path.split('M').length - 1).toBeLessThan((size * size) / 3);
  });
});
