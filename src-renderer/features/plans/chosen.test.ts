import { expect, it } from 'vitest';
import type { Plan } from '#shared/contract/plans.ts';
import { canRollBack, planInSight } from './chosen.ts';

const plan = (id: string, state: Plan['state'], publishedAt: number | null = null) =>
  ({ id, state, publishedAt }) as Plan;

it('shows what was chosen, else the plan that counts, else the newest', () => {
  const plans = [plan('new', 'draft'), plan('counts', 'published', 5), plan('old', 'draft')];
  expect(planInSight(plans, 'old')?.id).toBe('old');
  expect(planInSight(plans, 'gone')?.id).toBe('counts');
  expect(planInSight([plan('new', 'draft'), plan('old', 'draft')], null)?.id).toBe('new');
  expect(planInSight([], null)).toBeUndefined();
});

it('goes back only to a plan that counted before', () => {
  expect(canRollBack([plan('a', 'published', 5), plan('b', 'earlier', 3)])).toBe(true);
  expect(canRollBack([plan('a', 'published', 3), plan('b', 'earlier', 5)])).toBe(false);
  expect(canRollBack([plan('a', 'published', 5), plan('b', 'draft')])).toBe(false);
  expect(canRollBack([plan('a', 'draft'), plan('b', 'earlier', 3)])).toBe(false);
});
