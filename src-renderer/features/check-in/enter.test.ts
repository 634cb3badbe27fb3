import { describe, expect, it } from 'vitest';
import { enterMeans, isCodeLike, isSameCode, moved } from './enter.ts';

const ann = { id: 'ann' };
const bob = { id: 'bob' };

describe('Enter in the search box', () => {
  it('does nothing in an empty box', () => {
    expect(enterMeans({ text: '  ', answered: true, results: [ann], pickedId: null })).toEqual({ kind: 'nothing' });
  });

  it('checks in the first hit that is in sight for this text', () => {
    expect(enterMeans({ text: 'ann', answered: true, results: [ann, bob], pickedId: null })).toEqual({
      kind: 'checkIn',
      id: 'ann',
    });
  });

  it('waits while the hits on screen are those of an older text', () => {
    expect(enterMeans({ text: 'anna', answered: false, results: [ann, bob], pickedId: null })).toEqual({
      kind: 'wait',
    });
  });

  it('checks in whom somebody moved to', () => {
    expect(enterMeans({ text: 'a', answered: true, results: [ann, bob], pickedId: 'bob' })).toEqual({
      kind: 'checkIn',
      id: 'bob',
    });
  });

  it('does not check in somebody who is no longer in the list', () => {
    expect(enterMeans({ text: 'ann', answered: true, results: [ann], pickedId: 'bob' })).toEqual({
      kind: 'checkIn',
      id: 'ann',
    });
  });

  it('tries a code that finds nobody', () => {
    expect(enterMeans({ text: 'A93KX7', answered: true, results: [], pickedId: null })).toEqual({
      kind: 'code',
      code: 'A93KX7',
    });
  });

  it('does not send a name that finds nobody as a code', () => {
    expect(enterMeans({ text: 'zwetschge', answered: true, results: [], pickedId: null })).toEqual({ kind: 'nothing' });
  });

  it('asks whether a code-like text is the ticket of the first hit', () => {
    expect(enterMeans({ text: 'T-100', answered: true, results: [ann], pickedId: null })).toEqual({
      kind: 'codeOrCheckIn',
      code: 'T-100',
      id: 'ann',
    });
  });
});

it('tells codes from names and addresses', () => {
  expect(['A93KX7', '100200300', 'https://luma.com/check-in/evt?pk=g'].every(isCodeLike)).toBe(true);
  expect(['müller', 'jos mul', 'ann2@example.org', '王小明', 'r2', 'table 12'].some(isCodeLike)).toBe(false);
});

it('compares codes as people type them', () => {
  expect(isSameCode(' a93kx7', 'A93KX7 ')).toBe(true);
  expect(isSameCode('A93KX7', 'A93KX8')).toBe(false);
});

it('moves within the list and stops at its ends', () => {
  expect(moved([ann, bob], null, 1)).toBe('bob');
  expect(moved([ann, bob], 'bob', 1)).toBe('bob');
  expect(moved([ann, bob], 'bob', -5)).toBe('ann');
  expect(moved([], null, 1)).toBeNull();
});
