import type { Seen } from './face-name.tsx';

/** Two people who are chosen one after the other. */
export interface Two {
  first: Seen | null;
  second: Seen | null;
}

export const NO_TWO: Two = { first: null, second: null };

/** What is missing, or null: somebody, or somebody else. */
export function wrongWith({ first, second }: Two): Partial<Record<keyof Two, 'missing' | 'same'>> {
  return {
    ...(first === null ? { first: 'missing' as const } : {}),
    ...(second === null ? { second: 'missing' as const } : {}),
    ...(first !== null && first.id === second?.id ? { second: 'same' as const } : {}),
  };
}
