import { expect, it } from 'vitest';
import { withTags } from './tags.ts';

it('parts at the commas of all scripts', () => {
  expect(withTags(['a'], ' energy, ميناء، 会议、会议 2，x;y ')).toEqual([
    'a',
    'energy',
    'ميناء',
    '会议',
    '会议 2',
    'x',
    'y',
  ]);
});

it('has none twice, and none that is empty', () => {
  expect(withTags(['Energy'], 'energy, ,ENERGY,')).toEqual(['Energy']);
});

it('stops at thirty', () => {
  expect(withTags([], Array.from({ length: 40 }, (_, index) => `t${index}`).join(','))).toHaveLength(30);
});
