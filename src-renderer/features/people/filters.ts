export const FILTERS = ['all', 'expected', 'inside', 'left', 'waitlisted', 'cancelled', 'attention'] as const;
export type Filter = (typeof FILTERS)[number];
