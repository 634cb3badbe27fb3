import { checkPlan } from '#main/features/planner/check.ts';
import type { Problem } from '#main/features/planner/solver/problem.ts';
import { type Solution, solve } from '#main/features/planner/solver/search.ts';
import { createRandom } from '#shared/domain/random.ts';
import type { Figure } from './figures.ts';
import { planted } from './plan/planted.ts';

/** Problems of the sizes that were published, each with a plan without gaps hidden in it and not one table to spare. */
const PROBLEMS = 20;
const SOON_S = 10;
const LATE_S = 60;

interface Planned {
  solution: Solution;
  /** Until all meetings had a round, in s; null where they never had. */
  feasibleAfter: number | null;
  /** Gaps by the time of {@link SOON_S}. */
  soonGaps: number;
}

/** Plans problems of several sizes; what comes out is looked at by the checker. */
export async function measurePlans(seed: number): Promise<Figure[]> {
  const random = createRandom(seed);
  const planned: Planned[] = [];
  for (let number = 1; number <= PROBLEMS; number++) {
    const rounds = 8 + random.below(15);
    const people = 40 + 2 * random.below(21);
    const most = Math.min(27, Math.floor(300 / rounds), Math.floor(people / 2) - 1);
    const tables = Math.max(12, Math.min(most, Math.floor((people / 2) * (0.4 + random.next() * 0.5))));
    const halves = random.next() * 0.5;
    const away = random.next() * 0.4;
    const problem = planted(number, { people, rounds, tables, halves, away, orders: random.below(20), fixed: 0.03 });
    planned.push(plan(problem, seed, LATE_S));
  }
  const worst = (values: (number | null)[]) => Math.max(...values.map((value) => value ?? Number.POSITIVE_INFINITY));
  const optimal = planned.filter(({ solution }) => solution.unplacedWeight === 0 && solution.gaps === 0);
  const middle = plan(event(1000, 5000, 20, 300, seed), seed, 10);
  const large = plan(event(5000, 25_000, 30, 1000, seed), seed, 60);
  const share = ({ solution: { placement } }: Planned) =>
    (100 * placement.filter((round) => round !== -1).length) / placement.length;
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
    { what: `not optimal after ${LATE_S} s`, measured: PROBLEMS - optimal.length, unit: '', target: 3 },
    {
      what: 'largest spread of gaps among them',
      measured: worst(planned.map(({ solution }) => solution.spread)),
      unit: '',
      target: 2,
    },
    { what: '1,000 people, 5,000 meetings: placed in 10 s', measured: share(middle), unit: '%', target: null },
    {
      what: 'the same, until all were placed',
      measured: (middle.feasibleAfter ?? NaN) * 1000,
      unit: 'ms',
      target: null,
    },
    { what: '5,000 people, 25,000 meetings: placed in 60 s', measured: share(large), unit: '%', target: null },
    {
      what: 'the same, until all were placed',
      measured: (large.feasibleAfter ?? NaN) * 1000,
      unit: 'ms',
      target: null,
    },
  ];
}

function plan(problem: Problem, seed: number, seconds: number): Planned {
  const start = performance.now();
  const elapsed = () => (performance.now() - start) / 1000;
  let feasibleAfter: number | null = null;
  let soonGaps = Number.POSITIVE_INFINITY;
  const solution = solve(problem, {
    seed,
    stop: () => elapsed() > seconds,
    onBetter: ({ unplacedWeight, gaps }) => {
      if (unplacedWeight > 0) return;
      feasibleAfter ??= elapsed();
      if (elapsed() <= SOON_S) soonGaps = gaps;
    },
  });
  const { faults } = checkPlan(problem, solution.placement);
  if (faults.length > 0) throw new Error(`A plan is wrong: ${faults[0]}`);
  return { solution, feasibleAfter, soonGaps };
}

/** An event in which some are asked for far more often than others, and everybody is away a fifth of the time. */
function event(people: number, count: number, rounds: number, tables: number, seed: number): Problem {
  const random = createRandom(seed);
  const days = Array.from({ length: rounds }, () => 0);
  const away = Array.from({ length: people }, () => [...days.keys()].filter(() => random.chance(0.2)));
  const asked = new Map<string, [number, number]>();
  const has = new Int32Array(people);
  const isFull = (person: number) => (has[person] ?? 0) >= rounds - 1 - (away[person]?.length ?? 0);
  while (asked.size < count) {
    const [one, other] = [Math.floor(random.next() ** 1.3 * people), random.below(people)];
    const name = `${Math.min(one, other)} ${Math.max(one, other)}`;
    if (one === other || asked.has(name) || isFull(one) || isFull(other)) continue;
    for (const person of [one, other]) has[person] = (has[person] ?? 0) + 1;
    asked.set(name, [one, other]);
  }
  return {
    days,
    capacity: days.map(() => tables),
    people,
    away,
    meetings: [...asked.values()].map((pair) => ({ people: pair, weight: 0.2 + random.next() })),
  };
}
