/**
 * npm run bench:plan -- FILE... [--seconds N] [--seed S]
 *
 * Plans the MiniZinc data files of the literature on B2B meetings and prints a line of JSON for each, counted from 1, for an outside
 * checker. The best plan within the time; sooner where no plan can be better, or where it is certain that none places all. A file that cannot
 * be read has a line on standard error instead, and the others are planned all the same.
 */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { checkPlan } from '#main/features/planner/check.ts';
import { makePlan } from '#main/features/planner/planning.ts';
import { asTask } from './as-task.ts';
import { readB2b } from './b2b-file.ts';

/** Each meeting weighs 1, and the bound is added up of fractions. */
const CERTAIN = 1e-6;
const USAGE = 'npm run bench:plan -- FILE... [--seconds N] [--seed S]';

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { seconds: { type: 'string', default: '10' }, seed: { type: 'string', default: '1' } },
  });
  const [seconds, seed] = [Number(values.seconds), Number(values.seed)];
  if (positionals.length === 0 || !(seconds > 0) || !Number.isInteger(seed)) throw new Error(`Usage: ${USAGE}`);
  for (const file of positionals)
    await planFile(file, seconds, seed).catch((error: Error) => fail(new Error(`${file}: ${error.message}`)));
} catch (error) {
  fail(error);
}

function fail(error: unknown): void {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 2;
}

/** npm runs this in the folder of the project, wherever it was called. */
function pathOf(file: string): string {
  return resolve(process.env.INIT_CWD ?? '', file);
}

function unreadable(error: NodeJS.ErrnoException): never {
  throw new Error(error.code === 'ENOENT' ? 'there is no such file.' : `this file cannot be read (${error.code}).`);
}

async function planFile(file: string, seconds: number, seed: number): Promise<void> {
  const read = readB2b(await readFile(pathOf(file), 'utf8').catch(unreadable));
  const task = asTask(read.problem, read.tables);
  const meetings = task.meetings.length;
  let secondsToBest = 0;
  let isImpossible = false;
  const { places } = makePlan(task, {
    seed,
    seconds,
    stop: () => isImpossible,
    onProgress: (best) => {
      isImpossible = best.weightBound < meetings - CERTAIN;
      if (best.phase === 'rounds') secondsToBest = best.seconds;
    },
  });
  const { faults, placed, gaps, spread } = checkPlan(task, places);
  if (faults.length > 0) throw new Error(`the plan is wrong: ${faults[0]}`);
  const line = {
    file,
    feasible: placed === meetings,
    breakGroups: gaps,
    spread,
    secondsToBest: Math.round(secondsToBest * 1000) / 1000,
    schedule: places.flatMap((place, meeting) =>
      place === null ? [] : [{ meeting: meeting + 1, slot: place.round + 1, table: place.point + 1 }],
    ),
  };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
