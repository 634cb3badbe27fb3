import type { PlanTask, TaskMeeting } from '#main/features/planner/planning.ts';
import { createRandom, type Random } from '#shared/domain/random.ts';

export interface EventSize {
  people: number;
  meetings: number;
  rounds: number;
  tables: number;
  /** Rooms that the tables are in. */
  zones: number;
}

/** Between tables that stand beside each other, in m. */
const TABLE_M = 2.5;
const QUARTER_MS = 15 * 60_000;

/** An event in which some are asked for far more often than others, and everybody is away a fifth of the time. */
export function anyEvent(size: EventSize, seed: number): PlanTask {
  const random = createRandom(seed);
  const rounds = counted(size.rounds);
  const away = counted(size.people).map(() => rounds.filter(() => random.chance(0.2)));
  const inZone = Math.ceil(size.tables / size.zones);
  const across = Math.ceil(Math.sqrt(inZone));
  return {
    rounds: rounds.map((round) => ({ day: 0, startAt: round * QUARTER_MS, endAt: (round + 1) * QUARTER_MS })),
    points: counted(size.tables).map((table) => ({
      capacity: 1,
      location: Math.floor(table / inZone),
      x: ((table % inZone) % across) * TABLE_M,
      y: Math.floor((table % inZone) / across) * TABLE_M,
    })),
    people: away.map((some) => ({ away: some })),
    meetings: askedMeetings(random, size, away),
  };
}

function askedMeetings(
  random: Random,
  { people, meetings, rounds }: EventSize,
  away: readonly number[][],
): TaskMeeting[] {
  const asked = new Map<string, TaskMeeting>();
  const has = new Int32Array(people);
  const isFull = (person: number) => (has[person] ?? 0) >= rounds - 1 - (away[person]?.length ?? 0);
  while (asked.size < meetings) {
    const [one, other] = [Math.floor(random.next() ** 1.3 * people), random.below(people)];
    const name = `${Math.min(one, other)} ${Math.max(one, other)}`;
    if (one === other || asked.has(name) || isFull(one) || isFull(other)) continue;
    for (const person of [one, other]) has[person] = (has[person] ?? 0) + 1;
    asked.set(name, { people: [one, other], weight: 0.2 + random.next() });
  }
  return [...asked.values()];
}

/** A problem that leaves no table to spare at any time, planted over rooms: see `planted`. */
export function inZones(task: PlanTask, zones: number): PlanTask {
  const inZone = Math.ceil(task.points.length / zones);
  return {
    ...task,
    points: task.points.map((point, table) => ({
      ...point,
      location: Math.floor(table / inZone),
      x: (table % inZone) * TABLE_M,
      y: 0,
    })),
  };
}

export function counted(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}
