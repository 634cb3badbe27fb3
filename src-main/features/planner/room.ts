import type { Board } from './board.ts';

/**
 * How many meetings have to go from one round to another, at least, until a round has room for one more: 0 where it has some. What people
 * have at the same time is left out, so that more may be needed; where even this finds no way there is none, however long it is looked for.
 * @returns round by round; infinite where none can make room
 */
export function movesForRoom(board: Board): Float64Array {
  const { layout, seating, roundOf } = board;
  const { rounds, room } = layout;
  const free = new Int32Array(rounds);
  for (const point of seating.pointOfSeat)
    for (let round = 0; round < rounds; round++)
      if ((room[point * rounds + round] as number) > 0) free[round] = (free[round] as number) + 1;
  const inRound: number[][] = Array.from({ length: rounds }, () => []);
  for (const [meeting, round] of roundOf.entries()) {
    if (round < 0) continue;
    free[round] = (free[round] as number) - 1;
    if (!board.isLocked(meeting)) inRound[round]?.push(meeting);
  }
  const moves = Float64Array.from(free, (seats) => (seats > 0 ? 0 : Number.POSITIVE_INFINITY));
  for (let level = 1; level <= rounds; level++) {
    const next = [...moves.keys()].filter(
      (round) =>
        moves[round] === Number.POSITIVE_INFINITY &&
        inRound[round]?.some((meeting) => board.open[meeting]?.some((other) => moves[other] === level - 1)),
    );
    if (next.length === 0) break;
    for (const round of next) moves[round] = level;
  }
  return moves;
}
