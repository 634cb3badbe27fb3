import { expect, it } from 'vitest';
import { readMost } from './most-meetings.ts';

it('reads a limit, none, and what is no limit', () => {
  expect(readMost('8')).toBe(8);
  expect(readMost(' ')).toBeNull();
  for (const wrong of ['0', '-1', '2.5', '1001', 'ten']) expect(readMost(wrong), wrong).toBeUndefined();
});
