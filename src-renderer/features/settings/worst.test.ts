import { describe, expect, it } from 'vitest';
import { worstOf } from './worst.ts';

describe('worstOf', () => {
  it('is the worst of all', () => {
    expect(worstOf(['ok', 'warning', 'ok'])).toBe('warning');
    expect(worstOf(['warning', 'problem', 'ok'])).toBe('problem');
    expect(worstOf(['ok'])).toBe('ok');
  });
});
