import { describe, expect, it } from 'vitest';
import { judgePassword } from './password.ts';

describe('judgePassword', () => {
  it('counts what is missing', () => {
    expect(judgePassword('')).toEqual({ kind: 'empty' });
    expect(judgePassword('sevench')).toEqual({ kind: 'short', missing: 3 });
  });

  it('knows the limit of bcrypt, in bytes', () => {
    expect(judgePassword(`${'äöüß'.repeat(9)}`).kind).not.toBe('long');
    expect(judgePassword(`${'äöüß'.repeat(10)}`)).toEqual({ kind: 'long' });
  });

  it('sees through runs, repetition and notorious words', () => {
    for (const password of ['aaaaaaaaaaaa', 'abcabcabcabc', 'Hello 12345 there', 'poiuytrewq!!', 'MyPassword!7'])
      expect(judgePassword(password), password).toEqual({ kind: 'weak' });
  });

  it('likes sentences', () => {
    expect(judgePassword('three ducks on a roof')).toEqual({ kind: 'strong' });
    expect(judgePassword('ducks on roof')).toEqual({ kind: 'fair' });
    expect(judgePassword('Xk7-qpLm2-vTz')).toEqual({ kind: 'strong' });
  });
});
