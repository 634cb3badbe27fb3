/** What an event lacks before its meetings can be planned, the first thing to do first. Null where nothing is missing. */
export type Missing = 'rounds' | 'tables' | 'matches';

/** @param matches null where nobody has counted them */
export function missingFor(event: { rounds: number; points: number; matches: number | null }): Missing | null {
  if (event.rounds === 0) return 'rounds';
  if (event.points === 0) return 'tables';
  return event.matches === 0 ? 'matches' : null;
}
