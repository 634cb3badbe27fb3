import type { Problem } from './solver/problem.ts';

/** What is wrong with a plan, in words for logs and tests; people, meetings and rounds are counted from 0. */
export interface Checked {
  faults: string[];
  placed: number;
  placedWeight: number;
  /** Runs of free rounds between somebody's first and last meeting of a day, of all people together. */
  gaps: number;
  /** Most gaps of one person less fewest. */
  spread: number;
}

/**
 * Looks at a plan as somebody with paper and pencil would: round by round and person by person. It shares nothing with
 * the search, so that a fault of the search cannot hide in it.
 * @param rounds the round of each meeting; -1 where it has none
 */
export function checkPlan(problem: Problem, rounds: ArrayLike<number>): Checked {
  const faults: string[] = [];
  const busy = Array.from({ length: problem.people }, () => new Map<number, number>());
  const inRound = problem.days.map(() => 0);
  let placed = 0;
  let placedWeight = 0;
  if (rounds.length !== problem.meetings.length)
    faults.push(`${rounds.length} places for ${problem.meetings.length} meetings`);
  for (const [index, meeting] of problem.meetings.entries()) {
    const round = rounds[index] ?? -1;
    if (round === -1) continue;
    placed += 1;
    placedWeight += meeting.weight;
    if (!Number.isInteger(round) || round < 0 || round >= problem.days.length) {
      faults.push(`meeting ${index} is in round ${round}, which is none`);
      continue;
    }
    inRound[round] = (inRound[round] ?? 0) + 1;
    if (meeting.rounds !== undefined && !meeting.rounds.includes(round))
      faults.push(`meeting ${index} must not be in round ${round}`);
    for (const person of meeting.people) {
      const other = busy[person]?.get(round);
      if (other !== undefined) faults.push(`person ${person} has meetings ${other} and ${index} in round ${round}`);
      busy[person]?.set(round, index);
      if (problem.away[person]?.includes(round)) faults.push(`person ${person} is away in round ${round}`);
    }
    for (const earlier of meeting.after ?? []) {
      const before = rounds[earlier] ?? -1;
      if (before !== -1 && before >= round) faults.push(`meeting ${index} is not after meeting ${earlier}`);
    }
  }
  for (const [round, count] of inRound.entries())
    if (count > (problem.capacity[round] ?? 0)) faults.push(`round ${round} has ${count} meetings, too many`);
  const gapsOf = busy.map((taken, person) => {
    if (taken.size > (problem.limits?.[person] ?? Number.POSITIVE_INFINITY))
      faults.push(`person ${person} has ${taken.size} meetings, too many`);
    let gaps = 0;
    const sorted = [...taken.keys()].sort((a, b) => a - b);
    for (const [at, round] of sorted.entries()) {
      const next = sorted[at + 1];
      if (next !== undefined && problem.days[round] === problem.days[next] && next > round + 1) gaps += 1;
    }
    return gaps;
  });
  return {
    faults,
    placed,
    placedWeight,
    gaps: gapsOf.reduce((sum, gaps) => sum + gaps, 0),
    spread: gapsOf.length === 0 ? 0 : Math.max(...gapsOf) - Math.min(...gapsOf),
  };
}
