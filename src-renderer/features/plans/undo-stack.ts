import type { Place } from './fits.ts';

/** A move that can be taken back: where the meeting was before. */
export interface Move {
  meetingId: string;
  from: Place;
}

/** More steps back than anybody remembers. */
const LONGEST = 100;

/** The moves with one more. */
export function withMove(past: readonly Move[], move: Move): readonly Move[] {
  return [...past.slice(1 - LONGEST), move];
}

/** The last move that can still be taken back, and those before it: meetings may be gone, or back by themselves. */
export function lastMove(
  past: readonly Move[],
  placeOf: (meetingId: string) => Place | undefined,
): { move: Move; before: readonly Move[] } | null {
  for (let at = past.length - 1; at >= 0; at -= 1) {
    const move = past[at];
    const now = move === undefined ? undefined : placeOf(move.meetingId);
    if (move === undefined || now === undefined) continue;
    const isBack = now.roundId === move.from.roundId && now.meetingPointId === move.from.meetingPointId;
    if (!isBack) return { move, before: past.slice(0, at) };
  }
  return null;
}
