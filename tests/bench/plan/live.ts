import { checkPlan } from '#main/features/planner/check.ts';
import { makePlan, type PlanTask, replan, type TaskMeeting } from '#main/features/planner/planning.ts';
import { createRandom } from '#shared/domain/random.ts';
import { anyEvent, counted } from './events.ts';

/** Of these tables 19 would hold all meetings, were they spread evenly; some events have hardly more, some have plenty. */
const SIZE = { people: 70, meetings: 300, rounds: 16, tables: 20, zones: 2 };
const MORE_TABLES = 5;
const NO_SHOWS = 0.05;
const WALK_INS = 3;
const MEETINGS_OF_WALK_IN = 2;

export interface Healed {
  ms: number;
  /** Share of the future meetings that could have stayed where they were and have moved. */
  moved: number;
  /** Share of the weight that could be placed at most. */
  weight: number;
}

/** An event in its middle: some have not come, a table is gone, some walk in. What comes out is looked at by the checker. */
export function healOne(seed: number): Healed {
  const planned = anyEvent({ ...SIZE, tables: SIZE.tables + (seed % MORE_TABLES) }, seed);
  const { places } = makePlan(planned, { seed, moves: 1_000_000 });
  const { task, future } = disturbed(planned, places, seed);
  const start = performance.now();
  const { places: healed, moved, figures } = replan(task);
  const ms = performance.now() - start;
  const { faults } = checkPlan(task, healed);
  if (faults.length > 0) throw new Error(`A healed plan is wrong: ${faults[0]}`);
  return { ms, moved: moved.length / future, weight: figures.placedWeight / figures.weightBound };
}

function disturbed(planned: PlanTask, places: ReturnType<typeof makePlan>['places'], seed: number) {
  const random = createRandom(seed);
  const now = SIZE.rounds / 2;
  const rounds = counted(SIZE.rounds);
  const gone = new Set(random.shuffled(counted(SIZE.people)).slice(0, Math.ceil(SIZE.people * NO_SHOWS)));
  const lost = random.below(planned.points.length);
  let future = 0;
  const standing = planned.meetings.flatMap((meeting, index): TaskMeeting[] => {
    const place = places[index] ?? null;
    if (place === null) return [meeting];
    if (place.round <= now) return [{ ...meeting, now: place, locked: true }];
    // What cannot take place any more is no part of the task.
    if (meeting.people.some((person) => gone.has(person))) return [];
    future += 1;
    return [{ ...meeting, now: place, rounds: rounds.slice(now + 1) }];
  });
  const walkIns = counted(WALK_INS).flatMap((index) =>
    random
      .shuffled(counted(SIZE.people).filter((person) => !gone.has(person)))
      .slice(0, MEETINGS_OF_WALK_IN)
      .map(
        (person): TaskMeeting => ({ people: [person, SIZE.people + index], weight: 1, rounds: rounds.slice(now + 1) }),
      ),
  );
  const task: PlanTask = {
    ...planned,
    people: [...planned.people, ...counted(WALK_INS).map(() => ({ away: [] }))],
    points: planned.points.map((point, index) =>
      index === lost ? { ...point, rounds: rounds.slice(0, now + 1) } : point,
    ),
    meetings: [...standing, ...walkIns].map((meeting) =>
      meeting.locked ? meeting : { ...meeting, rounds: rounds.slice(now + 1) },
    ),
  };
  return { task, future };
}
