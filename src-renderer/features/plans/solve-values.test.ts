import { expect, it } from 'vitest';
import { AT_FIRST, readSolve } from './solve-values.ts';

it('takes what is there at first', () => {
  expect(readSolve(AT_FIRST)).toEqual({
    wrong: [],
    request: { seconds: 10, seed: 1, name: '', basedOnId: null },
  });
});

it('takes a comma, and a plan to begin with', () => {
  expect(readSolve({ seconds: '2,5', seed: '0', name: ' Day two ', basedOnId: 'p' }).request).toEqual({
    seconds: 2.5,
    seed: 0,
    name: 'Day two',
    basedOnId: 'p',
  });
});

it('names what is wrong', () => {
  expect(readSolve({ ...AT_FIRST, seconds: '601' }).wrong).toEqual(['seconds']);
  expect(readSolve({ ...AT_FIRST, seconds: '' }).wrong).toEqual(['seconds']);
  expect(readSolve({ ...AT_FIRST, seed: '-1' }).wrong).toEqual(['seed']);
  expect(readSolve({ ...AT_FIRST, seconds: 'x', seed: '1.5' }).wrong).toEqual(['seconds', 'seed']);
});
