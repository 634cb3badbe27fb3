import type { RegistrationSummary } from '#shared/contract/common.ts';

export const FILTERS = ['all', 'expected', 'inside', 'left', 'waitlisted', 'cancelled', 'attention'] as const;
export type Filter = (typeof FILTERS)[number];

/** Whether somebody belongs to a filter: the same rules as the core's, for hits of the search box. */
export function belongs(person: RegistrationSummary, filter: Filter): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'expected':
      return person.status === 'enrolled' && !person.inside && person.lastPassAt === null;
    case 'inside':
      return person.inside;
    case 'left':
      return !person.inside && person.lastEntryAt !== null;
    case 'waitlisted':
    case 'cancelled':
      return person.status === filter;
    case 'attention':
      return person.attention || person.vip || person.blocked;
  }
}
