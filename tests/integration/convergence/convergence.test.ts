import { expect, test } from 'vitest';
import type { Operation } from '#main/storage/operations/kind.ts';
import { operationKinds } from '#main/storage/operations/kinds/index.ts';
import { createRandom, type Random } from '#shared/domain/random.ts';
import { PayloadGenerator } from '../../support/core/payloads.ts';
import { countedIds, FakeClock, MORNING } from '../../support/core/ports.ts';
import { Replica } from '../../support/core/replica.ts';
import { jump, makeSome, worldIds, YEAR } from '../../support/core/world.ts';

const REPLICAS = 4;
const STEPS = 160;

/**
 * Some seeds that never change, so that a change of the code is what changes the outcome; and a new one each run, to go on
 * looking. A failing one is run again with LANYARD_SEED=<seed>.
 */
const given = process.env.LANYARD_SEED;
// The last one: two check-ins that claimed one id, of which one was of somebody who was erased.
const fixedSeeds = [1, 2, 3, 5, 6, 8, 47_530];
const seeds = given === undefined ? [...fixedSeeds, Date.now() % 1_000_000] : [Number(given)];

for (const seed of seeds) {
  test(`desks with skewed clocks end equal whatever the order of exchange (LANYARD_SEED=${seed})`, async () => {
    const random = createRandom(seed);
    const desks = await openDesks(random);
    const world = worldIds();
    const payloads = new PayloadGenerator(random, world);
    // Each kind comes once in any case.
    const due = random.shuffled(operationKinds);
    const made: Operation[] = [];

    for (let step = 0; step < STEPS; step += 1) {
      const desk = random.pick(desks);
      jump(random, desk.clock);
      if (random.chance(0.55)) made.push(...(await makeSome(random, payloads, desk.replica, due)));
      else if (random.chance(0.06)) await desk.replica.restart();
      else await exchange(random, random.pick(desks).replica, desk.replica);
    }
    // Every kind took part: a registry that nothing is drawn from would prove nothing. A new seed may happen to miss one.
    const isFixed = fixedSeeds.includes(seed);
    if (isFixed)
      expect(new Set(made.map((operation) => operation.kind))).toEqual(new Set(operationKinds.map(({ kind }) => kind)));

    for (const { replica } of desks) await receiveAll(random, replica, made);
    const [first, ...others] = await Promise.all(desks.map(({ replica }) => replica.state()));
    for (const other of others) expect(other).toEqual(first);
    const [said, ...alsoSaid] = await Promise.all(desks.map(({ replica }) => logOf(replica)));
    for (const other of alsoSaid) expect(other, 'what is left in the log').toEqual(said);

    const fresh = await Replica.open({ deskId: countedIds(99).next(), clock: new FakeClock(0) });
    await fresh.receive([...made].sort((a, b) => (a.hlc < b.hlc ? -1 : 1)));
    expect(await fresh.state(), 'rebuilt from scratch in the order of the clocks').toEqual(first);
    if (!isFixed) return;
    // The tables hold something to compare.
    expect(first?.tables.registrations?.rows).toBeGreaterThan(0);
    expect(first?.tables.presences?.rows).toBeGreaterThan(0);
    expect(first?.words.length).toBeGreaterThan(0);
  });
}

/** What the operations say, whatever the order in which they came. */
async function logOf(replica: Replica): Promise<string[]> {
  const operations = await replica.operations();
  return operations.map(({ hlc, kind, payload, redacted }) => `${hlc} ${kind} ${redacted} ${payload}`).sort();
}

async function openDesks(random: Random): Promise<{ replica: Replica; clock: FakeClock }[]> {
  return Promise.all(
    Array.from({ length: REPLICAS }, async (_, index) => {
      const clock = new FakeClock(MORNING + (random.next() - 0.5) * 8 * YEAR);
      return { clock, replica: await Replica.open({ deskId: countedIds(index + 1).next(), clock }) };
    }),
  );
}

/** Part of what one desk knows reaches another: some of it, in any order, some of it twice. */
async function exchange(random: Random, from: Replica, to: Replica): Promise<void> {
  const known = (await from.operations()).map(({ position: _, state: __, ...operation }) => operation);
  const some = random.shuffled(known).slice(0, random.below(known.length + 1));
  const twice = some.filter(() => random.chance(0.2));
  await inBatches(random, to, random.shuffled([...some, ...twice]));
}

async function receiveAll(random: Random, replica: Replica, made: readonly Operation[]): Promise<void> {
  await inBatches(random, replica, random.shuffled(made));
  const known = await replica.operations();
  expect(known.length, 'no operation is lost and none is kept twice').toBe(made.length);
  expect(known.filter((operation) => operation.state !== 'applied')).toEqual([]);
}

async function inBatches(random: Random, replica: Replica, operations: readonly Operation[]): Promise<void> {
  for (let start = 0; start < operations.length; ) {
    const size = random.chance(0.3) ? 1 : 1 + random.below(40);
    await replica.receive(operations.slice(start, start + size));
    start += size;
  }
}
