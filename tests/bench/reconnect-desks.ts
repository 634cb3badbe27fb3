import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { replicatedDigests } from '#main/storage/operations/digest.ts';
import { createRandom } from '#shared/domain/random.ts';
import { type BenchDesk, openBenchDesk } from './bench-core.ts';
import { follow } from './children.ts';
import { dayOf, make, operationsOf } from './day.ts';
import type { Done, Order } from './reconnect.ts';

/** A process with all desks of a bench but the hub, until nobody tells it anything any more. */
const desks: BenchDesk[] = [];

follow(work, async () => {
  for (const desk of desks) await desk.close();
});

async function work(what: Order): Promise<Done> {
  switch (what.do) {
    case 'join':
      for (const [index, code] of what.codes.entries())
        desks.push(await joined(join(what.folder, String(index)), code, index));
      return {};
    case 'work': {
      for (const [index, { core }] of desks.entries()) {
        const { ids, organizationId } = core.context;
        const place = { eventId: what.eventId, organizationId, ids };
        await make(core.context, dayOf(place, createRandom(what.seed + index), what.guests, what.operations));
      }
      return {};
    }
    case 'reconnect':
      await Promise.all(desks.map((desk) => back(desk, what.total)));
      return {};
    case 'compare':
      return { digests: await Promise.all(desks.map(({ core }) => replicatedDigests(core.context.store.read))) };
  }
}

/** A new desk, that has all that the hub has. It starts anew to work with that. */
async function joined(folder: string, code: string, index: number): Promise<BenchDesk> {
  const alone = await openBenchDesk(folder);
  await alone.client.sync.join({ code, name: `Door ${index + 1}` });
  await alone.close();
  const desk = await openBenchDesk(folder);
  await desk.client.sync.now({});
  return desk;
}

const LAST = 'SELECT max(position) AS last FROM operations';

/** The network is back, which a desk looks for by itself every few seconds: here at once. */
async function back({ client, core }: BenchDesk, total: number): Promise<void> {
  await client.sync.now({});
  const { store } = core.context;
  // Counting all of them again and again would keep a core busy: positions only go up, and are looked up at once.
  while (((await store.read.get<{ last: number }>(LAST))?.last ?? 0) < total) await delay(100);
  while ((await operationsOf(store)) < total) await delay(100);
}
