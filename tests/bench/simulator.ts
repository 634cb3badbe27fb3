import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Figure } from './figures.ts';
import type { Simulated } from './simulator-worker.ts';

/** The aim of issue 6. */
const SEEDS = 10_000;
/** Between two words on how far it is. In ms. */
const PROGRESS_MS = 10_000;

export interface SimulatorOptions {
  /** The first one. */
  seed: number;
  seeds: number;
}

/** What the command line says of it: one seed again, or how many from which on. */
export function simulatorOptions({ seed, seeds }: { seed?: string; seeds?: string }): SimulatorOptions {
  return { seed: Number(seed ?? 1), seeds: Number(seeds ?? (seed === undefined ? SEEDS : 1)) };
}

/**
 * Runs simulations of desks on all cores. Each seed that fails is printed, with how to see it again; Ctrl+C ends it with what
 * it has until then.
 */
export async function measureSimulator({ seed, seeds }: SimulatorOptions): Promise<Figure[]> {
  const begun = performance.now();
  const sum = { run: 0, failed: 0, desks: 0, operations: 0, frames: 0, powerCuts: 0 };
  let next = seed;
  let isCancelled = false;
  const tell = () => process.stderr.write(`${sum.run} of ${seeds} seeds, ${sum.failed} failed\n`);
  const timer = setInterval(tell, PROGRESS_MS);
  const cancel = () => {
    isCancelled = true;
  };
  process.once('SIGINT', cancel);

  const work = async (worker: ChildProcess) => {
    while (next < seed + seeds && !isCancelled) {
      worker.send(next++);
      const [answer] = (await once(worker, 'message')) as [Simulated];
      sum.run += 1;
      if ('failure' in answer) {
        sum.failed += 1;
        process.stderr.write(`${answer.failure}\n`);
        continue;
      }
      for (const name of ['desks', 'operations', 'frames', 'powerCuts'] as const) sum[name] += answer[name];
      if (seeds === 1) process.stderr.write(`${JSON.stringify(answer)}\n`);
    }
  };
  const file = fileURLToPath(new URL('./simulator-worker.ts', import.meta.url));
  // Two for each core: they wait for their databases half of the time.
  const workers = Array.from({ length: Math.min(seeds, 2 * availableParallelism()) }, () => fork(file));
  try {
    await Promise.all(workers.map(work));
  } finally {
    clearInterval(timer);
    process.removeListener('SIGINT', cancel);
    await Promise.all(
      workers.map(async (worker) => {
        if (worker.exitCode !== null) return;
        const exited = once(worker, 'exit');
        worker.disconnect();
        await exited;
      }),
    );
  }
  tell();
  const figure = (what: string, measured: number, unit = ''): Figure => ({ what, measured, unit, target: null });
  return [
    { what: `simulations after which desks differ, of ${sum.run}`, measured: sum.failed, unit: '', target: 0 },
    figure('desks in one, mean', sum.desks / sum.run),
    figure('operations in one, mean', sum.operations / sum.run),
    figure('frames in one, mean', sum.frames / sum.run),
    figure('machines that went out within a write, all together', sum.powerCuts),
    figure('time for all', (performance.now() - begun) / 60_000, 'min'),
  ];
}
