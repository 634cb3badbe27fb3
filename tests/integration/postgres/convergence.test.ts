import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Operation } from '#main/storage/operations/kind.ts';
import { operationKinds } from '#main/storage/operations/kinds/index.ts';
import type { PostgresLog } from '#main/sync/postgres/postgres-log.ts';
import { createRandom, type Random } from '#shared/domain/random.ts';
import { openHubLog } from '../../support/core/hub-log.ts';
import { Link, type Node } from '../../support/core/net.ts';
import { PayloadGenerator } from '../../support/core/payloads.ts';
import { countedIds, FakeClock, MORNING } from '../../support/core/ports.ts';
import { Replica } from '../../support/core/replica.ts';
import { jump, makeSome, worldIds, YEAR } from '../../support/core/world.ts';
import { type PostgresServer, startPostgres } from '../../support/postgres.ts';

const DESKS = 20;
const HUBS = 3;
const STEPS = 600;
const given = process.env.LANYARD_SEED;
const seeds = given === undefined ? [1, 2, Date.now() % 1_000_000] : [Number(given)];

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.stop());

async function openDesk(random: Random, number: number): Promise<Node> {
  const clock = new FakeClock(MORNING + (random.next() - 0.5) * 8 * YEAR);
  return { clock, replica: await Replica.open({ deskId: countedIds(number).next(), clock }) };
}

/** What a log says, whatever the order in which it came. */
function said(operations: readonly Operation[]): string[] {
  return operations
    .map(({ deskId, seq, payload, redacted }) => `${deskId} ${String(seq).padStart(6)} ${redacted === 1} ${payload}`)
    .sort();
}

/** All that a hub holds by now. */
async function everything(log: PostgresLog): Promise<Operation[]> {
  const found: (Operation & { position: number })[] = [];
  for (;;) {
    const page = await log.after(found.at(-1)?.position ?? 0, 1_000_000);
    if (page.length === 0) return found;
    found.push(...page);
  }
}

for (const seed of seeds) {
  test(`desks that are cut off at any frame, and come back to any process of the hub, agree in the end (LANYARD_SEED=${seed})`, async () => {
    const random = createRandom(seed);
    const url = await server.createDatabase();
    const hubs = await Promise.all(
      Array.from({ length: HUBS }, async () => ({ ...(await openHubLog(url)), clock: new FakeClock() })),
    );
    const desks = await Promise.all(Array.from({ length: DESKS }, (_, index) => openDesk(random, index + 1)));
    const payloads = new PayloadGenerator(random, worldIds());
    const due = random.shuffled(operationKinds);
    const links = new Map<Node, Link>();
    const connect = async (desk: Node) => {
      links.get(desk)?.cut();
      const link = new Link(random.pick(hubs), desk);
      links.set(desk, link);
      await link.begin();
      return link;
    };
    for (const { log } of hubs)
      log.onNews(() => {
        for (const { ends } of links.values()) ends[0].nudge();
      });
    let made = 0;
    for (let step = 0; step < STEPS; step++) {
      const desk = random.pick(desks);
      jump(random, desk.clock);
      if (random.chance(0.25)) {
        made += (await makeSome(random, payloads, desk.replica, due)).length;
        links.get(desk)?.ends[1].nudge();
      } else if (random.chance(0.15)) await connect(desk);
      else if (random.chance(0.05)) links.get(desk)?.cut();
      else if (random.chance(0.03)) {
        links.get(desk)?.cut();
        await desk.replica.restart();
      } else {
        // Several at once, so that processes of the hub take operations in beside each other.
        const others = [desk, ...random.shuffled(desks).slice(0, 4)];
        await Promise.all(others.map((other) => links.get(other)?.step(random)));
      }
    }
    // Whoever was heard first may hear of what came after from the hub alone.
    for (let round = 0; round < 2; round++) for (const desk of desks) await (await connect(desk)).settle(random);
    for (const { faults, parting } of links.values())
      expect({ faults, parting }).toEqual({ faults: [], parting: null });
    // One that joins now has all from the hub, as far as that still says it.
    const late = await openDesk(random, DESKS + 1);
    const joining = await connect(late);
    await joining.settle(random);
    const [first, ...others] = await Promise.all([...desks, late].map(({ replica }) => replica.state()));
    for (const other of others) expect(other).toEqual(first);
    const [desk] = desks;
    if (desk === undefined) throw new Error('There is nobody');
    // Another process, that has read nothing so far.
    const held = await everything((await openHubLog(url)).log);
    expect(held).toHaveLength(made);
    // What is to be forgotten is forgotten by the hub as it is by desks.
    expect(said(held)).toEqual(said(await desk.replica.operations()));
    expect(made).toBeGreaterThan(100);
  });
}
