import { checkPlan } from '#main/features/planner/check.ts';
import { makePlan, type Plan, type PlanTask } from '#main/features/planner/planning.ts';
import { createRandom } from '#shared/domain/random.ts';
import { type Figure, quantile } from './figures.ts';
import { asTask } from './plan/as-task.ts';
import { anyEvent, inZones } from './plan/events.ts';
import { firstFit } from './plan/first-fit.ts';
import { plainModel } from './plan/highs.ts';
import { healOne } from './plan/live.ts';
import { planted } from './plan/planted.ts';

/** Problems of the sizes that were published, each with a plan without gaps hidden in it and not one table to spare. */
const PROBLEMS = 20;
const SOON_S = 10;
const LATE_S = 60;
/** Events that are healed. */
const HEALED = 40;
const ZONES = 3;
/** Problems that a solver is asked to plan as well, and for how long. */
const COMPARED = 3;
const SOLVER_S = 120;

interface Planned {
  task: PlanTask;
  plan: Plan;
  /** Until all meetings had a round, in s; null where they never had. */
  feasibleAfter: number | null;
  /** Gaps by the time of {@link SOON_S}. */
  soonGaps: number;
}

/** The parts of the figures for plans, each to be measured alone as well. */
export const PLAN_PARTS: Record<string, (seed: number) => Figure[] | Promise<Figure[]>> = {
  'plans-published': measurePublished,
  'plans-compared': measureCompared,
  'plans-1000': (seed) =>
    measureEvent({ people: 1000, meetings: 5000, rounds: 20, tables: 300, zones: 1 }, seed, 10, 99.5),
  'plans-5000': (seed) => [
    ...measureEvent({ people: 5000, meetings: 25_000, rounds: 30, tables: 1000, zones: 1 }, seed, 60, 99),
    {
      what: 'most memory of the process by then',
      measured: process.resourceUsage().maxRSS / 1024,
      unit: 'MB',
      target: 1024,
    },
  ],
  'plans-short': (seed) =>
    measureEvent({ people: 1000, meetings: 5000, rounds: 20, tables: 225, zones: 1 }, seed, 10, null),
  'plans-live': measureLive,
  'plans-zones': measureZones,
};

function measurePublished(seed: number): Figure[] {
  const random = createRandom(seed);
  const planned: Planned[] = [];
  const firstFits: number[] = [];
  for (let number = 1; number <= PROBLEMS; number++) {
    const task = publishedSize(random, number);
    planned.push(plan(task, seed, LATE_S));
    firstFits.push(checkPlan(task, firstFit(task)).placed / task.meetings.length);
  }
  const worst = (values: (number | null)[]) => Math.max(...values.map((value) => value ?? Number.POSITIVE_INFINITY));
  const isOptimal = ({ plan: { unplaced, figures } }: Planned) => unplaced.length === 0 && figures.gaps === 0;
  return [
    {
      what: `${PROBLEMS} planted problems of published sizes, slowest to place all`,
      measured: worst(planned.map(({ feasibleAfter }) => feasibleAfter)) * 1000,
      unit: 'ms',
      target: 1000,
    },
    {
      what: `gaps above the optimum after ${SOON_S} s, worst`,
      measured: worst(planned.map(({ soonGaps }) => soonGaps)),
      unit: '',
      target: 2,
    },
    {
      what: `optimal after ${LATE_S} s`,
      measured: planned.filter(isOptimal).length,
      unit: '',
      target: 17,
      atLeast: true,
    },
    {
      what: 'largest spread of gaps among them',
      measured: worst(planned.map(({ plan: { figures } }) => figures.spread)),
      unit: '',
      target: 2,
    },
    {
      what: 'placed by first fit, on average',
      measured: (100 * firstFits.reduce((sum, share) => sum + share, 0)) / PROBLEMS,
      unit: '%',
      target: null,
    },
  ];
}

/** The same problems planned by us, by a solver with a plain model, and by first fit. */
async function measureCompared(seed: number): Promise<Figure[]> {
  const random = createRandom(seed);
  const figures: Figure[] = [];
  for (let number = 1; number <= COMPARED; number++) {
    const task = publishedSize(random, number);
    const ours = checkPlan(task, plan(task, seed, SOON_S).plan.places);
    const { places, bound } = await plainModel(task, SOLVER_S);
    const solved = places === null ? null : checkPlan(task, places);
    const byHand = checkPlan(task, firstFit(task));
    const words = `problem ${number}, ${task.people.length} people, ${task.meetings.length} meetings: gaps`;
    const gaps = (what: string, checked: typeof byHand | null): Figure => ({
      what,
      measured: checked?.gaps ?? Number.NaN,
      unit: `at ${checked?.placed ?? 0} placed`,
      target: null,
    });
    figures.push(
      gaps(`${words} after ${SOON_S} s`, ours),
      gaps(`the same by HiGHS after ${SOLVER_S} s (bound ${bound.toFixed(1)})`, solved),
      gaps('the same by first fit', byHand),
    );
  }
  return figures;
}

