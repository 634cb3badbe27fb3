import { expect, it } from 'vitest';
import { changedFields } from './changes.ts';

it('has what differs and nothing else', () => {
  const before = { name: 'Table 1', x: 2 as number | null, rooms: ['a'] };
  expect(changedFields(before, { ...before, rooms: ['a'] })).toEqual({});
  expect(changedFields(before, { ...before, name: 'Table 2', rooms: [] })).toEqual({ name: 'Table 2', rooms: [] });
  expect(changedFields(before, { ...before, x: null })).toEqual({ x: null });
});

it('does not take what is no number for nothing', () => {
  expect(changedFields({ x: null as number | null }, { x: Number.NaN })).toEqual({ x: Number.NaN });
});
