/**
 * npm run bench:plan -- FILE... [--seconds N] [--seed S]
 *
 * Plans the MiniZinc data files of the literature on B2B meetings and prints a line of JSON for each, counted from 1, for an outside
 * checker. The best plan within the time; sooner where no plan can be better.
 */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { checkPlan } from '#main/features/planner/check.ts';
import { UNPLACED } from '#main/features/planner/solver/problem.ts';
import { solve } from '#main/features/planner/solver/search.ts';
import { readB2b } from './b2b-file.ts';

const USAGE = 'npm run bench:plan -- FILE... [--seconds N] [--seed S]';

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { seconds: { type: 'string', default: '10' }, seed: { type: 'string', default: '1' } },
  });
  const [seconds, seed] = [Number(values.seconds), Number(values.seed)];
  if (positionals.length === 0 || !(seconds > 0) || !Number.isInteger(seed)) throw new Error(`Usage: ${USAGE}`);
  for (const file of positionals) await planFile(file, seconds, seed).catch(fail);
} catch (error) {
  fail(error);
}

function fail(error: unknown): void {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 2;
}

async function planFile(file: string, seconds: number, seed: number): Promise<void> {
  let problem: ReturnType<typeof readB2b>['problem'];
  try {
    ({ problem } = readB2b(await readFile(file, 'utf8')));
  } catch (error) {
    throw new Error(`${file}: ${(error as Error).message}`);
  }
  const start = performance.now();
  const elapsed = () => (performance.now() - start) / 1000;
  let secondsToBest = 0;
  const { placement } = solve(problem, {
    seed,
    stop: () => elapsed() >= seconds,
    onBetter: () => {
      secondsToBest = elapsed();
    },
  });
  const { faults, placed, gaps, spread } = checkPlan(problem, placement);
  if (faults.length > 0) throw new Error(`${file}: the plan is wrong: ${faults[0]}`);
  const tables = new Map<number, number>();
  const schedule = Array.from(placement, (round, meeting) => {
    if (round === UNPLACED) return null;
    const table = (tables.get(round) ?? 0) + 1;
    tables.set(round, table);
    return { meeting: meeting + 1, slot: round + 1, table };
  }).filter((line) => line !== null);
  const line = {
    file: basename(file),
    feasible: placed === problem.meetings.length,
    breakGroups: gaps,
    spread,
    secondsToBest: Math.round(secondsToBest * 1000) / 1000,
    schedule,
  };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
