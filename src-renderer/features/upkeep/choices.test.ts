import { expect, it } from 'vitest';
import { choicesWith } from './choices.ts';

it('offers what is set now, once and in its place', () => {
  expect(choicesWith([1, 7, 30], 10)).toEqual([1, 7, 10, 30]);
  expect(choicesWith([1, 7, 30], 7)).toEqual([1, 7, 30]);
});
