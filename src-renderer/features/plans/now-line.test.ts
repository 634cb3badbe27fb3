import { expect, it } from 'vitest';
import { columnsUntil } from './now-line.ts';

const ROUNDS = [
  { startAt: 100, endAt: 200 },
  { startAt: 250, endAt: 350 },
];

it('stands in its round by how much of it is over', () => {
  expect(columnsUntil(ROUNDS, 100)).toBe(0);
  expect(columnsUntil(ROUNDS, 150)).toBe(0.5);
  expect(columnsUntil(ROUNDS, 325)).toBe(1.75);
});

it('stands between two rounds in a break', () => {
  expect(columnsUntil(ROUNDS, 220)).toBe(1);
});

it('is not there before and after the event', () => {
  expect(columnsUntil(ROUNDS, 99)).toBeNull();
  expect(columnsUntil(ROUNDS, 350)).toBeNull();
  expect(columnsUntil([], 0)).toBeNull();
});
