import type { Plan } from '#shared/contract/plans.ts';

/** The plan that somebody looks at who has chosen none: the one that counts, else the newest. @param plans newest first */
export function planInSight(plans: readonly Plan[], chosenId: string | null): Plan | undefined {
  return plans.find(({ id }) => id === chosenId) ?? published(plans) ?? plans[0];
}

/** The plan that counts. */
export function published(plans: readonly Plan[]): Plan | undefined {
  return plans.find(({ state }) => state === 'published');
}

/** Whether there is a plan to go back to: one that counted before the one that counts now. */
export function canRollBack(plans: readonly Plan[]): boolean {
  const since = published(plans)?.publishedAt ?? null;
  return since !== null && plans.some(({ publishedAt }) => publishedAt !== null && publishedAt < since);
}
