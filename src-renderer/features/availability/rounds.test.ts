import { expect, it } from 'vitest';
import { byDay, comingFrom, leaving, type RoundSaid, toAll } from './rounds.ts';

const round = (id: string, startAt: number, available = true): RoundSaid => ({
  id,
  name: id,
  startAt,
  endAt: startAt + 5,
  available,
});
const rounds = [round('a', 10), round('b', 20, false), round('c', 20), round('d', 30)];
const said = (list: readonly RoundSaid[]) => list.map(({ id, available }) => `${id}${available ? '+' : '-'}`).join(' ');

it('puts rounds under their days, in order', () => {
  const days = byDay(rounds, (ms) => (ms < 20 ? 'Sat' : 'Sun'));
  expect(days.map(({ day, rounds: its }) => [day, its.length])).toEqual([
    ['Sat', 1],
    ['Sun', 3],
  ]);
  expect(byDay([], String)).toEqual([]);
});

it('says that somebody comes to all', () => {
  expect(said(toAll(rounds))).toBe('a+ b+ c+ d+');
});

it('leaves alone what has begun when somebody leaves', () => {
  expect(said(leaving(rounds, 20))).toBe('d-');
  expect(said(leaving(rounds, 5))).toBe('a- b- c- d-');
  expect(said(leaving(rounds, 99))).toBe('');
});

it('has somebody come from a round on, to all that begin with it', () => {
  expect(said(comingFrom(rounds, 'c'))).toBe('a- b+ c+ d+');
  expect(said(comingFrom(rounds, 'gone'))).toBe('');
});
