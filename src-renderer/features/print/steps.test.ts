import { describe, expect, it } from 'vitest';
import { nextStep } from './steps.ts';

describe('nextStep', () => {
  it('prints a first badge without a word', () => {
    expect(nextStep(null, false, false)).toBe('fetch');
    expect(nextStep({ printsBefore: 0 }, false, false)).toBe('print');
    expect(nextStep({ printsBefore: 0 }, true, false)).toBe('print');
  });

  it('asks before a second one', () => {
    expect(nextStep({ printsBefore: 1 }, false, false)).toBe('ask');
    expect(nextStep({ printsBefore: 3 }, false, true)).toBe('print');
  });

  it('prints no second one by itself', () => {
    expect(nextStep({ printsBefore: 1 }, true, false)).toBe('leave');
  });
});
