import { expect, it } from 'vitest';
import { lastStep, type Step } from './past.ts';

const moved = (id: string): Step => ({
  kind: 'moved',
  from: [{ id, positionX: 1, positionY: 1, locationIds: ['hall'] }],
});
const removed = (...ids: string[]): Step => ({ kind: 'removed', ids });

it('takes back in turn, the removal before what was moved before it', () => {
  const past = [moved('a'), moved('b'), removed('a', 'b')];
  const last = lastStep(past, new Set());
  expect(last).toEqual({ step: removed('a', 'b'), before: past.slice(0, 2) });
  expect(lastStep(last?.before ?? [], new Set(['a', 'b']))).toEqual({ step: moved('b'), before: [moved('a')] });
});

it('passes over what others have overtaken', () => {
  expect(lastStep([moved('a'), removed('b')], new Set(['a', 'b']))?.step).toEqual(moved('a'));
  expect(lastStep([removed('b', 'c')], new Set(['b']))?.step).toEqual(removed('c'));
  expect(lastStep([moved('a')], new Set())).toBeNull();
  expect(lastStep([], new Set(['a']))).toBeNull();
});
