import { describe, expect, it } from 'vitest';
import { directionOf } from './direction.ts';

describe('directionOf', () => {
  it('goes by the first letter', () => {
    for (const name of ['محمد عبد الرحمن', 'דוד כהן', '“محمد” Ali', '𞤀𞤣𞤢']) expect(directionOf(name), name).toBe('rtl');
    for (const name of ['José', '王小明', 'Ali محمد', '42', '']) expect(directionOf(name), name).toBe('ltr');
  });
});
