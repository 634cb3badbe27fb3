import type { Round } from '#shared/contract/programme.ts';

/** A round, and whether somebody comes to it. */
export type RoundSaid = Pick<Round, 'id' | 'name' | 'startAt' | 'endAt'> & { available: boolean };

/** Rounds by the days on which they begin, in order. @param dayOf what a day is called */
export function byDay<R extends { startAt: number }>(
  rounds: readonly R[],
  dayOf: (ms: number) => string,
): { day: string; rounds: R[] }[] {
  const days: { day: string; rounds: R[] }[] = [];
  for (const round of rounds) {
    const day = dayOf(round.startAt);
    const last = days.at(-1);
    if (last?.day === day) last.rounds.push(round);
    else days.push({ day, rounds: [round] });
  }
  return days;
}

/** What to say so that somebody comes to all. */
export function toAll(rounds: readonly RoundSaid[]): RoundSaid[] {
  return rounds.map((round) => ({ ...round, available: true }));
}

/** What to say so that somebody who leaves comes to no round any more that has not begun. */
export function leaving(rounds: readonly RoundSaid[], now: number): RoundSaid[] {
  return rounds.filter(({ startAt }) => startAt > now).map((round) => ({ ...round, available: false }));
}

/** What to say so that somebody comes from a round on, and to none that begins before it. */
export function comingFrom(rounds: readonly RoundSaid[], id: string): RoundSaid[] {
  const from = rounds.find((round) => round.id === id);
  return from === undefined ? [] : rounds.map((round) => ({ ...round, available: round.startAt >= from.startAt }));
}
