import { expect, it } from 'vitest';
import { withTags } from './tags.ts';

it('parts at the commas of all scripts', () => {
  expect(withTags(['a'], ' energy, ميناء، 会议、会议 2，x;y ').tags).toEqual([
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
  expect(withTags(['Energy'], 'energy, ,ENERGY,')).toEqual({ tags: ['Energy'], left: '' });
});

it('leaves those beyond thirty', () => {
  const { tags, left } = withTags([], Array.from({ length: 32 }, (_, index) => `t${index}`).join(','));
  expect(tags).toHaveLength(30);
  expect(left).toBe('t30, t31');
});

it('takes a list of any length, and leaves what is too long for one tag whole', () => {
  const long = 'x'.repeat(41);
  expect(withTags([], `energy and climate, harbour and shipping, ${long}, trade`)).toEqual({
    tags: ['energy and climate', 'harbour and shipping', 'trade'],
    left: long,
  });
});