function publishedSize(random: ReturnType<typeof createRandom>, number: number): PlanTask {
  const rounds = 8 + random.below(15);
  const people = 40 + 2 * random.below(21);
  const most = Math.min(27, Math.floor(300 / rounds), Math.floor(people / 2) - 1);
  const tables = Math.max(12, Math.min(most, Math.floor((people / 2) * (0.4 + random.next() * 0.5))));
  const halves = random.next() * 0.5;
  const away = random.next() * 0.4;
  const problem = planted(number, { people, rounds, tables, halves, away, orders: random.below(20), fixed: 0.03 });
  return asTask(problem, tables);
}

/** @param target in percent of the weight that could be placed at most */
function measureEvent(
  size: Parameters<typeof anyEvent>[0],
  seed: number,
  seconds: number,
  target: number | null,
): Figure[] {
  const task = anyEvent(size, seed);
  const planned = plan(task, seed, seconds);
  const { placedWeight, weightBound, gaps, placed } = planned.plan.figures;
  const byHand = checkPlan(task, firstFit(task));
  const words = `${size.people} people, ${size.meetings} meetings, ${size.tables} tables`;
  return [
    {
      what: `${words}: placed in ${seconds} s, of the most there could be`,
      measured: (100 * placedWeight) / weightBound,
      unit: '%',
      target,
      atLeast: true,
    },
    { what: 'the same by first fit', measured: (100 * byHand.placedWeight) / weightBound, unit: '%', target: null },
    { what: 'meetings placed, gaps for each person', measured: gaps / size.people, unit: `at ${placed}`, target: null },
    {
      what: 'gaps for each person by first fit',
      measured: byHand.gaps / size.people,
      unit: `at ${byHand.placed}`,
      target: null,
    },
    { what: 'until all were placed', measured: (planned.feasibleAfter ?? Number.NaN) * 1000, unit: 'ms', target: null },
  ];
}

function measureLive(seed: number): Figure[] {
  healOne(seed);
  const healed = Array.from({ length: HEALED }, (_, index) => healOne(seed + 1 + index));
  return [
    {
      what: `${HEALED} events healed, p95`,
      measured: quantile(
        healed.map(({ ms }) => ms),
        0.95,
      ),
      unit: 'ms',
      target: 200,
    },
    {
      what: 'future meetings moved, most',
      measured: 100 * Math.max(...healed.map(({ moved }) => moved)),
      unit: '%',
      target: 5,
    },
    {
      what: 'weight placed of the most there could be, least',
      measured: 100 * Math.min(...healed.map(({ weight }) => weight)),
      unit: '%',
      target: 99,
      atLeast: true,
    },
  ];
}

function measureZones(seed: number): Figure[] {
  const tight = inZones(publishedSize(createRandom(seed), 1), ZONES);
  const loose = anyEvent({ people: 60, meetings: 250, rounds: 12, tables: 30, zones: ZONES }, seed);
  return [['tight tables', tight] as const, ['tables to spare', loose] as const].flatMap(([words, task]): Figure[] => {
    const { figures } = plan(task, seed, SOON_S).plan;
    const byHand = checkPlan(task, firstFit(task));
    return [
      {
        what: `${ZONES} zones, ${words}: changes of location`,
        measured: figures.locationChanges,
        unit: '',
        target: null,
      },
      { what: 'no choice of points has fewer than', measured: figures.locationChangesBound, unit: '', target: null },
      { what: 'by first fit', measured: byHand.locationChanges, unit: `at ${byHand.placed} placed`, target: null },
      { what: 'walked', measured: figures.walkMetres, unit: 'm', target: null },
    ];
  });
}

function plan(task: PlanTask, seed: number, seconds: number): Planned {
  let feasibleAfter: number | null = null;
  let soonGaps = Number.POSITIVE_INFINITY;
  const made = makePlan(task, {
    seed,
    seconds,
    onProgress: (best) => {
      if (best.placed < best.meetings) return;
      feasibleAfter ??= best.seconds;
      if (best.seconds <= SOON_S) soonGaps = best.gaps;
    },
  });
  const { faults } = checkPlan(task, made.places);
  if (faults.length > 0) throw new Error(`A plan is wrong: ${faults[0]}`);
  return { task, plan: made, feasibleAfter, soonGaps };
}
