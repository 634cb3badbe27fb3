import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Flaw } from './flaws.ts';
import { makeTemplate } from './quick-store.ts';
import { type Outcome, simulate } from './simulation.ts';

/** A place where simulations run, one after the other. */
export interface Simulator {
  /** @throws Error that names the seed and how to see it again; its cause is a `Disagreement` where desks did not agree */
  run(seed: number, flaw?: Flaw): Promise<Outcome>;
  close(): Promise<void>;
}

export async function openSimulator(): Promise<Simulator> {
  const folder = await mkdtemp(join(tmpdir(), 'lanyard-simulator-'));
  const template = await makeTemplate(join(folder, 'template'));
  return {
    async run(seed, flaw) {
      const own = await mkdtemp(join(folder, 'seed-'));
      try {
        return await simulate(seed, { folder: own, template, ...(flaw === undefined ? {} : { flaw }) });
      } catch (error) {
        throw new Error(`${error instanceof Error ? error.message : String(error)}\n${againWith(seed)}`, {
          cause: error,
        });
      } finally {
        await rm(own, { recursive: true, force: true });
      }
    },
    close: () => rm(folder, { recursive: true, force: true }),
  };
}

function againWith(seed: number): string {
  return `Seed ${seed}. To see it again: npm run bench -- simulator --seed ${seed}`;
}
