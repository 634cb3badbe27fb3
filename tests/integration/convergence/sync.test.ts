import { expect, test } from 'vitest';
import { operationKinds } from '#main/storage/operations/kinds/index.ts';
import { createRandom, type Random } from '#shared/domain/random.ts';
import { Link, type Node } from '../../support/core/net.ts';
import { PayloadGenerator } from '../../support/core/payloads.ts';
import { countedIds, FakeClock, MORNING } from '../../support/core/ports.ts';
import { Replica } from '../../support/core/replica.ts';
import { jump, makeSome, worldIds, YEAR } from '../../support/core/world.ts';

const STEPS = 150;
const given = process.env.LANYARD_SEED;
const seeds = given === undefined ? [1, 2, 3, 4, Date.now() % 1_000_000] : [Number(given)];

async function openNodes(random: Random, count: number): Promise<Node[]> {
  return Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const clock = new FakeClock(MORNING + (random.next() - 0.5) * 8 * YEAR);
      return { clock, replica: await Replica.open({ deskId: countedIds(index + 1).next(), clock }) };
    }),
  );
}

for (const seed of seeds) {
  test(`desks that are cut off from their hub at any frame agree once they are not (LANYARD_SEED=${seed})`, async () => {
    const random = createRandom(seed);
    const [hub, ...desks] = await openNodes(random, 2 + random.below(4));
    if (hub === undefined) throw new Error('There is no hub');
    const payloads = new PayloadGenerator(random, worldIds());
    const due = random.shuffled(operationKinds);
    const links = new Map<Node, Link>();
    const connect = async (desk: Node) => {
      links.get(desk)?.cut();
      const link = new Link(hub, desk);
      links.set(desk, link);
      await link.begin();
      return link;
    };
    const nudge = (node: Node) => {
      for (const [desk, { ends }] of links) {
        if (node === hub) ends[0].nudge();
        if (node === desk) ends[1].nudge();
      }
    };
    let made = 0;
    for (let step = 0; step < STEPS; step++) {
      const desk = random.pick(desks);
      jump(random, desk.clock);
      if (random.chance(0.3)) {
        const maker = random.chance(0.2) ? hub : desk;
        made += (await makeSome(random, payloads, maker.replica, due)).length;
        nudge(maker);
      } else if (random.chance(0.08)) await connect(desk);
      else if (random.chance(0.05)) links.get(desk)?.cut();
      else if (random.chance(0.03)) {
        // A process that ends takes its connection with it.
        links.get(desk)?.cut();
        await desk.replica.restart();
      } else if (await links.get(desk)?.step(random)) nudge(hub);
    }
    // Whoever was heard first may hear of what came after from the hub alone.
    for (let round = 0; round < 2; round++) for (const desk of desks) await (await connect(desk)).settle(random);
    for (const { faults, parting } of links.values())
      expect({ faults, parting }).toEqual({ faults: [], parting: null });
    const [first, ...others] = await Promise.all([hub, ...desks].map(({ replica }) => replica.state()));
    for (const other of others) expect(other).toEqual(first);
    for (const { replica } of [hub, ...desks]) expect(await replica.operations()).toHaveLength(made);
    expect(made).toBeGreaterThan(30);
  });
}
