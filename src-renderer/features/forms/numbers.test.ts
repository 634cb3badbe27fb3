import { expect, it } from 'vitest';
import { decimalOf } from './numbers.ts';

it('reads numbers as people write them', () => {
  expect(['12', ' 12.5 ', '12,5', '-3', '\u22123,25', ''].map(decimalOf)).toEqual([12, 12.5, 12.5, -3, -3.25, null]);
});

it('leaves what is no number to whoever checks it', () => {
  for (const text of ['many', '1.2.3', '1,200.5']) expect(decimalOf(text), text).toBeNaN();
});
