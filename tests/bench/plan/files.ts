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
import { makePlan } from '#main/features/planner/planning.ts';
import { asTask } from './as-task.ts';
import { type B2bFile, readB2b } from './b2b-file.ts';

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
  let read: B2bFile;
  try {
    read = readB2b(await readFile(file, 'utf8'));
  } catch (error) {
    throw new Error(`${file}: ${(error as Error).message}`);
  }
  const task = asTask(read.problem, read.tables);
  let secondsToBest = 0;
  const { places } = makePlan(task, {
    seed,
    seconds,
    onProgress: (best) => {
      if (best.phase === 'rounds') secondsToBest = best.seconds;
    },
  });
  const { faults, placed, gaps, spread } = checkPlan(task, places);
  if (faults.length > 0) throw new Error(`${file}: the plan is wrong: ${faults[0]}`);
  const line = {
    file: basename(file),
    feasible: placed === task.meetings.length,
    breakGroups: gaps,
    spread,
    secondsToBest: Math.round(secondsToBest * 1000) / 1000,
    schedule: places.flatMap((place, meeting) =>
      place === null ? [] : [{ meeting: meeting + 1, slot: place.round + 1, table: place.point + 1 }],
    ),
  };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
