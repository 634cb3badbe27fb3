import { useMatchingFigures } from '#renderer/features/matching/use-figures.ts';
import { type Missing, missingFor } from './missing.ts';

/** What an event with rounds and tables lacks for its first plan; null where nothing does, or nobody has counted yet. */
export function useNoMatches(eventId: string): Missing | null {
  const matches = useMatchingFigures(eventId).data?.matches ?? null;
  return missingFor({ rounds: 1, points: 1, matches });
}
