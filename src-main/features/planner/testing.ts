import type { Random } from '#shared/domain/random.ts';
import type { Place, PlanPoint, PlanTask, TaskMeeting } from './task.ts';

const QUARTER_MS = 15 * 60_000;

/** Stops after so many questions: repeatable, unlike a clock. */
export function stopAfter(questions: number): () => boolean {
  let asked = 0;
  return () => ++asked > questions;
}

export function some<T>(random: Random, items: readonly T[], share: number): T[] {
  return items.filter(() => random.chance(share));
}

export function counted(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}

/** Rounds of a quarter of an hour, one behind the other. @param days the day of each */
export function roundsOf(days: readonly number[]): PlanTask['rounds'] {
  return days.map((day, round) => ({ day, startAt: round * QUARTER_MS, endAt: (round + 1) * QUARTER_MS }));
}

export interface TaskSize {
  people: number;
  meetings: number;
  rounds: number;
  points: number;
}

/** An event of any kind: two days, tables that cannot always be used, people who are away, groups, orders, limits, meetings bound to tables. */
export function anyTask(random: Random, size: TaskSize): PlanTask {
  const rounds = counted(size.rounds);
  const points = counted(size.points);
  const people = counted(size.people);
  const night = random.below(size.rounds + 1);
  return {
    rounds: roundsOf(rounds.map((round) => (round < night ? 0 : 1))),
    points: points.map(
      (): PlanPoint => ({
        capacity: 1 + random.below(3),
        location: random.below(3) - 1,
        x: random.chance(0.8) ? random.below(20) : null,
        y: random.below(20),
        ...(random.chance(0.3) ? { rounds: some(random, rounds, 0.7) } : {}),
      }),
    ),
    people: people.map(() => ({
      away: some(random, rounds, 0.15),
      ...(random.chance(0.5) ? { limit: 1 + random.below(6) } : {}),
    })),
    meetings: counted(size.meetings).map(
      (index): TaskMeeting => ({
        people: random.shuffled(people).slice(0, random.chance(0.8) ? 2 : 3),
        weight: 1 + random.below(3),
        ...(random.chance(0.3) ? { rounds: some(random, rounds, 0.6) } : {}),
        ...(random.chance(0.3) ? { points: some(random, points, 0.5) } : {}),
        ...(index > 0 && random.chance(0.2) ? { after: [random.below(index)] } : {}),
      }),
    ),
  };
}

export function anySize(random: Random): TaskSize {
  const [people, rounds] = [3 + random.below(20), 1 + random.below(12)];
  return { people, meetings: random.below(60), rounds, points: 1 + random.below(8) };
}

/** The task with everything standing where a plan has it. @param isLocked which meetings stay there */
export function standing(
  task: PlanTask,
  places: readonly Place[],
  isLocked: (index: number) => boolean = () => false,
): PlanTask {
  return {
    ...task,
    meetings: task.meetings.map(({ now: _, locked: __, ...meeting }, index) => {
      const place = places[index] ?? null;
      if (place === null) return meeting;
      return { ...meeting, now: place, ...(isLocked(index) ? { locked: true } : {}) };
    }),
  };
}
