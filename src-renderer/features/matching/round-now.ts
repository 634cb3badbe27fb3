interface Slot {
  startAt: number;
  endAt: number;
}

/** The round that somebody means who names none: the one under way, else the next one, else the last. @param now epoch ms */
export function roundNow<R extends Slot>(rounds: readonly R[], now: number): R | undefined {
  const sorted = [...rounds].sort((a, b) => a.startAt - b.startAt);
  return sorted.find(({ endAt }) => endAt > now) ?? sorted.at(-1);
}
