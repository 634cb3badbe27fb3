import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { createRandom } from '#shared/domain/random.ts';
import { tempFolder } from '../../support/core/folder.ts';
import { expectReplayable, expectSound, looking } from '../../support/crash/audit.ts';
import { CrashDesks } from '../../support/crash/desk.ts';
import { Staff } from '../../support/crash/staff.ts';

const KILLS = 200;
/** Everything that is recorded is compared with the log as a whole so many times. */
const REPLAYS = 8;
const AT_ONCE = 6;

const given = process.env.LANYARD_SEED;
const seed = given === undefined ? Date.now() % 1_000_000 : Number(given);

afterEach(({ task }) => {
  if (task.result?.state === 'fail') process.stderr.write(`Repeat with LANYARD_SEED=${seed}\n`);
});

test(`a desk that is killed ${KILLS} times has lost nothing that it answered (LANYARD_SEED=${seed})`, async () => {
  const random = createRandom(seed);
  const folder = await tempFolder();
  const desks = await CrashDesks.prepare();
  const staff = await Staff.prepare(random, await desks.open(folder));

  for (let kill = 1; kill <= KILLS; kill += 1) {
    const opening = await desks.begin(folder);
    if (random.chance(0.9)) {
      const work = staff.work(await opening.desk, AT_ONCE);
      // By answers rather than by time, so that there is something to lose on a slow machine as well.
      await staff.until(random.below(20));
      await delay(random.below(8));
      await opening.kill();
      await work;
    } else {
      // While it starts.
      await delay(random.below(80));
      await opening.kill();
    }
    await looking(folder, async (store) => {
      await expectSound(store.read);
      await staff.expectKept(store.read);
      if (kill % Math.ceil(KILLS / REPLAYS) === 0) await expectReplayable(store);
    });
  }
  // Otherwise there was nothing to lose, or nobody was interrupted.
  expect(staff.answered).toBeGreaterThan(KILLS * 5);
  expect(staff.interrupted).toBeGreaterThan(KILLS);
}, 600_000);
