import { expect, it } from 'vitest';
import { VERDICTS } from '#shared/domain/verdict.ts';
import { LOOKS, SOUNDS, soundOf } from './look.ts';

it('sounds entry, exit, attention, refusal and error apart', () => {
  expect(soundOf({ verdict: 'admitted', attention: false })).toBe('entry');
  expect(soundOf({ verdict: 'exited', attention: false })).toBe('exit');
  expect(soundOf({ verdict: 'admitted', attention: true })).toBe('attention');
  expect(soundOf({ verdict: 'already', attention: true })).toBe('refused');
  expect(soundOf({ verdict: 'notFound', attention: false })).toBe('error');
  expect(new Set(Object.values(SOUNDS).map((notes) => JSON.stringify(notes))).size).toBe(5);
});

it('has an icon of its own for every verdict', () => {
  expect(new Set(VERDICTS.map((verdict) => LOOKS[verdict].icon)).size).toBe(VERDICTS.length);
});
