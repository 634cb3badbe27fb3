interface Slot {
  startAt: number;
  endAt: number;
}

/**
 * Where the present moment is across the rounds, in columns from the left edge of the first: 1.5 is the middle of the second
 * round, 2 is between the second and the third. Null before the first and after the last.
 * @param rounds in order of time
 * @param now epoch ms
 */
export function columnsUntil(rounds: readonly Slot[], now: number): number | null {
  const [first] = rounds;
  const last = rounds.at(-1);
  if (first === undefined || last === undefined || now < first.startAt || now >= last.endAt) return null;
  const at = rounds.findIndex(({ endAt }) => now < endAt);
  const round = rounds[at];
  if (round === undefined) return null;
  return at + Math.max(0, (now - round.startAt) / (round.endAt - round.startAt));
}
