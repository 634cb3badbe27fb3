import { expect, onTestFinished, test } from 'vitest';
import { tempFolder } from '../../support/core/folder.ts';
import { killAtRandom } from '../../support/several/kills.ts';
import { Venue } from '../../support/several/venue.ts';

/** `npm run bench -- kills` does it 300 times. */
const TIMES = 4;
const SEED = 3;

test('a hub and desks that are killed while people work have lost nothing that was acknowledged', async () => {
  const venue = await Venue.open(await tempFolder(), { desks: 2 });
  onTestFinished(() => venue.close());
  const kills = await killAtRandom(venue, { times: TIMES, seed: SEED, checkEvery: TIMES });
  expect(kills.faults, `seed ${SEED}`).toEqual([]);
  // Otherwise there was nothing to lose, or nobody was interrupted.
  expect(kills.midst).toBeGreaterThan(0);
  expect(kills.interrupted).toBeGreaterThan(0);
  expect(kills.answered).toBeGreaterThan(TIMES * 10);
  expect(kills.promises, 'of a hub').toBeGreaterThan(0);
});
