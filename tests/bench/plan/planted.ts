import type { PlanMeeting, Problem } from '#main/features/planner/solver/problem.ts';
import { createRandom, type Random } from '#shared/domain/random.ts';

export interface PlantedSize {
  people: number;
  rounds: number;
  tables: number;
  /** Share of meetings that may be in one half of the day only. */
  halves: number;
  /** Share of the rounds before somebody comes and after they leave in which they are said to be away. */
  away: number;
  /** Pairs of meetings of which one has to be before the other. */
  orders: number;
  /** Share of meetings with their round given. */
  fixed: number;
}

/** Attempts to deal the meetings of a round so that nobody meets the same person twice. */
const DEALS = 300;
const PLANS = 1000;

/**
 * A problem with a plan hidden in it that has no gap and uses every table in every round: couples of people take turns at
 * the tables, each there for one stretch of rounds, and in each round those who are there are paired anew.
 * @throws Error where there is no such plan, or none was found
 */
export function planted(seed: number, size: PlantedSize): Problem {
  const random = createRandom(seed);
  for (let attempt = 0; attempt < PLANS; attempt++) {
    const stays = staysOf(random, size);
    const meetings = dealt(random, size, stays);
    if (meetings !== null) return around(random, size, stays, random.shuffled(meetings));
  }
  throw new Error('No plan of this size was found.');
}

interface Stay {
  from: number;
  until: number;
}

interface Dealt {
  people: [number, number];
  round: number;
}

function staysOf(random: Random, { people, rounds, tables }: PlantedSize): Stay[] {
  const turns = Math.floor(people / 2) - tables;
  if (turns < 0 || turns > tables * (rounds - 1)) throw new Error('Too few or too many people for these tables.');
  const changes: number[][] = Array.from({ length: tables }, () => []);
  for (let made = 0; made < turns; ) {
    const table = random.pick(changes);
    const round = 1 + random.below(rounds - 1);
    if (table.includes(round)) continue;
    table.push(round);
    made += 1;
  }
  return changes.flatMap((table) => {
    const ends = [0, ...table.sort((a, b) => a - b), rounds];
    return ends.slice(1).flatMap((until, at) => [
      { from: ends[at] ?? 0, until },
      { from: ends[at] ?? 0, until },
    ]);
  });
}

function dealt(random: Random, { rounds }: PlantedSize, stays: readonly Stay[]): Dealt[] | null {
  const met = new Set<string>();
  const meetings: Dealt[] = [];
  for (let round = 0; round < rounds; round++) {
    const here = [...stays.keys()].filter((person) => isThere(stays[person], round));
    const pairs = dealRound(random, here, met);
    if (pairs === null) return null;
    for (const people of pairs) {
      met.add(nameOf(...people));
      meetings.push({ people, round });
    }
  }
  return meetings;
}

function dealRound(random: Random, here: readonly number[], met: ReadonlySet<string>): [number, number][] | null {
  for (let attempt = 0; attempt < DEALS; attempt++) {
    const left = random.shuffled(here);
    const pairs: [number, number][] = [];
    for (let one = left.pop(); one !== undefined; one = left.pop()) {
      const first = one;
      const at = left.findIndex((other) => !met.has(nameOf(first, other)));
      const [second] = at === -1 ? [] : left.splice(at, 1);
      if (second === undefined) break;
      pairs.push([first, second]);
    }
    if (pairs.length * 2 === here.length) return pairs;
  }
  return null;
}

/** What the plan allows, and little else. */
function around(random: Random, size: PlantedSize, stays: readonly Stay[], meetings: readonly Dealt[]): Problem {
  const rounds = Array.from({ length: size.rounds }, (_, round) => round);
  const noon = Math.ceil(size.rounds / 2);
  const after = meetings.map(() => new Set<number>());
  for (let order = 0; order < size.orders; order++) {
    const [first, second] = [random.below(meetings.length), random.below(meetings.length)];
    if ((meetings[first]?.round ?? 0) < (meetings[second]?.round ?? 0)) after[second]?.add(first);
  }
  return {
    days: rounds.map(() => 0),
    capacity: rounds.map(() => size.tables),
    people: stays.length,
    away: stays.map((stay) => rounds.filter((round) => !isThere(stay, round) && random.chance(size.away))),
    meetings: meetings.map(({ people, round }, index): PlanMeeting => {
      const isFixed = random.chance(size.fixed);
      const half = rounds.filter((other) => other < noon === round < noon);
      const open = isFixed ? [round] : random.chance(size.halves) ? half : rounds;
      return { people, weight: 1, rounds: open, after: [...(after[index] ?? [])] };
    }),
  };
}

const isThere = (stay: Stay | undefined, round: number) =>
  stay !== undefined && stay.from <= round && round < stay.until;
const nameOf = (one: number, other: number) => `${Math.min(one, other)} ${Math.max(one, other)}`;
