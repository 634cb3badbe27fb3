import { expect, test } from 'vitest';
import { availabilitySaid, roundsListed, roundsNamed } from './round-names.ts';

const DAY = '2026-11-21';
const rounds = [
  { id: 'a', name: 'Round 1', day: DAY, from: '09:30' },
  { id: 'b', name: 'Round 2', day: DAY, from: '14:30' },
  { id: 'c', name: 'Coffee, tea', day: DAY, from: '15:00' },
  { id: 'd', name: 'Round 1', day: '2026-11-22', from: '09:30' },
];
const can = (text: string) => {
  const said = availabilitySaid(text, rounds);
  return said === null
    ? null
    : Object.keys(said)
        .filter((id) => said[id])
        .join('');
};

test('a round is meant by its name, its id, or the time at which it begins', () => {
  const named = (text: string) => roundsNamed(text, rounds).map(({ id }) => id);
  expect(named(' round 2 ')).toEqual(['b']);
  expect(named('c')).toEqual(['c']);
  expect(named('Round 1')).toEqual(['a', 'd']);
  for (const text of ['14:30', '14.30', '14h30', '14:30 Uhr', '14:30 - 15:00', '14:30–15:00', `${DAY} 14:30`])
    expect([text, named(text)]).toEqual([text, ['b']]);
  expect(named('9:30')).toEqual(['a', 'd']);
  expect(named('2026-11-22T09:30')).toEqual(['d']);
  expect(['', 'Round', '14:31', `2026-11-22 14:30`, '30'].flatMap(named)).toEqual([]);
});

test('a list of them is in the order of the rounds, and names what is unknown', () => {
  expect(roundsListed('14:30; Round 1', rounds)).toEqual({ ids: ['a', 'b', 'd'], unknown: [] });
  expect(roundsListed('Coffee, tea', rounds)).toEqual({ ids: ['c'], unknown: [] });
  expect(roundsListed('Round 2, Round 9,, 25:00', rounds)).toEqual({ ids: ['b'], unknown: ['Round 9', '25:00'] });
});

test('a cell says to which rounds somebody can come, or cannot', () => {
  expect(can('Round 2, 9:30')).toBe('abd');
  for (const text of [
    'not: Round 2',
    'Not Round 2',
    'except: 14:30',
    'nicht: Round 2',
    'außer Round 2',
    'sauf : 14h30',
  ])
    expect([text, can(text)]).toEqual([text, 'acd']);
  for (const text of ['all', 'YES', 'alle', 'Sí']) expect([text, can(text)]).toEqual([text, 'abcd']);
  for (const text of ['none', 'nein', 'Never']) expect([text, can(text)]).toEqual([text, '']);
});

test('a cell of which some words mean no round says nothing of any', () => {
  for (const text of ['Round 2, Round 9', 'not: Round 9', 'not:', 'vegan', ','])
    expect([text, can(text)]).toEqual([text, null]);
});
