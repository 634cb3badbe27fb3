import { expect, it } from 'vitest';
import { NO_TWO, wrongWith } from './two-people.ts';

const seen = (id: string) => ({ id, name: id, company: null, photoId: null });

it('two people are needed, and not the same', () => {
  expect(wrongWith(NO_TWO)).toEqual({ first: 'missing', second: 'missing' });
  expect(wrongWith({ first: seen('a'), second: null })).toEqual({ second: 'missing' });
  expect(wrongWith({ first: seen('a'), second: seen('a') })).toEqual({ second: 'same' });
  expect(wrongWith({ first: seen('a'), second: seen('b') })).toEqual({});
});
