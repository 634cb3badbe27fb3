import { expect, it } from 'vitest';
import type { PlanMove } from '#shared/contract/plans.ts';
import { movesOf } from './moves-of.ts';

const move = (meetingId: string, ...names: string[]) =>
  ({ meetingId, people: names.map((name) => ({ name, company: name === 'Bo' ? 'Norrkraft' : null })) }) as PlanMove;
const MOVES = [move('1', 'Łukasz', 'Bo'), move('2', '欧阳修文', 'Ada')];
const found = (text: string) => movesOf(MOVES, text).map(({ meetingId }) => meetingId);

it('finds people by letters of their name, whatever the accents, and by company', () => {
  expect(found('lukasz')).toEqual(['1']);
  expect(found('修文')).toEqual(['2']);
  expect(found(' norr')).toEqual(['1']);
  expect(found('nobody')).toEqual([]);
  expect(found(' ')).toEqual(['1', '2']);
});
