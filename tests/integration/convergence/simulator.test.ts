import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Disagreement } from '../../support/simulator/disagreement.ts';
import { FLAWS } from '../../support/simulator/flaws.ts';
import { REGRESSIONS } from '../../support/simulator/regressions.ts';
import { openSimulator, type Simulator } from '../../support/simulator/simulator.ts';

/** A few of what `npm run bench -- simulator` runs by the thousand. */
const SEEDS = 25;
/** Within so many simulations each flaw is found. */
const ENOUGH = 60;

const given = process.env.LANYARD_SEED;
const fixed = Array.from({ length: SEEDS }, (_, index) => 1_000 + index);
const seeds = given === undefined ? [...fixed, Date.now() % 1_000_000] : [Number(given)];

let simulator: Simulator;
beforeAll(async () => {
  simulator = await openSimulator();
});
afterAll(() => simulator.close());

test('desks that are connected in any way, cut off, restarted, upgraded and put out agree in the end', async () => {
  for (const seed of seeds) await simulator.run(seed);
});

test.each(REGRESSIONS)('$found (seed $seed)', async ({ seed }) => {
  await simulator.run(seed);
});

test('a seed is the same simulation again', async () => {
  expect(await simulator.run(7)).toEqual(await simulator.run(7));
});

describe('what is broken on purpose is found', () => {
  test.each(Object.entries(FLAWS))('%s', async (_, flaw) => {
    for (let seed = 1; seed <= ENOUGH; seed++) {
      const found = await simulator.run(seed, flaw).then(
        () => false,
        ({ cause }: Error) => {
          // A flaw that makes the code itself fail shows nothing of what simulations find.
          if (!(cause instanceof Disagreement)) throw cause;
          return true;
        },
      );
      if (found) return;
    }
    throw new Error(`${ENOUGH} simulations have not found it`);
  });
});
