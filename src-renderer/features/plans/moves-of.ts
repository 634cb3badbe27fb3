import type { PlanMove } from '#shared/contract/plans.ts';
import { fold } from '#shared/domain/text.ts';

/** The moves of whoever has these letters in their name or company; all where nothing is typed. */
export function movesOf(moves: readonly PlanMove[], text: string): readonly PlanMove[] {
  const wanted = fold(text).trim();
  if (wanted === '') return moves;
  return moves.filter(({ people }) =>
    people.some(({ name, company }) => fold(`${name} ${company ?? ''}`).includes(wanted)),
  );
}
